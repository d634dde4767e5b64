"""How each source stands: looked at last, next, failing since and why. In ``sync/stand.json`` in the home."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from goodterms.desk.private import alone, folder, read_json, write_json
from goodterms.desk.sync.followed import ROOM, Source
from goodterms.desk.trouble import Trouble

FILE, LOCK = "stand.json", "stand.lock"

LONGEST = 6
"""After each failure the next look comes twice as late, up to 64 times."""


@dataclass(frozen=True, slots=True)
class Stand:
    """``tried``: when it was last looked at; ``last``: when that last went well; ``failing``: since when it does not,
    and ``why``. ``failures``: how often in a row; ``refused``: for a wrong key. ``notes``: what the owner should know
    though it went well. ``shows``: from when to when its mail is.
    """

    tried: int | None = None
    last: int | None = None
    failing: int | None = None
    why: str = ""
    failures: int = 0
    refused: bool = False
    notes: tuple[str, ...] = ()
    shows: tuple[int, int] | None = None


def stands(home: Path) -> dict[str, Stand]:
    """How every source stands that was ever looked at; nothing of a file that another version wrote."""
    try:
        kept = read_json(home / ROOM / FILE) or {}
        return {name: _read(one) for name, one in kept.items()}
    except (Trouble, TypeError, AttributeError):
        return {}


def _read(one: dict[str, Any]) -> Stand:
    shows = one.get("shows")
    return Stand(**{**one, "notes": tuple(one.get("notes", ())), "shows": tuple(shows) if shows else None})


def went_well(home: Path, name: str, at: int, notes: Sequence[str], shows: tuple[int, int] | None = None) -> None:
    """It was read to its end. ``shows``: None when nothing changed."""
    was = stands(home).get(name, Stand())
    _set(home, name, Stand(tried=at, last=at, notes=tuple(notes), shows=shows or was.shows))


def failed(home: Path, name: str, at: int, why: str, *, refused: bool = False) -> None:
    """It was not."""
    was = stands(home).get(name, Stand())
    _set(
        home,
        name,
        replace(
            was, tried=at, failing=was.failing or at, why=why, failures=was.failures + 1, refused=refused, notes=()
        ),
    )


def forget(home: Path, name: str) -> None:
    """It is followed no longer."""
    _set(home, name, None)


def next_look(source: Source, stand: Stand | None) -> int | None:
    """When it is looked at next, if anything runs that does; None for never by itself."""
    if not source.every:
        return None
    if stand is None or stand.tried is None:
        return 0
    return stand.tried + source.every * 60 * (1 << min(stand.failures, LONGEST))


def _set(home: Path, name: str, stand: Stand | None) -> None:
    place = folder(home, ROOM)
    with alone(place / LOCK):
        others = {other: asdict(one) for other, one in stands(home).items() if other != name}
        write_json(place / FILE, others | ({} if stand is None else {name: asdict(stand)}))
