"""What the record says of what people do: lines that hold one of some words, from cards, signatures, notes and what
they wrote.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Final, NamedTuple

from goodterms.record.read import choose

TOPICS: Final = ("organisation", "position", "headline", "title", "skill", "note", "location", "summary")
"""What is known of somebody that may say what they do or sell."""

MOST: Final = 20_000
"""Lines that are looked at; a word with more is no help in choosing."""

LETTERS_SAID: Final = 4_000
"""Letters of one message that are looked at: nobody introduces themselves further down."""

STEM: Final = 4
"""Letters from which a word is sought by its beginning."""


class Known(NamedTuple):
    """A line. ``ts``: when it was true, or when it was first seen. ``source``: the channel it comes from, "you" for a
    note. ``interaction``: where they wrote it, None for what stands on a card.
    """

    person: int
    topic: str
    text: str
    ts: int | None
    source: str
    interaction: int | None = None


def expression(words: Sequence[str]) -> str:
    """Words as SQLite's full-text search takes them (FTS5 3.1): any of them, long ones by their beginning."""
    return " OR ".join(f'"{word.replace(chr(34), "")}"{"*" if len(word) >= STEM else ""}' for word in words)


def on_cards(connection: sqlite3.Connection, words: Sequence[str], as_of: int) -> list[Known]:
    """Lines of cards, the newest first."""
    rows = connection.execute(
        "SELECT a.person, a.topic, a.value, coalesce(a.since, c.listed_at, c.since), coalesce(c.channel, 'you') "
        "FROM about_text t JOIN about a ON a.id = t.rowid LEFT JOIN card c ON c.id = a.card "
        f"WHERE about_text MATCH ? AND a.topic IN {TOPICS} AND coalesce(a.since, 0) < ? "
        "ORDER BY coalesce(a.since, a.seen) DESC LIMIT ?",
        (expression(words), as_of, MOST),
    )
    return [Known(*row) for row in rows]


def in_signatures(connection: sqlite3.Connection, words: Sequence[str], as_of: int) -> list[Known]:
    """What people's signatures say they do, the newest first. ``ts``: when they last signed so."""
    rows = connection.execute(
        "SELECT h.person, 'signature', p.value, CASE WHEN p.last < ?2 THEN p.last ELSE p.first END, h.kind "
        "FROM posted_text t JOIN posted p ON p.id = t.rowid JOIN handle h ON h.id = p.handle "
        "WHERE posted_text MATCH ?1 AND p.first < ?2 AND NOT h.own ORDER BY p.last DESC LIMIT ?3",
        (expression(words), as_of, MOST),
    )
    return [Known(*row) for row in rows]


def in_notes(connection: sqlite3.Connection, as_of: int) -> list[Known]:
    """The owner's own notes, the newest first; they are few, so all are looked at."""
    rows = connection.execute(
        "SELECT person, 'note', text, ts, 'you' FROM note WHERE ts < ? ORDER BY ts DESC LIMIT ?", (as_of, MOST)
    )
    return [Known(*row) for row in rows]


def in_own_words(connection: sqlite3.Connection, words: Sequence[str], as_of: int) -> list[Known]:
    """What people wrote to the owner, on lists or in groups, that holds one of the words; the newest first."""
    rows = connection.execute(
        "SELECT h.person, 'said', substr(i.text, 1, ?), i.ts, i.channel, i.id "
        "FROM interaction_text t JOIN interaction i ON i.id = t.rowid JOIN handle h ON h.id = i.sender "
        "WHERE interaction_text MATCH ? AND (i.contact OR i.why IN ('list', 'group', 'cc')) AND NOT i.out AND i.ts < ? "
        "ORDER BY t.rowid DESC LIMIT ?",
        (LETTERS_SAID, f"text : ({expression(words)})", as_of, MOST // 10),
    )
    return [Known(*row) for row in rows]


def near(connection: sqlite3.Connection, persons: Sequence[int]) -> dict[int, tuple[int, str | None]]:
    """How these people roughly stand, read and not judged: weeks with an exchange, and the owner's own word."""
    rows = connection.execute(
        "SELECT p.id, coalesce(f.occasions, 0), p.depth_word FROM person p LEFT JOIN facts f ON f.owner = 1 "
        f"AND f.person = p.id WHERE p.id IN {choose(connection, persons)}"
    )
    return {person: (occasions, word) for person, occasions, word in rows}


def words_on(connection: sqlite3.Connection, persons: Sequence[int]) -> dict[int, frozenset[str]]:
    """The owner's regard for these people: liked, trusted, put_off."""
    found: dict[int, set[str]] = {}
    rows = connection.execute(f"SELECT person, word FROM regard WHERE person IN {choose(connection, persons)}")
    for person, word in rows:
        found.setdefault(person, set()).add(word)
    return {person: frozenset(said) for person, said in found.items()}
