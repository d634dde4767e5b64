"""Pieces put aside on disk until a file that wants another order can be written: by chat, or newest first."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile

ASIDE = 1 << 20
"""Bytes held in memory before they go to disk."""


class Spool:
    """A temporary file of pieces, each under a key; memory holds 16 bytes a piece. Nothing of it stays on disk."""

    def __init__(self, folder: Path) -> None:
        self._file = TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115 - closed by `close`
        self._places: dict[str, array[int]] = {}
        self._held = bytearray()
        self._written = 0

    def add(self, key: str, piece: bytes) -> None:
        """Puts a piece aside."""
        places = self._places.get(key)
        if places is None:
            places = self._places[key] = array("Q")
        places.append(self._written + len(self._held))
        places.append(len(piece))
        self._held += piece
        if len(self._held) > ASIDE:
            self._flush()

    def keys(self) -> list[str]:
        """The keys, in the order in which they came."""
        return list(self._places)

    def count(self, key: str) -> int:
        """How many pieces a key has."""
        return len(self._places.get(key, ())) // 2

    def pieces(self, key: str, *, newest_first: bool = False) -> Iterator[bytes]:
        """The pieces of a key in the order in which they came, or from the last to the first."""
        self._flush()
        places = self._places.get(key, array("Q"))
        order = range(0, len(places), 2)
        for at in reversed(order) if newest_first else order:
            self._file.seek(places[at])
            yield self._file.read(places[at + 1])

    def close(self) -> None:
        """Lets go of everything."""
        self._file.close()
        self._places.clear()

    def _flush(self) -> None:
        self._file.seek(self._written)
        held = memoryview(bytes(self._held))
        self._written += len(held)
        while held:
            held = held[self._file.write(held) :]
        self._held.clear()
