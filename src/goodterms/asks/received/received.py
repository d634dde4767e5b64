"""One message that came in, with what was known when it arrived; and how it looks from the side of who sent it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from goodterms.asks.bears import bears
from goodterms.asks.burden import asked, borne, burden
from goodterms.asks.durations import lasting
from goodterms.asks.history import PITCHES, SELLING
from goodterms.asks.received.enquiry import enquires
from goodterms.asks.rules.long_silence import HEAVY, TALKS_ELSEWHERE, is_long
from goodterms.asks.standards import Standards
from goodterms.asks.weights import CALLED
from goodterms.words import DAY, About, Case, Depth, Evidence, Kind, Said, Word, day

FROM_THEM = {**CALLED, Kind.RECRUIT: "an attempt to recruit you"}
"""How a sentence names what came in."""


class Earlier(NamedTuple):
    """Something they had asked for before, and the words that did."""

    said: Said
    kind: Kind
    words: str


class Away(NamedTuple):
    """The owner's own silence to everybody: since when, and until when; None while it lasted."""

    since: int
    until: int | None


class From(NamedTuple):
    """Somebody else, and what they sent."""

    name: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Received:
    """One message that came in. ``case``: who sent it, how you two stood, what had been said; ``case.recipients``: to
    how many it went. ``asked``: earlier asks of theirs, newest first. ``gave``: what they had given. ``away``: your own
    silence then. ``copies``: who else had sent nearly the same. ``bulk``: it has the marks of a mailing. ``abouts``:
    what is known of them. ``voucher``: who brought you two together; ``by_their_word``: only they say so. ``theirs``:
    the case as they see it. ``supposed``: nothing in it tells what it asks for, and what they asked before makes it one
    more pitch; the reading of ``case`` then says so.
    """

    case: Case
    text: str = ""
    asked: Sequence[Earlier] = ()
    gave: Sequence[Evidence] = ()
    away: Away | None = None
    copies: Sequence[From] = ()
    bulk: bool = False
    abouts: Sequence[About] = ()
    voucher: From | None = None
    by_their_word: bool = False
    theirs: Case = field(init=False)
    supposed: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        if _goes_on_selling(self):
            object.__setattr__(self, "supposed", True)
            object.__setattr__(self, "case", replace(self.case, reading=replace(self.case.reading, kind=Kind.PITCH)))
        mirrored = tuple(replace(said, out=not said.out) for said in self.case.recent)
        object.__setattr__(self, "theirs", replace(self.case, recent=mirrored))

    @property
    def sells(self) -> bool:
        """Whether it sells: a pitch, or recruiting."""
        return self.case.reading.kind in SELLING


def since_talk(received: Received) -> list[Earlier]:
    """What they had asked for since you two last went back and forth, newest first."""
    last = received.case.tie.facts.last_two_way if received.case.tie.facts else None
    return [one for one in received.asked if last is None or one.said.ts > last]


def _goes_on_selling(received: Received) -> bool:
    """Whether an ask of which no word tells the kind ("Shall I set you up?") comes from one who has only sold of late.

    `PITCHES` at least since you two last went back and forth, and more of them than of all else: a choice of ours.
    """
    reading = received.case.reading
    if reading.kind is not Kind.UNSURE or reading.declared or received.case.tie.depth is Depth.RELATIONSHIP:
        return False
    asked = since_talk(received)
    sold = sum(one.kind in SELLING for one in asked)
    return sold >= PITCHES and sold * 2 > len(asked)


def weight(received: Received, standards: Standards) -> int:
    """What the ask weighs, less what you had invited; nothing when a customer asks for what you may sell."""
    return 0 if enquires(received.case) else burden(received.theirs, standards)


def unlifted(received: Received) -> int:
    """What the ask weighs by its kind."""
    return asked(received.case)


def owed(received: Received, standards: Standards) -> Word:
    """The table's word on it, mirrored: what their tie to you does not bear, you need not do for them.

    After a long silence a heavy ask waits, as it would the other way round. What sells and is not borne is let go:
    nobody has to get to know a pitch better.
    """
    heavy = weight(received, standards)
    word = borne(received.case, heavy, standards)
    if word is Word.GO and heavy >= HEAVY and silent(received, standards):
        word = Word.HELLO_FIRST
    return Word.DONT if received.sells and word is Word.HELLO_FIRST else word


def silent(received: Received, standards: Standards) -> bool:
    """Whether a real tie had been silent for long when this came."""
    case = received.case
    last = case.tie.facts.last_two_way if case.tie.facts else None
    if last is None or not standards.long_silence or case.tie.depth.rank < Depth.CONTACT.rank:
        return False
    return is_long(case, last, standards) and not (case.person and TALKS_ELSEWHERE in case.person.flags)


def would_bear(received: Received, standards: Standards) -> bool:
    """Whether the depth alone bears it, however long the silence."""
    return bears(standards.bears, received.case.tie.depth, weight(received, standards)) is Word.GO


def ask(received: Received) -> str:
    """How a sentence calls what came: ``a pitch``."""
    return FROM_THEM[received.case.reading.kind]


def before(received: Received, ts: int) -> str:
    """``4 March 2020, nearly three years before``."""
    return f"{day(ts)}, {lasting((received.case.as_of - ts) / DAY)} before"
