"""How ties stand as of a moment: the record's facts and clocks, judged by the ties room."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from goodterms.asks.standards import BadStandard, Standards, with_overrides
from goodterms.desk.learn import CALENDAR, EYES, Learnt, learnt, seen_until
from goodterms.desk.remembered import TALKS_ELSEWHERE
from goodterms.desk.trouble import Trouble
from goodterms.record import read
from goodterms.words import Depth, Facts, Person, State, Tie

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from goodterms.ties.tie import Judged

Table = dict[str, "np.typing.ArrayLike"]
"""Columns by name, as `ties.columns` has them."""

NOBODY = Tie(Depth.UNKNOWN, None)
"""The tie to somebody whom the record does not know."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Everybody asked for, with how each stands. ``columns``: what was judged, a row each in the order of ``people``,
    by what was ``learnt``.
    """

    people: Mapping[int, Person]
    ties: Mapping[int, Tie]
    columns: Table
    learnt: Learnt


def standards_of(connection: sqlite3.Connection) -> Standards:
    """The owner's standards: the defaults with the owner's own changes.

    Raises:
        Trouble: a kept standard is no longer one (an older Goodterms wrote it).
    """
    try:
        return with_overrides(read.standards(connection))
    except BadStandard as error:
        raise Trouble(f"{error} Take it back with: goodterms standards reset NAME") from error


@dataclass(frozen=True, slots=True)
class Crowd:
    """Everybody as columns, judged, without a record made for anybody. ``ids``: person of each row."""

    ids: list[int]
    kinds: list[str]
    flags: list[str]
    columns: Mapping[str, NDArray[np.float64]]
    judged: Judged


def crowd(
    connection: sqlite3.Connection, as_of: int, standards: Standards, windows: read.Windows | None = None
) -> Crowd:
    """How everybody stands as of a moment, as columns: for finding the few that are worth a closer look. ``windows``:
    only those who may be a matter of today by them.
    """
    import numpy as np

    from goodterms.ties.state import STATES
    from goodterms.ties.tie import ties

    rows = read.crowd(connection, as_of, windows)
    table = list(zip(*rows, strict=True)) or [()] * len(read.CROWD)
    named = dict(zip(read.CROWD, table, strict=True))
    numbers = [name for name in read.CROWD[3:] if name not in {"depth_word", "channel"}]
    columns = {name: np.array(named[name], dtype=np.float64) for name in numbers}
    columns["depth_word"] = np.array([np.nan if w is None else Depth(w).rank for w in named["depth_word"]])
    columns["days"] = np.nan_to_num(columns["days"])
    sight = sight_of(connection, as_of)
    columns["seen_until"] = np.full(len(rows), float(sight.until))
    columns["behind"] = np.array([sight.behind.get(channel, 0) for channel in named["channel"]], dtype=np.float64)
    columns["elsewhere"] = np.array([TALKS_ELSEWHERE in flags for flags in named["flags"]], dtype=np.float64)
    columns["quiet_since"][~(columns["seen_elsewhere"] >= EYES)] = np.nan
    known = learnt(connection, as_of)
    columns["missed"] = columns["missed_away"] = np.full(len(rows), np.inf)
    judged = ties(columns, as_of=as_of, standards=standards, fitted=known.fitted, own=known.own)
    ids = list(named["id"])
    away = Away({}, {})
    for state, found in ((State.GONE, away.gone), (State.BACK, away.back)):
        for row in np.flatnonzero(judged.state == STATES.index(state)).tolist():
            acts = [columns[name][row] for name in (LAST_ACTS if state is State.GONE else ("returned_at",))]
            found[ids[row]] = int(np.nanmax(acts))
    if away.gone or away.back:
        columns |= {name: np.array(values) for name, values in closer(connection, ids, away, as_of, sight).items()}
        judged = ties(columns, as_of=as_of, standards=standards, fitted=known.fitted, own=known.own)
    return Crowd(ids, list(named["kind"]), list(named["flags"]), columns, judged)


class Sight(NamedTuple):
    """How far we can see: ``until`` its end (UTC seconds), ``behind`` by how many seconds each channel ends before."""

    until: int
    behind: dict[str, int]


def sight_of(connection: sqlite3.Connection, as_of: int) -> Sight:
    """How far we can see as of a moment."""
    until = seen_until(connection, as_of)
    seen = (one for one in read.coverage(connection, as_of) if one.channel != CALENDAR)
    return Sight(until, {one.channel: max(until - one.last, 0) for one in seen})


LAST_ACTS = ("last_sighting", "last_in", "last_two_way")
"""The columns that tell when somebody last did anything; of a `Tie` the same."""


class Away(NamedTuple):
    """Who may be gone, since when, and who may be back, since when (UTC seconds): both want a closer look."""

    gone: dict[int, int]
    back: dict[int, int]


def closer(
    connection: sqlite3.Connection, everyone: Sequence[int], away: Away, as_of: int, sight: Sight
) -> dict[str, list[float]]:
    """The columns that only those who may be gone or back need, a row for each of ``everyone``: whether somebody of
    their name was seen, and how many words of theirs would have been due meanwhile. Looking at all would take its time.
    """
    from goodterms.record.around import before, missed

    nan, inf = float("nan"), float("inf")
    until = min(as_of, sight.until + 1)
    others = read.namesakes(connection, as_of, list(away.gone))
    began = before(connection, away.back)
    due = missed(connection, {person: (since, until) for person, since in away.gone.items()})
    due_away = missed(connection, {person: (began[person], ts) for person, ts in away.back.items() if person in began})
    return {
        "namesake": [others[person][1] if person in others else nan for person in everyone],
        "missed": [due.get(person, inf) for person in everyone],
        "missed_away": [due_away.get(person, inf) for person in everyone],
    }


def _last_act(tie: Tie) -> int:
    facts = tie.facts
    acts: tuple[int | None, ...] = (tie.last_sighting, *(() if facts is None else (facts.last_in, facts.last_two_way)))
    return max(ts for ts in acts if ts is not None)


def standing(
    connection: sqlite3.Connection, as_of: int, standards: Standards, chosen: Sequence[int] | None = None
) -> Standing:
    """How these people (everybody, when None) stand as of a moment."""
    people = read.persons(connection, chosen)
    facts = read.facts(connection, as_of, chosen)
    clocks = read.sighted(connection, as_of, chosen)
    listed = read.listed(connection, as_of, chosen)
    known, sight = learnt(connection, as_of), sight_of(connection, as_of)
    columns = _columns(list(people.values()), facts, clocks, listed, sight)
    columns |= {"missed": [float("inf")] * len(people), "missed_away": [float("inf")] * len(people)}
    found = _judged(people, facts, clocks, columns, as_of=as_of, standards=standards, known=known)
    away = Away(
        {person: _last_act(tie) for person, tie in found.items() if tie.state is State.GONE},
        {person: tie.returned_at or as_of for person, tie in found.items() if tie.state is State.BACK},
    )
    if away.gone or away.back:
        columns |= closer(connection, list(people), away, as_of, sight)
        found = _judged(people, facts, clocks, columns, as_of=as_of, standards=standards, known=known)
    return Standing(people, found, columns, known)


def judge(
    people: Iterable[Person],
    facts: Mapping[int, Facts],
    clocks: Mapping[int, read.Sighting],
    listed: set[int],
    *,
    as_of: int,
    standards: Standards,
    until: int | None = None,
) -> dict[int, Tie]:
    """Ties of many people by one pass over columns, by what ships. ``until``: the end of the history we can see."""
    there = {person.id: person for person in people}
    columns = _columns(list(there.values()), facts, clocks, listed, None if until is None else Sight(until, {}))
    return _judged(there, facts, clocks, columns, as_of=as_of, standards=standards)


def _columns(
    everyone: Sequence[Person],
    facts: Mapping[int, Facts],
    clocks: Mapping[int, read.Sighting],
    listed: set[int],
    sight: Sight | None,
) -> Table:
    """What is judged, a row a person."""
    from goodterms.ties.tie import COUNTED

    nan = float("nan")
    rows = [facts.get(person.id) for person in everyone]
    seen = [clocks.get(person.id) for person in everyone]
    columns: Table = {name: [nan if row is None else _or_nan(getattr(row, name)) for row in rows] for name in COUNTED}
    columns["days"] = [0 if row is None else row.days for row in rows]
    columns["listed"] = [float(person.id in listed) for person in everyone]
    columns["depth_word"] = [nan if p.depth_word is None else p.depth_word.rank for p in everyone]
    columns["elsewhere"] = [float(TALKS_ELSEWHERE in person.flags) for person in everyone]
    columns["last_sighting"] = [nan if clock is None else clock.last for clock in seen]
    columns["seen_elsewhere"] = [0 if clock is None else clock.elsewhere for clock in seen]
    columns["returned_at"] = [nan if clock is None else _or_nan(clock.back) for clock in seen]
    columns["usual_pause"] = [nan if clock is None else _or_nan(clock.pause) for clock in seen]
    columns["places"] = [0 if clock is None else clock.places for clock in seen]
    columns["quiet_since"] = [nan if c is None or c.elsewhere < EYES else _or_nan(c.seen) for c in seen]
    columns["seen_until"] = [nan if sight is None else sight.until] * len(everyone)
    columns["behind"] = [0 if c is None or sight is None else sight.behind.get(c.channel, 0) for c in seen]
    return columns


def _judged(
    people: Mapping[int, Person],
    facts: Mapping[int, Facts],
    clocks: Mapping[int, read.Sighting],
    columns: Table,
    *,
    as_of: int,
    standards: Standards,
    known: Learnt | None = None,
) -> dict[int, Tie]:
    from goodterms.ties.own_time import UNBROKEN
    from goodterms.ties.tie import ties

    fitted, own = (None, UNBROKEN) if known is None else (known.fitted, known.own)
    judged = ties(columns, as_of=as_of, standards=standards, fitted=fitted, own=own)
    found: dict[int, Tie] = {}
    for place, person in enumerate(people):
        depth, state, likely = judged.names(place)
        clock = clocks.get(person)
        last, back = (None, None) if clock is None else (clock.last, clock.back)
        found[person] = Tie(depth, state, facts.get(person), likely, last, back)
    return found


def _or_nan(value: float | None) -> float:
    return float("nan") if value is None else float(value)


def depth_of(text: str | None) -> Depth | None:
    """A depth as typed.

    Raises:
        Trouble: there is no such depth.
    """
    return None if text is None else Depth(_one_of(text, [str(depth) for depth in Depth], "depth"))


def state_of(text: str | None) -> State | None:
    """A state as typed.

    Raises:
        Trouble: there is no such state.
    """
    return None if text is None else State(_one_of(text, [str(state) for state in State], "state"))


def _one_of(text: str, known: Sequence[str], what: str) -> str:
    if text not in known:
        raise Trouble(f"There is no {what} {text!r}. It is one of: {', '.join(known)}.", 2)
    return text
