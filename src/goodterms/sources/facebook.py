"""Messages in "Download your information" of Facebook and Instagram: JSON, also the encrypted ones, and web pages."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import Final

from goodterms.sources.facebook_message import interaction
from goodterms.sources.facebook_page import conversations, is_page, since
from goodterms.sources.facebook_thread import FOLDER, Thread, begun, own_card, owner_in, profile_name, thread_of
from goodterms.sources.jsonfile import Cursor, Damaged
from goodterms.sources.opening import CannotOpen, Leaf, Tree
from goodterms.sources.protocol import Given
from goodterms.words import SINCE, Listing, Seen, Unread

_KEYS: Final = (frozenset({"sender_name", "timestamp_ms"}), frozenset({"senderName", "timestamp"}))
"""What every message has, in the two layouts."""

FIRST: Final = 20
"""Files of a download that are looked at for whose it is; one with fewer is read so soon that it does not matter."""

NONE: Final = "No messages of Facebook or Instagram are in it. Ask for the download again, as JSON and with messages."


class Facebook:
    """The folder or zip of a download; everything but messages and the owner's profile is left alone."""

    name = "facebook"
    label = "Facebook or Instagram download (JSON, or web pages)"
    whole = False

    def knows(self, tree: Tree) -> bool:
        """Every file has messages as they write them, or the owner's profile."""
        known = False
        for leaf in tree.leaves():
            if not _kind(leaf):
                return False
            known = True
        return known

    def read(self, tree: Tree, given: Given) -> Iterator[Seen]:
        """Conversation by conversation, one message held at a time.

        Whose they are is told first where the heads of the files show it, else last, by all of them.
        """
        threads: list[Thread] = []
        profiles: list[str] = []
        pages: list[Leaf] = []
        said: set[tuple[str, str]] = set()
        yield from _owner(*_heads(tree), given, tree.where, said)
        for leaf in tree.leaves():
            try:
                if _kind(leaf) == "page":
                    pages.append(leaf)
                else:
                    yield from _file(leaf, threads, profiles, told=tree.single)
            except CannotOpen as broken:
                yield Unread(leaf.where, str(broken))
        begins: dict[str, int] = {}
        for leaf in pages:
            before = len(threads)
            yield from _page(leaf, threads, given)
            with suppress(CannotOpen):  # told before
                if len(threads) > before and (at := since(leaf)) is not None:
                    begins.setdefault(threads[before].channel, at)
        yield from _owner(threads, profiles, given, tree.where, said)
        yield from (Listing(channel, SINCE, at) for channel, at in begins.items())


def _heads(tree: Tree) -> tuple[list[Thread], list[str]]:
    """Who takes part in the first conversations of a large download, and the owner's profile if it is among them.

    When the owner is known before, pieces are placed as they come, and not all of them once more at the end.
    """
    threads: list[Thread] = []
    profiles: list[str] = []
    first = list(islice(tree.leaves(), FIRST + 1))
    for leaf in first if len(first) > FIRST else ():
        with suppress(CannotOpen):  # told where it is read
            kind = _kind(leaf)
            if kind == "messages":
                threads.append(begun(leaf))
            elif kind == "profile":
                profiles.append(profile_name(leaf))
    return threads, profiles


def _file(leaf: Leaf, threads: list[Thread], profiles: list[str], *, told: bool) -> Iterator[Seen]:
    kind = _kind(leaf)
    if kind == "messages":
        threads.append(thread_of(leaf))
        yield from _pieces(leaf, threads[-1])
    elif kind:
        profiles.append(profile_name(leaf))
    elif told:
        yield Unread(leaf.where, NONE)


def _page(leaf: Leaf, threads: list[Thread], given: Given) -> Iterator[Seen]:
    """The messages of a page, unless the same conversation was read from JSON."""
    found = FOLDER.search(f"/{leaf.name}") or FOLDER.search(leaf.where)
    if found and any(thread.key == found[2] and not thread.paged for thread in threads):
        return
    before = len(threads)
    try:
        yield from conversations(leaf, given, threads)
    except CannotOpen as broken:
        yield Unread(leaf.where, str(broken))
    for thread in threads[before:]:
        thread.paged = True


def _owner(
    threads: list[Thread], profiles: list[str], given: Given, where: str, said: set[tuple[str, str]]
) -> Iterator[Seen]:
    """The owner's cards that were not given before (``said``)."""
    name = owner_in(threads, [*given.me, *filter(None, profiles)])
    for channel in dict.fromkeys(thread.channel for thread in threads):
        if name and (channel, name) not in said:
            said.add((channel, name))
            yield own_card(name, channel, where)


def _pieces(leaf: Leaf, thread: Thread) -> Iterator[Seen]:
    try:
        with leaf.open() as stream:
            yield from _messages(leaf, thread, Cursor(stream))
    except Damaged as why:
        yield Unread(leaf.where, f"The file {why}. Download it again; what comes before that place was read.")


def _messages(leaf: Leaf, thread: Thread, cursor: Cursor) -> Iterator[Seen]:
    for key in cursor.fields():
        if key == "messages":
            for place in cursor.items():
                yield interaction(cursor.take(), thread, f"{leaf.where}: message {place + 1}")


def _kind(leaf: Leaf) -> str:
    """``messages``, ``profile``, ``page``, or "" for everything else."""
    head = leaf.head()
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        return "page" if is_page(leaf) else ""
    if not head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
        return ""
    found: list[str] = []
    with suppress(Damaged):  # the head ends in the middle of something
        for kind in _look_at(Cursor(io.BytesIO(head))):
            found.append(kind)
            break
    return found[0] if found else ""


def _look_at(cursor: Cursor) -> Iterator[str]:
    for key in cursor.fields():
        if key == "messages":
            for _ in cursor.items():
                keys: set[str] = set()
                for inner in cursor.fields():
                    keys.add(inner)
                    if any(needed <= keys for needed in _KEYS):
                        yield "messages"
                return
        elif key in {"profile_v2", "profile_user"}:
            yield "profile"
