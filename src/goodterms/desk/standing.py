"""How ties stand as of a moment: the record's facts and clocks, judged by the ties room."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from goodterms.asks.standards import BadStandard, Standards, with_overrides
from goodterms.desk.trouble import Trouble
from goodterms.record import read
from goodterms.words import Depth, Facts, Person, State, Tie

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from goodterms.ties.tie import Judged

CALENDAR = "calendar"
"""Its entries reach into the future, so its newest one does not tell when it was taken."""

NOBODY = Tie(Depth.UNKNOWN, None)
"""The tie to somebody whom the record does not know."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Everybody asked for, with how each stands."""

    people: Mapping[int, Person]
    ties: Mapping[int, Tie]


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


def crowd(connection: sqlite3.Connection, as_of: int, standards: Standards) -> Crowd:
    """How everybody stands as of a moment, as columns: for finding the few that are worth a closer look."""
    import numpy as np

    from goodterms.ties.tie import ties

    rows = read.crowd(connection, as_of)
    table = list(zip(*rows, strict=True)) or [()] * len(read.CROWD)
    named = dict(zip(read.CROWD, table, strict=True))
    columns = {name: np.array(named[name], dtype=np.float64) for name in read.CROWD[3:] if name != "depth_word"}
    columns["depth_word"] = np.array([np.nan if w is None else Depth(w).rank for w in named["depth_word"]])
    columns["days"] = np.nan_to_num(columns["days"])
    columns["seen_until"] = np.full(len(rows), float(seen_until(connection, as_of)))
    judged = ties(columns, as_of=as_of, standards=standards)
    return Crowd(list(named["id"]), list(named["kind"]), list(named["flags"]), columns, judged)


def seen_until(connection: sqlite3.Connection, as_of: int) -> int:
    """The end of the history we can see; the calendar, which reaches into the future, does not count."""
    return max((seen.last for seen in read.coverage(connection, as_of) if seen.channel != CALENDAR), default=as_of)


def standing(
    connection: sqlite3.Connection, as_of: int, standards: Standards, chosen: Sequence[int] | None = None
) -> Standing:
    """How these people (everybody, when None) stand as of a moment."""
    people = read.persons(connection, chosen)
    facts = read.facts(connection, as_of, chosen)
    clocks = read.sighted(connection, as_of, chosen)
    listed = read.listed(connection, as_of, chosen)
    until = seen_until(connection, as_of)
    return Standing(
        people, judge(people.values(), facts, clocks, listed, as_of=as_of, standards=standards, until=until)
    )


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
    """Ties of many people by one pass over columns. ``until``: the end of the history we can see."""
    from goodterms.ties.tie import COUNTED, ties

    everyone = list(people)
    nan = float("nan")
    rows = [facts.get(person.id) for person in everyone]
    seen = [clocks.get(person.id) for person in everyone]
    columns: dict[str, np.typing.ArrayLike] = {
        name: [nan if row is None else _or_nan(getattr(row, name)) for row in rows] for name in COUNTED
    }
    columns["days"] = [0 if row is None else row.days for row in rows]
    columns["listed"] = [float(person.id in listed) for person in everyone]
    columns["depth_word"] = [nan if p.depth_word is None else p.depth_word.rank for p in everyone]
    columns["last_sighting"] = [nan if clock is None else clock.last for clock in seen]
    columns["seen_elsewhere"] = [0 if clock is None else clock.elsewhere for clock in seen]
    columns["returned_at"] = [nan if clock is None else _or_nan(clock.back) for clock in seen]
    columns["usual_pause"] = [nan if clock is None else _or_nan(clock.pause) for clock in seen]
    columns["seen_until"] = [nan if until is None else until] * len(everyone)
    judged = ties(columns, as_of=as_of, standards=standards)
    found: dict[int, Tie] = {}
    for place, person in enumerate(everyone):
        depth, state, likely = judged.names(place)
        clock = seen[place]
        last, back = (None, None) if clock is None else (clock.last, clock.back)
        found[person.id] = Tie(depth, state, rows[place], likely, last, back)
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
