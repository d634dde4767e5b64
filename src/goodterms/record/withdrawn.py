"""Takes single copies back: mail that was moved to another folder, and what was deleted where it was followed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from goodterms.record.handles import Naming
from goodterms.record.opened import transaction
from goodterms.record.settle import begin_unsettled
from goodterms.record.storable import storable
from goodterms.record.undo import nobody_left, take_chosen


def withdraw_mail(connection: sqlite3.Connection, copies: Sequence[tuple[int, str]], now: int, naming: Naming) -> int:
    """Takes the copies of these mails from these places back; how many mails went because no copy is left."""
    if not copies:
        return 0
    with transaction(connection):
        _begin(connection)
        for row, place in copies:
            _choose(connection, "interaction = ? AND place = ?", (row, storable(place)))
        return _take(connection, now, naming)


def withdraw_leaves(connection: sqlite3.Connection, places: Iterable[str], now: int, naming: Naming) -> int:
    """Takes back what lies at these places of address books and calendars now; how many pieces went.

    A meeting that is past stays: it took place, whoever deleted it afterwards.
    """
    with transaction(connection):
        _begin(connection)
        for place in places:
            _choose(
                connection,
                "leaf IN (SELECT id FROM leaf WHERE place = ?) AND (interaction IS NULL "
                "OR interaction IN (SELECT id FROM interaction WHERE ts > ?))",
                (storable(place), now),
            )
        return _take(connection, now, naming)


def withdraw_unseen(
    connection: sqlite3.Connection, place: str, seen: Iterable[tuple[bool, int]], now: int, naming: Naming
) -> int:
    """Takes back what stood at this place before and does not any more; how many pieces went.

    ``seen``: what stands there now, as (a card?, row). Of a card the newest copy from there holds; a meeting that is
    past stays.
    """
    with transaction(connection):
        _begin(connection)
        connection.execute("CREATE TEMP TABLE IF NOT EXISTS still (card INTEGER, row INTEGER, PRIMARY KEY (card, row))")
        connection.execute("DELETE FROM temp.still")
        connection.executemany("INSERT OR IGNORE INTO temp.still VALUES (?, ?)", seen)
        here = "leaf IN (SELECT id FROM leaf WHERE place = ?)"
        _choose(
            connection,
            f"{here} AND interaction IN (SELECT id FROM interaction WHERE ts > ?) "
            "AND interaction NOT IN (SELECT row FROM temp.still WHERE NOT card)",
            (storable(place), now),
        )
        newest = f"SELECT max(rowid) FROM copy WHERE {here} AND card IS NOT NULL GROUP BY card"
        _choose(
            connection,
            f"{here} AND card IS NOT NULL AND (rowid NOT IN ({newest}) "
            "OR card NOT IN (SELECT row FROM temp.still WHERE card))",
            (storable(place), storable(place)),
        )
        return _take(connection, now, naming)


def _begin(connection: sqlite3.Connection) -> None:
    connection.execute("DROP TABLE IF EXISTS temp.going")
    connection.execute("CREATE TEMP TABLE going (leaf INTEGER, interaction INTEGER, card INTEGER, said TEXT)")


def _choose(connection: sqlite3.Connection, which: str, values: Sequence[object]) -> None:
    connection.execute(f"INSERT INTO temp.going SELECT leaf, interaction, card, said FROM copy WHERE {which}", values)
    connection.execute(f"DELETE FROM copy WHERE {which}", values)


def _take(connection: sqlite3.Connection, now: int, naming: Naming) -> int:
    if connection.execute("SELECT 1 FROM temp.going").fetchone() is None:
        return 0
    begin_unsettled(connection)
    gone = sum(take_chosen(connection, 0, now, naming))
    nobody_left(connection)
    return gone
