"""Takes back what one import brought: everything that no other import brought too."""

from __future__ import annotations

import json
import sqlite3

from goodterms.record.cards import GONE, mark_gone, place_off
from goodterms.record.handles import OWNER_KIND, interactions_of, part
from goodterms.record.opened import transaction
from goodterms.record.place import owner_known, place
from goodterms.words import Mark


class NoSuchImport(Exception):
    """There is no import of that number, or it was taken back already."""


def undo(connection: sqlite3.Connection, run: int, now: int) -> dict[str, int]:
    """Takes an import back in one transaction. Returns how many interactions, cards and people went.

    What the owner added by hand stays: persons with notes or words of the owner's are kept.

    Raises:
        NoSuchImport: nothing to take back under that number.
    """
    row = connection.execute("SELECT state FROM source_run WHERE id = ?", (run,)).fetchone()
    if row is None or row[0] == "undone":
        raise NoSuchImport(f"There is no import {run} to take back. See: goodterms import --list")
    with transaction(connection):
        gone = _gone(connection, run)
        _part_joins(connection, run)
        people = _nobody_left(connection)
        connection.execute("UPDATE source_run SET state = 'undone', ended = ? WHERE id = ?", (now, run))
        _lists_again(connection, run, now)
        _coverage_again(connection)
    return gone | {"people": people}


def _gone(connection: sqlite3.Connection, run: int) -> dict[str, int]:
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS going (id INTEGER PRIMARY KEY, kind TEXT)")
    leaves = "SELECT id FROM leaf WHERE run = ?"
    touched = [
        i
        for (i,) in connection.execute(
            f"SELECT DISTINCT interaction FROM copy WHERE leaf IN ({leaves}) AND interaction IS NOT NULL", (run,)
        )
    ]
    cards = [
        c
        for (c,) in connection.execute(
            f"SELECT DISTINCT card FROM copy WHERE leaf IN ({leaves}) AND card IS NOT NULL", (run,)
        )
    ]
    for table in ("copy", "unread"):
        connection.execute(f"DELETE FROM {table} WHERE leaf IN ({leaves})", (run,))
    left = [i for i in touched if connection.execute("SELECT 1 FROM copy WHERE interaction = ?", (i,)).fetchone()]
    lost = sorted(set(touched) - set(left))
    _delete_interactions(connection, lost)
    _marks_again(connection, left)
    lost_cards = [c for c in cards if not connection.execute("SELECT 1 FROM copy WHERE card = ?", (c,)).fetchone()]
    for table, column in (("about", "card"), ("membership", "card"), ("card", "id")):
        connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", ((card,) for card in lost_cards))
    connection.execute("DELETE FROM leaf WHERE run = ?", (run,))
    return {"interactions": len(lost), "cards": len(lost_cards)}


def _delete_interactions(connection: sqlite3.Connection, lost: list[int]) -> None:
    rows = [(row,) for row in lost]
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


def _marks_again(connection: sqlite3.Connection, left: list[int]) -> None:
    """The marks of pieces that other copies still hold, from those copies alone."""
    from goodterms.record.add import merged

    changed = []
    for row in left:
        copies = [Mark(m) for (m,) in connection.execute("SELECT marks FROM copy WHERE interaction = ?", (row,))]
        marks = copies[0]
        for other in copies[1:]:
            marks = merged(marks, other)
        if connection.execute(
            "UPDATE interaction SET marks = ? WHERE id = ? AND marks <> ?", (int(marks), row, int(marks))
        ).rowcount:
            changed.append(row)
    if changed and owner_known(connection):
        place(connection, changed)


def _part_joins(connection: sqlite3.Connection, run: int) -> None:
    """Joins that rested on a card of this import alone are undone, newest first."""
    joins = connection.execute(
        "SELECT id, evidence FROM decision WHERE run = ? AND act = 'join' AND by = 'card' AND NOT undone ORDER BY id DESC",
        (run,),
    ).fetchall()
    for decision, evidence in joins:
        card = json.loads(evidence).get("card")
        if connection.execute("SELECT 1 FROM card WHERE external_id = ?", (card,)).fetchone():
            continue
        keep = connection.execute("SELECT person FROM decision WHERE id = ?", (decision,)).fetchone()[0]
        touched = interactions_of(connection, [keep])
        place_off(connection, keep)
        part(connection, decision)
        if owner_known(connection):
            place(connection, touched)


def _nobody_left(connection: sqlite3.Connection) -> int:
    """Removes handles that nothing names any more, and persons without handle, card, note or word of the owner's."""
    connection.execute(
        "DELETE FROM handle WHERE NOT own AND id NOT IN (SELECT handle FROM participant) "
        "AND id NOT IN (SELECT sender FROM interaction WHERE sender IS NOT NULL) "
        "AND person NOT IN (SELECT person FROM card WHERE person IS NOT NULL) "
        "AND person NOT IN (SELECT person FROM note) "
        "AND person NOT IN (SELECT id FROM person WHERE depth_word IS NOT NULL OR flags <> '')"
    )
    empty = (
        f"SELECT id FROM person WHERE kind <> '{OWNER_KIND}' AND depth_word IS NULL AND flags = '' "
        "AND id NOT IN (SELECT person FROM handle) AND id NOT IN (SELECT person FROM card WHERE person IS NOT NULL) "
        "AND id NOT IN (SELECT person FROM note) AND id NOT IN (SELECT person FROM about) "
        "AND id NOT IN (SELECT person FROM promise) AND id NOT IN (SELECT person FROM regard)"
    )
    people = [row for (row,) in connection.execute(empty)]
    for table in ("facts", "sighting", "stale"):
        connection.executemany(f"DELETE FROM {table} WHERE person = ?", ((row,) for row in people))
    connection.executemany("DELETE FROM person WHERE id = ?", ((row,) for row in people))
    return len(people)


def _lists_again(connection: sqlite3.Connection, run: int, now: int) -> None:
    """Without this taking of a list, the one before is the newest again."""
    lists = connection.execute("SELECT DISTINCT channel, name FROM listing WHERE run = ?", (run,)).fetchall()
    connection.execute("DELETE FROM listing WHERE run = ?", (run,))
    for channel, name in lists:
        (newest,) = connection.execute(
            "SELECT max(ts) FROM listing WHERE channel = ? AND name = ?", (channel, name)
        ).fetchone()
        if newest is None:
            connection.execute("DELETE FROM about WHERE topic = ?", (GONE,))
            continue
        connection.execute(
            "UPDATE card SET listed_at = ? WHERE channel = ? AND listed = ? AND listed_at > ?",
            (newest, channel, name, newest),
        )
        mark_gone(connection, channel, name, now)


def _coverage_again(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM coverage")
    connection.execute(
        "INSERT INTO coverage SELECT channel, min(ts), max(ts) FROM interaction WHERE channel <> 'log' GROUP BY channel"
    )
