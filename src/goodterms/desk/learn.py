"""Learns from the owner's own history how likely contact is: at the end of an import, and as of any earlier moment.

A judgement of a moment rests on what was learnt from the weeks before it, never on what came later: what is kept was
learnt as of the last full week that can be seen, and for an earlier moment it is learnt anew.
"""

from __future__ import annotations

import json
import sqlite3
from collections import OrderedDict
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from goodterms.record import learnt as room
from goodterms.record import read
from goodterms.words import WEEK

if TYPE_CHECKING:
    import numpy as np

    from goodterms.record.learnt import Seen
    from goodterms.ties.columns import Columns, Floats
    from goodterms.ties.own_time import OwnTime
    from goodterms.ties.update import Fitted, Window

CALENDAR = "calendar"
"""Its entries reach into the future, so its newest one does not tell when it was taken."""

VERSION = 2
"""Of what is kept; another one is learnt anew."""

EYES = 3
"""Times somebody must have been seen outside the tie before their silence there tells anything: as for being gone."""

REMEMBERED = 8
"""Earlier moments remembered in a process: one command asks for one, some of them often."""


class Learnt(NamedTuple):
    """What was learnt as of a ``moment`` (UTC seconds): weights, and when the owner was away."""

    moment: int
    fitted: Fitted
    own: OwnTime


def learn(connection: sqlite3.Connection) -> Learnt:
    """Learns as of the end of what can be seen, and keeps it."""
    found = _at(connection, _week(seen_until(connection, room_for_all(connection))))
    room.keep(connection, _written(found))
    return found


def learnt(connection: sqlite3.Connection, as_of: int) -> Learnt:
    """What was learnt by a moment: from what is kept, else anew; kept if it is the end of what can be seen."""
    week = _week(seen_until(connection, as_of))
    text = room.kept(connection)
    known = None if text is None else _read(text)
    if known is not None and known.moment == week:
        return known
    end = room_for_all(connection)
    if as_of >= end and not connection.in_transaction and _week(seen_until(connection, end)) == week:
        return learn(connection)
    return _remembered(connection, week)


def room_for_all(connection: sqlite3.Connection) -> int:
    """The first moment by which everything that can be seen has happened."""
    (last,) = connection.execute("SELECT max(last) FROM coverage WHERE channel <> ?", (CALENDAR,)).fetchone()
    return 0 if last is None else int(last) + 1


def seen_until(connection: sqlite3.Connection, as_of: int) -> int:
    """The end of the history we can see; the calendar, which reaches into the future, does not count."""
    return max((seen.last for seen in read.coverage(connection, as_of) if seen.channel != CALENDAR), default=as_of)


def _week(moment: int) -> int:
    """The start of the week: a coarse clock, so that one fit serves many moments and none of them sees too much."""
    return moment // WEEK * WEEK


_memory: OrderedDict[tuple[object, ...], Learnt] = OrderedDict()


def _remembered(connection: sqlite3.Connection, week: int) -> Learnt:
    if connection.in_transaction:  # what is being changed has no time on disk yet
        return _at(connection, week)
    key = (*_stamp(connection), week)
    found = _memory.get(key)
    if found is None:
        found = _memory[key] = _at(connection, week)
        while len(_memory) > REMEMBERED:
            _memory.popitem(last=False)
    return found


def _stamp(connection: sqlite3.Connection) -> tuple[object, ...]:
    """What tells that a record changed: its file, size and time of it and of its log of changes."""
    path = Path(connection.execute("PRAGMA database_list").fetchone()[2])
    sizes = [one.stat() for one in (path, path.with_name(f"{path.name}-wal")) if one.exists()]
    return str(path), *((one.st_size, one.st_mtime_ns) for one in sizes)


def _at(connection: sqlite3.Connection, week: int) -> Learnt:
    """Learns from what happened before a moment."""
    import numpy as np

    from goodterms.ties import edges
    from goodterms.ties.own_time import absences
    from goodterms.ties.update import fit

    own = absences(room.own_activity(connection, week), week)
    touches, seen = room.sample(connection, week)
    moment = int(own.at(np.array([float(week)]))[0])
    ts = own.at(touches.ts.astype(np.float64)).astype(np.int64)
    nobody = np.zeros(len(ts), dtype=np.int64)  # the owner's number in the log; people have numbers above it
    source, target = np.where(touches.out, nobody, touches.person), np.where(touches.out, touches.person, nobody)
    log = edges.edges(source, target, ts)
    there = log.people[:, 1]

    def looking(columns: Columns, at: int) -> Columns:
        return {
            **columns,
            "quiet_since": np.where(np.asarray(columns["days"]) >= 1, _quiet(seen, own, there, at), np.nan),
        }

    windows: list[Window] = [
        window._replace(columns=looking(window.columns, window.as_of))
        for window in edges.past(log, moment, elsewhere=False)
    ]
    return Learnt(week, fit(looking(edges.keyed(log, moment, elsewhere=False), moment), moment, windows), own)


def _quiet(seen: Seen, own: OwnTime, people: np.ndarray[Any, Any], at: int) -> Floats:
    """When each person was last seen outside the tie before a moment of the owner's time; NaN below `EYES` times."""
    import numpy as np

    when = own.at(seen.ts.astype(np.float64))
    before = when < at
    person, when = seen.person[before], when[before]
    start, end = np.searchsorted(person, people), np.searchsorted(person, people, side="right")
    last = np.append(when, np.nan)[end - 1]
    return np.where(end - start >= EYES, last, np.nan)


def _written(learnt: Learnt) -> dict[str, Any]:
    fitted = learnt.fitted
    return {
        "version": VERSION,
        "moment": learnt.moment,
        "rates": list(fitted.rates),
        "ties": fitted.ties,
        "windows": {str(days): n for days, n in fitted.windows.items()},
        "lines": [[days, target, *(line.tolist() for line in lines)] for (days, target), lines in fitted.lines.items()],
        "away": [learnt.own.start.tolist(), learnt.own.end.tolist()],
    }


@lru_cache(maxsize=4)
def _read(text: str) -> Learnt | None:
    """What was kept; None when another version wrote it."""
    import numpy as np

    from goodterms.ties.bgnbd import Rates
    from goodterms.ties.features import Lines
    from goodterms.ties.own_time import OwnTime
    from goodterms.ties.update import Fitted

    found = json.loads(text)
    if found.get("version") != VERSION:
        return None
    lines = {(days, target): Lines(*map(np.array, rows)) for days, target, *rows in found["lines"]}
    windows = {int(days): n for days, n in found["windows"].items()}
    fitted = Fitted(Rates(*found["rates"]), lines, found["ties"], windows)
    return Learnt(found["moment"], fitted, OwnTime(*(np.array(row, dtype=np.float64) for row in found["away"])))
