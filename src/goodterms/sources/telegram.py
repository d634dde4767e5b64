"""Telegram Desktop's export in JSON: a whole account or one chat."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from goodterms.sources.jsonfile import Cursor, Damaged
from goodterms.sources.opening import CannotOpen, Leaf, Tree
from goodterms.sources.protocol import Given
from goodterms.sources.telegram_chat import BOT, CHANNELS, GROUPS, PERSONAL, PRIVATE
from goodterms.sources.telegram_export import CHATS, Export
from goodterms.words import Seen, Unread

TYPES: Final = frozenset({PERSONAL, BOT, *GROUPS, *CHANNELS, *PRIVATE})
"""Types of chats."""


class Telegram:
    """The result.json of an export; pictures and files beside it are left alone."""

    name = "telegram"
    label = "Telegram export (result.json)"
    whole = False
    independent = True

    def knows(self, tree: Tree) -> bool:
        """By the keys and types at the beginning of the file."""
        return any(_is_export(leaf) for leaf in tree.leaves())

    def read(self, tree: Tree, given: Given) -> Iterator[Seen]:
        """The owner and the contacts where they are told, then chat by chat."""
        known = False
        for leaf in tree.leaves():
            try:
                if _is_export(leaf):
                    known = True
                    yield from Export(leaf, given).pieces()
            except CannotOpen as broken:
                known = True
                yield Unread(leaf.where, str(broken))
        if not known:
            yield Unread(tree.where, "No result.json of a Telegram export was found. Export again as JSON.")


def _is_export(leaf: Leaf) -> bool:
    """Whether the file begins as Telegram writes it."""
    head = leaf.head()
    if not head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
        return False
    found: set[str] = set()
    with suppress(Damaged):  # the head ends in the middle of something
        _look_at(Cursor(io.BytesIO(head)), found)
    return bool(found & {"personal", "contacts", "chat"}) or found >= {"type", "messages"}


def _look_at(cursor: Cursor, found: set[str]) -> None:
    """Adds what stands in the beginning of a file."""
    for key in cursor.fields():
        if key == "personal_information":
            found.update("personal" for inner in cursor.fields() if inner == "user_id")
        elif key in {"contacts", "frequent_contacts"}:
            found.update("contacts" for inner in _in_lists(cursor) if inner in {"user_id", "phone_number", "rating"})
        elif key in CHATS:
            _look_at_chats(cursor, found)
        else:
            _look_at_chat(cursor, key, found)


def _look_at_chats(cursor: Cursor, found: set[str]) -> None:
    inside: set[str] = set()
    for key in cursor.fields():
        if key == "list":
            for _ in cursor.items():
                for inner in cursor.fields():
                    _look_at_chat(cursor, inner, inside)
                    if inside >= {"messages", "type"} or "chat" in inside:
                        found.add("chat")


def _look_at_chat(cursor: Cursor, key: str, found: set[str]) -> None:
    if key == "type" and str(cursor.take()) in TYPES:
        found.add("type")
    elif key == "messages":
        found.add("messages")
        found.update("chat" for message in _messages(cursor) if message)


def _messages(cursor: Cursor) -> Iterator[bool]:
    """For each message whether it has what those of Telegram have."""
    for _ in cursor.items():
        keys = set(cursor.fields())
        yield {"type", "text"} <= keys and bool(keys & {"date_unixtime", "date"}) and bool(keys & {"from", "from_id"})


def _in_lists(cursor: Cursor) -> Iterator[str]:
    """The keys of everything in an object's list."""
    for key in cursor.fields():
        if key == "list":
            for _ in cursor.items():
                yield from cursor.fields()
