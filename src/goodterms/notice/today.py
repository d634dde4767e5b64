"""The morning's few lines: who waits for an answer, who is back, and which relationship has just gone quiet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from goodterms.words import DAY, Coverage, Depth, Evidence, Person, Said, State, Tie, as_far_as, day

MOST = 3
"""Lines a day: more are not read (peers' users ask for a list that ends)."""

ANSWER_DAYS = 60
"""A question older than this is no longer a matter of today: ours."""

JUST_QUIET_DAYS = 365
"""Relationships silent for longer are dormant: they are found by `people --state dormant`, not urged every morning."""


SEEN_DAYS = 30
"""When the newest piece of history is older than this, a silence cannot be told from history not brought in: ours."""


class Why(IntEnum):
    """What makes a line, in the order of what would be lost by waiting."""

    OWED = 0
    BACK = 1
    QUIET = 2
    BLIND = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody today may be about. ``owed``: their open question and its words; ``last``: the last words said."""

    person: Person
    tie: Tie
    owed: tuple[Said, str] | None = None
    last: tuple[Said, str] | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of today. ``person``: None when it is about what we can see, not about somebody."""

    person: Person | None
    why: Why
    says: str
    evidence: tuple[Evidence, ...]
    do: str


def waits(tie: Tie, as_of: int) -> bool:
    """Whether somebody known wrote last, and lately: worth looking whether they asked something."""
    facts = tie.facts
    if facts is None or facts.last_in is None or tie.depth.rank < Depth.CONTACT.rank:
        return False
    return facts.last_in > (facts.last_out or 0) and as_of - facts.last_in <= ANSWER_DAYS * DAY


def quiet(tie: Tie, as_of: int) -> bool:
    """Whether a relationship has gone quiet within the year."""
    facts = tie.facts
    if facts is None or facts.last_two_way is None or tie.depth is not Depth.RELATIONSHIP:
        return False
    return tie.state is State.QUIET and as_of - facts.last_two_way <= JUST_QUIET_DAYS * DAY


def back(tie: Tie) -> bool:
    """Whether somebody one really knew was seen again after a long silence to everyone."""
    return tie.state is State.BACK and tie.depth.rank >= Depth.ACQUAINTANCE.rank


def weight(tie: Tie) -> tuple[int, int]:
    """What would be lost with a tie: what was built, as weeks with an exchange and days in touch."""
    facts = tie.facts
    return (0, 0) if facts is None else (facts.occasions, facts.days)


def lines(candidates: Sequence[Candidate], coverage: Sequence[Coverage], as_of: int, most: int = MOST) -> list[Line]:
    """The lines of a day, the ones with most to lose first.

    Nobody is called quiet when the history itself ends weeks ago: then one line says what to bring in.
    """
    blind = _blind(coverage, as_of)
    ordered = sorted(candidates, key=lambda candidate: tuple(-part for part in weight(candidate.tie)))
    found = [line for one in ordered if (line := _line(one, coverage, as_of)) is not None]
    if blind is not None:
        found = [line for line in found if line.why is not Why.QUIET]
    found.sort(key=lambda line: line.why)
    return found[:most] if blind is None else [*found[: most - 1], blind]


def _blind(coverage: Sequence[Coverage], as_of: int) -> Line | None:
    """The line that says how far we can see, when that is too long ago to speak of silence."""
    newest = max((seen.last for seen in coverage), default=None)
    if newest is None or as_of - newest <= SEEN_DAYS * DAY:
        return None
    says = f"The newest thing I can see is from {day(newest)}, so I cannot say who has gone quiet since."
    return Line(None, Why.BLIND, says, (), "Bring in newer exports: goodterms import PATH")


def _line(candidate: Candidate, coverage: Sequence[Coverage], as_of: int) -> Line | None:
    if candidate.owed is not None:
        return _owed(candidate, *candidate.owed)
    if back(candidate.tie):
        return _back(candidate, coverage)
    return _quiet(candidate, coverage) if quiet(candidate.tie, as_of) else None


def _owed(candidate: Candidate, said: Said, words: str) -> Line:
    name = _name(candidate)
    return Line(
        candidate.person,
        Why.OWED,
        f"{name} asked you on {day(said.ts)}: “{words}”. I see no answer from you.",
        (_shown(said, words),),
        f"Answer {name}.",
    )


def _back(candidate: Candidate, coverage: Sequence[Coverage]) -> Line:
    name = _name(candidate)
    seen = candidate.tie.returned_at or candidate.tie.last_sighting
    since = f": seen again on {day(seen)} after" if seen else " after"
    return Line(
        candidate.person,
        Why.BACK,
        f"{name} is back{since} months of silence to everyone{as_far_as(tuple(coverage))}. {_last(candidate)}",
        _last_shown(candidate),
        f"Say hello to {name}, and ask for nothing.",
    )


def _quiet(candidate: Candidate, coverage: Sequence[Coverage]) -> Line:
    name, facts = _name(candidate), candidate.tie.facts
    since = day(facts.last_two_way) if facts is not None and facts.last_two_way is not None else "long ago"
    return Line(
        candidate.person,
        Why.QUIET,
        f"You and {name} have not spoken since {since}{as_far_as(tuple(coverage))}. {_last(candidate)}",
        _last_shown(candidate),
        f"Say hello to {name}; take up where you left off.",
    )


def _last(candidate: Candidate) -> str:
    if candidate.last is None:
        return ""
    said, words = candidate.last
    who = "you" if said.out else "they"
    return f"On {day(said.ts)} {who} wrote: “{words}”."


def _last_shown(candidate: Candidate) -> tuple[Evidence, ...]:
    return () if candidate.last is None else (_shown(*candidate.last),)


def _shown(said: Said, words: str) -> Evidence:
    return Evidence(said.interaction, said.ts, said.channel, words)


def _name(candidate: Candidate) -> str:
    person = candidate.person
    return person.name or (person.handles[0].value if person.handles else "somebody")
