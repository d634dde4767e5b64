"""What is kept on what people do and want: lines of cards, notes of the owner's, and messages that may tell it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from goodterms.record.labels import OWNER
from goodterms.record.read import NO_TIE, choose

ASKED = 200
"""Letters of somebody's ask that make a line."""

LATELY = 300
"""Newest messages of one person that are looked at."""

EVERYBODY = 20_000
"""Newest messages of everybody that are looked at; each holds a phrase that was searched for."""


SIGNATURE = "signature"
"""The topic of what a signature says."""

PASSING = ("ask:question", "ask:unsure", "ask:meeting", "ask:pitch")
"""Asks of the day, which are over with it or are no want of theirs."""


class Said(NamedTuple):
    """One thing kept. ``ts``: when it was true or written, None where nobody said; ``row``: of its own table."""

    person: int
    topic: str
    text: str
    channel: str
    ts: int | None
    row: int


def told(connection: sqlite3.Connection, as_of: int, persons: Sequence[int] | None = None) -> list[Said]:
    """What cards say of these people (of all, when None), newest first. ``row``: of ``about``."""
    narrow = "" if persons is None else f"AND a.person IN {choose(connection, persons)}"
    rows = connection.execute(
        "SELECT a.person, a.topic, a.value, coalesce(c.channel, 'log'), coalesce(a.since, c.listed_at), a.id "
        "FROM about a LEFT JOIN card c ON c.id = a.card JOIN person p ON p.id = a.person "
        f"WHERE coalesce(a.since, 0) < ? AND p.kind NOT IN {NO_TIE} {narrow} "
        "ORDER BY coalesce(a.since, a.seen) DESC, a.id DESC",
        (as_of,),
    )
    return [Said(*row) for row in rows]


def signed(connection: sqlite3.Connection, as_of: int, persons: Sequence[int] | None = None) -> list[Said]:
    """What the signatures of these people (of all, when None) say they do, newest first. ``row``: of ``posted``."""
    narrow = "" if persons is None else f"AND h.person IN {choose(connection, persons)}"
    rows = connection.execute(
        f"SELECT h.person, '{SIGNATURE}', s.value, h.kind, CASE WHEN s.last < ?1 THEN s.last ELSE s.first END, s.id "
        "FROM posted s JOIN handle h ON h.id = s.handle JOIN person p ON p.id = h.person "
        f"WHERE s.first < ?1 AND p.kind NOT IN {NO_TIE} {narrow} ORDER BY s.last DESC, s.id DESC",
        (as_of,),
    )
    return [Said(*row) for row in rows]


def noted(connection: sqlite3.Connection, as_of: int, persons: Sequence[int] | None = None) -> list[Said]:
    """The owner's notes on these people, newest first; ``topic`` is ``private`` or ``note``. ``row``: of ``note``."""
    narrow = "" if persons is None else f"AND person IN {choose(connection, persons)}"
    rows = connection.execute(
        "SELECT person, CASE WHEN private THEN 'private' ELSE 'note' END, text, 'log', ts, id FROM note "
        f"WHERE ts < ? {narrow} ORDER BY ts DESC, id DESC",
        (as_of,),
    )
    return [Said(*row) for row in rows]


def wrote(connection: sqlite3.Connection, as_of: int, person: int) -> Iterator[Said]:
    """The newest messages of one person to the owner. ``row``: of ``interaction``."""
    rows = connection.execute(
        "SELECT t.person, '', i.text, i.channel, i.ts, i.id FROM touch t JOIN interaction i ON i.id = t.id "
        "WHERE t.owner = 1 AND t.person = ? AND NOT t.out AND t.ts < ? AND i.kind = 'message' "
        "ORDER BY t.ts DESC LIMIT ?",
        (person, as_of, LATELY),
    )
    return (Said(*row) for row in rows)


def wrote_with(connection: sqlite3.Connection, as_of: int, phrases: Sequence[str]) -> Iterator[Said]:
    """The newest messages of anybody to the owner that hold one of these phrases. ``row``: of ``interaction``."""
    asked = " OR ".join('"{}"'.format(phrase.replace('"', "")) for phrase in phrases)
    rows = connection.execute(
        "SELECT h.person, '', i.text, i.channel, i.ts, i.id "
        "FROM (SELECT rowid FROM interaction_text WHERE text MATCH ?) f CROSS JOIN interaction i ON i.id = f.rowid "
        "JOIN handle h ON h.id = i.sender WHERE i.contact AND NOT i.out AND i.kind = 'message' AND i.ts < ? "
        "ORDER BY i.ts DESC LIMIT ?",
        (asked, as_of, EVERYBODY),
    )
    return (Said(*row) for row in rows)


def asked(connection: sqlite3.Connection, as_of: int, least: float, persons: Sequence[int] | None = None) -> list[Said]:
    """What these people asked of the owner, as surely as ``least``, newest first; ``topic`` is the kind of ask.

    Only asks that tell what somebody wants: that they wanted a word or an hour, or sold something, does not. The
    owner's own word that it was none counts. ``row``: of ``interaction``.
    """
    narrow = "" if persons is None else f"AND h.person IN {choose(connection, persons)}"
    rows = connection.execute(
        f"""
        SELECT h.person, max(l.act), substr(i.text, max(l.start) + 1, min({ASKED}, max(l.end) - max(l.start))),
               i.channel, i.ts, i.id
        FROM label l JOIN interaction i ON i.id = l.interaction JOIN handle h ON h.id = i.sender
        WHERE l.act LIKE 'ask:%' AND l.act NOT IN {PASSING} AND l.p >= ? AND l.start IS NOT NULL
          AND i.contact AND NOT i.out AND i.ts < ? {narrow}
          AND NOT EXISTS (SELECT 1 FROM label o WHERE o.interaction = i.id AND o.by = '{OWNER}' AND o.p = 0)
        GROUP BY i.id ORDER BY i.ts DESC, i.id DESC
        """,
        (least, as_of),
    )
    return [Said(*row) for row in rows]


def keys(connection: sqlite3.Connection, person: int) -> list[tuple[str, str]]:
    """The cards that name somebody, by channel and id."""
    return connection.execute("SELECT channel, external_id FROM card WHERE person = ?", (person,)).fetchall()
