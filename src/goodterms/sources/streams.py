"""Byte streams that end well: decompressed on the way, and every failure of the medium told as `CannotOpen`."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from typing import BinaryIO, Protocol, cast

from goodterms.sources.leaf import CannotOpen

BUFFER = 131_072
"""Bytes a decompressing stream holds."""

BOMB_BYTES = 1 << 28
"""Below this many bytes nothing is taken for a bomb."""

BOMB_RATIO = 300
"""Times its packed size that honest text does not reach (deflate ends at 1,032, mail packs about 3 to 15 times)."""

BROKEN = (
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
    NotImplementedError,
    zlib.error,
    lzma.LZMAError,
    zipfile.BadZipFile,
    tarfile.TarError,
)
"""What the readers of the standard library raise for bad content: cut off, bad sums, passwords, unknown methods."""

PACKERS: tuple[tuple[bytes, Callable[[BinaryIO], object]], ...] = (
    (b"\x1f\x8b\x08", lambda raw: gzip.GzipFile(fileobj=raw, mode="rb")),
    (b"\xfd7zXZ\x00", lzma.LZMAFile),
    (b"BZh", bz2.BZ2File),
)
"""First bytes of a packed file, and its reader."""

MAGIC = tuple(magic for magic, _ in PACKERS)

PACKED_SUFFIXES = (".gz", ".xz", ".bz2", ".tgz", ".txz", ".tbz", ".tbz2")
"""Names of packed files; only to know early that a file is not plain, the content decides."""


def sentence(where: str, why: BaseException) -> str:
    """What went wrong with ``where``, and what to do about it."""
    if isinstance(why, FileNotFoundError):
        return f"{where} is not there (any more). Check the path."
    if isinstance(why, PermissionError):
        return f"No permission to read {where}. Allow yourself to read it (chmod u+r), then run this again."
    if isinstance(why, RuntimeError) and "password" in str(why):
        return f"{where} is protected by a password. Unpack it yourself and give the folder."
    if isinstance(why, NotImplementedError):
        return f"{where} is packed in a way that is not known here. Unpack it yourself and give the folder."
    if isinstance(why, EOFError) or "end of" in str(why):
        return f"{where} is cut off. Download or copy it again; what came before the cut was read."
    return f"{where} is damaged ({why}). Download or copy it again."


class Closeable(Protocol):
    """Something that is open."""

    def close(self) -> None:
        """Let it go."""
        ...


class Counted(io.RawIOBase):
    """A raw stream that knows how many bytes went through, to weigh what comes out against what went in."""

    def __init__(self, inner: BinaryIO) -> None:
        self.inner = inner
        self.count = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill ``buffer`` from the inner stream."""
        view = memoryview(buffer)  # type: ignore[arg-type]  # typeshed: Buffer only from 3.12 on
        # read1 gives what is there; read would lose it when the bytes behind it are broken.
        read = getattr(self.inner, "read1", self.inner.read)
        piece = read(len(view))
        view[: len(piece)] = piece
        self.count += len(piece)
        return len(piece)

    def close(self) -> None:
        """Close the inner stream too."""
        if not self.closed:
            self.inner.close()
        super().close()


class Guarded(Counted):
    """A stream whose failures are `CannotOpen`, and that stops when far too much comes out of far too little.

    ``weight``: tells how many packed bytes went in so far. ``keeps``: what is to be open for as long
    as this is, and closed with it.
    """

    def __init__(
        self, inner: BinaryIO, where: str, weight: Callable[[], int] | None = None, keeps: Closeable | None = None
    ) -> None:
        super().__init__(inner)
        self.where = where
        self.weight = weight
        self.keeps = keeps

    def readinto(self, buffer: object) -> int:
        """Fill ``buffer``.

        Raises:
            CannotOpen: cut off, damaged, protected, or a bomb.
        """
        try:
            n = super().readinto(buffer)
        except BROKEN as why:
            raise CannotOpen(sentence(self.where, why)) from why
        if self.weight is not None and self.count > max(BOMB_BYTES, BOMB_RATIO * self.weight()):
            raise CannotOpen(
                f"{self.where} unpacks to more than {BOMB_RATIO} times its size, as no export does; it was left alone."
            )
        return n

    def close(self) -> None:
        """Close what is kept as well."""
        super().close()
        if self.keeps is not None:
            self.keeps.close()


def guarded(
    inner: BinaryIO, where: str, weight: Callable[[], int] | None = None, keeps: Closeable | None = None
) -> BinaryIO:
    """``inner`` behind a buffer, its failures told as `CannotOpen`; the rest as for `Guarded`."""
    return io.BufferedReader(Guarded(inner, where, weight, keeps), BUFFER)


def unpacked(inner: BinaryIO, where: str) -> BinaryIO:
    """``inner`` (at its start) decompressed if it is gzip, bzip2 or xz by its first bytes, otherwise as it is.

    Raises:
        CannotOpen: on reading, when the content breaks off or is damaged.
    """
    buffered = inner if isinstance(inner, io.BufferedReader) else io.BufferedReader(Counted(inner), BUFFER)
    try:
        first = buffered.peek(8)
    except OSError as why:
        raise CannotOpen(sentence(where, why)) from why
    reader = next((reader for magic, reader in PACKERS if first.startswith(magic)), None)
    if reader is None:
        return cast("BinaryIO", buffered)
    counted = Counted(cast("BinaryIO", buffered))
    packed = cast("BinaryIO", io.BufferedReader(counted, BUFFER))
    return guarded(cast("BinaryIO", reader(packed)), where, lambda: counted.count, keeps=packed)


def is_packed(head: bytes) -> bool:
    """Whether the first bytes are those of gzip, bzip2 or xz."""
    return head.startswith(MAGIC)


def open_file(path: str, where: str) -> BinaryIO:
    """A file on disk as a stream, decompressed.

    Raises:
        CannotOpen: not there, no permission, a folder.
    """
    try:
        return unpacked(open(path, "rb"), where)  # noqa: PTH123 - the stream goes on; no Path for speed
    except OSError as why:
        raise CannotOpen(sentence(where, why)) from why
