"""The database of Skype until version 7 (``main.db``): its rows as the messages of today's export, and its people."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from goodterms.sources import database
from goodterms.sources.skype_talk import GROUP, People, Talk, identity
from goodterms.sources.skype_text import attributes
from goodterms.sources.vcard_about import birthday
from goodterms.words import About, Card, Handle

TABLES: Final = frozenset({"Messages", "Conversations", "Contacts", "Accounts"})

KINDS: Final = {
    30: "Event/Call",
    39: "Event/Call",
    60: "RichText",
    61: "RichText",
    63: "RichText/Contacts",
    64: "RichText",
    68: "RichText/Media_GenericFile",
    70: "RichText/Media_Video",
    201: "RichText/UriObject",
    253: "RichText/Media_Video",
}
"""Message types that people made, by the word of today's export; all others Skype wrote itself (topics, requests)."""

FILE: Final = "main.db"
"""The kind of export, for its messages have other ids than those of today's."""

STARTED: Final = 30
"""The type of a call's beginning; its end (39) tells how long it was."""

SHORT: Final = 64
"""The type of a text message to a telephone; its words stand in an attribute."""

PAIR: Final = 1
"""The type of a conversation of two."""

ADDED: Final = 1
"""``is_permanent`` of somebody whom the owner has as a contact; other rows are people who were once seen."""

_MESSAGE: Final = ("convo_id", "author", "from_dispname", "timestamp", "type", "body_xml", "guid", "edited_timestamp")
_PERSON: Final = ("skypename", "fullname", "displayname", "given_displayname", "birthday", "emails", "city", "homepage")
_PHONES: Final = ("phone_mobile", "phone_home", "phone_office", "pstnnumber")


class NoSkype(Exception):
    """It is no database of Skype; the text is a sentence."""


class Row(NamedTuple):
    """A message as today's export has them, and the conversation it is in."""

    message: dict[str, Any]
    ms: int
    talk: Talk
    number: str


def check(connection: sqlite3.Connection) -> None:
    """Looks for Skype's tables.

    Raises:
        NoSkype: they are not there.
        sqlite3.Error: the database is damaged.
    """
    if not database.tables(connection) >= TABLES:
        raise NoSkype("It is no main.db of Skype: tables are missing in it.")


def written(value: object) -> str:
    """A cell as text."""
    return value.strip() if isinstance(value, str) else ""


def numbered(name: str) -> str:
    """A name as today's export has it: ``8:kim``, ``4:+44…`` for a telephone, a group's id as it is."""
    if not name or name.startswith((GROUP, "#")):
        return name
    return f"4:{name}" if name.startswith("+") else identity(name if ":" in name[:3] else f"8:{name}")


def talks(connection: sqlite3.Connection) -> dict[int, Talk]:
    """Every conversation by its row.

    Raises:
        sqlite3.Error: the database is damaged.
    """
    members = _members(connection)
    found = {}
    columns = database.chosen(connection, "Conversations", ("type", "identity", "displayname"))
    for row, kind, key, name in connection.execute(f"SELECT id, {columns} FROM Conversations"):
        known = numbered(written(key)) or f"row{row}"
        if kind == PAIR:
            found[row] = Talk(known, written(name), kind=FILE)
        else:
            room = known if known.startswith(GROUP) else f"{GROUP}{known}"
            found[row] = Talk(room, written(name), members.get(row), FILE)
    return found


def _members(connection: sqlite3.Connection) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    if "Participants" in database.tables(connection):
        for row, name in connection.execute("SELECT convo_id, identity FROM Participants ORDER BY id"):
            if known := numbered(written(name)):
                found[row] = (*found.get(row, ()), known)
    return found


def messages(connection: sqlite3.Connection, known: dict[int, Talk]) -> Iterator[Row | str]:
    """Every message, oldest first; where it cannot be told who wrote it or when, why.

    Raises:
        sqlite3.Error: the database is damaged.
    """
    columns = database.chosen(connection, "Messages", _MESSAGE)
    for values in connection.execute(f"SELECT {columns} FROM Messages ORDER BY timestamp, id"):
        row = dict(zip(_MESSAGE, values, strict=True))
        author, ts, talk = numbered(written(row["author"])), row["timestamp"], known.get(row["convo_id"])
        if not isinstance(ts, int) or not 0 < ts < 1 << 32:
            yield "It has no date."
        elif talk is None or not author:
            yield "The database does not say who wrote it, or to whom."
        else:
            guid = row["guid"].hex() if isinstance(row["guid"], bytes) else ""
            yield Row(_message(row, author), ts * 1000, talk, guid)


def _message(row: dict[str, Any], author: str) -> dict[str, Any]:
    kind, body = KINDS.get(row["type"], "ThreadActivity"), written(row["body_xml"])
    if row["type"] == STARTED:
        body = f"<started/>{body}"
    elif kind == "Event/Call":
        body = f"<ended/>{body}"
    elif row["type"] == SHORT:
        body = attributes(body.partition(">")[0]).get("alt", "")
    return {"from": author, "displayName": written(row["from_dispname"]), "messagetype": kind, "content": body}


def owner(connection: sqlite3.Connection, where: str) -> Card | None:
    """Whose account it is, None when the database does not tell.

    Raises:
        sqlite3.Error: the database is damaged.
    """
    columns = database.chosen(connection, "Accounts", (*_PERSON, *_PHONES))
    for values in connection.execute(f"SELECT {columns} FROM Accounts"):
        card = _card(dict(zip((*_PERSON, *_PHONES), values, strict=True)), where)
        if card is not None:
            return Card("skype", card.external_id, card.name, card.handles, own=True, where=where)
    return None


def contacts(connection: sqlite3.Connection, people: People, where: str) -> Iterator[Card]:
    """Everybody whom the owner had as a contact; the names of all others are learnt.

    Raises:
        sqlite3.Error: the database is damaged.
    """
    columns = database.chosen(connection, "Contacts", ("is_permanent", *_PERSON, *_PHONES))
    names = ("is_permanent", *_PERSON, *_PHONES)
    for values in connection.execute(f"SELECT {columns} FROM Contacts ORDER BY id"):
        row = dict(zip(names, values, strict=True))
        card = _card(row, f"{where}: {written(row['skypename']) or 'contact'}")
        if card is None:
            continue
        people.learn(numbered(written(row["skypename"])), card.name)
        if row["is_permanent"] == ADDED and card.external_id != "echo123":
            yield card


def _card(row: dict[str, Any], where: str) -> Card | None:
    account = written(row["skypename"])
    called = (written(row[column]) for column in ("given_displayname", "displayname", "fullname"))
    name = next(filter(None, called), "")
    phones = dict.fromkeys(filter(None, (written(row[column]) for column in _PHONES)))
    handles = (
        *((Handle("skype", account, name),) if account else ()),
        *(Handle("phone", number if number[0] in "+0(" else f"+{number}", name) for number in phones),
        *(Handle("mail", address.lower(), name) for address in written(row["emails"]).split() if "@" in address),
    )
    if not handles:
        return None
    about = (("birthday", birthday(str(row["birthday"] or ""))), ("location", written(row["city"])))
    told = tuple(About(topic, value) for topic, value in about if value)
    return Card("skype", handles[0].value, name if name != account else "", handles, told, where=where)
