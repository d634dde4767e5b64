"""How far folders, address books and calendars on servers were read, kept with the pieces in one transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, NamedTuple

from goodterms.record.storable import storable

ASKED_AT_ONCE = 500
"""Values in one question; SQLite takes 999 and more."""


class Box(NamedTuple):
    """One folder or collection that is followed. ``stand``: what the server said of it when it was last read whole."""

    id: int
    path: str
    stand: dict[str, Any]
    ended: bool


class Stored(NamedTuple):
    """A mail that is kept: where, when, from whom and with which marks."""

    row: int
    ts: int
    sender: str
    marks: int


def boxes(connection: sqlite3.Connection, source: str) -> list[Box]:
    """Everything that is followed of a source, oldest first; those that have ended as well."""
    rows = connection.execute("SELECT id, path, stand, ended FROM followed WHERE source = ? ORDER BY id", (source,))
    return [Box(row, path, json.loads(stand) if stand else {}, bool(ended)) for row, path, stand, ended in rows]


def open_box(connection: sqlite3.Connection, source: str, path: str, stand: dict[str, Any]) -> Box:
    """Begins to follow a folder or collection."""
    row = connection.execute(
        "INSERT INTO followed (source, path, stand) VALUES (?, ?, ?) RETURNING id",
        (source, storable(path), json.dumps(stand)),
    ).fetchone()
    return Box(int(row[0]), path, stand, ended=False)


def set_stand(connection: sqlite3.Connection, box: int, stand: dict[str, Any]) -> None:
    """What the server said of it, once everything up to that is kept."""
    connection.execute("UPDATE followed SET stand = ? WHERE id = ?", (json.dumps(stand), box))


def end_box(connection: sqlite3.Connection, box: int) -> None:
    """Its numbering is over, or it is gone from the server."""
    connection.execute("UPDATE followed SET ended = 1 WHERE id = ?", (box,))


def forget_box(connection: sqlite3.Connection, box: int) -> None:
    """Forgets how far it was read, not what was read of it."""
    connection.execute("DELETE FROM followed_piece WHERE box = ?", (box,))
    connection.execute("DELETE FROM followed WHERE id = ?", (box,))


def forget_source(connection: sqlite3.Connection, source: str) -> None:
    """Forgets how far a source was read, not what was read of it."""
    for box in boxes(connection, source):
        forget_box(connection, box.id)


def items(connection: sqlite3.Connection, box: int) -> dict[str, str]:
    """What was read of a box: item to stamp."""
    return dict(connection.execute("SELECT item, stamp FROM followed_piece WHERE box = ?", (box,)))


def numbers(connection: sqlite3.Connection, box: int) -> set[int]:
    """The numbers of the mail that was read of a folder."""
    return {int(item) for (item,) in connection.execute("SELECT item FROM followed_piece WHERE box = ?", (box,))}


def how_many(connection: sqlite3.Connection, box: int) -> int:
    """How many items of a box were read."""
    return int(connection.execute("SELECT count(*) FROM followed_piece WHERE box = ?", (box,)).fetchone()[0])


def seen_of(connection: sqlite3.Connection, source: str) -> int:
    """How many items of a source were read and are there still."""
    found = connection.execute(
        "SELECT count(*) FROM followed_piece p JOIN followed f ON f.id = p.box WHERE f.source = ? AND NOT f.ended",
        (source,),
    )
    return int(found.fetchone()[0])


def span(connection: sqlite3.Connection, source: str) -> tuple[int, int] | None:
    """From when to when the mail of a source is that was read, in UTC seconds; None without any."""
    first, last = connection.execute(
        "SELECT min(i.ts), max(i.ts) FROM followed f JOIN followed_piece p ON p.box = f.id "
        "JOIN interaction i ON i.id = p.interaction WHERE f.source = ?",
        (source,),
    ).fetchone()
    return None if first is None else (int(first), int(last))


def note(connection: sqlite3.Connection, box: int, read: Iterable[tuple[str, str, int | None]]) -> None:
    """Notes items of a box as read: item, stamp, and the row of a mail."""
    connection.executemany(
        "INSERT INTO followed_piece (box, item, stamp, interaction) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (box, item) DO UPDATE SET stamp = excluded.stamp, interaction = excluded.interaction",
        ((box, storable(item), stamp, row or None) for item, stamp, row in read),
    )


def forget_items(connection: sqlite3.Connection, box: int, gone: Iterable[str]) -> None:
    """Forgets items of a box that are there no longer."""
    connection.executemany("DELETE FROM followed_piece WHERE box = ? AND item = ?", ((box, item) for item in gone))


def rows_of(connection: sqlite3.Connection, box: int, gone: Sequence[str]) -> list[tuple[str, int]]:
    """Items of a box with the row of the mail that each was."""
    found: list[tuple[str, int]] = []
    for some in _some(gone):
        found += connection.execute(
            "SELECT item, interaction FROM followed_piece WHERE box = ? AND interaction IS NOT NULL "
            f"AND item IN ({', '.join('?' * len(some))})",
            (box, *some),
        ).fetchall()
    return found


def elsewhere(connection: sqlite3.Connection, source: str, row: int) -> list[tuple[str, str]]:
    """Where else a mail lies in the folders of a source that are there: folder and number."""
    found = connection.execute(
        "SELECT f.path, p.item FROM followed_piece p JOIN followed f ON f.id = p.box "
        "WHERE p.interaction = ? AND f.source = ? AND NOT f.ended",
        (row, source),
    )
    return found.fetchall()


def marks_at(connection: sqlite3.Connection, box: int, numbers: Sequence[str]) -> dict[str, int]:
    """The marks of the newest copy from each of these numbers of a folder."""
    found: dict[str, int] = {}
    for some in _some(numbers):
        rows = connection.execute(
            "SELECT p.item, c.marks FROM followed_piece p JOIN copy c ON c.interaction = p.interaction "
            f"WHERE p.box = ? AND p.item IN ({', '.join('?' * len(some))}) "
            "AND substr(c.place, -length(p.item) - 5) = ';UID=' || p.item ORDER BY c.rowid",
            (box, *some),
        )
        found |= dict(rows.fetchall())
    return found


def stored_mail(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Stored]:
    """Which of these mails are kept, by their id; nothing for those that are not."""
    found: dict[str, Stored] = {}
    for some in _some(list(ids)):
        rows = connection.execute(
            "SELECT i.external_id, i.id, i.ts, coalesce(h.value, ''), i.marks FROM interaction i "
            "LEFT JOIN handle h ON h.id = i.sender "
            f"WHERE i.channel = 'mail' AND i.external_id IN ({', '.join('?' * len(some))})",
            [storable(each) for each in some],
        )
        found |= {external_id: Stored(*rest) for external_id, *rest in rows}
    return found


def _some(values: Sequence[str]) -> Iterable[list[str]]:
    left = iter(values)
    while some := list(islice(left, ASKED_AT_ONCE)):
        yield some
