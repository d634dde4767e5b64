"""Counts what became of every piece of a path: exactly one fate each, new, known, not contact or unread."""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple, TypedDict

from goodterms.record.batch import FORGOTTEN, Kept
from goodterms.record.storable import storable

if TYPE_CHECKING:
    from goodterms.sources.opening import Tree


class Known(NamedTuple):
    """A leaf that an earlier import read to its end, with every piece still kept."""

    leaves: tuple[int, ...]
    pieces: int


class Counts(TypedDict):
    """The fates of all pieces of a path."""

    seen: int
    new: int
    known: int
    not_contact: dict[str, int]
    unread: list[dict[str, str]]


SKIPPED = "skipped (leaf INTEGER PRIMARY KEY)"

STEP = 20_000
"""Pieces counted at a time: what is gathered for it stands in memory, and an archive may hold millions."""


@dataclass(slots=True)
class Reading:
    """What was read of one path: rows of interactions and cards in the order they came, leaves begun and skipped."""

    interactions: array[int] = field(default_factory=lambda: array("q"))
    cards: array[int] = field(default_factory=lambda: array("q"))
    leaves: list[int] = field(default_factory=list)
    known_leaves: array[int] = field(default_factory=lambda: array("q"))
    unread: list[tuple[str, str]] = field(default_factory=list)
    forgotten: int = 0

    def kept(self, rows: Iterable[Kept]) -> None:
        """Adds what a batch kept. A batch may end pieces of an earlier path only if that one was not flushed."""
        for row in rows:
            if row.row == FORGOTTEN:
                self.forgotten += 1
            elif row.row:
                (self.cards if row.card else self.interactions).append(row.row)

    def skipped(self, known: Known) -> None:
        """Adds a leaf whose pieces are counted from the record."""
        self.known_leaves.extend(known.leaves)


def stamp_of(tree: Tree) -> str:
    """Changes whenever any file of a folder or archive may have changed."""
    found = blake2b(digest_size=16)
    for leaf in tree.leaves():
        found.update(f"{leaf.name}\0{leaf.stamp}\n".encode("utf-8", "surrogateescape"))
    return found.hexdigest()


def kept_leaf(connection: sqlite3.Connection, place: str, stamp: str, source: str) -> Known | None:
    """The earlier reading of this very content, if all its pieces are still kept; None to read it (again).

    A file that grew has a leaf for each reading; together they hold every piece once.
    """
    place = storable(place)
    read = connection.execute(
        "SELECT id, stamp = ? AND source = ? AND done AND unread = 0, pieces, "
        "(SELECT count(*) FROM copy WHERE leaf = leaf.id) FROM leaf WHERE place = ? ORDER BY id DESC",
        (stamp, source, place),
    ).fetchall()
    row = next(((leaf, pieces) for leaf, same, pieces, _ in read if same), None)
    if row is None:
        return None
    if len(read) == 1 and (read[0][3] <= 1 or read[0][3] == row[1]):  # a copy for each piece: nothing to compare
        return Known((row[0],), row[1]) if read[0][3] == row[1] else None
    leaves = [leaf for leaf, *_ in read]
    marks = ", ".join("?" * len(leaves))
    pieces = f"SELECT DISTINCT interaction, card, place FROM copy WHERE leaf IN ({marks})"
    (held,) = connection.execute(f"SELECT count(*) FROM ({pieces})", leaves).fetchone()
    return Known(tuple(leaves), int(held)) if held == row[1] else None


