"""One look at one source, as the record sees it: an import like any other, begun with the first piece that is new."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

from goodterms.desk.leaves import Counts, Reading, count
from goodterms.desk.pieces import Progress, dated
from goodterms.record import run
from goodterms.record.batch import Kept
from goodterms.record.followed import note
from goodterms.record.opened import transaction
from goodterms.record.settle import begin_unsettled
from goodterms.words import Listing, Seen, Unread

if TYPE_CHECKING:
    from goodterms.record.add import Adder
    from goodterms.record.handles import Naming

SAID_EVERY = 200
"""Pieces after which it is said how far it is."""


class Keeping:
    """Takes pieces, and notes in the same transaction that they were read.

    ``label``: the source as the list of imports has it. ``changed``: something is another in the record than before.
    """

    def __init__(
        self, connection: sqlite3.Connection, label: str, now: int, region: str | None, progress: Progress | None
    ) -> None:
        self.connection = connection
        self.label = label
        self.now = now
        self.region = region
        self.progress = progress
        self.run: int | None = None
        self.reading = Reading()
        self.pieces = 0
        self.changed = False
        self.gone = 0
        self.newest = int(connection.execute("SELECT coalesce(max(id), 0) FROM interaction").fetchone()[0])
        self._adder: Adder | None = None
        self._items: list[tuple[int, str, str]] = []
        self._leaf: tuple[int, int, int] | None = None

    @property
    def naming(self) -> Naming:
        """How handles are brought to one form in the owner's country."""
        from goodterms.desk.naming import naming

        return naming(self.region)

    @property
    def adder(self) -> Adder:
        """Begins the import; what it needs is loaded only then, for most looks find nothing new."""
        if self._adder is None:
            from goodterms.record.add import Adder

            with transaction(self.connection):
                self.run = run.begin(self.connection, [self.label], self.now)
                begin_unsettled(self.connection)
            self._adder = Adder(self.connection, self.run, self.now, self.naming)
            self._adder.beside = self._beside
            self.changed = True
        return self._adder

    def begin_leaf(self, place: str, stamp: str, source: str) -> None:
        """Begins to read one folder, card or calendar entry."""
        self.end_leaf()
        number = self.adder.leaf(place, stamp, source)
        self.reading.leaves.append(number)
        self._leaf = (number, 0, 0)

    def take(self, box: int, item: str, stamp: str, seen: Seen) -> list[Kept]:
        """One piece of the leaf; ``item`` of ``box`` is noted as read with it, unless ``box`` is 0. Returns what a
        batch kept that is full now.
        """
        assert self._leaf is not None  # noqa: S101 - a leaf is begun first
        number, pieces, unread = self._leaf
        seen = dated(seen, self.now)
        if isinstance(seen, Unread):
            self.reading.unread.append((seen.where, seen.why))
        if not isinstance(seen, Listing):
            self._items.append((box, item, stamp))
        self._leaf = (number, pieces + 1, unread + isinstance(seen, Unread))
        kept = self.adder.take(number, seen)
        self.reading.kept(kept)
        self.pieces += 1
        if self.progress is not None and self.pieces % SAID_EVERY == 0:
            self.progress(self.label, self.pieces, None)
        return kept

    def end_leaf(self) -> None:
        """The leaf was read to its end."""
        if self._leaf is not None:
            number, pieces, unread = self._leaf
            self.adder.leaf_read(number, pieces, unread)
            self._leaf = None

    def flush(self) -> list[Kept]:
        """Keeps what waits; what was kept."""
        if self._adder is None:
            return []
        kept = self._adder.flush()
        self.reading.kept(kept)
        return kept

    def write(self, change: Callable[[sqlite3.Connection], None]) -> None:
        """Keeps what waits, then a change of how far it was read."""
        self.flush()
        with transaction(self.connection):
            change(self.connection)

    def counts(self) -> Counts:
        """What became of every piece, as the record has them now.

        Mail that was moved is brought by its new folder from now on, and is not new for that.
        """
        told = count(self.connection, self.reading)
        earlier = [(row,) for row in set(self.reading.interactions) if row <= self.newest]
        self.connection.execute("CREATE TEMP TABLE IF NOT EXISTS earlier (row INTEGER PRIMARY KEY)")
        self.connection.execute("DELETE FROM temp.earlier")
        self.connection.executemany("INSERT INTO temp.earlier VALUES (?)", earlier)
        (moved,) = self.connection.execute(
            "SELECT count(*) FROM temp.earlier e JOIN interaction i ON i.id = e.row "
            "WHERE i.contact AND i.brought IN (SELECT leaf FROM temp.begun)"
        ).fetchone()
        return {**told, "new": told["new"] - moved, "known": told["known"] + moved}

    def _beside(self, kept: list[Kept]) -> None:
        """Notes the items of a batch, in its transaction."""
        items, self._items = self._items, []
        read: dict[int, list[tuple[str, str, int | None]]] = {}
        for (box, item, stamp), row in zip(items, kept, strict=True):
            if box:
                read.setdefault(box, []).append((item, stamp, row.row if row.row and not row.card else None))
        for box, rows in read.items():
            note(self.connection, box, rows)
