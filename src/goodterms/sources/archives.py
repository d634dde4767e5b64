"""Zip and tar as trees: members are read one by one in place, nothing is unpacked to disk."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Callable, Generator, Iterator
from functools import partial
from typing import BinaryIO, cast

from goodterms.sources.leaf import HEAD, CannotOpen, Leaf, Tree
from goodterms.sources.streams import BROKEN, Closeable, Counted, guarded, sentence, unpacked

HELD = 1 << 26
"""Largest zip inside another archive, in bytes: a zip is read from its end, so an inner one has to be held."""

DOCUMENT_MEMBERS = frozenset({"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF", "AndroidManifest.xml"})
"""Members that show a zip to be one document or program (docx, xlsx, odt, epub, jar, apk), not an export."""

DUST = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
"""Files that file managers leave behind, in lower case."""


def is_dust(name: str) -> bool:
    """Whether a member was put there by a file manager or archiver and holds nothing of the user's."""
    parts = name.split("/")
    return parts[-1].lower() in DUST or parts[-1].startswith("._") or "__MACOSX" in parts


def is_zip(head: bytes) -> bool:
    """Whether the first bytes are those of a zip (a filled or an empty one)."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def is_tar(head: bytes) -> bool:
    """Whether the first 512 bytes are a tar header with its magic word (POSIX, GNU)."""
    return head[257:262] == b"ustar"


class Zip:
    """An open zip. ``spring`` gives its path or a seekable stream; the handle is opened when first used and kept."""

    def __init__(self, where: str, spring: Callable[[], str | BinaryIO]) -> None:
        self.where = where
        self.spring = spring
        self.handle: zipfile.ZipFile | None = None

    def file(self) -> zipfile.ZipFile:
        """The open archive.

        Raises:
            CannotOpen: cut off or damaged.
        """
        if self.handle is None:
            try:
                self.handle = zipfile.ZipFile(self.spring())
            except zipfile.BadZipFile as why:
                raise CannotOpen(f"{self.where} is a zip that is cut off or damaged. Download it again.") from why
            except BROKEN as why:
                raise CannotOpen(sentence(self.where, why)) from why
        return self.handle

    def is_document(self) -> bool:
        """Whether this is one document in a zip's clothes."""
        return not DOCUMENT_MEMBERS.isdisjoint(self.file().namelist())

    def walk(self) -> Iterator[Leaf]:
        """Its files in the order of its own list."""
        for member in self.file().infolist():
            name = member.filename.replace("\\", "/")
            if not member.is_dir() and not is_dust(name):
                yield self.leaf(member, name)

    def leaf(self, member: zipfile.ZipInfo, name: str) -> Leaf:
        """One member."""
        where = f"{self.where}: {name}"
        stamp = f"{member.file_size}-{member.CRC:08x}-{member.date_time}"
        return Leaf(where, name, stamp, partial(self.open, member, where), size=member.file_size)

    def open(self, member: zipfile.ZipInfo, where: str) -> BinaryIO:
        """A member's content; reading raises `CannotOpen` for a lying size, a bad sum, a password."""
        try:
            inner = cast("BinaryIO", self.file().open(member))
        except BROKEN as why:
            raise CannotOpen(sentence(where, why)) from why
        return unpacked(guarded(inner, where, lambda: member.compress_size), where)


def held(leaf: Leaf) -> str | BinaryIO:
    """A leaf as something seekable: the file itself, or, inside an archive, a copy in memory up to `HELD`."""
    if leaf.path is not None:
        return leaf.path
    content = leaf.head(HELD + 1)
    if len(content) > HELD:
        raise CannotOpen(
            f"{leaf.where} is a large zip inside another archive. Unpack the outer one and give the folder."
        )
    return io.BytesIO(content)


def zip_tree(leaf: Leaf) -> Tree | None:
    """A zip as a tree; None when it is one document (docx, xlsx, epub) and no export.

    Raises:
        CannotOpen: cut off, damaged, or too large inside another archive.
    """
    archive = Zip(leaf.where, partial(held, leaf))
    return None if archive.is_document() else Tree(leaf.where, archive.walk, single=False)


