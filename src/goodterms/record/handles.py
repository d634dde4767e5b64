"""Handles and the persons they belong to. Joined here by hard keys alone: same normal form, or one card with both."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from goodterms.record.storable import storable, storable_handle
from goodterms.words import Handle

OWNER_KIND = "owner"
LIST_KIND = "list"

LONGEST_NAME = 200
"""Letters of a display name that are remembered; nobody is told apart by more."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What the people room knows about one handle, handed in so that the record need not know that room.

    ``normal``: the form that joins ("" joins with nothing). ``kind``: person, list, bot, role ... ``plain``: the
    display name as people say it.
    """

    normal: Callable[[Handle], str]
    kind: Callable[[Handle], str]
    plain: Callable[[str], str]


class Handles:
    """Finds or makes the row of a handle within one open transaction; remembers what it found."""

    def __init__(self, connection: sqlite3.Connection, naming: Naming) -> None:
        self.connection = connection
        self.naming = naming
        self.rows: dict[tuple[str, str], int] = {}
        self.nameless: set[int] = set()
        self.lists: set[int] = set()
        self.called: set[tuple[int, str]] = set()
        self.signed: set[tuple[int, str]] = set()
        self.posted: dict[tuple[int, str], tuple[int, int]] = {}
        self.again: set[int] = set()

    def row(self, handle: Handle, *, kind: str | None = None, person: int | None = None) -> int:
        """The id of a handle; a new one joins the person of its normal form, else ``person``, else somebody new."""
        key = (handle.kind, handle.value)
        row = self.rows.get(key)
        if row is None:
            handle = storable_handle(handle)
            row = self.rows[key] = self._kept(handle) or self._new(handle, kind, person)
        if handle.name and (row, handle.name) not in self.called:
            self._call(row, handle.name)
        if kind == LIST_KIND and row not in self.lists:
            self._list(row)
        return row

    def moved(self) -> set[int]:
        """Kept interactions of whoever was joined, or showed to be a list, since this was last asked."""
        again = self.again.copy()
        self.again.clear()
        return again

    def _kept(self, handle: Handle) -> int | None:
        found = self.connection.execute(
            "SELECT id, name FROM handle WHERE kind = ? AND value = ?", (handle.kind, handle.value)
        ).fetchone()
        if found is None:
            return None
        if not found[1]:
            self.nameless.add(int(found[0]))
        return int(found[0])

    def forget(self) -> None:
        """After a rollback: rows made in the lost transaction are no longer there."""
        for remembered in (self.rows, self.nameless, self.lists, self.called, self.signed, self.posted, self.again):
            remembered.clear()

    def somebody(self, handle: Handle) -> int | None:
        """The person who has this handle or one of the same normal form; None when it is new in every way."""
        handle = storable_handle(handle)
        row = self.rows.get((handle.kind, handle.value)) or self._kept(handle)
        if row is not None:
            return self.person_of(row)
        found = self._of_normal(handle.kind, self.naming.normal(handle))
        return None if found is None else found[0]

    def person_of(self, row: int) -> int:
        """The person of a handle's row."""
        return int(self.connection.execute("SELECT person FROM handle WHERE id = ?", (row,)).fetchone()[0])

    def _new(self, handle: Handle, kind: str | None, somebody: int | None) -> int:
        normal = self.naming.normal(handle)
        person, own = self._person_of(handle, normal, kind, somebody)
        row = self.connection.execute(
            "INSERT INTO handle (kind, value, normal, name, person, own) VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
            (handle.kind, handle.value, normal, handle.name, person, own),
        ).fetchone()
        if not handle.name:
            self.nameless.add(int(row[0]))
        return int(row[0])

    def _person_of(self, handle: Handle, normal: str, kind: str | None, somebody: int | None) -> tuple[int, int]:
        found = self._of_normal(handle.kind, normal)
        if found is not None:
            return found
        if somebody is not None:
            own = self.connection.execute("SELECT kind = ? FROM person WHERE id = ?", (OWNER_KIND, somebody)).fetchone()
            return somebody, int(own[0])
        name = self.naming.plain(handle.name) if handle.name else ""
        if not name and handle.kind == "name":
            name = handle.value
        return new_person(self.connection, name, kind or self.naming.kind(handle)), 0

    def _of_normal(self, kind: str, normal: str) -> tuple[int, int] | None:
        """Whose the normal form is, and whether that is the owner; the empty one is nobody's."""
        if not normal:
            return None
        found = self.connection.execute(
            "SELECT person, own FROM handle WHERE kind = ? AND normal = ? LIMIT 1", (kind, normal)
        ).fetchone()
        return (int(found[0]), int(found[1])) if found else None

    def _list(self, row: int) -> None:
        """A list that was first met as a plain recipient (in the owner's own post) is a list from now."""
        self.lists.add(row)
        person = self.person_of(row)
        changed = self.connection.execute(
            "UPDATE person SET kind = ? WHERE id = ? AND kind <> ? AND kind <> ? "
            "AND NOT EXISTS (SELECT 1 FROM card WHERE card.person = person.id)",
            (LIST_KIND, person, LIST_KIND, OWNER_KIND),
        )
        if changed.rowcount:
            self.again.update(interactions_of(self.connection, [person]))

    def _call(self, row: int, name: str) -> None:
        """Remembers a name under which a handle was seen."""
        self.called.add((row, name))
        self.connection.execute("INSERT OR IGNORE INTO named VALUES (?, ?)", (row, storable(name)[:LONGEST_NAME]))
        if row in self.nameless:
            self._name(row, storable(name))
            self.nameless.discard(row)

    def sign(self, row: int, ways: Iterable[Handle]) -> None:
        """Remembers what somebody signs with, each in its normal form, once."""
        for way in ways:
            value = self.naming.normal(storable_handle(way))[:LONGEST_NAME]
            value = value if self.naming.kind(way) == "person" else ""
            if value and (row, value) not in self.signed:
                self.signed.add((row, value))
                self.connection.execute("INSERT OR IGNORE INTO signed VALUES (?, ?)", (row, value))

    def post(self, row: int, lines: Iterable[str], ts: int) -> None:
        """Remembers what a signature says somebody does, with the first and last moment it did, until `write_posts`."""
        for line in lines:
            key = (row, storable(line)[:LONGEST_NAME])
            first, last = self.posted.get(key, (ts, ts))
            self.posted[key] = min(first, ts), max(last, ts)

    def write_posts(self) -> None:
        """Writes what `post` gathered."""
        self.connection.executemany(
            "INSERT INTO posted (handle, value, first, last) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE "
            "SET first = min(first, excluded.first), last = max(last, excluded.last)",
            ((*key, *span) for key, span in self.posted.items()),
        )
        self.posted.clear()

    def _name(self, row: int, name: str) -> None:
        """A handle first seen bare gets the name seen later, and so does its person if it has none."""
        self.connection.execute("UPDATE handle SET name = ? WHERE id = ?", (name, row))
        self.connection.execute(
            "UPDATE person SET name = ? WHERE name = '' AND id = (SELECT person FROM handle WHERE id = ?)",
            (self.naming.plain(name), row),
        )


