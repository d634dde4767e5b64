"""What a piece of long work is to do and how far it is, as one private file in the home says it."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from secrets import token_urlsafe
from shutil import rmtree
from typing import cast

FOLDER = "web"
STATE, LOCK, STOP = "work.json", "work.lock", "work.stop"

ASKING = {"--dates": "dates"}
"""Options that a reader asks for in its sentence, when a file cannot be read without."""

TABLES, UNREADABLE = (".csv", ".tsv"), "is nothing that can be read here"
"""A file called so that no reader knows is a table whose columns have other names: that is asked about."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done. ``folder``: of files that were sent, in which ``paths`` lie; dropped when they are read.

    ``undo``: the import to take back, instead of reading. ``sync``: the sources to look at, all when empty, instead.
    """

    paths: Sequence[str] = ()
    folder: str | None = None
    me: Sequence[str] = ()
    zone: str | None = None
    dates: str | None = None
    columns: Sequence[str] = ()
    source: str | None = None
    region: str | None = None
    undo: int | None = None
    sync: Sequence[str] | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """How far it is. ``state``: running, done, stopped (before its end, for whatever reason) or failed (``says`` why).

    ``what`` and ``pieces``: as `bring_in` tells its progress. ``report``: what it answered, once done. ``stopping``: it
    was asked to stop and still runs.
    """

    order: Order
    state: str = "running"
    pid: int | None = None
    what: str = ""
    pieces: int = 0
    says: str = ""
    report: dict[str, object] | None = None
    stopping: bool = field(default=False, compare=False)


def drop(order: Order) -> None:
    """Deletes the files that were sent for an order."""
    if order.folder is not None:
        rmtree(order.folder, ignore_errors=True)


def asks(work: Work) -> list[str]:
    """What has to be told before everything can be read, by the names of an `Order`'s fields."""
    pieces = _unread(work)
    asked = {name for piece in pieces for option, name in ASKING.items() if option in piece["why"]}
    return sorted(asked | ({"columns"} if foreign(work) else set()))


def foreign(work: Work) -> list[str]:
    """The tables that nobody knows the columns of, as they lie in the order's folder or on this machine."""
    return [
        piece["where"]
        for piece in _unread(work)
        if UNREADABLE in piece["why"] and piece["where"].lower().endswith(TABLES)
    ]


def _unread(work: Work) -> list[dict[str, str]]:
    files = work.report.get("files", []) if work.report else []
    return [piece for file in cast("list[dict[str, list[dict[str, str]]]]", files) for piece in file["unread"]]


def keep(home: Path, work: Work) -> None:
    """Writes how far it is, in one step, for the owner alone.

    Raises:
        OSError: it cannot be written.
    """
    path(home, STATE).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = path(home, f".{STATE}.{token_urlsafe(6)}")
    try:
        with os.fdopen(os.open(made, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
            json.dump({name: value for name, value in asdict(work).items() if name != "stopping"}, file)
        made.replace(path(home, STATE))
    except OSError:
        made.unlink(missing_ok=True)
        raise


def kept(home: Path) -> Work | None:
    """What was written last; None when nothing was, or it cannot be understood."""
    try:
        found = json.loads(path(home, STATE).read_text(encoding="utf-8"))
        return Work(**found | {"order": Order(**found["order"])})
    except (OSError, ValueError, TypeError, KeyError):  # not there, or written by another version
        return None


def path(home: Path, name: str) -> Path:
    """One of the files about work in a home."""
    return home / FOLDER / name
