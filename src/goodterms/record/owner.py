"""The owner's own handles: learned, taken back, and every interaction they touch placed again."""

from __future__ import annotations

import json
import sqlite3

from goodterms.record.cards import DENIED
from goodterms.record.handles import interactions_of, new_person, owner_person
from goodterms.record.joins import move
from goodterms.record.layer import take_off
from goodterms.record.place import leaning_on, owner_known, place, place_again, place_off, told


def learn(connection: sqlite3.Connection, kind: str, value: str) -> bool:
    """Makes the person of this handle the owner; False when it is own already or nobody's. Within a transaction."""
    found = connection.execute("SELECT id, own FROM handle WHERE kind = ? AND value = ?", (kind, value))
    row = found.fetchone()
    if row is None or row[1]:
        return False
    own_handle(connection, int(row[0]))
    return True


def own_handle(connection: sqlite3.Connection, handle: int) -> None:
    """Makes whoever has this handle by cards and addresses alone the owner; what was weighed is taken off them first.

    Within a transaction.
    """
    whose = "SELECT person FROM handle WHERE id = ?"
    again: set[int] = set()
    take_off(connection, connection.execute(whose, (handle,)).fetchone(), again)
    place_again(connection, again)
    own_now(connection, owner_person(connection), int(connection.execute(whose, (handle,)).fetchone()[0]))


def own_now(connection: sqlite3.Connection, owner: int, person: int) -> None:
    """Moves every handle of a person to the owner and places what they took part in. Within a transaction."""
    first = not owner_known(connection)
    # What the first of the owner's handles took part in may be all there is: that is settled later, a step at a time.
    touched = sorted(told(connection)) if first else interactions_of(connection, [person])
    place_off(connection, person)
    name = connection.execute("SELECT name FROM person WHERE id = ?", (person,)).fetchone()[0]
    move(connection, owner, person)
    connection.execute("UPDATE handle SET own = 1 WHERE person = ?", (owner,))
    connection.execute("UPDATE person SET name = ? WHERE id = ? AND name = ''", (name, owner))
    connection.execute("DELETE FROM person WHERE id = ?", (person,))
    _mine_after_all(connection, owner)
    place(connection, touched)


def _mine_after_all(connection: sqlite3.Connection, owner: int) -> None:
    """What the owner says last holds: a handle once taken back may be learned anew."""
    connection.execute(
        f"UPDATE decision AS d SET undone = 1 WHERE EXISTS (SELECT 1 FROM handle h WHERE h.person = ? AND {DENIED})",
        (owner,),
    )


def disown(connection: sqlite3.Connection, kind: str, value: str, now: int) -> bool:
    """Takes one handle from the owner: it becomes somebody of its own. False when it is not own. In a transaction."""
    row = connection.execute(
        "SELECT id, person, name, normal FROM handle WHERE kind = ? AND value = ? AND own = 1", (kind, value)
    ).fetchone()
    if row is None:
        return False
    handle, owner, name, normal = row
    person = new_person(connection, name)
    touched = set(interactions_of(connection, [int(owner)]))
    touched |= leaning_on(connection, touched)
    connection.execute(
        "UPDATE handle SET person = ?, own = 0 WHERE kind = ? AND (id = ? OR (normal = ? AND normal <> ''))",
        (person, kind, handle, normal),
    )
    connection.execute(
        "INSERT INTO decision (act, person, evidence, by, ts) VALUES ('not_own', ?, ?, 'owner', ?)",
        (person, json.dumps({"handle": [kind, value], "normal": normal}), now),
    )
    place_again(connection, touched)
    return True