class Member:
    """The member a tar's walk stands at: its head is kept, so it can be opened to sniff and again to read."""

    def __init__(self, stream: BinaryIO, again: Callable[[], BinaryIO]) -> None:
        self.stream: BinaryIO | None = stream
        self.again = again
        self.kept: bytes | None = None

    def first(self) -> bytes:
        """The head, read once."""
        if self.kept is None and self.stream is not None:
            self.kept = self.stream.read(HEAD)
        return self.kept or b""

    def rest(self) -> BinaryIO:
        """What follows the head: the walk's own stream the first time, the archive gone through again after that."""
        if self.stream is not None:
            stream, self.stream = self.stream, None
            return stream
        stream = self.again()
        stream.read(len(self.kept or b""))
        return stream

    def leave(self) -> None:
        """The walk goes on: the stream is of no use any more, and the head is let go."""
        self.stream = None
        self.kept = None

    def open(self) -> BinaryIO:
        """The content from its start."""
        if self.kept is None and self.stream is None:
            return self.again()
        return cast("BinaryIO", Replay(self.first(), self))


class Replay(io.RawIOBase):
    """A member read as head first, then the rest."""

    def __init__(self, head: bytes, member: Member) -> None:
        self.head = io.BytesIO(head)
        self.whole = len(head) < HEAD
        self.member = member
        self.tail: BinaryIO | None = None

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill ``buffer``."""
        view = memoryview(buffer)  # type: ignore[arg-type]  # typeshed: Buffer only from 3.12 on
        n = self.head.readinto(view)
        if n or self.whole:
            return n
        if self.tail is None:
            self.tail = self.member.rest()
        piece = self.tail.read(len(view))
        view[: len(piece)] = piece
        return len(piece)


class Tar:
    """A tar behind a stream that can be opened again; the walk goes through it once, in the archive's order."""

    def __init__(self, where: str, spring: Callable[[], BinaryIO]) -> None:
        self.where = where
        self.spring = spring

    def members(self) -> Generator[tuple[tarfile.TarFile, tarfile.TarInfo], None, None]:
        """Every plain file in it, with the archive standing at its content."""
        # Plain tars are seekable and skip over what nobody reads; packed ones can only go on.
        stream = self.spring()
        mode = "r:" if stream.seekable() else "r|"
        with stream, tarfile.open(fileobj=stream, mode=mode, errorlevel=1) as tar:  # type: ignore[call-overload]  # mode is one of two
            while (info := tar.next()) is not None:
                tar.members = []  # or it would remember every member
                if info.isreg() and not is_dust(info.name):
                    yield tar, info

    def walk(self) -> Iterator[Leaf]:
        """Its files; where it breaks off stands a last leaf that cannot be opened and says so."""
        try:
            for number, (tar, info) in enumerate(self.members()):
                member = Member(self.content(tar, info), partial(self.again, number))
                try:
                    yield self.leaf(member, info)
                finally:
                    member.leave()
        except BROKEN as why:
            yield broken_leaf(self.where, CannotOpen(sentence(self.where, why)))
        except CannotOpen as why:
            yield broken_leaf(self.where, why)

    def leaf(self, member: Member, info: tarfile.TarInfo) -> Leaf:
        """One member."""
        where, name = f"{self.where}: {info.name}", info.name.removeprefix("./")
        stamp = f"{info.size}-{int(info.mtime * 1e9)}"
        return Leaf(
            where, name, stamp, lambda: unpacked(io.BufferedReader(Counted(member.open())), where), size=info.size
        )

    def content(self, tar: tarfile.TarFile, info: tarfile.TarInfo, walk: Closeable | None = None) -> BinaryIO:
        """A member's bytes. ``walk``: the going-through that must stay open for as long as they are read."""
        return guarded(cast("BinaryIO", tar.extractfile(info)), f"{self.where}: {info.name}", keeps=walk)

    def again(self, number: int) -> BinaryIO:
        """The content of the ``number``-th file, by going through the archive anew."""
        members = self.members()
        for n, (tar, info) in enumerate(members):
            if n == number:
                return self.content(tar, info, members)
        raise CannotOpen(f"{self.where} has changed while it was read. Run this again.")


def broken_leaf(where: str, why: CannotOpen) -> Leaf:
    """A leaf that stands for what cannot be reached; opening it raises ``why``."""

    def refuse() -> BinaryIO:
        raise why

    return Leaf(where, "", "broken", refuse)


def tar_tree(leaf: Leaf) -> Tree:
    """A tar, packed or not, as a tree."""
    return Tree(leaf.where, Tar(leaf.where, leaf.open).walk, single=False)
