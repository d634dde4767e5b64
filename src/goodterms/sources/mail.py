"""Mail in every form people keep it: mbox, Maildir, folders of single messages, packed or not."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from itertools import islice
from typing import BinaryIO

from goodterms.sources.mail_folders import Place, place_of
from goodterms.sources.mail_piece import NO_MAIL, piece
from goodterms.sources.mail_split import COUNT, LARGEST, Raw, Shape, ends_in_header, messages, shape_of
from goodterms.sources.opening import HEAD, CannotOpen, Leaf, Tree
from goodterms.sources.protocol import Given
from goodterms.sources.streams import is_packed
from goodterms.words import Interaction, Seen, Unread

Read = Callable[[int], bytes]

PROBED = 8
"""Leaves looked at to know a tree of many."""

READ_BINARY = os.O_RDONLY | getattr(os, "O_BINARY", 0)
"""Windows has to be told that a file is not text."""

NOT_ONE_MESSAGE = (b"From ", b"\xef\xbb\xbf", b"\n", b"\r", *(b"%d" % digit for digit in range(10)))
"""What the shortest way does not know: boxes, byte order marks, blank lines before the header, .emlx."""

SMALL = 1 << 22
"""Bytes of a plain file that is read in one go."""

TOO_LARGE = f"This message is larger than {LARGEST >> 20} MB, which no provider delivers; it was left out."
CUT = "The file ends in the middle of this message's header: it is cut off here. Copy or download it again."


class Mail:
    """mbox (mboxo, mboxrd, mboxcl, Gmail Takeout), Maildir, single messages, each also in gz, bz2, xz, zip and tar.

    Leaves stand for themselves (``independent``): what was read before can be left out of a tree.
    """

    name = "mail"
    label = "mail (mbox files, Maildir folders, saved messages, Gmail Takeout)"
    whole = False
    independent = True

    def knows(self, tree: Tree) -> bool:
        """Whether the leaves begin as mail does; of many, the first few that are not empty."""
        heads = [leaf.head(HEAD) for leaf in islice(tree.leaves(), PROBED)]
        return any(heads) and all(shape_of(head) for head in heads if head)

    def read(self, tree: Tree, given: Given) -> Iterator[Seen]:
        """Every message, in the order of the tree; `Unread` for what is none, too large, cut or without a date."""
        del given  # mail states its own times and people
        for leaf in tree.leaves():
            try:
                yield from _leaf(tree.where, leaf)
            except CannotOpen as why:
                yield Unread(leaf.where, str(why))


def _leaf(where: str, leaf: Leaf) -> Iterator[Seen]:
    """The messages of one leaf, whatever its shape."""
    content = _in_one_go(leaf)
    if content is not None:
        yield piece(content, leaf.where, place_of(where, leaf.name))
        return
    broken: list[CannotOpen] = []
    with leaf.open() as stream:
        read = _until_broken(stream, broken)
        head = _filled(read, HEAD)
        if head and shape_of(head) is Shape.BOX:
            yield from _box(leaf, place_of(where, leaf.name, box=True), read, head)
        elif head or not broken:
            yield _single(leaf, place_of(where, leaf.name), read, head)
    if broken:
        yield Unread(leaf.where, str(broken[0]))


def _in_one_go(leaf: Leaf) -> bytes | None:
    """The content of a plain, small file of one message, by the shortest way; None for every other leaf."""
    if leaf.path is None or leaf.size is None or not 0 < leaf.size <= SMALL:
        return None
    try:
        file = os.open(leaf.path, READ_BINARY)
    except OSError:
        return None  # opening it the long way says why
    try:
        content = os.read(file, leaf.size + 1)
    except OSError:
        return None
    finally:
        os.close(file)
    return None if content.startswith(NOT_ONE_MESSAGE) or is_packed(content) else content


def _single(leaf: Leaf, place: Place, read: Read, head: bytes) -> Seen:
    """The one message of a leaf."""
    if not head:
        return Unread(leaf.where, "This file is empty.")
    content = head + _filled(read, LARGEST + 1 - len(head)) if len(head) == HEAD else head
    if len(content) > LARGEST:
        return Unread(leaf.where, TOO_LARGE if shape_of(head) else NO_MAIL)
    content = content.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    counted = COUNT.match(content) if shape_of(head) is Shape.COUNTED else None
    if counted:
        content = content[counted.end() : counted.end() + int(counted[1])]
    return piece(content, leaf.where, place)


def _box(leaf: Leaf, place: Place, read: Read, head: bytes) -> Iterator[Seen]:
    """The messages of an mbox, numbered from 1."""
    for number, raw in enumerate(messages(read, head), 1):
        yield from _numbered(raw, f"{leaf.where}#{number}", place)


def _until_broken(stream: BinaryIO, broken: list[CannotOpen]) -> Read:
    """Reading that ends where the medium breaks off, and keeps why: what was read before still counts."""
    # read1 stops at what is there; read would lose it when the next bytes are broken.
    some = stream.read1 if isinstance(stream, io.BufferedReader) else stream.read

    def read(n: int) -> bytes:
        try:
            return some(n)
        except CannotOpen as why:
            broken.append(why)
            return b""

    return read


def _filled(read: Read, n: int) -> bytes:
    """``n`` bytes, fewer only at the end."""
    found = bytearray()
    while len(found) < n and (more := read(n - len(found))):
        found += more
    return bytes(found)


def _numbered(raw: Raw, where: str, place: Place) -> Iterator[Seen]:
    """One message of a box; with its header cut off it is kept only if it still says who, when and its whole id."""
    if raw.too_large:
        yield Unread(where, TOO_LARGE)
    elif raw.last and ends_in_header(raw.content):
        found = piece(raw.content[: raw.content.rfind(b"\n") + 1], where, place, raw.line)
        if isinstance(found, Interaction) and found.sender and not found.external_id.startswith("sha:"):
            yield found
        yield Unread(where, CUT)
    else:
        yield piece(raw.content, where, place, raw.line)
