"""Hindsight for a page: worked out once, and shown again as long as the record and the hour stay the same."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Lock

from goodterms.desk.hindsight import hindsight
from goodterms.desk.moment import now
from goodterms.record.opened import record_path

HOUR = 3_600
MOST = 8
"""Answers kept at a time: the owner's own, and a few standards that were tried."""

Key = tuple[Path, tuple[str, ...]]

_kept: dict[Key, tuple[object, dict[str, object]]] = {}
_lock = Lock()


def looked_back(home: Path, standard: Sequence[str] = ()) -> dict[str, object]:
    """As `hindsight.hindsight`, as of now.

    Raises:
        Trouble: as there.
    """
    key = home, tuple(standard)
    with _lock:  # two pages that ask at once wait for one answer
        found = _kept.get(key)
        if found is None or found[0] != _stamp(home):
            answer = hindsight(home, standard=standard)
            found = _stamp(home), answer
            _kept.pop(key, None)
            _kept[key] = found
            while len(_kept) > MOST:
                del _kept[next(iter(_kept))]
        return found[1]


def _stamp(home: Path) -> object:
    """What tells that a record changed: size and time of its file and of its log of changes; and the hour."""
    path = record_path(home)
    there = [one.stat() for one in (path, path.with_name(f"{path.name}-wal")) if one.exists()]
    return now() // HOUR, *((one.st_size, one.st_mtime_ns) for one in there if one.st_size)
