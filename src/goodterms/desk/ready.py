"""A record that is ready to be judged from: settled after an import that died, everybody compared who is new,
and with every stale tie renewed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from threading import Lock

from goodterms.desk.moment import now
from goodterms.desk.trouble import plainly
from goodterms.record import opened, renew, run
from goodterms.record.kept_open import KeptOpen
from goodterms.record.opened import CannotKeep
from goodterms.record.somebodies import anybody_waiting


@contextmanager
def ready(home: Path) -> Iterator[sqlite3.Connection]:
    """The record of a home, ready for reading.

    Raises:
        Trouble: there is none, or it cannot be read.
    """
    with plainly(), opened.reading(home) as connection:
        finish(connection, home)
        yield connection


PATIENCE = 500
"""Milliseconds that `Ready` waits for another program's writing; a mail that is sent must not wait for an import."""


class Ready:
    """`ready` for a server that is asked again and again: the record of one home stays open between two questions.

    What cannot be renewed just now is read as it was a moment ago.
    """

    def __init__(self, home: Path) -> None:
        self.home = home
        self._kept = KeptOpen(home, PATIENCE)
        self._renewing = Lock()

    @contextmanager
    def __call__(self, home: Path) -> Iterator[sqlite3.Connection]:
        """As `ready`; another home is opened as there.

        Raises:
            Trouble: there is none, or it cannot be read.
        """
        lent = self._kept.reading() if home == self.home else opened.reading(home)
        with plainly(), lent as connection:
            if not self._renewing.locked():
                with suppress(sqlite3.OperationalError):
                    finish(connection, home)
            yield connection

    def renewing(self) -> AbstractContextManager[object]:
        """While this is held the record is brought up to date elsewhere in this program; nobody waits for that."""
        return self._renewing

    def close(self) -> None:
        """Closes the record; it may be asked again."""
        self._kept.close()


def finish(connection: sqlite3.Connection, home: Path) -> None:
    """Does what an import left undone that was killed, unless one is running right now; then renews stale ties."""
    if run.unsettled(connection):
        try:
            with run.only_one(home):
                settle_all(connection)
        except CannotKeep:  # an import is running: it settles by itself
            return
    if renew.any_stale(connection):
        renew.renew(connection)
    if anybody_waiting(connection):
        _who(connection, home)


def _who(connection: sqlite3.Connection, home: Path) -> None:
    """Compares whoever is new, unless an import is running, which does so by itself."""
    from goodterms.desk.joining import work_out

    try:
        with run.only_one(home):
            work_out(connection, now())
            renew.renew(connection)
    except CannotKeep:
        return


def settle_all(connection: sqlite3.Connection) -> None:
    """Runs every step of `record/settle`."""
    from goodterms.record.settle import settle

    for _ in settle(connection):
        pass
