"""The shape that every readable thing is brought into: a tree of leaves, each with a head to sniff and a stream."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

HEAD = 65_536
"""Bytes that a source may look at to know its own."""


class CannotOpen(Exception):
    """A path or archive that cannot be opened at all; the text is a sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One readable file: on disk, or a member of an archive.

    ``where``: what the user is told (``export.zip: Connections.csv``). ``name``: path inside its tree, ``/`` separated.
    ``stamp``: changes whenever the content may have changed (size and mtime in ns). ``path``: the plain file on disk,
    None for members of archives and compressed files. ``size``: bytes after decompression, None when not known yet.
    """

    where: str
    name: str
    stamp: str
    opener: Callable[[], BinaryIO]
    path: str | None = None
    size: int | None = None

    def open(self) -> BinaryIO:
        """The content as a stream of bytes, decompressed; reading from it may raise as well.

        Raises:
            CannotOpen: no permission, cut off, or not what it claims to be.
        """
        return self.opener()

    def head(self, n: int = HEAD) -> bytes:
        """The first ``n`` bytes.

        Raises:
            CannotOpen: as `open`.
        """
        with self.open() as stream:
            return stream.read(n)


@dataclass(frozen=True, slots=True)
class Tree:
    """A path as sources see it: one leaf for a plain file, many for a folder or archive.

    ``leaves`` may be called often, and walks lazily: nothing is unpacked to disk or held in memory whole.
    """

    where: str
    walk: Callable[[], Iterator[Leaf]]
    single: bool

    def leaves(self) -> Iterator[Leaf]:
        """Every leaf, in a steady order. Take them one after the other: read a leaf before the next is asked for."""
        return self.walk()
