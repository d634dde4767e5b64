"""Forgets a person for good: everything kept about them goes, and keyed hashes see to it that no import brings it back.

What they wrote goes, and what went between the owner and them alone. Where others took part the piece stays as theirs,
with nobody's name in the place of who was forgotten.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from goodterms.record import forgotten, twice
from goodterms.record.compared import SHARES
from goodterms.record.forgotten import APART, NOBODY, SOMEBODY
from goodterms.record.handles import new_person
from goodterms.record.opened import transaction
from goodterms.record.place import leaning_on, place_again
from goodterms.words import Handle

SHORT = 5
"""Letters that a name or an address must have to be looked for in paths and reports: less would hit other words."""

TEXTS = (
    ("leaf", "place"), ("copy", "place"), ("copy", "folder"), ("copy", "said"), ("unread", "place"), ("unread", "why"),
    ("source_run", "paths"), ("source_run", "report"), ("thread", "key"),
)  # fmt: skip
"""Where a file or a report may name somebody: the name is blotted out, the row stays."""

ROWS = (("sent_check", "verdicts"), ("sent_check", "reading"), ("decision", "evidence"))
"""Where a row is about whom it names: the row goes."""

BLOT = "\u2588\u2588\u2588"

APART_ROLES = ", ".join(f"'{role}'" for role in sorted(APART))


class Went(NamedTuple):
    """What a forgetting took away: pieces of theirs, pieces of others they were taken out of, cards, handles, notes."""

    pieces: int
    with_others: int
    cards: int
    handles: int
    notes: int


class Theirs(NamedTuple):
    """What makes somebody up: rows of persons (whoever was joined into them too), handles, cards, and what they were
    called.
    """

    persons: tuple[int, ...]
    handles: tuple[tuple[int, Handle], ...]
    cards: tuple[tuple[str, str], ...]
    called: tuple[str, ...]


def theirs(connection: sqlite3.Connection, person: int) -> Theirs:
    """What makes a person up."""
    persons = tuple(_parts(connection, person))
    handles = [
        (row, Handle(*rest))
        for row, *rest in connection.execute("SELECT id, kind, value, name FROM handle WHERE person = ?", (person,))
    ]
    cards = connection.execute("SELECT channel, external_id FROM card WHERE person = ?", (person,)).fetchall()
    names = connection.execute(
        "SELECT name FROM person WHERE id = :p UNION SELECT name FROM card WHERE person = :p UNION "
        "SELECT n.name FROM named n JOIN handle h ON h.id = n.handle WHERE h.person = :p",
        {"p": person},
    )
    called = {name.strip() for (name,) in names} | {handle.value for _, handle in handles}
    telling = (one for one in called if len(one) >= SHORT and (" " in one or not one.isalpha()))
    return Theirs(persons, tuple(handles), tuple(cards), tuple(sorted(telling, key=len, reverse=True)))


def counted(connection: sqlite3.Connection, person: int) -> Went:
    """What a forgetting would take away."""
    found = theirs(connection, person)
    lost, left = _pieces(connection, found)
    return _went(connection, found, lost, left)


def forget(connection: sqlite3.Connection, person: int, normal: Callable[[Handle], str]) -> Went:
    """Takes everything about a person away, in one transaction. ``normal``: the form of a handle that joins.

    The file still holds it until it is written anew (`wipe`), and what others sent is to be placed by then.
    """
    found = theirs(connection, person)
    with transaction(connection):
        connection.execute("PRAGMA defer_foreign_keys = ON")  # rows go table by table; all must hold at the end
        lost, left = _pieces(connection, found)
        went = _went(connection, found, lost, left)
        again = (leaning_on(connection, lost | left) | left) - lost
        _remember(connection, found, normal)
        _delete_pieces(connection, lost)
        _take_out(connection, left, found)
        _delete_person(connection, found)
        _blot(connection, found)
        connection.execute("DELETE FROM meta WHERE name = ?", (SHARES,))  # of names: counted anew at the next import
        place_again(connection, again)
        _coverage(connection)
    return went


def wipe(connection: sqlite3.Connection) -> None:
    """Writes the file anew, so that what was deleted stands in no free page, index or log of it."""
    connection.execute("PRAGMA secure_delete = ON")
    for index in ("interaction_text", "about_text"):
        connection.execute(f"INSERT INTO {index}({index}) VALUES('optimize')")
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _parts(connection: sqlite3.Connection, person: int) -> list[int]:
    """The person and whoever was ever joined into them."""
    found, waiting = [person], [person]
    while waiting:
        rows = connection.execute(
            "SELECT other FROM decision WHERE act = 'join' AND NOT undone AND person = ? AND other IS NOT NULL",
            (waiting.pop(),),
        ).fetchall()
        new = [other for (other,) in rows if other not in found]
        found += new
        waiting += new
    return found


def _pieces(connection: sqlite3.Connection, found: Theirs) -> tuple[set[int], set[int]]:
    """The pieces that go, and those of others that stay without them."""
    _choose(connection, "going_handle", (row for row, _ in found.handles))
    wrote = {
        row
        for (row,) in connection.execute(
            "SELECT id FROM interaction WHERE sender IN (SELECT id FROM going_handle) UNION "
            "SELECT interaction FROM participant WHERE role = 'from' AND handle IN (SELECT id FROM going_handle)"
        )
    }
    rows = connection.execute(
        "SELECT p.interaction, EXISTS (SELECT 1 FROM participant o JOIN handle h ON h.id = o.handle "
        f"WHERE o.interaction = p.interaction AND NOT h.own AND o.role NOT IN ({APART_ROLES}) "
        "AND h.id NOT IN (SELECT id FROM going_handle)) "
        "FROM participant p WHERE p.handle IN (SELECT id FROM going_handle)"
    ).fetchall()
    alone = {row for row, others in rows if not others}
    return wrote | alone, {row for row, _ in rows} - wrote - alone


def _went(connection: sqlite3.Connection, found: Theirs, lost: set[int], left: set[int]) -> Went:
    marks = ", ".join("?" * len(found.persons))
    (notes,) = connection.execute(f"SELECT count(*) FROM note WHERE person IN ({marks})", found.persons).fetchone()
    return Went(len(lost), len(left), len(found.cards), len(found.handles), int(notes))


def _remember(connection: sqlite3.Connection, found: Theirs, normal: Callable[[Handle], str]) -> None:
    told = [one for _, handle in found.handles for one in forgotten.of_handle(handle, normal(handle))]
    told += [forgotten.of_card(*card) for card in found.cards]
    forgotten.forget(connection, told)


def _delete_pieces(connection: sqlite3.Connection, lost: Iterable[int]) -> None:
    """Every row of any table that is of these interactions, and whom else they touched stale."""
    _choose(connection, "going", lost)
    connection.execute(
        "INSERT OR IGNORE INTO stale SELECT DISTINCT owner, person FROM touch WHERE id IN (SELECT id FROM going)"
    )
    connection.execute("DELETE FROM touch WHERE id IN (SELECT id FROM going)")
    twice.alone_again(connection, lost)
    for table, column in _pointing(connection, "interaction"):
        connection.execute(f'DELETE FROM "{table}" WHERE "{column}" IN (SELECT id FROM going)')
    connection.execute("DELETE FROM interaction WHERE id IN (SELECT id FROM going)")
    connection.execute("DELETE FROM thread WHERE id NOT IN (SELECT thread FROM interaction WHERE thread IS NOT NULL)")


def _take_out(connection: sqlite3.Connection, left: Iterable[int], found: Theirs) -> None:
    """Puts nobody's handle in the place of theirs where others took part."""
    somebody = _somebody(connection)
    _choose(connection, "going", left)
    connection.execute("DELETE FROM touch WHERE id IN (SELECT id FROM going)")
    connection.execute(
        "UPDATE OR IGNORE participant SET handle = ? WHERE interaction IN (SELECT id FROM going) "
        "AND handle IN (SELECT id FROM going_handle)",
        (somebody,),
    )
    connection.executemany("DELETE FROM participant WHERE handle = ?", ((row,) for row, _ in found.handles))
    connection.executemany("DELETE FROM named WHERE handle = ?", ((row,) for row, _ in found.handles))
    connection.executemany("DELETE FROM posted WHERE handle = ?", ((row,) for row, _ in found.handles))
    connection.execute(
        "DELETE FROM signed WHERE handle IN (SELECT id FROM going_handle) OR value IN (SELECT h.normal FROM handle h "
        "JOIN going_handle g ON g.id = h.id WHERE h.normal <> '')"
    )


