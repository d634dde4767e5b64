"""WhatsApp's database on an iPhone (``ChatStorage.sqlite``)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Final

from goodterms.sources.database import chosen, tables
from goodterms.sources.whatsapp_rows import Chat, Said, person
from goodterms.words import NO_MARK, Mark

EPOCH: Final = 978_307_200
"""2001-01-01 UTC, from which Apple counts."""

SYSTEM: Final = frozenset({6, 10, 12, 14, 59})
"""Types that nobody wrote: notices of groups and of the service, deleted messages, calls (whose length is not told)."""

_MESSAGE: Final = ("ZCHATSESSION", "ZISFROMME", "ZSTANZAID", "ZGROUPMEMBER", "ZMESSAGEDATE", "ZMESSAGETYPE", "ZTEXT")


def names(connection: sqlite3.Connection) -> dict[str, str]:
    """How accounts are called: as the owner's address book has them, else as they call themselves.

    Raises:
        sqlite3.Error: the database is damaged.
    """
    found: dict[str, str] = {}
    there = tables(connection)
    asked = (
        ("ZWAPROFILEPUSHNAME", "ZJID", "ZPUSHNAME"),
        ("ZWAGROUPMEMBER", "ZMEMBERJID", "ZCONTACTNAME"),
        ("ZWACHATSESSION", "ZCONTACTJID", "ZPARTNERNAME"),
    )
    for table, account, name in asked:
        if table in there:
            columns = chosen(connection, table, (account, name))
            for key, called in connection.execute(f"SELECT {columns} FROM {table}"):
                if person(_text(key)) and _text(called).lstrip("\u200e") and not _is_number(_text(called)):
                    found[_text(key)] = _text(called).lstrip("\u200e")
    return found


def messages(connection: sqlite3.Connection) -> Iterator[Said]:
    """Every message, oldest first.

    Raises:
        sqlite3.Error: the database is damaged.
    """
    chats, members = _chats(connection)
    columns = chosen(connection, "ZWAMESSAGE", _MESSAGE)
    for row, *values in connection.execute(f"SELECT Z_PK, {columns} FROM ZWAMESSAGE ORDER BY Z_PK"):
        in_chat, own, key, member, date, kind, written = values
        chat = chats.get(in_chat)
        if chat is None or not chat.is_talk:
            continue
        ts = EPOCH + int(date) if isinstance(date, int | float) and abs(date) < EPOCH * 4 else None
        system = kind in SYSTEM
        sender = members.get(member, "") if chat.is_group else chat.key
        if own == 1:
            sender = ""
        elif not sender and system:
            sender = next(iter(chat.members), "")
        elif not sender:
            sender = "?"
        text = "" if system else _text(written)
        marks = Mark.SYSTEM if system else NO_MARK
        yield Said(_text(key) or f"{ts}|{row}", chat, sender, ts, text, marks)


def _chats(connection: sqlite3.Connection) -> tuple[dict[int, Chat], dict[int, str]]:
    """Chats by row, and the accounts of the members of groups by row."""
    columns = chosen(connection, "ZWACHATSESSION", ("ZCONTACTJID", "ZPARTNERNAME"))
    chats = {
        row: Chat(_text(key), _text(name))
        for row, key, name in connection.execute(f"SELECT Z_PK, {columns} FROM ZWACHATSESSION")
    }
    members: dict[int, str] = {}
    if "ZWAGROUPMEMBER" in tables(connection):
        columns = chosen(connection, "ZWAGROUPMEMBER", ("ZCHATSESSION", "ZMEMBERJID"))
        for row, chat, key in connection.execute(f"SELECT Z_PK, {columns} FROM ZWAGROUPMEMBER"):
            members[row] = _text(key)
            if chat in chats and person(_text(key)):
                chats[chat].members[_text(key)] = None
    return chats, members


def _is_number(name: str) -> bool:
    return not any(map(str.isalpha, name))


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
