"""What they told or asked that was passed over: their news, or a question that the owner's answer did not take up.

Read by cues of high precision and low recall, in English; what is missed is missed in silence. Taken up is what any
later word of the owner's touches on, by a word of the same stem or a kind word on news; a call or a meeting after it
settles it too, for nobody can see what was said there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from goodterms.asks.history import FEW, is_personal, open_question, quote, spoken
from goodterms.asks.once import once
from goodterms.asks.read_before import wishes_to_be_spared
from goodterms.asks.reading.matching import plain, word
from goodterms.asks.reading.personal import personal_hello
from goodterms.asks.standards import Standards
from goodterms.text.sentences import sentences
from goodterms.words import DAY, Case, Said, Span


class Passed(NamedTuple):
    """One piece that was passed over. ``question``: they asked; else it was news of theirs."""

    said: Said
    words: str
    question: bool


_WE = r"(?:i|we|my (?:\w+ )?(?:wife|husband|partner|son|daughter|mother|father|mum|dad|brother|sister))"
NEWS = word(
    rf"\b{_WE} (?:have |has |'ve |just |finally |also |recently )*"
    r"(?:had (?:a|our|her|his) (?:\w+ )?(?:baby|son|daughter|boy|girl|operation|accident|stroke)"
    r"|got (?:married|engaged|promoted|divorced)|(?:lost|quit|left) (?:my|our|his|her) job|broke (?:my|his|her) \w+"
    r"|moved (?:to|house|into|in)|bought (?:a|our) (?:\w+ )?(?:house|flat|boat)"
    r"|retired|graduated|passed (?:my|the|his|her) \w+|was (?:in hospital|very ill|promoted|laid off)"
    r"|(?:is|am|are|'m|'re) (?:expecting|getting married|in hospital|retiring)|started (?:a|my|our) (?:new |own )+\w+"
    r"|opened (?:a|our|my) (?:own )?\w+|won (?:the|a|first)|published (?:a|my|our)|died|passed away)\b"
    r"|\b(?:my|our) (?:\w+ )?(?:mother|father|mum|dad|wife|husband|brother|sister|son|daughter|dog|cat|grand\w+)"
    r" (?:has |just )?(?:died|passed away|was born)\b|\bi(?:'ve| have) (?:a )?new job\b|\bour (?:\w+ )?(?:son|daughter"
    r"|baby|twins) (?:was|were) born\b"
)
"""News of somebody's life. Smoke-tested."""

KIND_WORD = word(
    r"\b(?:congrat\w+|sorry (?:to hear|for your loss|about)|condolence\w*|glad to hear|happy (?:to hear|for you)"
    r"|good (?:news|to hear)|great (?:news|to hear)|wonderful|lovely|delighted|get well|thinking of you|poor you"
    r"|well done|how (?:exciting|sad|terrible|awful|nice|lovely)|all the best|welcome to|i had no idea)\b"
)
"""Words that take news up, whatever it was."""

TELLS = word(
    r"\b(?:it|we|i|all|everything|that|she|he|they|things|both)(?:'s|'m|'re|'ve| (?:is|was|were|went|are|am|had|has"
    r"|have|did|didn't|got|came|all|still|never))\b|^(?:yes|no|fine|very well|not (?:too|so) bad|good,? thank\w*"
    r"|well,? thank\w*|slowly|better)\b"
)
"""Words that may well answer how something went: a question that met them was not passed over."""

LETTERS = 4
"""Letters at the beginning by which two words are of one stem: "move", "moving"."""

_COMMON = frozenset(
    {
        "with", "that", "this", "have", "from", "your", "will", "when", "what", "they", "them", "then", "than", "there",
        "here", "been", "were", "just", "like", "well", "good", "about", "after", "before", "into", "over", "some",
        "time", "would", "could", "should", "which", "where", "hello", "dear", "thank", "thanks", "know", "come",
        "came", "also", "very", "only", "more", "most", "much", "need", "want", "make", "made", "take", "took", "week",
        "year", "month", "today", "back", "again", "think", "going", "does", "doing", "done", "their", "still", "since",
        "while", "every", "other", "looking", "look",
    }
)  # fmt: skip
_LETTERS = re.compile(r"[a-z']{4,}")


@once
def asked_of_you(case: Case, standards: Standards) -> tuple[Said, str] | None:
    """`open_question`, but for the wish to be written to no more: that is heeded, not answered."""
    found = open_question(case, standards)
    return None if found is None or wishes_to_be_spared(found[0]) is not None else found


@once
def passed_over(case: Case, standards: Standards) -> Passed | None:
    """Their newest question or news within ``owed_days`` that the owner's later words passed over; or None.

    Their newest message itself is no matter of this: what is unanswered is `open_question`'s.
    """
    since = case.as_of - standards.owed_days * DAY
    later: list[Said] = []
    for said in spoken(case):
        if said.kind in {"call", "meeting"} or said.ts < since:
            return None
        if said.out:
            later.append(said)
        elif later and said.recipients <= FEW:
            found = _in(said.text)
            if found is not None and is_personal(said, standards) and not _taken_up(*found, later):
                return Passed(said, quote(found[0].words), found[1])
    return None


def brings_up(text: str, words: str) -> bool:
    """Whether a text touches on words said before: one word of the same stem, or a kind word."""
    return bool(stems(text) & stems(words)) or KIND_WORD.search(plain(text)) is not None


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """The words that carry a text, by the letters that they begin with."""
    return frozenset(found[:LETTERS] for found in _LETTERS.findall(plain(text)) if found not in _COMMON)


def _taken_up(sentence: Span, asks: bool, later: Sequence[Said]) -> bool:  # noqa: FBT001 - as `_in` gives them
    told = asks and any(TELLS.search(plain(said.text)) for said in later)
    return told or any(brings_up(said.text, sentence.words) for said in later)


@lru_cache(maxsize=4096)
def _in(text: str) -> tuple[Span, bool] | None:
    """The sentence that tells news of theirs, or asks after something of the reader's by name; and whether it asks."""
    hello = personal_hello(text)
    for one in sentences(text[:2000]):
        if one.words.rstrip().endswith("?"):
            if hello is not None and hello.named and one.start <= hello.span.start < one.end:
                return one, True
        elif NEWS.search(plain(one.words)):
            return one, False
    return None
