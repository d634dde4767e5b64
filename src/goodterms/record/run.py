"""One import run: begun, ended, found interrupted. Only one may write at a time, held by a lock on a file."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from goodterms.record.opened import CannotKeep
from goodterms.record.storable import storable

LOCK = "import.lock"


@contextmanager
def only_one(home: Path) -> Iterator[None]:
    """Holds the right to bring things in; the system gives it back whenever the process ends, however it ends.

    Raises:
        CannotKeep: another import is running.
    """
    try:
        import fcntl
    except ImportError:  # no such locks on this system: SQLite's own lock still keeps batches apart
        yield
        return
    descriptor = os.open(home / LOCK, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise CannotKeep("Another import into this record is running. Wait for it, then try again.") from error
        yield
    finally:
        os.close(descriptor)


def begin(connection: sqlite3.Connection, paths: Sequence[str], now: int) -> int:
    """A new run; its number."""
    row = connection.execute(
        "INSERT INTO source_run (started, state, paths) VALUES (?, 'running', ?) RETURNING id",
        (now, storable(json.dumps(list(paths), ensure_ascii=False))),
    ).fetchone()
    return int(row[0])


def end(connection: sqlite3.Connection, run: int, state: str, now: int, report: object = None) -> None:
    """Closes a run as ``done`` or ``stopped`` with its counts as shown."""
    connection.execute(
        "UPDATE source_run SET state = ?, ended = ?, report = ? WHERE id = ?",
        (state, now, storable(json.dumps(report, ensure_ascii=False)), run),
    )


def interrupted(connection: sqlite3.Connection) -> list[int]:
    """Runs that never ended. Whoever holds `only_one` knows that their process is gone."""
    return [run for (run,) in connection.execute("SELECT id FROM source_run WHERE state = 'running' ORDER BY id")]


def unsettled(connection: sqlite3.Connection) -> bool:
    """Whether kept pieces still wait for `record/settle`."""
    return bool(connection.execute("SELECT 1 FROM meta WHERE name = 'unsettled'").fetchone())
