"""Files that only the owner may read, and archives with the same bytes on every machine."""

from __future__ import annotations

import os
import tarfile
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import IO, BinaryIO

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time written on all members of a zip, its earliest: the moment of writing would make each file another."""

OURS = 0o600
"""Mode of everything written: it looks like somebody's mail, and is handled like that."""


def private(path: Path) -> BinaryIO:
    """A new file to write to, readable for its owner alone."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, OURS)
    path.chmod(OURS)  # an older file of that name keeps its mode otherwise
    return os.fdopen(handle, "wb")


def member(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    """A new member of a zip to write to.

    Stored, not packed: packed bytes differ between the libraries that pack them (zlib, zlib-ng).
    """
    info = zipfile.ZipInfo(name, LONG_AGO)
    info.create_system = 3  # Unix, wherever this runs
    info.external_attr = (0o100000 | OURS) << 16
    return archive.open(info, "w")


def put(archive: zipfile.ZipFile, name: str, pieces: Iterable[bytes]) -> None:
    """Writes a member of a zip, piece by piece."""
    with member(archive, name) as file:
        for piece in pieces:
            file.write(piece)


def put_in_tar(archive: tarfile.TarFile, name: str, content: IO[bytes], size: int) -> None:
    """Writes a member of a tar from a stream that stands at its start."""
    info = tarfile.TarInfo(name)
    info.size, info.mode, info.mtime = size, OURS, 0
    archive.addfile(info, content)


def file_name(text: str) -> str:
    """A text as part of a file name, as phones write it: without what file systems forbid, at most 80 letters."""
    allowed = "".join(letter for letter in text if letter.isprintable() and letter not in '/\\:*?"<>|')
    return allowed.strip(" .")[:80] or "Chat"
