"""A database that another program kept (SQLite), opened to be read and never written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import copyfileobj
from tempfile import NamedTemporaryFile
from typing import Final

from goodterms.sources.leaf import Leaf

MAGIC: Final = b"SQLite format 3\x00"
"""How every database begins (https://www.sqlite.org/fileformat.html)."""


@contextmanager
def opened(leaf: Leaf) -> Iterator[sqlite3.Connection]:
    """A connection that can only read, and runs nothing that the file brings; one in an archive is laid aside.

    Raises:
        CannotOpen: the file cannot be read.
        sqlite3.Error: it is damaged.
    """
    if leaf.path is not None:
        with closing(_connect(Path(leaf.path))) as connection:
            yield connection
        return
    with NamedTemporaryFile(suffix=".db") as aside:
        with leaf.open() as stream:
            copyfileobj(stream, aside)
        aside.flush()
        with closing(_connect(Path(aside.name))) as connection:
            yield connection


def _connect(path: Path) -> sqlite3.Connection:
    """Immutable when nothing is being written beside it, so that no file appears next to the user's."""
    beside = Path(f"{path}-wal").exists()
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro{'' if beside else '&immutable=1'}", uri=True)
    connection.text_factory = lambda written: written.decode("utf-8", "replace")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA query_only = ON")
    return connection


def tables(connection: sqlite3.Connection) -> frozenset[str]:
    """The names of its tables.

    Raises:
        sqlite3.Error: the database is damaged.
    """
    return frozenset(
        name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
    )


def chosen(connection: sqlite3.Connection, table: str, wanted: tuple[str, ...], alias: str = "") -> str:
    """These columns for a SELECT; one that this version of the program does not have is NULL.

    Raises:
        sqlite3.Error: the database is damaged.
    """
    there = {str(row[1]).casefold() for row in connection.execute(f'PRAGMA table_info("{table}")')}
    before = f"{alias}." if alias else ""
    return ", ".join(f"{before}{name}" if name.casefold() in there else "NULL" for name in wanted)
