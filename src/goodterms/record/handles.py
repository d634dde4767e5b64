"""Handles and the persons they belong to. Joined only by hard keys: same normal form, or one card that lists both."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from goodterms.words import Handle

OWNER_KIND = "owner"


@dataclass(frozen=True, slots=True)
class Naming:
    """What the people room knows about one handle, handed in so that the record need not know that room.

    ``normal``: the form that joins ("" joins with nothing). ``kind``: person, list, bot, role ... ``plain``: the display
    name as people say it.
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
        self.fresh: list[tuple[str, str]] = []

    def row(self, handle: Handle, *, kind: str | None = None, person: int | None = None) -> int:
        """The id of a handle; a new one joins the person of its normal form, else ``person``, else somebody new."""
        key = (handle.kind, handle.value)
        known = self.rows.get(key)
        if known is not None:
            return known
        found = self.connection.execute("SELECT id, name FROM handle WHERE kind = ? AND value = ?", key).fetchone()
        if found:
            if handle.name and not found[1]:
                self._name(int(found[0]), handle.name)
            self.rows[key] = int(found[0])
            return int(found[0])
        return self._new(handle, kind, person)

    def forget_fresh(self) -> None:
        """After a rollback: rows made in the lost transaction are no longer there."""
        for key in self.fresh:
            self.rows.pop(key, None)
        self.fresh.clear()

    def kept(self) -> None:
        """After a commit."""
        self.fresh.clear()

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
        key = (handle.kind, handle.value)
        self.rows[key] = int(row[0])
        self.fresh.append(key)
        return int(row[0])

    def _person_of(self, handle: Handle, normal: str, kind: str | None, somebody: int | None) -> tuple[int, int]:
        found = (
            normal
            and self.connection.execute(
                "SELECT person, own FROM handle WHERE kind = ? AND normal = ? LIMIT 1", (handle.kind, normal)
            ).fetchone()
        )
        if found:
            return int(found[0]), int(found[1])
        if somebody is not None:
            own = self.connection.execute("SELECT kind = ? FROM person WHERE id = ?", (OWNER_KIND, somebody)).fetchone()
            return somebody, int(own[0])
        name = self.naming.plain(handle.name) if handle.name else ""
        if not name and handle.kind == "name":
            name = handle.value
        return new_person(self.connection, name, kind or self.naming.kind(handle)), 0

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
    row = connection.execute("SELECT id FROM person WHERE kind = ? ORDER BY id", (OWNER_KIND,)).fetchone()
    return int(row[0]) if row else None


def owner_person(connection: sqlite3.Connection) -> int:
    """The owner's person, made when there is none yet."""
    return owner_id(connection) or new_person(connection, "", OWNER_KIND)


def own_handles(connection: sqlite3.Connection) -> list[Handle]:
    """The owner's handles, mail first, in the order they were learned."""
    rows = connection.execute("SELECT kind, value, name FROM handle WHERE own = 1 ORDER BY kind <> 'mail', id")
    return [Handle(*row) for row in rows]


def join(
    connection: sqlite3.Connection,
    keep: int,
    gone: int,
    *,
    by: str,
    evidence: dict[str, object],
    run: int | None,
    now: int,
) -> int:
    """Moves every handle, card, note and word from ``gone`` to ``keep``; history follows by `record/place`.

    Returns the number of the decision, by which `part` gives back exactly what was.
    """
    moved = {
        "handles": _ids(connection, "handle", gone),
        "cards": _ids(connection, "card", gone),
        "about": _ids(connection, "about", gone),
        "notes": _ids(connection, "note", gone),
        "was": connection.execute("SELECT name, kind, depth_word, flags FROM person WHERE id = ?", (gone,)).fetchone(),
        "kept_was": connection.execute(
            "SELECT name, kind, depth_word, flags FROM person WHERE id = ?", (keep,)
        ).fetchone(),
    }
    for table in ("handle", "card", "about", "note", "membership", "promise"):
        connection.execute(f"UPDATE {table} SET person = ? WHERE person = ?", (keep, gone))
    own = connection.execute("SELECT kind = ? FROM person WHERE id = ?", (OWNER_KIND, keep)).fetchone()[0]
    connection.execute("UPDATE handle SET own = ? WHERE person = ?", (own, keep))
    connection.execute(
        "UPDATE person SET name = iif(name = '', ?, name), depth_word = coalesce(depth_word, ?), "
        "flags = trim(flags || ' ' || ?) WHERE id = ?",
        (moved["was"][0], moved["was"][2], moved["was"][3], keep),
    )
    connection.execute("DELETE FROM person WHERE id = ?", (gone,))
    row = connection.execute(
        "INSERT INTO decision (act, person, other, evidence, by, run, ts) VALUES ('join', ?, ?, ?, ?, ?, ?) RETURNING id",
        (keep, gone, json.dumps(evidence | {"moved": moved}, ensure_ascii=False), by, run, now),
    ).fetchone()
    return int(row[0])


def part(connection: sqlite3.Connection, decision: int) -> tuple[int, int]:
    """Undoes one join: the person that was comes back under the same id with what it had. Returns (kept, came back)."""
    keep, gone, evidence = connection.execute(
        "SELECT person, other, evidence FROM decision WHERE id = ? AND act = 'join'", (decision,)
    ).fetchone()
    moved = json.loads(evidence)["moved"]
    name, kind, depth_word, flags = moved["was"]
    connection.execute(
        "INSERT INTO person (id, name, kind, depth_word, flags) VALUES (?, ?, ?, ?, ?)",
        (gone, name, kind, depth_word, flags),
    )
    kept = moved["kept_was"]
    connection.execute(
        "UPDATE person SET name = ?, depth_word = ?, flags = ? WHERE id = ?", (kept[0], kept[2], kept[3], keep)
    )
    for table, ids in (("handle", "handles"), ("card", "cards"), ("about", "about"), ("note", "notes")):
        connection.executemany(f"UPDATE {table} SET person = ? WHERE id = ?", ((gone, row) for row in moved[ids]))
    connection.execute("UPDATE handle SET own = ? WHERE person = ?", (kind == OWNER_KIND, gone))
    connection.execute("UPDATE decision SET undone = 1 WHERE id = ?", (decision,))
    return int(keep), int(gone)


def interactions_of(connection: sqlite3.Connection, persons: Iterable[int]) -> list[int]:
    """Every interaction that any handle of these persons takes part in."""
    found: set[int] = set()
    for person in persons:
        rows = connection.execute(
            "SELECT p.interaction FROM handle h JOIN participant p ON p.handle = h.id WHERE h.person = ?", (person,)
        )
        found.update(row for (row,) in rows)
    return sorted(found)


def _ids(connection: sqlite3.Connection, table: str, person: int) -> list[int]:
    return [row for (row,) in connection.execute(f"SELECT id FROM {table} WHERE person = ?", (person,))]
