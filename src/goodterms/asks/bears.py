"""How severe a finding is: every table in one place, a word for an ask of each weight (0 hello, 1 question, 2 favour,
3 introduction, referral or pitch, 4 recruiting or money).

`BEARS` is what a tie bears by its depth; the others are what comes on top: silence, absence, numbers, what is open
between the two. The worst word wins. The owner's standards override `BEARS` cell by cell (``bears.contact.3 = dont``);
the others are switched off, or moved, by their courtesies and thresholds.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from goodterms.words import Depth, Word

_GO, _HELLO, _DONT = Word.GO, Word.HELLO_FIRST, Word.DONT

Row = tuple[Word, ...]
"""The word for an ask of weight 0, 1, 2, 3, 4."""

Table = Mapping[Depth, Row]
"""Depth -> its row."""

ALWAYS: Row = (_GO, _GO, _GO, _GO, _GO)
"""Nothing but a line."""

BEARS: Table = MappingProxyType(
    {
        # weight of the ask:   0    1       2       3       4
        Depth.UNKNOWN: (_GO, _HELLO, _HELLO, _HELLO, _HELLO),
        Depth.NAME: (_GO, _HELLO, _HELLO, _DONT, _DONT),
        Depth.CONTACT: (_GO, _GO, _HELLO, _DONT, _DONT),
        Depth.ACQUAINTANCE: (_GO, _GO, _GO, _HELLO, _DONT),
        Depth.RELATIONSHIP: (_GO, _GO, _GO, _GO, _HELLO),
    }
)
"""Two-way history decides: in company mail, 21 in 100 messages to people who never wrote were answered, 79 in 100 of
those to people with whom it went both ways. The row for unknown holds only where the history we can see would not
have shown them; where it would, they are weighed as a name."""

QUIET: Table = MappingProxyType(
    {
        Depth.CONTACT: (_GO, _HELLO, _HELLO, _HELLO, _HELLO),
        Depth.ACQUAINTANCE: (_GO, _GO, _HELLO, _HELLO, _HELLO),
        Depth.RELATIONSHIP: (_GO, _GO, _GO, _HELLO, _HELLO),
    }
)
"""After a long silence of up to ``dormant_days``. Silence alone hardly tells who answers (AUC .52, against .76 from
past counts), so the deeper the tie the less it weighs: a friend may be asked what day it is at any time, and for a
favour within a year, with a line that tells how long it was."""

DORMANT: Table = MappingProxyType(
    {
        Depth.CONTACT: (_GO, _HELLO, _HELLO, _HELLO, _HELLO),
        Depth.ACQUAINTANCE: (_GO, _HELLO, _HELLO, _HELLO, _HELLO),
        Depth.RELATIONSHIP: (_GO, _GO, _HELLO, _HELLO, _HELLO),
    }
)
"""After a longer one. Never worse than a hello first: dormant ties help as much as current ones."""

GONE: Row = (_GO, _HELLO, _HELLO, _HELLO, _HELLO)
BACK: Row = (_GO, _GO, _HELLO, _HELLO, _HELLO)
"""To somebody silent to everyone, and to somebody just back who was not greeted."""

MANY: Table = MappingProxyType(
    {
        Depth.UNKNOWN: (_GO, _GO, _HELLO, _DONT, _DONT),
        Depth.NAME: (_GO, _GO, _HELLO, _DONT, _DONT),
        Depth.CONTACT: (_GO, _GO, _HELLO, _DONT, _DONT),
        Depth.ACQUAINTANCE: (_GO, _GO, _HELLO, _HELLO, _HELLO),
        Depth.RELATIONSHIP: ALWAYS,
    }
)
"""One ask to many alike."""

_SOME: Row = (_GO, _HELLO, _HELLO, _HELLO, _HELLO)
_REAL: Row = (_GO, _GO, _HELLO, _HELLO, _HELLO)

STRAIGHT: Table = MappingProxyType(
    {depth: _REAL for depth in Depth if depth is not Depth.RELATIONSHIP} | {Depth.RELATIONSHIP: ALWAYS}
)
"""Without a greeting, where the tie has cooled; where it has not, and between friends, a line."""

OWED: Table = MappingProxyType(
    {depth: _SOME for depth in Depth if depth is not Depth.RELATIONSHIP} | {Depth.RELATIONSHIP: _REAL}
)
"""While something is plainly due from the owner: their open question, an overdue promise, a sorry."""

PROMISED: Table = MappingProxyType({**OWED, Depth.RELATIONSHIP: ALWAYS})
"""While what was read as a promise of the owner's is overdue. What the owner wrote down to have promised is `OWED`."""

SAID_NO: Table = MappingProxyType(
    {
        Depth.UNKNOWN: ALWAYS,
        Depth.NAME: _SOME,
        Depth.CONTACT: _SOME,
        Depth.ACQUAINTANCE: _REAL,
        Depth.RELATIONSHIP: ALWAYS,
    }
)
"""After a plain no of the owner's, with nothing said since."""

COURTEOUS: Table = MappingProxyType(
    {depth: _REAL for depth in Depth if depth is not Depth.RELATIONSHIP} | {Depth.RELATIONSHIP: ALWAYS}
)
"""While something kind was left out: thanks, a word on their news, anything in return. Friends do not count."""

UNANSWERED: tuple[Table, Table] = (
    MappingProxyType(
        {
            Depth.UNKNOWN: ALWAYS,
            Depth.NAME: _REAL,
            Depth.CONTACT: _REAL,
            Depth.ACQUAINTANCE: (_GO, _GO, _GO, _HELLO, _HELLO),
            Depth.RELATIONSHIP: ALWAYS,
        }
    ),
    MappingProxyType(
        {depth: (_GO, _HELLO, _DONT, _DONT, _DONT) for depth in Depth if depth is not Depth.RELATIONSHIP}
        | {Depth.RELATIONSHIP: _REAL}
    ),
)
"""While earlier asks lie without an answer: below ``unanswered_asks`` of them, and from there on."""


def bears(table: Table, depth: Depth, weight: int) -> Word:
    """The word for an ask of ``weight`` (0 to 4) to a tie of ``depth``."""
    return table[depth][weight]