def _somebody(connection: sqlite3.Connection) -> int:
    row = connection.execute(
        "SELECT id FROM handle WHERE kind = ? AND value = ?", (SOMEBODY.kind, SOMEBODY.value)
    ).fetchone()
    if row is None:
        person = new_person(connection, "", NOBODY)
        row = connection.execute(
            "INSERT INTO handle (kind, value, normal, person) VALUES (?, ?, '', ?) RETURNING id",
            (SOMEBODY.kind, SOMEBODY.value, person),
        ).fetchone()
    return int(row[0])


def _delete_person(connection: sqlite3.Connection, found: Theirs) -> None:
    """Every row of any table that is of this person, what points at their cards, and the person."""
    _choose(connection, "going", found.persons)
    of_them = "(SELECT id FROM going)"
    for table, column in _pointing(connection, "card"):
        connection.execute(f'DELETE FROM "{table}" WHERE "{column}" IN (SELECT id FROM card WHERE person IN {of_them})')
    for table in _tables(connection):
        columns = {name for _, name, *_ in connection.execute(f'PRAGMA table_info("{table}")')}
        for column in {"person", "other"} & columns | ({"one"} & columns if table == "question" else set()):
            connection.execute(f'DELETE FROM "{table}" WHERE "{column}" IN {of_them}')
    connection.execute(f"DELETE FROM person WHERE id IN {of_them}")


