"""Who was seen together with somebody: in the same mail, meeting or small group, and in the same discussions."""

from __future__ import annotations

import sqlite3
from typing import Final, NamedTuple

from goodterms.record.read import choose

SMALL: Final = 12
"""People up to whom being in one interaction shows that they know of each other."""

NEWEST: Final = 5_000
"""Pieces of one person that are looked at, the newest: what two had with each other before says little of today."""

APART: Final = 14 * 86_400
"""Seconds within which two who write in one discussion take part in it together."""

_THERE: Final = "('from', 'to', 'cc', 'attendee')"


class Together(NamedTuple):
    """Somebody beside another. ``times``: pieces both are in. ``meetings``: how many of these are meetings or calls.
    ``newest``: the newest piece. ``person`` is seen beside ``of``.
    """

    person: int
    of: int
    times: int
    meetings: int
    first: int
    last: int
    newest: int
    channel: str


def together_with(connection: sqlite3.Connection, persons: list[int], as_of: int) -> list[Together]:
    """Everybody who was in one piece with one of these people, but for the owner; the most often first."""
    chosen = choose(connection, persons)
    rows = connection.execute(
        "WITH theirs AS MATERIALIZED (SELECT DISTINCT h.person AS of, p.interaction AS id FROM handle h "
        f"JOIN participant p ON p.handle = h.id WHERE h.person IN {chosen} AND p.role IN {_THERE} "
        "ORDER BY p.interaction DESC LIMIT ?), "
        "small AS MATERIALIZED (SELECT t.of, i.id, i.ts, i.kind, i.channel FROM theirs t "
        "JOIN interaction i ON i.id = t.id WHERE i.ts < ? AND i.why NOT IN ('cancelled', 'draft', 'spam') "
        f"AND (SELECT count(*) FROM participant p WHERE p.interaction = i.id AND p.role IN {_THERE}) <= ?) "
        "SELECT h.person, s.of, count(DISTINCT s.id), "
        "count(DISTINCT CASE WHEN s.kind IN ('meeting', 'call') THEN s.id END), "
        "min(s.ts), max(s.ts), max(s.id), max(s.channel) FROM small s JOIN participant p ON p.interaction = s.id "
        f"JOIN handle h ON h.id = p.handle WHERE p.role IN {_THERE} AND h.person <> s.of AND NOT h.own "
        "GROUP BY h.person, s.of ORDER BY 3 DESC",
        (NEWEST * len(persons), as_of, SMALL + 1),
    )
    return [Together(*row) for row in rows]


def discussing_with(connection: sqlite3.Connection, persons: list[int], as_of: int) -> list[Together]:
    """Everybody who wrote in one discussion with one of these people at about the same time; on lists and in groups
    only the sender of a message is seen.
    """
    rows = connection.execute(
        "WITH theirs AS MATERIALIZED (SELECT h.person AS of, i.thread, i.ts, i.id, i.channel FROM handle h "
        f"JOIN interaction i ON i.sender = h.id WHERE h.person IN {choose(connection, persons)} "
        "AND i.thread IS NOT NULL AND i.why IN ('list', 'group', 'cc') AND i.ts < ? ORDER BY i.id DESC LIMIT ?) "
        "SELECT h.person, t.of, count(DISTINCT t.id), 0, min(t.ts), max(t.ts), max(t.id), max(t.channel) FROM theirs t "
        "JOIN interaction o ON o.thread = t.thread AND abs(o.ts - t.ts) < ? AND o.ts < ? "
        "JOIN handle h ON h.id = o.sender WHERE h.person <> t.of AND NOT h.own GROUP BY h.person, t.of ORDER BY 3 DESC",
        (as_of, NEWEST // 10 * len(persons), APART, as_of),
    )
    return [Together(*row) for row in rows]


def working_at(connection: sqlite3.Connection, organisation: str, as_of: int) -> list[tuple[int, str, int | None, str]]:
    """Who works or worked at an organisation: person, its name as written, as of when, channel; the newest first."""
    words = [word for word in organisation.split() if any(map(str.isalnum, word))]
    if not words:
        return []
    sought = " AND ".join(f'"{word.replace(chr(34), "")}"' for word in words)
    return connection.execute(
        "SELECT a.person, a.value, coalesce(a.since, c.listed_at, c.since), coalesce(c.channel, 'you') "
        "FROM about_text t JOIN about a ON a.id = t.rowid LEFT JOIN card c ON c.id = a.card WHERE about_text MATCH ? "
        "AND a.topic = 'organisation' AND coalesce(a.since, 0) < ? ORDER BY coalesce(a.since, a.seen) DESC LIMIT 2000",
        (sought, as_of),
    ).fetchall()


def employers(connection: sqlite3.Connection, persons: list[int], as_of: int) -> dict[int, str]:
    """The newest organisation of each of these people, as written."""
    rows = connection.execute(
        f"SELECT person, value FROM about WHERE person IN {choose(connection, persons)} AND topic = 'organisation' "
        "AND coalesce(since, 0) < ? ORDER BY coalesce(since, seen), id",
        (as_of,),
    )
    return dict(rows.fetchall())
