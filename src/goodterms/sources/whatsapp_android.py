"""WhatsApp's database on Android: ``msgstore.db`` (decrypted; today's, and that of before 2022), names in ``wa.db``."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any, Final

from goodterms.sources.database import chosen, tables
from goodterms.sources.whatsapp_rows import CHANNEL, Chat, Said, person
from goodterms.words import NO_MARK, Card, Mark

SYSTEM: Final = frozenset({7, 10, 11, 15, 64})
"""Types that nobody wrote: notices, missed calls (told of as calls), what could not be decrypted, deleted messages."""

OLD_NOTICE: Final = 6
"""The status of a notice, before 2022."""

_NEW: Final = ("_id", "chat_row_id", "from_me", "key_id", "sender_jid_row_id", "timestamp", "message_type", "text_data")
_OLD: Final = (
    *("_id", "key_remote_jid", "key_from_me", "key_id", "remote_resource", "timestamp", "media_wa_type", "status"),
    *("data", "media_caption", "quoted_row_id"),
)


def contacts(connection: sqlite3.Connection, where: str) -> Iterator[Card]:
    """Everybody whom wa.db names.

    Raises:
        sqlite3.Error: the database is damaged.
    """
    columns = chosen(connection, "wa_contacts", ("display_name", "wa_name"))
    for account, shown, own in connection.execute(f"SELECT jid, {columns} FROM wa_contacts"):
        name = _text(shown) or _text(own)
        handle = person(_text(account), name)
        if handle is not None and name:
            yield Card(CHANNEL, f"contact|{handle.value}", name, (handle,), where=f"{where}: {handle.value}")


def messages(connection: sqlite3.Connection) -> Iterator[Said]:
    """Every message and call, oldest first.

    Raises:
        sqlite3.Error: the database is damaged.
    """
    there = tables(connection)
    accounts = _accounts(connection, there)
    members = _members(connection, there, accounts)
    by_key: dict[str, Chat] = {}
    chats: dict[int, Chat] = {}
    if "chat" in there:
        subject = chosen(connection, "chat", ("subject",))
        for row, account, name in connection.execute(f"SELECT _id, jid_row_id, {subject} FROM chat"):
            key = accounts.get(account, "")
            chats[row] = by_key.setdefault(key, Chat(key, _text(name), members.get(key, {})))
    if "message" in there:
        yield from _new(connection, there, accounts, chats)
    elif "messages" in there:
        yield from _old(connection, there, members, by_key)
    if "call_log" in there:
        yield from _calls(connection, accounts, by_key)


def _accounts(connection: sqlite3.Connection, there: frozenset[str]) -> dict[int, str]:
    """Accounts by row; those that hide their number by the number where the database knows it."""
    if "jid" not in there:
        return {}
    found = {row: _text(key) for row, key in connection.execute("SELECT _id, raw_string FROM jid")}
    if "jid_map" in there:
        for hidden, known in connection.execute("SELECT lid_row_id, jid_row_id FROM jid_map"):
            found[hidden] = found.get(known) or found.get(hidden, "")
    return found


def _members(
    connection: sqlite3.Connection, there: frozenset[str], accounts: dict[int, str]
) -> dict[str, dict[str, None]]:
    """Who is in each group, without the owner."""
    found: dict[str, dict[str, None]] = {}
    pairs: list[tuple[str, str]] = []
    if "group_participant_user" in there:
        rows = connection.execute("SELECT group_jid_row_id, user_jid_row_id FROM group_participant_user")
        pairs += [(accounts.get(group, ""), accounts.get(user, "")) for group, user in rows]
    if "group_participants" in there:
        rows = connection.execute("SELECT gjid, jid FROM group_participants")
        pairs += [(_text(group), _text(user)) for group, user in rows]
    for group, user in pairs:
        if group and person(user):
            found.setdefault(group, {})[user] = None
    return found


def _new(
    connection: sqlite3.Connection, there: frozenset[str], accounts: dict[int, str], chats: dict[int, Chat]
) -> Iterator[Said]:
    columns = chosen(connection, "message", _NEW, "m")
    quoted = "NULL"
    if "message_quoted" in there:
        quoted = "(SELECT q.key_id FROM message_quoted q WHERE q.message_row_id = m._id)"
    for values in connection.execute(f"SELECT {columns}, {quoted} FROM message m ORDER BY m._id"):
        row = dict(zip((*_NEW, "quoted"), values, strict=True))
        chat = chats.get(row["chat_row_id"])
        if chat is None or not chat.is_talk:
            continue
        sender = accounts.get(row["sender_jid_row_id"], "") if chat.is_group else chat.key
        yield _said(row, chat, "" if row["from_me"] == 1 else sender, system=row["message_type"] in SYSTEM)


def _old(
    connection: sqlite3.Connection,
    there: frozenset[str],
    members: dict[str, dict[str, None]],
    chats: dict[str, Chat],
) -> Iterator[Said]:
    columns = chosen(connection, "messages", _OLD, "m")
    quoted = "NULL"
    if "messages_quotes" in there:
        quoted = "(SELECT q.key_id FROM messages_quotes q WHERE q._id = m.quoted_row_id)"
    for values in connection.execute(f"SELECT {columns}, {quoted} FROM messages m ORDER BY m._id"):
        row = dict(zip((*_OLD, "quoted"), values, strict=True))
        key = _text(row["key_remote_jid"])
        chat = chats.setdefault(key, Chat(key, members=members.get(key, {})))
        if not chat.is_talk:
            continue
        sender = _text(row["remote_resource"]) if chat.is_group else key
        system = row["status"] == OLD_NOTICE or str(row["media_wa_type"]) in map(str, SYSTEM)
        row["text_data"] = row["data"] or row["media_caption"]
        yield _said(row, chat, "" if row["key_from_me"] == 1 else sender, system=system)


def _said(row: dict[str, Any], chat: Chat, sender: str, *, system: bool) -> Said:
    text = "" if system else _text(row["text_data"])
    ts = row["timestamp"] // 1000 if isinstance(row["timestamp"], int) else None
    key = _text(row["key_id"]) or f"{ts}|{row['_id']}"
    if system and not sender:
        sender = chat.key if not chat.is_group else ""
    return Said(key, chat, sender, ts, text, Mark.SYSTEM if system else NO_MARK, _text(row["quoted"]))


def _calls(connection: sqlite3.Connection, accounts: dict[int, str], chats: dict[str, Chat]) -> Iterator[Said]:
    """Calls between two; a call of a group is a call with whoever began it."""
    wanted = ("_id", "jid_row_id", "from_me", "call_id", "timestamp", "duration")
    for values in connection.execute(f"SELECT {chosen(connection, 'call_log', wanted)} FROM call_log ORDER BY 1"):
        row = dict(zip(wanted, values, strict=True))
        key = accounts.get(row["jid_row_id"], "")
        if person(key) is None:
            continue
        ts = row["timestamp"] // 1000 if isinstance(row["timestamp"], int) else None
        length = row["duration"] if isinstance(row["duration"], int) else 0
        told = _text(row["call_id"]) or f"{ts}|{row['_id']}"
        chat = chats.setdefault(key, Chat(key))
        yield Said(f"call|{told}", chat, "" if row["from_me"] == 1 else key, ts, seconds=max(0, length))


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
