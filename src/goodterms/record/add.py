"""Keeps pieces as sources state them: in batches, each whole or not at all, each piece once whoever brings it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from goodterms.record.batch import FORGOTTEN, Batch, Kept, Piece, Shared
from goodterms.record.cards import list_taken
from goodterms.record.forgotten import Forgotten
from goodterms.record.handles import Handles, Naming
from goodterms.record.opened import transaction
from goodterms.record.place import owner_known, place, told
from goodterms.record.storable import storable, storable_piece
from goodterms.words import Card, Interaction, Listing, Seen

BATCH = 2_000
"""Pieces a transaction: large enough to be fast, small enough that a killed import repeats seconds of work."""


class Adder:
    """Takes pieces and writes them in batches. Nothing of a batch is kept if it fails.

    ``owners_word``: the pieces are the owner's own telling, so they can be placed though no own address is known yet.
    """

    def __init__(
        self, connection: sqlite3.Connection, run: int, now: int, naming: Naming, *, owners_word: bool = False
    ) -> None:
        self.connection = connection
        self.shared = Shared(connection, run, now, Handles(connection, naming), owners_word)
        self.waiting: list[Piece] = []
        self.listed: list[Piece] = []
        self.leaves: list[tuple[int, int, str, str, str]] = []
        self.ended: list[tuple[int, int, int]] = []
        self.beside: Callable[[list[Kept]], None] | None = None
        """Called with what a batch kept, in its transaction: for what has to be kept with it or not at all."""
        self.forgotten = Forgotten(connection, naming.normal)
        self.left_out: list[Kept] = []
        self.last_leaf = int(connection.execute("SELECT coalesce(max(id), 0) FROM leaf").fetchone()[0])

    def leaf(self, place: str, stamp: str, source: str) -> int:
        """Begins a leaf: its number. Its row is written with its first pieces."""
        self.last_leaf += 1
        self.leaves.append((self.last_leaf, self.shared.run, storable(place), stamp, source))
        return self.last_leaf

    def take(self, leaf: int, seen: Seen) -> list[Kept]:
        """Takes one piece; returns what was kept if that filled a batch.

        Cards of a complete list wait for its end, which tells its day: an older list never overrides a newer one.
        """
        kept = self.forgotten.without(storable_piece(seen))
        if kept is None:
            self.left_out.append(Kept(leaf, FORGOTTEN))
            return []
        seen = kept
        if isinstance(seen, Card) and seen.listed:
            self.listed.append(Piece(leaf, seen))
        elif isinstance(seen, Listing):
            self._release(seen.ts)
            self.waiting.append(Piece(leaf, seen))
        else:
            self.waiting.append(Piece(leaf, seen))
        return self.flush() if len(self.waiting) >= BATCH else []

    def leaf_read(self, leaf: int, pieces: int, unread: int) -> None:
        """The leaf was read to its end; said in the same transaction as its last pieces."""
        self.leaf_open()
        self.ended.append((pieces, unread, leaf))

    def leaf_open(self) -> None:
        """The leaf ended, but is to be read again when it is given again."""
        self._release(None)

    def _release(self, taken: int | None) -> None:
        self.waiting += [Piece(piece.leaf, piece.seen, taken) for piece in self.listed]
        self.listed = []

    def flush(self) -> list[Kept]:
        """Writes what is waiting in one transaction and places it if the owner is known."""
        batch, leaves, ended = self.waiting, self.leaves, self.ended
        self.waiting, self.leaves, self.ended = [], [], []
        try:
            with transaction(self.connection):
                self.connection.executemany(
                    "INSERT INTO leaf (id, run, place, stamp, source) VALUES (?, ?, ?, ?, ?)", leaves
                )
                kept = self._write(batch)
                if self.beside is not None:
                    self.beside(kept)
                self.connection.executemany("UPDATE leaf SET done = 1, pieces = ?, unread = ? WHERE id = ?", ended)
        except BaseException:
            self.shared.handles.forget()
            self.shared.threads.clear()
            raise
        left_out, self.left_out = self.left_out, []
        return kept + left_out

    def _write(self, batch: list[Piece]) -> list[Kept]:
        writing = Batch(self.shared)
        seen = (piece.seen for piece in batch)
        writing.look_up((one.channel, one.external_id) for one in seen if isinstance(one, Interaction))
        kept = [writing.keep(piece) for piece in batch]
        writing.write()
        for listing in writing.listings:
            list_taken(self.connection, listing, self.shared.run, self.shared.now)
        changed = writing.new.keys() | writing.again()
        if changed and not self.shared.owners_word and not owner_known(self.connection):
            changed = changed & told(self.connection)
        if changed:
            place(self.connection, changed)
        return [row for row in kept if row is not None]
