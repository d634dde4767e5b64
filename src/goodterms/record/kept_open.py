"""Connections that stay open between two questions, for a server that is asked again and again.

Opening the record, setting its options and reading its pages anew costs several times what one question does.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from goodterms.record.opened import plain_error, reading, record_path

File = tuple[int, int]
"""Device and inode."""


class _Open(NamedTuple):
    connection: sqlite3.Connection
    file: File | None
    closing: ExitStack


class KeptOpen:
    """The record of one home; each connection is lent to one thread at a time.

    ``patience``: milliseconds that it waits for another's writing.
    """

    def __init__(self, home: Path, patience: int) -> None:
        self.home = home
        self.patience = patience
        self._free: list[_Open] = []
        self._lock = Lock()
        self._opening = Lock()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """As `opened.reading`. A record that was put in the place of the one that is open is opened instead.

        Raises:
            NoRecord: nothing was ever brought in here.
            CannotKeep: it cannot be opened.
        """
        one = self._taken()
        try:
            yield one.connection
        except sqlite3.Error as error:
            one.closing.close()
            raise plain_error(error, record_path(self.home)) from error
        except BaseException:
            one.closing.close()
            raise
        with self._lock:
            self._free.append(one)

    def close(self) -> None:
        """Closes what is open and not lent."""
        with self._lock:
            free, self._free = self._free, []
        for one in free:
            one.closing.close()

    def _taken(self) -> _Open:
        file = _file(record_path(self.home))
        while True:
            with self._lock:
                one = self._free.pop() if self._free else None
            if one is None:
                return self._made()
            if file is not None and one.file == file:
                return one
            one.closing.close()

    def _made(self) -> _Open:
        with ExitStack() as closing:
            with self._opening:  # one brings an older record up to date; many at once would stand in each other's way
                connection = closing.enter_context(reading(self.home, anywhere=True))
            connection.execute(f"PRAGMA busy_timeout={int(self.patience)}")
            return _Open(connection, _file(record_path(self.home)), closing.pop_all())


def _file(path: Path) -> File | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
