"""What was said between the two lately: the open question, the last thing talked of, and words to quote."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from goodterms.asks.bears import bears
from goodterms.asks.once import once
from goodterms.asks.read_before import ASK, want
from goodterms.asks.reading.greeting import HELLO
from goodterms.asks.reading.kind import selling
from goodterms.asks.reading.mass import mass
from goodterms.asks.reading.opt_out import opt_out
from goodterms.asks.reading.read import Asked
from goodterms.asks.reading.slips import slips
from goodterms.asks.standards import Standards
from goodterms.asks.weights import WEIGHTS
from goodterms.text.pattern import Pattern
from goodterms.text.sentences import sentences
from goodterms.words import DAY, Case, Evidence, Kind, Said, Word, day

QUOTED = 12
"""Words quoted at most."""

FEW = 3
"""A message to so many people still speaks to each of them."""

SELLING = frozenset({Kind.PITCH, Kind.RECRUIT})
SOLD = frozenset(f"{ASK}{kind}" for kind in SELLING)

HEAVY = 3
"""Weight from which an ask is no small talk: introduction, referral, pitch, and above."""

BEGINNING = 600
"""Characters within which a message that sells mostly says so."""

LOOKED_AT = 2_000
"""Characters within which the first sentence that says something is looked for."""

_ADDRESSED = Pattern(
    r"^\s*(?:hi|hello|hey|dear|(?:good )?(?:morning|afternoon|evening))(?: [^\W\d_][\w.'-]*){0,3}"
    r"\s*[,!:\u2013-][\s,!]*",
    re.IGNORECASE,
)
"""A greeting with a name before the words themselves: ``Hello Theo, ``."""

_DECLINED = Pattern(
    r"^(?:no|nope|sorry|brilliant|great|ok|okay|i(?:'m| am) (?:afraid|sorry)"
    r"|i (?:don['\u2019]?t|do not|can['\u2019]?t|cannot|won['\u2019]?t|would rather not))\b[^.?!]*[.!]?$",
    re.IGNORECASE,
)
"""A refusal, or an empty word of thanks: true, and nothing to take up again."""

_PASSING = Pattern(
    r"^(?:(?:wonderful|lovely|great|thanks?|thank you|good|fine|ok(?:ay)?)[,!.]? )*(?:and )?"
    r"(?:have|enjoy|wish(?:ing)? you) (?:an?|your|the) (?:\w+ ){0,2}"
    r"(?:day|evening|night|week|weekend|time|trip|holidays?)\b"
    r"|^i(?:'m| am) (?:so |very |rather )?(?:late|sorry)\b|^i (?:must|have to) (?:say no|decline|pass)\b"
    r"|\b(?:far|much|way) too long\b|\blong time no\b"
    r"|\bit(?: has|['\u2019]?s) been (?:ages|so long|a (?:long )?while)\b"
    r"|\b(?:i )?laughed out loud\b|\bi know (?:that|the) feeling\b|\bmade my day\b|\bi know what you mean\b"
    r"|^(?:well,? )?who would have thought\b|\b(?:good|nice|glad|pleased) to (?:be connected|connect|meet you)\b"
    r"|\b(?:add you to|join) my (?:\w+ ){0,2}network\b|\b(?:stay|keep) in touch\b"
    r"|\bwho (?:are you|is this)\b|\bdo (?:we|i) know (?:each other|you)\b|\b(?:do|don't) you (?:still )?remember me\b",
    re.IGNORECASE,
)
"""Wishes in passing, excuses for a late answer, refusals, words of meeting, and asking who one is: true, and nothing to
take up.
"""

_GRATEFUL = Pattern(r"\b(?:thanks?|thank you|thx|much obliged|grateful|appreciate[ds]?)\b", re.IGNORECASE)

THANKS = 8
"""Words up to which a sentence with thanks in it does nothing but thank."""

_CARRYING = re.compile(r"[^\W\d_]{4,}")
_EMPTY = frozenset(
    {
        "that", "this", "with", "have", "very", "what", "your", "made", "great", "nice", "good", "well", "would",
        "could", "will", "same", "here", "there", "then", "from", "just", "really", "been", "were", "they", "them",
        "more", "much", "perfect", "sorry", "sweet", "lovely", "fine", "okay", "sure",
    }
)  # fmt: skip
"""Words of four letters and more that carry nothing by themselves."""

CARRYING = 2
"""Other words of four letters and more that a sentence must have to be worth taking up."""

_REPLIED = Pattern(r"^(?:(?:re|fwd?|aw|wg|antw|sv|tr)\s*:\s*|\[[^\]]{1,40}\]\s*)+", re.IGNORECASE)
"""What mail programs and lists put before a subject."""

TITLE = 3
"""Words that the subject of a message must have to tell what it was about; a meeting is called by what it is."""

_NO_TOPIC = frozenset(
    {
        "again", "checking", "date", "details", "following", "hello", "info", "information", "long", "message", "mind",
        "note", "quick", "question", "questions", "reminder", "request", "seen", "short", "something", "thing",
        "things", "thought", "thoughts", "time", "update", "word", "words",
    }
)  # fmt: skip
"""Words by which a subject tells that somebody writes, and not about what: ``Just a thought``."""

_SOON = Pattern(
    r"\b(?:today|tonight|tomorrow|right away|asap|in an? (?:hour|minute|moment)|in (?:\w+ ){1,2}minutes"
    r"|(?:this|next|coming) (?:morning|afternoon|evening|week|weekend|month)"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|at (?:noon|\d{1,2}(?::\d\d| ?[ap]m| o'clock)))\b",
    re.IGNORECASE,
)
"""Words that name a time by the day they were written on."""

_AHEAD = Pattern(
    r"\?|(?:\b|['\u2019])(?:will|ll|shall|let['\u2019]?s|going to|can|could|would|may|might|must|should|is|are|am|m|re"
    r"|see you|please)\b",
    re.IGNORECASE,
)
"""Signs that a sentence speaks of what is or comes: what was done on a Monday stays done."""

SOON = 14
"""Days after which what was said of such a time has passed, and is not taken up again; a choice of ours."""

_ENDED = Pattern(r"^(?:best|kind|warm|many)?\W*(?:regards|wishes|thanks|cheers|thank you)\b", re.IGNORECASE)


@once
def spoken(case: Case) -> tuple[Said, ...]:
    """What counts as contact, newest first; nothing at or after the moment of judging."""
    return tuple(said for said in case.recent if said.contact and said.ts < case.as_of)


@once
def met_since(case: Case) -> Said | None:
    """The newest meeting since the two last went back and forth: one of more people than talk with each other."""
    last = case.tie.facts.last_two_way if case.tie.facts else None
    return next((said for said in spoken(case) if said.kind == "meeting" and said.ts > (last or 0)), None)


@once
def last_heard(case: Case) -> Said | None:
    """Their newest word to you."""
    return next((said for said in spoken(case) if not said.out), None)


@once
def sells_to_you(case: Case) -> bool:
    """Whether their newest word to you is a pitch."""
    said = last_heard(case)
    return said is not None and said.kind == "message" and (_sold(said) or _pitches(said.text[:BEGINNING]))


def is_personal(said: Said, standards: Standards) -> bool:
    """Whether a piece has words meant for few that neither sell nor ask for something heavy."""
    if not said.text or said.recipients > FEW or _to_many(said.text):
        return False
    wants = want(said, standards)
    heavy = wants.p >= standards.ask_at and WEIGHTS[wants.kind] >= HEAVY
    return wants.kind not in SELLING and not heavy


@once
def open_question(case: Case, standards: Standards) -> tuple[Said, str] | None:
    """Their newest message that is owed an answer and got none, with the words that ask; or None.

    Owed: a real question, or an ask meant for you that the tie bears. Never a pitch or what follows it up ("did you
    get my offer?"), a note to many, a closing "thanks", an ask heavier than the tie. Any word, call or meeting of yours
    after it closes it; so does ``owed_days``.
    """
    since = case.as_of - standards.owed_days * DAY
    waiting = [(said, want(said, standards)) for said in _unanswered(case, since)]
    sold = next((place for place, (_, wants) in enumerate(waiting) if wants.kind in SELLING), -1)
    asked = waiting[sold + 1 :]
    owed = ((said, quote(wants.span.words)) for said, wants in asked if _owed(case, said, wants, standards))
    return next(owed, None)


@once
def last_topic(case: Case) -> tuple[Said, str] | None:
    """The newest thing said that has words worth quoting, and those words; or None. Theirs, or of a call or meeting,
    before the owner's own.

    Not from a note to many, nor from a pitch.
    """
    pieces = spoken(case)
    theirs = (said for said in pieces if not said.out or said.kind != "message")
    theirs = (said for said in theirs if said.kind != "message" or not only_sells(case, said))
    mine = (said for said in pieces if said.out)
    return next(_topics(case, theirs), None) or next(_topics(case, mine), None)


PITCHES = 2
"""Pitches after which an ask that could be anything is taken for one more."""


def only_sells(case: Case, said: Said) -> bool:
    """Whether a message of theirs stands in a row in which they have done little but sell since you last talked."""
    return not said.out and said.ts > _sold_from(case)


@once
def _sold_from(case: Case) -> float:
    """The moment of the last exchange, where they have mostly sold since; infinite where they have not."""
    last = case.tie.facts.last_two_way if case.tie.facts else None
    since = 0 if last is None else last
    theirs = [one for one in spoken(case) if not one.out and one.kind == "message" and one.ts > since]
    if len(theirs) < PITCHES:
        return math.inf
    sold = sum(_sold(one) or _pitches(one.text[:BEGINNING]) for one in theirs)
    return since if sold >= PITCHES and sold * 2 > len(theirs) else math.inf


def _topics(case: Case, pieces: Iterable[Said]) -> Iterator[tuple[Said, str]]:
    few = (said for said in pieces if said.recipients <= FEW and not _sold(said))
    worded = ((said, standing(case, said) or titled(said)) for said in few)
    return ((said, words) for said, words in worded if words and not (_sells(said, words) or _to_many(said.text)))


@lru_cache(maxsize=4096)
def gist(text: str, *, lasting: bool = False, told: bool = False) -> str:
    """The first sentence of a text that says something, shortened; empty when none does.

    ``lasting``: of those that name no time which has passed since (``Are you open on Tuesday?``). ``told``: of those
    that are no questions.
    """
    start = text[:BEGINNING]
    said = _first_said(start, lasting=lasting, told=told)
    # what reaches to the end of the beginning may go on behind it
    if len(start) < len(text) and (not said or start.rstrip().endswith(said)):
        said = _first_said(text[:LOOKED_AT], lasting=lasting, told=told)
    return quote(said)


def standing(case: Case, said: Said) -> str:
    """The gist of a piece as far as it can still be taken up: of what was said lately, all of it; of what lies back, no
    time that has passed, and no question after which the other had a word.
    """
    if case.as_of - said.ts <= SOON * DAY:
        return gist(said.text)
    return gist(said.text, lasting=True, told=_went_on(case, said))


def _went_on(case: Case, said: Said) -> bool:
    """Whether the other of the two had a word after it."""
    return any(one.out is not said.out and one.ts > said.ts for one in spoken(case))


def titled(said: Said) -> str:
    """What a piece was about by its subject, where that tells anything."""
    words = quote(_REPLIED.sub("", said.subject.strip()))
    if said.kind == "meeting":
        return words
    telling = set(_CARRYING.findall(words.casefold())) - _EMPTY - _NO_TOPIC
    return words if telling and len(words.split()) >= TITLE else ""


def _first_said(text: str, *, lasting: bool, told: bool) -> str:
    """The first sentence that says something, without its greeting."""
    bare = (_ADDRESSED.sub("", one.words) for one in sentences(text))
    telling = (words for words in bare if _says_something(words) and not (told and words.rstrip().endswith("?")))
    return next((words for words in telling if not (lasting and _passed(words))), "")


def _passed(words: str) -> bool:
    return _SOON.search(words) is not None and _AHEAD.search(words) is not None


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


def _unanswered(case: Case, since: int) -> Iterator[Said]:
    for said in spoken(case):
        if said.out or said.ts < since or said.kind in {"call", "meeting"}:
            return
        if said.kind == "message" and said.recipients <= FEW:
            yield said


def _owed(case: Case, said: Said, want: Asked, standards: Standards) -> bool:
    if want.kind in SELLING:
        return False
    borne = bears(standards.bears, case.tie.depth, WEIGHTS[want.kind]) is Word.GO
    due = borne if want.p >= standards.ask_at else want.kind is Kind.QUESTION
    return due and not _to_many(said.text)


def _to_many(text: str) -> bool:
    return mass(text) is not None or bool(slips(text))


def _sold(said: Said) -> bool:
    """Whether it was read as a pitch when it came in."""
    return said.acts is not None and not SOLD.isdisjoint(said.acts)


def _sells(said: Said, words: str) -> bool:
    """Whether the words quoted sell, or stand at the head of a message of theirs that does."""
    return selling(words) is not None or (not said.out and _pitches(said.text[:BEGINNING]))


@lru_cache(maxsize=4096)
def _pitches(text: str) -> bool:
    return any(selling(one.words) is not None for one in sentences(text))


def _says_something(sentence: str) -> bool:
    if (
        len(sentence.split()) < 4
        or any(words.match(sentence) for words in (_ENDED, _DECLINED))
        or _PASSING.search(sentence)
    ):
        return False
    carrying = [found for found in _CARRYING.findall(sentence.casefold()) if found not in _EMPTY]
    if len(carrying) < CARRYING or _only_thanks(sentence) or opt_out(sentence) is not None:
        return False
    return not any(hello.match(sentence) for hello in HELLO)


def _only_thanks(sentence: str) -> bool:
    return len(sentence.split()) <= THANKS and _GRATEFUL.search(sentence) is not None
