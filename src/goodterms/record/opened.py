"""Opens the record: one SQLite file in a folder that only its owner can read."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from goodterms.record.compile import HEAD, SCHEMA_SQL

FILE = "record.sqlite"
OPTIONS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=NORMAL",  # with WAL a killed process loses nothing; only a power cut can undo the last commits
    "PRAGMA foreign_keys=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA cache_size=-65536",
)


class NoRecord(Exception):
    """There is nothing at this home yet."""


class CannotKeep(Exception):
    """The record cannot be written or read (disk full, no permission, not a record); the text says what to do."""


def record_path(home: Path) -> Path:
    """Where the record of a home lies."""
    return home / FILE


@contextmanager
def reading(home: Path, *, anywhere: bool = False) -> Iterator[sqlite3.Connection]:
    """An existing record, opened for reading (and for renewing its caches). ``anywhere``: for one thread after another.

    Raises:
        NoRecord: nothing was ever brought in here.
        CannotKeep: it cannot be opened.
    """
    try:
        there = record_path(home).exists()
    except OSError as error:
        raise CannotKeep(f"Cannot read {home}: {error.strerror}. Check that it belongs to you.") from error
    if not there:
        raise NoRecord(f"There is no record at {home} yet.")
    with _connected(home, anywhere=anywhere) as connection:
        yield connection


@contextmanager
def writing(home: Path) -> Iterator[sqlite3.Connection]:
    """The record of a home, made if it is not there: folder 0700, file 0600.

    Raises:
        CannotKeep: the folder or file cannot be made or opened, or the disk is full.
    """
    _make(home)
    with _connected(home) as connection:
        yield connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing: commits at the end, rolls back on any exception, Ctrl-C included."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _make(home: Path) -> None:
    path = record_path(home)
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.exists():
            return
        with os.fdopen(os.open(path, os.O_CREAT | os.O_RDWR, 0o600)):
            pass
    except OSError as error:
        raise CannotKeep(
            f"Cannot keep a record at {home}: {error.strerror}. Choose another place with --home."
        ) from error


@contextmanager
def _connected(home: Path, *, anywhere: bool = False) -> Iterator[sqlite3.Connection]:
    path = record_path(home)
    connection: sqlite3.Connection | None = None
    try:
        connection = sqlite3.connect(path, timeout=10, isolation_level=None, check_same_thread=not anywhere)
        _prepare(connection, path)
        yield connection
    except sqlite3.Error as error:
        raise plain_error(error, path) from error
    finally:
        if connection is not None:
            connection.close()


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Options, then the schema if the file is empty, then migrations if it is behind."""
    for option in OPTIONS:
        connection.execute(option)
    version = stored_version(connection)
    if version is None:
        with transaction(connection):
            if stored_version(connection) is None:  # another process may have been first
                for statement in SCHEMA_SQL.read_text(encoding="utf-8").split(";\n\n"):
                    connection.execute(statement.rstrip(";\n"))
    elif version != HEAD:
        from goodterms.record.migrate import bring_up  # Alembic is slow to import and rarely needed

        bring_up(path, version)


def stored_version(connection: sqlite3.Connection) -> str | None:
    """The version of the schema that the file says it has, None when it is empty.

    Raises:
        CannotKeep: the file is a database, but not a record.
    """
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not names:
        return None
    if "alembic_version" not in names:
        raise CannotKeep("This file is a database of something else, not a record. Choose another place with --home.")
    (version,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(version)


def plain_error(error: sqlite3.Error, path: Path) -> Exception:
    """What a database error means to the user; a programming error stays what it is."""
    text = str(error)
    if "full" in text:
        return CannotKeep(
            f"The disk with {path} is full. What was kept before is intact; make room and run the same command again.",
        )
    if "locked" in text:
        return CannotKeep("Another Goodterms is writing to this record just now. Try again when it has finished.")
    if "readonly" in text or "unable to open" in text:
        return CannotKeep(f"Cannot write to {path}. Check that the file and its folder belong to you.")
    if isinstance(error, sqlite3.DatabaseError) and ("not a database" in text or "malformed" in text):
        return CannotKeep(f"{path} is damaged or is not a record. Put a backup in its place, or choose another --home.")
    if "disk I/O error" in text:
        return CannotKeep(f"The disk with {path} could not be written. Check it, then run the same command again.")
    return error
