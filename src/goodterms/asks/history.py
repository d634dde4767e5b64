"""What was said between the two lately: the open question, the last thing talked of, and words to quote."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goodterms.asks.bears import bears
from goodterms.asks.reading.greeting import HELLO
from goodterms.asks.reading.read import read
from goodterms.asks.standards import Standards
from goodterms.asks.weights import WEIGHTS
from goodterms.text.sentences import sentences
from goodterms.words import DAY, Case, Evidence, Kind, Reading, Said, Word, day

QUOTED = 12
"""Words quoted at most."""

FEW = 3
"""A message to so many people still speaks to each of them."""

SELLING = frozenset({Kind.PITCH, Kind.RECRUIT})
_ENDED = re.compile(r"^(?:best|kind|warm|many)?\W*(?:regards|wishes|thanks|cheers|thank you)\b", re.IGNORECASE)


def spoken(case: Case) -> tuple[Said, ...]:
    """What counts as contact, newest first; nothing at or after the moment of judging."""
    return tuple(said for said in case.recent if said.contact and said.ts < case.as_of)


def last_heard(case: Case) -> Said | None:
    """Their newest word to you."""
    return next((said for said in spoken(case) if not said.out), None)


def open_question(case: Case, standards: Standards) -> tuple[Said, str] | None:
    """Their newest message that is owed an answer and got none, with the words that ask; or None.

    Owed: a real question, or an ask meant for you that the tie bears. Never a pitch, a note to many, a closing
    "thanks",
    an ask heavier than the tie. Any word, call or meeting of yours after it closes it; so does ``owed_days``.
    """
    since = case.as_of - standards.owed_days * DAY
    asked = ((said, read(said.text, standards=standards)) for said in _unanswered(case) if said.ts >= since)
    found = next(((said, reading) for said, reading in asked if _owed(case, reading, standards)), None)
    return None if found is None else (found[0], quote(found[1].span.words if found[1].span else found[0].text))


def last_topic(case: Case) -> tuple[Said, str] | None:
    """The newest thing said that has words worth quoting, theirs or yours, and those words; or None."""
    worded = ((said, gist(said.text) or quote(said.subject)) for said in spoken(case))
    return next(((said, words) for said, words in worded if words), None)


def gist(text: str) -> str:
    """The first sentence of a text that says something, shortened; empty when none does."""
    kept = (one.words for one in sentences(text[:2000]) if _says_something(one.words))
    return quote(next(kept, ""))


def quote(words: str) -> str:
    """Up to `QUOTED` words as they stand, an ellipsis where more followed, no dots or commas at the end."""
    parts = words.split()
    short = " ".join(parts[:QUOTED]).rstrip(" .,;:")
    return f"{short} …" if len(parts) > QUOTED else short


def evidence(said: Said, words: str = "") -> Evidence:
    """A kept piece as evidence."""
    return Evidence(said.interaction, said.ts, said.channel, words)


def recalled(said: Said, words: str) -> str:
    """A piece recalled: ``what they wrote on 3 May 2019: “…”``, ``your meeting of 3 May 2019: “…”``."""
    who = "you" if said.out else "they"
    what = f"what {who} wrote on" if said.kind == "message" else f"your {said.kind} of"
    return f"{what} {day(said.ts)}: “{words}”"


def _unanswered(case: Case) -> Iterator[Said]:
    for said in spoken(case):
        if said.out or said.kind in {"call", "meeting"}:
            return
        if said.kind == "message" and said.recipients <= FEW:
            yield said


def _owed(case: Case, reading: Reading, standards: Standards) -> bool:
    if reading.mass or reading.slips or reading.kind in SELLING:
        return False
    if reading.band == "ask":
        return bears(standards.bears, case.tie.depth, WEIGHTS[reading.kind]) is Word.GO
    return reading.kind is Kind.QUESTION


def _says_something(sentence: str) -> bool:
    return len(sentence.split()) >= 4 and not _ENDED.match(sentence) and not any(h.match(sentence) for h in HELLO)