def _blot(connection: sqlite3.Connection, found: Theirs) -> None:
    """Takes names and addresses out of the paths, reports and answers that still hold them."""
    for called in found.called:
        for table, column in TEXTS:
            connection.execute(
                f'UPDATE "{table}" SET "{column}" = replace("{column}", ?, ?) WHERE instr("{column}", ?)',
                (called, BLOT, called),
            )
        for table, column in ROWS:
            connection.execute(f'DELETE FROM "{table}" WHERE instr(lower("{column}"), lower(?))', (called,))


def _coverage(connection: sqlite3.Connection) -> None:
    """What we can see ends where the pieces that are left end; never later than it was said before."""
    connection.execute(
        "UPDATE coverage SET first = n.first, last = min(coverage.last, n.last) FROM "
        "(SELECT channel, min(ts) AS first, max(ts) AS last FROM interaction GROUP BY channel) n "
        "WHERE n.channel = coverage.channel"
    )
    connection.execute("DELETE FROM coverage WHERE channel NOT IN (SELECT channel FROM interaction)")


def _tables(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
    return [name for (name,) in rows if not name.startswith(("interaction_text", "about_text", "sqlite_"))]


def _pointing(connection: sqlite3.Connection, at: str) -> Iterator[tuple[str, str]]:
    """Every column of any table that points at a table: tables that come later are not overlooked."""
    for table in _tables(connection):
        for row in connection.execute(f'PRAGMA foreign_key_list("{table}")').fetchall():
            if row[2] == at:
                yield table, str(row[3])


def _choose(connection: sqlite3.Connection, table: str, rows: Iterable[int]) -> None:
    connection.execute(f"CREATE TEMP TABLE IF NOT EXISTS {table} (id INTEGER PRIMARY KEY)")
    connection.execute(f"DELETE FROM {table}")
    connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES (?)", ((row,) for row in rows))


def forget_line(connection: sqlite3.Connection, person: int, text: str, normal: Callable[[Handle], str]) -> None:
    """Takes one line on a person away wherever it is kept as a line, and remembers the hash; messages stay."""
    found = theirs(connection, person)
    with transaction(connection):
        whose: Sequence[tuple[Handle, str]] = [(handle, normal(handle)) for _, handle in found.handles]
        forgotten.forget(connection, forgotten.of_line(whose, found.cards, text))
        connection.execute("DELETE FROM about WHERE person = ? AND value = ?", (person, text))
        connection.execute("DELETE FROM note WHERE person = ? AND text = ?", (person, text))
        connection.execute(
            "DELETE FROM posted WHERE handle IN (SELECT id FROM handle WHERE person = ?) AND value = ?", (person, text)
        )
        _out_of_cards(connection, person, text)


def _out_of_cards(connection: sqlite3.Connection, person: int, text: str) -> None:
    """Takes a line out of the cards of somebody as they were brought."""
    import json

    for table, column, key in (("card", "body", "id"), ("copy", "said", "card")):
        rows = connection.execute(
            f"SELECT rowid, {column} FROM {table} WHERE {key} IN (SELECT id FROM card WHERE person = ?)", (person,)
        ).fetchall()
        for row, body in rows:
            said = json.loads(body)
            said["about"] = [one for one in said.get("about", ()) if one["value"] != text]
            told = json.dumps(said, ensure_ascii=False, sort_keys=True)
            connection.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (told, row))
