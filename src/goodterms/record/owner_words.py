"""What the owner says of people in words of their own, and which of it the cards on servers say by now."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from hashlib import blake2b
from typing import NamedTuple

NOTE = "note"


class Owned(NamedTuple):
    """One thing that the owner says of a person. ``topic``: as of ``about``, or `NOTE`."""

    person: int
    topic: str
    text: str


def said(connection: sqlite3.Connection) -> list[Owned]:
    """All of it, oldest first, but for notes that are private."""
    rows = connection.execute(
        "SELECT person, topic, value FROM (SELECT person, topic, value, seen AS at, id FROM about WHERE card IS NULL "
        f"UNION ALL SELECT person, '{NOTE}', text, ts, id FROM note WHERE NOT private) "
        f"ORDER BY at, topic = '{NOTE}', id"
    )
    return [Owned(*row) for row in rows]


def say(connection: sqlite3.Connection, person: int, topic: str, text: str, now: int, *, only: bool) -> None:
    """Keeps a word of the owner's; ``only``: instead of what the owner said on it before. Within a transaction."""
    which = "person = ? AND topic = ? AND card IS NULL" + ("" if only else " AND value = ?")
    connection.execute(f"DELETE FROM about WHERE {which}", (person, topic) if only else (person, topic, text))
    connection.execute(
        "INSERT INTO about (person, topic, value, since, seen) VALUES (?, ?, ?, ?, ?)", (person, topic, text, now, now)
    )


def cards(connection: sqlite3.Connection, persons: Iterable[int]) -> list[tuple[int, str]]:
    """Persons with the places (addresses) of the cards that were read of them, in the order of places."""
    found: set[tuple[int, str]] = set()
    for person in persons:
        rows = connection.execute(
            "SELECT l.place FROM card c JOIN copy y ON y.card = c.id JOIN leaf l ON l.id = y.leaf WHERE c.person = ?",
            (person,),
        )
        found.update((person, place) for (place,) in rows)
    return sorted(found, key=lambda each: each[::-1])


def unwritten(connection: sqlite3.Connection, place: str, words: Iterable[Owned]) -> list[Owned]:
    """Those of the words that the card at a place is not known to say."""
    known = {one for (one,) in connection.execute("SELECT said FROM written_word WHERE place = ?", (place,))}
    return [word for word in words if _hash(word) not in known]


def written(connection: sqlite3.Connection, place: str, words: Iterable[Owned]) -> None:
    """Remembers that the card at a place says these. Within a transaction."""
    connection.executemany(
        "INSERT OR IGNORE INTO written_word (place, said) VALUES (?, ?)", ((place, _hash(word)) for word in words)
    )


def _hash(word: Owned) -> str:
    return blake2b(f"{word.topic}\0{word.text}".encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