def count(connection: sqlite3.Connection, reading: Reading) -> Counts:
    """The fates of everything read of a path, as the record has them now."""
    for table in ("counted (row INTEGER, fresh INTEGER)", "begun (leaf INTEGER PRIMARY KEY)", SKIPPED):
        connection.execute(f"CREATE TEMP TABLE IF NOT EXISTS {table}")
        connection.execute(f"DELETE FROM {table.split()[0]}")
    connection.executemany("INSERT INTO begun VALUES (?)", ((leaf,) for leaf in reading.leaves))
    connection.executemany("INSERT OR IGNORE INTO skipped VALUES (?)", ((leaf,) for leaf in reading.known_leaves))
    fates = _read_now(connection, reading) + _read_before(connection)
    connection.execute("DELETE FROM counted")
    new, known = fates.pop("new", 0), fates.pop("known", 0)
    if reading.forgotten:
        fates["forgotten"] = reading.forgotten
    unread = [{"where": where, "why": why} for where, why in reading.unread]
    seen = new + known + sum(fates.values()) + len(unread)
    return Counts(seen=seen, new=new, known=known, not_contact=dict(sorted(fates.items())), unread=unread)


def _read_now(connection: sqlite3.Connection, reading: Reading) -> Counter[str]:
    """What this reading brought, a step at a time.

    Rows are numbered as they are made, so a row that this import made is met first where it is above all before it.
    """
    fates: Counter[str] = Counter()
    highest = 0
    for start in range(0, len(reading.interactions), STEP):
        rows = []
        for row in reading.interactions[start : start + STEP]:
            rows.append((row, row > highest))
            highest = max(highest, row)
        connection.execute("DELETE FROM counted")
        connection.executemany("INSERT INTO counted VALUES (?, ?)", rows)
        fates += _interactions(connection)
    connection.execute("DELETE FROM counted")
    connection.executemany("INSERT INTO counted VALUES (?, 1)", ((row,) for row in reading.cards))
    return fates + _cards(connection)


def _read_before(connection: sqlite3.Connection) -> Counter[str]:
    """What is kept of leaves that an earlier import read, a range of rows at a time."""
    fates: Counter[str] = Counter()
    low, high = connection.execute(
        "SELECT min(interaction), max(interaction) FROM copy WHERE leaf IN (SELECT leaf FROM skipped)"
    ).fetchone()
    for start in range(low, high + 1, STEP) if low is not None else ():
        _fill(connection, "interaction", f"AND interaction BETWEEN {start} AND {min(start + STEP - 1, high)}")
        fates += _interactions(connection)
    _fill(connection, "card", "AND card IS NOT NULL")
    return fates + _cards(connection)


def _fill(connection: sqlite3.Connection, column: str, which: str) -> None:
    connection.execute("DELETE FROM counted")
    connection.execute(
        f"INSERT INTO counted SELECT {column}, 0 FROM "
        f"(SELECT DISTINCT {column}, place FROM copy WHERE leaf IN (SELECT leaf FROM skipped) {which})"
    )


FIRST = """
i.brought IN (SELECT leaf FROM begun)
AND NOT EXISTS (
    SELECT 1 FROM twin t JOIN interaction o ON o.id = t.interaction WHERE t.of = i.id AND o.brought < i.brought)
AND NOT EXISTS (
    SELECT 1 FROM twin t JOIN interaction o ON o.id = t.of WHERE t.interaction = i.id AND o.brought <= i.brought)
"""
"""A leaf of this reading brought it, and no other leaf the same in another kind of export before."""


def _interactions(connection: sqlite3.Connection) -> Counter[str]:
    """New: contact that a leaf of this reading brought first, each counted once; every further copy of it is known."""
    fates: Counter[str] = Counter()
    rows = connection.execute(
        f"SELECT i.why, i.contact, count(*), sum((i.contact OR i.why = 'twin') AND c.fresh AND {FIRST}) "
        "FROM counted c CROSS JOIN interaction i ON i.id = c.row GROUP BY i.why, i.contact"
    )
    for why, contact, times, new in rows:
        if contact or why == "twin":
            fates.update(new=new, known=times - new)
        else:
            fates[why] += times
    return fates


def _cards(connection: sqlite3.Connection) -> Counter[str]:
    times, new = connection.execute(
        "SELECT count(*), count(DISTINCT CASE WHEN c.fresh AND d.brought IN (SELECT leaf FROM begun) THEN d.id END) "
        "FROM counted c JOIN card d ON d.id = c.row"
    ).fetchone()
    return Counter(new=new, known=times - new)
