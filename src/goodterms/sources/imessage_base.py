"""The database of Messages on a Mac, opened to be read and never written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from goodterms.sources import database
from goodterms.sources.leaf import Leaf
from goodterms.words import Handle

TABLES: Final = frozenset({"message", "chat", "handle", "chat_message_join", "chat_handle_join"})

WANTED: Final = (
    *("guid", "text", "attributedBody", "date", "is_from_me", "handle_id", "item_type"),
    *("associated_message_type", "date_retracted"),
)
"""Columns that are read; those that an older Mac does not have are empty."""

GROUP: Final = 43
"""The style of a chat of several."""


class NoMessages(Exception):
    """It is no database of Messages; the text is a sentence."""


@dataclass(frozen=True, slots=True)
class Chat:
    """One chat: its key in ids, its name, whether it is a group, the rows of its members' handles."""

    key: str
    name: str
    group: bool
    members: tuple[int, ...]

    @property
    def handle(self) -> Handle:
        """The group itself."""
        return Handle("imessage-group", self.key, self.name)


@contextmanager
def opened(leaf: Leaf) -> Iterator[sqlite3.Connection]:
    """A connection that can only read.

    Raises:
        CannotOpen: the file cannot be read.
        sqlite3.Error: it is damaged.
        NoMessages: it is another program's database.
    """
    with database.opened(leaf) as connection:
        if not database.tables(connection) >= TABLES:
            raise NoMessages("It is no database of Messages: tables are missing in it.")
        yield connection


def messages(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """Every message with ``row`` and ``chat`` (the first one it is in), oldest first.

    Raises:
        sqlite3.Error: the database is damaged.
    """
    columns = database.chosen(connection, "message", WANTED, "m")
    names = ("row", *WANTED, "chat")
    rows = connection.execute(
        f"SELECT m.ROWID, {columns}, (SELECT min(j.chat_id) FROM chat_message_join j WHERE j.message_id = m.ROWID) "
        "FROM message m ORDER BY m.ROWID"
    )
    return (dict(zip(names, row, strict=True)) for row in rows)


def addresses(connection: sqlite3.Connection) -> dict[int, str]:
    """Every handle's number or address by its row.

    Raises:
        sqlite3.Error: the database is damaged.
    """
    rows = connection.execute("SELECT ROWID, id FROM handle")
    return {row: address for row, address in rows if isinstance(address, str)}


def chats(connection: sqlite3.Connection) -> dict[int, Chat]:
    """Every chat by its row.

    Raises:
        sqlite3.Error: the database is damaged.
    """
    members: dict[int, list[int]] = {}
    for chat, handle in connection.execute("SELECT chat_id, handle_id FROM chat_handle_join"):
        members.setdefault(chat, []).append(handle)
    found = {}
    for row, key, name, style in connection.execute("SELECT ROWID, chat_identifier, display_name, style FROM chat"):
        inside = tuple(dict.fromkeys(members.get(row, ())))
        called = name if isinstance(name, str) else ""
        found[row] = Chat(key if isinstance(key, str) else f"chat{row}", called, style == GROUP, inside)
    return found
