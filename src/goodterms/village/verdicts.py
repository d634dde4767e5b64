"""What a reader of the two stories would say of six drafts to each person: from what the two truly are to each other.

The stories: one wrote a pitch after three years of silence, never having noticed it, and with another programme before;
one asked everybody on a list for referrals, people who knew him from a tip at most. Both times not the words
were wrong but the asking of somebody to whom one had become a stranger, or had never been anything else. So the reader
looks at what was built, at what is left of it, and at what had happened; no message is counted and no day measured.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

from goodterms.village.absences import Absences
from goodterms.village.ledger import state
from goodterms.village.ties import ACQUAINTED, Tie
from goodterms.words import Kind, State, Word


class Draft(NamedTuple):
    """Something the owner might send. ``many``: to everybody at once. ``kind``, ``weight``: of its ask."""

    text: str
    kind: Kind
    weight: int
    many: bool = False


DRAFTS = MappingProxyType(
    {
        "hello": Draft(
            "Hello! It has been a while, and I thought of you when I passed the harbour. I hope you are well.",
            Kind.NONE, 0,
        ),
        "question": Draft("Hello, which day suits you for the drawings, Tuesday or Thursday?", Kind.QUESTION, 1),
        "favour": Draft("Hello, could you look over my two pages for the fair before Friday, please?", Kind.FAVOUR, 2),
        "referral": Draft(
            "Hello, I am looking for new clients for my stands. Could you refer me to two people who exhibit?",
            Kind.REFERRAL, 3,
        ),
        "pitch": Draft(
            "We have launched a brand new programme. It pays double this quarter. Would you like to join us today?",
            Kind.PITCH, 3,
        ),
        "blast": Draft(
            "Dear connections, I am asking all of you for referrals. Do you know anybody who needs a stand? "
            "Please send me the names of two people you could refer me to.",
            Kind.REFERRAL, 3, many=True,
        ),
    }
)  # fmt: skip
"""Six drafts, lightest first."""

LEFT = MappingProxyType({1: 0.012, 2: 0.08, 3: 0.42})
"""Closeness that has to be left for an ask of each weight to be welcome: the reader's feeling."""

BUILT = MappingProxyType({1: 0.0, 2: 0.0, 3: ACQUAINTED})
"""Closeness that must ever have been there for a hello to mend what is missing."""


class Said(NamedTuple):
    """The reader's word and the reason in half a sentence."""

    word: Word
    why: str


def verdict(tie: Tie, absences: Absences, draft: Draft, ts: int) -> Said:
    """What the reader says of a draft to the person of this tie at a time."""
    if draft.weight == 0:
        return Said(Word.DONT, "asked to be left alone") if tie.opted_out else Said(Word.GO, "a hello asks for nothing")
    if tie.opted_out and draft.weight >= 3:
        return Said(Word.DONT, "asked to be left alone")
    if not tie.exchanged:
        return Said(Word.DONT if draft.weight >= 3 else Word.HELLO_FIRST, "never spoke with each other")
    standing = state(tie, absences, ts)
    if standing is State.GONE:
        return Said(Word.DONT if draft.weight >= 3 else Word.HELLO_FIRST, "silent to everyone")
    if standing is State.BACK:
        return Said(Word.HELLO_FIRST, "only just back")
    return _by_closeness(tie, draft, ts)


def _by_closeness(tie: Tie, draft: Draft, ts: int) -> Said:
    left = tie.fade(ts)
    if left >= LEFT[draft.weight] and not (draft.many and tie.built < LEFT[3]):
        return Said(Word.GO, "close enough for it")
    if draft.weight >= 3 and tie.built < BUILT[draft.weight]:
        return Said(Word.DONT, "there was never enough between the two for that")
    return Said(
        Word.HELLO_FIRST, "little is left of what there was" if tie.built > left + 0.05 else "not close enough yet"
    )
