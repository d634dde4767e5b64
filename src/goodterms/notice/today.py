"""The morning's few lines: who waits for an answer, who is back, and which relationship has just gone quiet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from goodterms.words import DAY, Coverage, Depth, Evidence, Person, Said, State, Tie, as_far_as, day

MOST = 3
"""Lines a day: more are not read (peers' users ask for a list that ends)."""

ANSWER_DAYS = 60
"""A question older than this is no longer a matter of today: ours."""

MOST_OWED = 2
"""Of a day's lines at most so many are questions that wait, so that who is back or quiet has a place too: ours."""

JUST_QUIET_DAYS = 365
"""Relationships silent for longer are dormant: they are found by `people --state dormant`, not urged every morning."""


QUIET_DAYS = 60
"""Days without a word of either's before anybody is said to be quiet, whatever the chance: ours. Whoever got a word
lately needs no reminder."""

USUAL_GAPS = 3
"""So many of a tie's own median gaps must have passed as well: where two write twice a year, two months are no silence.
If gaps came by chance (exponentially), one in eight would be longer. Ours."""

AGAIN_DAYS = 14
"""Days for which it is a matter of today that somebody wrote again: ours."""

SILENCE_DAYS = 90
"""Days without a word between two after which a word is one again: a season, as for absences (`docs/words.md`)."""

SEEN_DAYS = 30
"""When the newest piece of history is older than this, a silence cannot be told from history not brought in: ours."""


STATES = {state: place for place, state in enumerate(State)}


class Why(IntEnum):
    """What makes a line, in the order of what would be lost by waiting.

    First what others wait for and what has its day: a word that was given, an answer, a birthday, a meeting tomorrow,
    somebody who is back or wrote again.
    Then what is warm for a few days: a meeting, help that worked out, an introduction, a new job, a word of theirs that
    is due. A silence of months loses least by one day more.
    """

    PROMISED = 0
    OWED = 1
    BIRTHDAY = 2
    AHEAD = 3
    BACK = 4
    AGAIN = 5
    MET = 6
    THANKS = 7
    SENT_BY = 8
    NEWS = 9
    AWAITED = 10
    AWAY = 11
    UNSTOPPED = 12
    GONE = 13
    QUIET = 14
    BLIND = 15


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody today may be about. ``owed``: their open question and its words; ``last``: the last words said.
    ``again``: the word that ended a long silence, its words, and when the word before it was (UTC seconds).
    """

    person: Person
    tie: Tie
    owed: tuple[Said, str] | None = None
    last: tuple[Said, str] | None = None
    again: tuple[Said, str, int] | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of today. ``person``: None when it is about what we can see, not about somebody.

    ``key``: what the line is about; a line of the same key brings nothing new.
    """

    person: Person | None
    why: Why
    says: str
    evidence: tuple[Evidence, ...]
    do: str
    key: str = ""


def worth_a_look(
    columns: Mapping[str, NDArray[np.float64]], depth: NDArray[np.int8], state: NDArray[np.int8], as_of: int
) -> Iterator[tuple[Why, list[int]]]:
    """For each reason the rows it may hold for, those with most to lose first.

    ``columns``: named as in `words.Facts`, NaN where nothing is known. ``depth``: ranks of `Depth`. ``state``:
    positions in `State`, -1 for none.
    """
    last_in, last_out = columns["last_in"], np.nan_to_num(columns["last_out"])
    lately = (last_in > last_out) & (as_of - last_in <= ANSWER_DAYS * DAY)
    yield Why.OWED, _most_first(columns, lately & (depth >= Depth.CONTACT.rank))
    gone = (state == STATES[State.GONE]) & (depth == Depth.RELATIONSHIP.rank)
    lately_gone = as_of - np.fmax(columns["last_sighting"], columns["last_in"]) <= JUST_QUIET_DAYS * DAY
    yield Why.GONE, _most_first(columns, gone & lately_gone)
    greeted = last_out >= columns["returned_at"]  # a word of the owner's since is the hello, and often the beginning
    back = (state == STATES[State.BACK]) & ~greeted
    yield Why.BACK, _most_first(columns, back & (depth >= Depth.ACQUAINTANCE.rank))
    again = (last_in > last_out) & (as_of - last_in <= AGAIN_DAYS * DAY) & (columns["days"] > 1)
    yield Why.AGAIN, _most_first(columns, again & (depth >= Depth.ACQUAINTANCE.rank))
    within = as_of - columns["last_two_way"] <= JUST_QUIET_DAYS * DAY
    patience = np.fmax(QUIET_DAYS, USUAL_GAPS * np.nan_to_num(columns["median_gap"])) * DAY
    within &= as_of - np.fmax(columns["last"], last_out) >= patience
    related = depth == Depth.RELATIONSHIP.rank
    yield Why.QUIET, _most_first(columns, (state == STATES[State.QUIET]) & related & within)


def _most_first(columns: Mapping[str, NDArray[np.float64]], chosen: NDArray[np.bool_]) -> list[int]:
    """These rows by what would be lost with the tie: weeks with an exchange, then days in touch."""
    rows = np.flatnonzero(chosen)
    order = np.lexsort((-columns["days"][rows], -np.nan_to_num(columns["occasions"][rows])))
    found: list[int] = rows[order].tolist()
    return found


def still_waits(said: Said, as_of: int) -> bool:
    """Whether a question is young enough to be a matter of today; an older one comes up before the next ask."""
    return as_of - said.ts <= ANSWER_DAYS * DAY


def ended_silence(recent: Sequence[Said]) -> tuple[Said, int] | None:
    """The message of theirs that ended a silence of `SILENCE_DAYS` and has no answer, and when the word before it was.

    ``recent``: the last pieces of two, the newest first.
    """
    for newer, older in pairwise(recent):
        if newer.out or newer.kind != "message":
            return None
        if newer.ts - older.ts >= SILENCE_DAYS * DAY:
            return newer, older.ts
    return None


def blind(coverage: Sequence[Coverage], as_of: int) -> Line | None:
    """The line that says how far we can see, when that is too long ago to speak of silence."""
    newest = max((seen.last for seen in coverage), default=None)
    if newest is None or as_of - newest <= SEEN_DAYS * DAY:
        return None
    says = f"The newest thing I can see is from {day(newest)}, so I cannot say who has gone quiet since."
    return Line(None, Why.BLIND, says, (), "Bring in newer exports: goodterms import PATH", f"blind:{day(newest)}")


def line(candidate: Candidate, coverage: Sequence[Coverage], why: Why) -> Line | None:
    """What is to be said of somebody for one reason; None when it does not hold on a closer look."""
    if why is Why.OWED:
        return None if candidate.owed is None else _owed(candidate, *candidate.owed)
    if why is Why.AGAIN:
        return None if candidate.again is None else _again(candidate, *candidate.again, coverage)
    if why is Why.GONE:
        return _gone(candidate, coverage)
    return _back(candidate, coverage) if why is Why.BACK else _quiet(candidate, coverage)


def _owed(candidate: Candidate, said: Said, words: str) -> Line:
    name = _name(candidate)
    return Line(
        candidate.person,
        Why.OWED,
        f"{name} asked you on {day(said.ts)}: “{words}”. I see no answer from you.",
        (_shown(said, words),),
        f"Answer {name}.",
        f"owed:{said.interaction}",
    )


def _back(candidate: Candidate, coverage: Sequence[Coverage]) -> Line:
    name = _name(candidate)
    seen = candidate.tie.returned_at or candidate.tie.last_sighting
    since = f": seen again on {day(seen)} after" if seen else " after"
    there = tuple(one for one in coverage if one.last >= (seen or 0))  # what ended before shows no return
    return Line(
        candidate.person,
        Why.BACK,
        f"{name} is back{since} months of silence to everyone{as_far_as(there)}. {_last(candidate)}",
        _last_shown(candidate),
        f"Say hello to {name}, and ask for nothing.",
        f"back:{candidate.person.id}:{seen}",
    )


def _again(candidate: Candidate, said: Said, words: str, before: int, coverage: Sequence[Coverage]) -> Line:
    name = _name(candidate)
    months = (said.ts - before) // (30 * DAY)
    since = f"{day(before)}, {months} months before" if months > 1 else day(before)
    return Line(
        candidate.person,
        Why.AGAIN,
        f"{name} wrote again on {day(said.ts)}: “{words}”. The last word between you was on {since}"
        f"{as_far_as(tuple(coverage))}. I see no answer from you.",
        (_shown(said, words),),
        f"Answer {name}, and ask how they have been.",
        f"again:{said.interaction}",
    )


def _gone(candidate: Candidate, coverage: Sequence[Coverage]) -> Line:
    name, seen = _name(candidate), candidate.tie.last_sighting
    since = f"since {day(seen)}" if seen else "for long"
    return Line(
        candidate.person,
        Why.GONE,
        f"Nobody I can see has heard from {name} {since}{as_far_as(tuple(coverage))}. {_last(candidate)}",
        _last_shown(candidate),
        f"Ask after {name}: by another way, or somebody who knows them.",
        f"gone:{candidate.person.id}:{seen}",
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
        f"quiet:{candidate.person.id}:{None if facts is None else facts.last_two_way}",
    )


def _last(candidate: Candidate) -> str:
    if candidate.last is None:
        return ""
    said, words = candidate.last
    if said.kind != "message":  # the words of a calendar's entry are nobody's
        return f"Your {said.kind} on {day(said.ts)}: “{words}”."
    who = "you" if said.out else "they"
    return f"On {day(said.ts)} {who} wrote: “{words}”."


def _last_shown(candidate: Candidate) -> tuple[Evidence, ...]:
    return () if candidate.last is None else (_shown(*candidate.last),)


def _shown(said: Said, words: str) -> Evidence:
    return Evidence(said.interaction, said.ts, said.channel, words)


def _name(candidate: Candidate) -> str:
    person = candidate.person
    return person.name or (person.handles[0].value if person.handles else "somebody")
