"""Takes back what one import brought: everything that no other import brought too."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from goodterms.record import undo_cards
from goodterms.record.handles import OWNER_KIND, Naming
from goodterms.record.layer import take_off
from goodterms.record.opened import transaction
from goodterms.record.place import leaning_on, place_again
from goodterms.record.settle import begin_unsettled
from goodterms.words import Mark


class NoSuchImport(Exception):
    """There is no import of that number, or it was taken back already."""


def undo(connection: sqlite3.Connection, run: int, now: int, naming: Naming) -> dict[str, int]:
    """Takes an import back in one transaction. Returns how many interactions, cards and people went.

    What the owner added by hand stays: persons with notes or words of the owner's are kept, and so are own addresses.
    Afterwards the record is to be settled again (`record/settle`).

    Raises:
        NoSuchImport: nothing to take back under that number.
    """
    row = connection.execute("SELECT state FROM source_run WHERE id = ?", (run,)).fetchone()
    if row is None or row[0] == "undone":
        raise NoSuchImport(f"There is no import {run} to take back. See: goodterms import --list")
    with transaction(connection):
        begin_unsettled(connection)
        _choose(connection, run)
        interactions, cards = take_chosen(connection, run, now, naming)
        connection.execute("DELETE FROM leaf WHERE run = ?", (run,))
        people = nobody_left(connection)
        connection.execute("UPDATE source_run SET state = 'undone', ended = ? WHERE id = ?", (now, run))
        _coverage_again(connection, now)
    return {"interactions": interactions, "cards": cards, "people": people}


def take_chosen(connection: sqlite3.Connection, run: int, now: int, naming: Naming) -> tuple[int, int]:
    """Takes back what rested on the copies in ``temp.going``, which are gone already: interactions and cards that went.

    ``run``: whose days of complete lists go too; 0 for none.
    """
    _uncover(connection)
    return _interactions(connection), undo_cards.cards(connection, run, now, naming)


def _choose(connection: sqlite3.Connection, run: int) -> None:
    """Gathers what the import holds copies of, and takes those copies away. ``kept``: another import has a copy too."""
    connection.execute("DROP TABLE IF EXISTS temp.going")
    connection.execute(
        "CREATE TEMP TABLE going AS SELECT leaf, interaction, card, said FROM copy "
        "WHERE leaf IN (SELECT id FROM leaf WHERE run = ?)",
        (run,),
    )
    for table in ("copy", "unread"):
        connection.execute(f"DELETE FROM {table} WHERE leaf IN (SELECT id FROM leaf WHERE run = ?)", (run,))


def _uncover(connection: sqlite3.Connection) -> None:
    """Takes off what was weighed of everybody whom the import touched: it may rest on what goes now."""
    touched = connection.execute(
        "SELECT DISTINCT h.person FROM temp.going g JOIN participant p ON p.interaction = g.interaction "
        "JOIN handle h ON h.id = p.handle WHERE NOT h.own "
        "UNION SELECT c.person FROM temp.going g JOIN card c ON c.id = g.card WHERE c.person IS NOT NULL"
    ).fetchall()
    again: set[int] = set()
    take_off(connection, (person for (person,) in touched), again)
    place_again(connection, again)


def _interactions(connection: sqlite3.Connection) -> int:
    """Removes those that nobody else brought, and gives the others back what remains of them. Returns how many went."""
    rows = connection.execute(
        "SELECT DISTINCT g.interaction, EXISTS (SELECT 1 FROM copy c WHERE c.interaction = g.interaction) "
        "FROM temp.going g WHERE g.interaction IS NOT NULL"
    ).fetchall()
    lost = {row for row, kept in rows if not kept}
    left = {row for row, kept in rows if kept}
    changed = _parted(connection) | _marks_again(connection, left) | _meetings_again(connection, left)
    from goodterms.record.twice import alone_again  # a look at nothing new comes by here, and needs none of it

    again = leaning_on(connection, lost | changed) | changed
    again = (again | alone_again(connection, lost)) - lost
    _brought_again(connection, left)
    _delete(connection, lost)
    place_again(connection, again)
    return len(lost)


def _delete(connection: sqlite3.Connection, lost: Iterable[int]) -> None:
    rows = [(row,) for row in sorted(lost)]
    connection.executemany("INSERT OR IGNORE INTO stale SELECT DISTINCT owner, person FROM touch WHERE id = ?", rows)
    connection.executemany(
        "INSERT OR IGNORE INTO stale SELECT 1, h.person FROM interaction i JOIN handle h ON h.id = i.sender "
        "WHERE i.id = ? AND NOT h.own",
        rows,
    )
    for table, column in (
        ("touch", "id"),
        ("label", "interaction"),
        ("participant", "interaction"),
        ("interaction", "id"),
    ):
        connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", rows)


def _parted(connection: sqlite3.Connection) -> set[int]:
    """Whom only the copies that go added to a piece is in it no longer, unless a later copy may name them too."""
    rows = connection.execute(
        "SELECT g.interaction, g.said FROM temp.going g WHERE g.said LIKE '%\"with\"%' AND g.interaction IS NOT NULL "
        "AND EXISTS (SELECT 1 FROM copy c WHERE c.interaction = g.interaction AND c.leaf < g.leaf) "
        "AND NOT EXISTS (SELECT 1 FROM copy c WHERE c.interaction = g.interaction AND c.leaf > g.leaf)"
    ).fetchall()
    for row, said in rows:
        connection.executemany(
            "DELETE FROM participant WHERE interaction = ? AND handle = ? AND role = ?",
            ((row, handle, role) for handle, role in json.loads(said)["with"]),
        )
    return {row for row, _ in rows}


def _marks_again(connection: sqlite3.Connection, left: set[int]) -> set[int]:
    """The marks of pieces that other copies still hold, from those copies alone; meetings stand as last read."""
    from goodterms.record.batch import merged

    changed = set()
    for row in left:
        (kind,) = connection.execute("SELECT kind FROM interaction WHERE id = ?", (row,)).fetchone()
        order = "DESC LIMIT 1" if kind == "meeting" else ""
        copies = connection.execute(f"SELECT marks FROM copy WHERE interaction = ? ORDER BY leaf {order}", (row,))
        marks, *others = [Mark(m) for (m,) in copies]
        for other in others:
            marks = merged(marks, other)
        if _differs(connection, row, "marks = ?", (int(marks),)):
            changed.add(row)
    return changed


def _meetings_again(connection: sqlite3.Connection, left: set[int]) -> set[int]:
    """Meetings that a copy which goes had moved stand again where the newest copy that is left has them."""
    changed = set()
    for row in left:
        newest = connection.execute(
            "SELECT said FROM copy WHERE interaction = ? AND said LIKE '%\"at\"%' ORDER BY leaf DESC LIMIT 1", (row,)
        ).fetchone()
        if newest and _differs(connection, row, "ts = ?, minutes = ?", json.loads(newest[0])["at"]):
            changed.add(row)
    return changed


def _differs(connection: sqlite3.Connection, row: int, setting: str, values: Iterable[object]) -> bool:
    """Sets columns of an interaction; whether that changed anything."""
    same = setting.replace("=", "IS").replace(",", " AND")
    known = tuple(values)
    found = connection.execute(f"UPDATE interaction SET {setting} WHERE id = ? AND NOT ({same})", (*known, row, *known))
    return found.rowcount > 0


def _brought_again(connection: sqlite3.Connection, left: set[int]) -> None:
    connection.executemany(
        "UPDATE interaction SET brought = (SELECT min(leaf) FROM copy WHERE interaction = ?) WHERE id = ?",
        ((row, row) for row in left),
    )


def nobody_left(connection: sqlite3.Connection) -> int:
    """Removes persons without handle, card, note or word of the owner's."""
    empty = (
        f"SELECT id FROM person WHERE kind <> '{OWNER_KIND}' AND depth_word IS NULL AND flags = '' "
        "AND id NOT IN (SELECT person FROM handle) AND id NOT IN (SELECT person FROM card WHERE person IS NOT NULL) "
        "AND id NOT IN (SELECT person FROM note) AND id NOT IN (SELECT person FROM about) "
        "AND id NOT IN (SELECT person FROM promise) AND id NOT IN (SELECT person FROM regard) "
        "AND id NOT IN (SELECT person FROM membership)"
    )
    people = [row for (row,) in connection.execute(empty)]
    for table in ("facts", "sighting", "stale"):
        connection.executemany(f"DELETE FROM {table} WHERE person = ?", ((row,) for row in people))
    connection.executemany("DELETE FROM person WHERE id = ?", ((row,) for row in people))
    return len(people)


def _coverage_again(connection: sqlite3.Connection, now: int) -> None:
    connection.execute("DELETE FROM coverage")
    connection.execute(
        "INSERT INTO coverage SELECT channel, min(ts), max(ts) FROM interaction "
        "WHERE channel <> 'log' AND ts <= ? GROUP BY channel",
        (now,),
    )
