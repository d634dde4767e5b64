"""What is remembered of comparing people: by which marks each is found again, what was asked, how common things are."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, NamedTuple

SHARES = "shares"
"""Where the shares of names stand in ``meta``; any older form is counted anew."""

AT_ONCE = 5_000
"""Marks looked up in one question."""


class Question(NamedTuple):
    """Two persons who may be one. ``evidence``: sentences for and against; ``doubt``: why they were not joined. With a
    ``p`` of 0 they are known to be two, and nobody is asked.
    """

    one: int
    other: int
    p: float
    evidence: tuple[str, ...]
    doubt: str


def remember(connection: sqlite3.Connection, persons: Iterable[int], marks: Iterable[tuple[int, int]]) -> None:
    """These persons are found by these (person, mark) from now on, and by no others."""
    if connection.execute("SELECT 1 FROM block LIMIT 1").fetchone():
        connection.executemany("DELETE FROM block WHERE person = ?", ((person,) for person in persons))
    rows = sorted({(mark, person) for person, mark in marks})
    connection.executemany("INSERT OR IGNORE INTO block (block, person) VALUES (?, ?)", rows)


def beside(connection: sqlite3.Connection, marks: Iterable[tuple[int, int]]) -> set[int]:
    """Everybody found by one of these (mark, most): a mark that more share than that finds nobody."""
    found: set[int] = set()
    rest = iter(sorted(set(marks)))
    while some := list(islice(rest, AT_ONCE)):
        rows = connection.execute(
            "WITH wanted AS MATERIALIZED (SELECT json_extract(value, '$[0]') AS mark, "
            "json_extract(value, '$[1]') AS most FROM json_each(?)) "
            "SELECT b.person FROM wanted w CROSS JOIN block b ON b.block = w.mark "
            "WHERE (SELECT count(*) FROM block x WHERE x.block = w.mark) <= w.most",
            (json.dumps(some),),
        )
        found.update(person for (person,) in rows)
    return found


def remembered(connection: sqlite3.Connection, persons: Sequence[int]) -> set[int]:
    """Which of these were compared before."""
    rows = connection.execute(
        "SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM block WHERE person = value)", (json.dumps(persons),)
    )
    return {person for (person,) in rows}


def forget_all(connection: sqlite3.Connection) -> None:
    """Nobody was compared with anybody."""
    for table in ("block", "question", "mailbox"):
        connection.execute(f"DELETE FROM {table}")
    connection.execute("DELETE FROM meta WHERE name = ?", (SHARES,))


def shares(connection: sqlite3.Connection) -> dict[str, Any] | None:
    """The shares as they were kept; None when there are none."""
    row = connection.execute("SELECT value FROM meta WHERE name = ?", (SHARES,)).fetchone()
    found: dict[str, Any] | None = None if row is None else json.loads(row[0])
    return found


def keep_shares(connection: sqlite3.Connection, told: dict[str, Any]) -> None:
    """Keeps the shares for the next import."""
    connection.execute(
        "INSERT OR REPLACE INTO meta VALUES (?, ?)",
        (SHARES, json.dumps(told, ensure_ascii=False, separators=(",", ":"))),
    )


def ask(connection: sqlite3.Connection, about: Iterable[int], questions: Iterable[Question]) -> None:
    """Whoever was compared now is asked about as of now; what was asked of others stays."""
    for column in ("one", "other"):
        connection.executemany(f"DELETE FROM question WHERE {column} = ?", ((person,) for person in about))
    connection.executemany(
        "INSERT OR REPLACE INTO question VALUES (?, ?, ?, ?)",
        (
            (min(q.one, q.other), max(q.one, q.other), q.p, json.dumps([q.evidence, q.doubt], ensure_ascii=False))
            for q in questions
        ),
    )


def apart(connection: sqlite3.Connection) -> set[tuple[int, int]]:
    """Pairs that were seen to be two, though they look alike."""
    return set(connection.execute("SELECT one, other FROM question WHERE p = 0"))


def asked(connection: sqlite3.Connection) -> list[Question]:
    """Every open question between two who are still two persons, the likeliest first."""
    rows = connection.execute(
        "SELECT q.one, q.other, q.p, q.evidence FROM question q JOIN person a ON a.id = q.one "
        "JOIN person b ON b.id = q.other WHERE q.p > 0 AND a.kind = 'person' AND b.kind = 'person' "
        "ORDER BY q.p DESC, q.one, q.other"
    )
    return [
        Question(one, other, p, tuple(told[0]), told[1]) for one, other, p, text in rows for told in [json.loads(text)]
    ]


def share(connection: sqlite3.Connection, person: int, value: str, says: str) -> None:
    """Several people use this handle."""
    connection.execute("INSERT OR REPLACE INTO mailbox VALUES (?, ?, ?)", (person, value, says))


def shared(connection: sqlite3.Connection) -> list[tuple[int, str, str]]:
    """Handles that several people use: person, handle, sentence."""
    rows = connection.execute("SELECT person, value, says FROM mailbox ORDER BY value")
    return [(person, value, says) for person, value, says in rows]
