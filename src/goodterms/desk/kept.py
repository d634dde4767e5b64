"""Everybody judged, kept in memory as long as the record and the hour stay the same: so that a page need not wait."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, RLock
from typing import TYPE_CHECKING, Any, TypeVar, cast

from goodterms.asks.standards import Standards
from goodterms.desk.moment import now
from goodterms.desk.ready import ready
from goodterms.desk.standing import Crowd, crowd, standards_of
from goodterms.desk.trouble import Trouble
from goodterms.people.folding import fold
from goodterms.record import look, read
from goodterms.record.opened import record_path
from goodterms.words import Coverage, Facts, Tie

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

HOUR = 3_600
HOMES = 4
"""Most homes kept at a time; a server has one, tests have many."""

Key = tuple[object, ...]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kept:
    """Everybody as of a moment. ``memo``: what was worked out of it once, see `once`."""

    as_of: int
    standards: Standards
    coverage: tuple[Coverage, ...]
    crowd: Crowd
    memo: dict[str, object] = field(default_factory=dict)
    lock: RLock = field(default_factory=RLock)

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What is worked out of this crowd at most once, though two pages ask at the same time."""
        if name in self.memo:  # without the lock: a picture in the making holds up nobody else
            return cast("T", self.memo[name])
        with self.lock:
            if name not in self.memo:
                self.memo[name] = make()
            return cast("T", self.memo[name])


_kept: dict[Path, tuple[Key, Kept]] = {}
_lock = Lock()


def kept(connection: sqlite3.Connection, home: Path) -> Kept:
    """Everybody as of this hour, from memory unless the record, the standards or the hour are others.

    ``connection``: the home's record, settled and renewed (`ready`).
    """
    with _lock:
        standards = standards_of(connection)
        moment = now()
        key = (*_stamp(record_path(home)), standards, moment // HOUR)
        found = _kept.get(home)
        if found is None or found[0] != key:
            everybody = crowd(connection, moment, standards)
            found = key, Kept(moment, standards, read.coverage(connection, moment), everybody)
            _kept.pop(home, None)
            _kept[home] = found
            while len(_kept) > HOMES:
                del _kept[next(iter(_kept))]
        return found[1]


def at_hand(home: Path) -> bool:
    """Whether everybody is in memory already, or a server will want them."""
    return home in _kept


def warm(home: Path) -> None:
    """Works it out before anybody asks; a record that cannot be read is said when a page asks for it."""
    try:
        with ready(home) as connection:
            known = kept(connection, home)
            order(known, connection)
            sought(known, connection)
    except Trouble:
        return


def _stamp(path: Path) -> tuple[object, ...]:
    """What tells that a record changed: size and time of its file and of its log of changes, where that has any."""
    whole = path.stat()
    try:
        log = path.with_name(f"{path.name}-wal").stat()
    except FileNotFoundError:
        return whole.st_size, whole.st_mtime_ns, None
    return whole.st_size, whole.st_mtime_ns, (log.st_size, log.st_mtime_ns) if log.st_size else None


def tie(known: Kept, row: int) -> Tie:
    """How the person of a row stands."""
    depth, state, likely = known.crowd.judged.names(row)
    values = {name: float(known.crowd.columns[name][row]) for name in read.FACTS[1:]}
    if not values["days"]:
        return Tie(depth, state)
    counted: dict[str, Any] = {name: None if math.isnan(value) else int(value) for name, value in values.items()}
    counted["median_gap"] = None if math.isnan(values["median_gap"]) else values["median_gap"]
    return Tie(depth, state, Facts(known.crowd.ids[row], **counted), likely)


def names(known: Kept, connection: sqlite3.Connection) -> list[str]:
    """The name of each row, empty for none."""

    def named() -> list[str]:
        called = dict(look.names(connection))
        return [called.get(person, "") for person in known.crowd.ids]

    return known.once("names", named)


def order(known: Kept, connection: sqlite3.Connection) -> NDArray[np.intp]:
    """The rows, closest first: by what was built, then by when two last spoke, then by name; never by a chance."""
    import numpy as np

    def ordered() -> NDArray[np.intp]:
        folded = np.array([name.casefold() for name in names(known, connection)], dtype=object)
        alphabet = np.argsort(np.argsort(folded, kind="stable"))
        last = np.nan_to_num(known.crowd.columns["last_two_way"])
        return np.lexsort((alphabet, -last, -known.crowd.judged.depth.astype(np.int64)))

    return known.once("order", ordered)


def sought(known: Kept, connection: sqlite3.Connection) -> list[str]:
    """What each row can be found by, folded: name, handles, what they do."""

    def folded() -> list[str]:
        parts = {person: [name] for person, name in zip(known.crowd.ids, names(known, connection), strict=True)}
        for person, value, name in look.sought(connection, known.as_of):
            if person in parts:
                parts[person] += (value, name)
        return [fold("\n".join(dict.fromkeys(words))) for words in parts.values()]

    return known.once("sought", folded)