def new_person(connection: sqlite3.Connection, name: str, kind: str = "person") -> int:
    """A new person's id."""
    row = connection.execute("INSERT INTO person (name, kind) VALUES (?, ?) RETURNING id", (name, kind)).fetchone()
    return int(row[0])


def owner_id(connection: sqlite3.Connection) -> int | None:
    """The owner's person, None while nobody is known as the owner."""
    row = connection.execute(f"SELECT id FROM person WHERE kind = '{OWNER_KIND}' ORDER BY id").fetchone()
    return int(row[0]) if row else None


def owner_person(connection: sqlite3.Connection) -> int:
    """The owner's person, made when there is none yet."""
    return owner_id(connection) or new_person(connection, "", OWNER_KIND)


def own_handles(connection: sqlite3.Connection) -> list[Handle]:
    """The owner's handles, mail first, in the order they were learned."""
    rows = connection.execute("SELECT kind, value, name FROM handle WHERE own = 1 ORDER BY kind <> 'mail', id")
    return [Handle(*row) for row in rows]


def own_shown(connection: sqlite3.Connection) -> list[str]:
    """The owner's handles as a person knows them: without those by which a format only says "I"."""
    return [one.value for one in own_handles(connection) if one.kind != "log" and not one.kind.endswith("-owner")]


def interactions_of(connection: sqlite3.Connection, persons: Iterable[int]) -> list[int]:
    """Every interaction that any handle of these persons takes part in."""
    found: set[int] = set()
    for person in persons:
        rows = connection.execute(
            "SELECT p.interaction FROM handle h JOIN participant p ON p.handle = h.id WHERE h.person = ?", (person,)
        )
        found.update(row for (row,) in rows)
    return sorted(found)
