"""Reads the record for the mirror: what was asked, given and promised in a stretch, and who had the last word."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from goodterms.record.labels import OWNER, WHAT
from goodterms.record.read import choose


class Act(NamedTuple):
    """One act of one message. ``what``: ask, give or promise; ``kind``: of an ask; ``out``: the owner's."""

    interaction: int
    ts: int
    out: bool
    what: str
    kind: str


class Last(NamedTuple):
    """The owner's last message to somebody who has not been heard of since."""

    person: int
    interaction: int
    ts: int
    touches: int


def acts(connection: sqlite3.Connection, since: int, until: int, least: float) -> list[Act]:
    """The acts of messages from one moment to another that were read as surely; the owner's own word wins. By time."""
    rows = connection.execute(
        f"""
        SELECT i.id, i.ts, i.out, {WHAT.format("l")} AS what,
               substr(max(CASE WHEN l.by = '{OWNER}' THEN '2' ELSE '1' END || l.act), 2) AS act,
               coalesce(max(CASE WHEN l.by = '{OWNER}' THEN l.p END), max(l.p)) AS surely
        FROM label l JOIN interaction i ON i.id = l.interaction
        WHERE (l.act LIKE 'ask%' OR l.act IN ('give', 'promise')) AND i.ts >= ? AND i.ts < ?
        GROUP BY i.id, what HAVING surely >= ? AND surely > 0 ORDER BY i.ts, i.id
        """,
        (since, until, least),
    )
    return [Act(id_, ts, bool(out), what, act.partition(":")[2]) for id_, ts, out, what, act, _ in rows]


def people_of(connection: sqlite3.Connection, ids: Sequence[int]) -> list[tuple[int, int]]:
    """(message, person) of the people these messages came from or went to, as contact."""
    return connection.execute(
        "SELECT DISTINCT t.id, t.person FROM touch t JOIN person p ON p.id = t.person "
        f"WHERE t.owner = 1 AND t.id IN {choose(connection, ids)} AND p.kind = 'person'"
    ).fetchall()


def wrote(connection: sqlite3.Connection, since: int, until: int) -> tuple[int, int]:
    """How many messages of the owner's went to people from one moment to another, and to how many people."""
    row = connection.execute(
        "SELECT count(DISTINCT t.id), count(DISTINCT t.person) FROM touch t JOIN person p ON p.id = t.person "
        "WHERE t.owner = 1 AND t.out AND t.kind = 0 AND t.ts >= ? AND t.ts < ? AND p.kind = 'person'",
        (since, until),
    ).fetchone()
    return int(row[0]), int(row[1])


def after_silence(connection: sqlite3.Connection, since: int, until: int, silence: int) -> list[tuple[int, int]]:
    """(message, person) of the owner's first words after so many seconds of silence, or more."""
    return connection.execute(
        "SELECT t.id, t.person FROM touch t JOIN person p ON p.id = t.person "
        "WHERE t.owner = 1 AND t.out AND t.kind = 0 AND t.ts >= ? AND t.ts < ? AND t.gap >= ? AND p.kind = 'person'",
        (since, until, silence),
    ).fetchall()


def last_mine(connection: sqlite3.Connection, as_of: int, before: int) -> list[Last]:
    """People to whom the owner had the last word, written before another moment; with that message."""
    return [
        Last(*row)
        for row in connection.execute(
            """
            WITH ends AS MATERIALIZED (
                SELECT person, max(CASE WHEN out AND kind = 0 THEN ts END) AS mine,
                       max(CASE WHEN NOT out OR kind IN (1, 2, 3) THEN ts END) AS theirs, count(*) AS touches
                FROM touch WHERE owner = 1 AND ts < ? GROUP BY person)
            SELECT e.person, max(t.id), e.mine, e.touches FROM ends e JOIN person p ON p.id = e.person
            JOIN touch t ON t.owner = 1 AND t.person = e.person AND t.ts = e.mine AND t.out
            WHERE e.mine < ? AND (e.theirs IS NULL OR e.theirs < e.mine) AND p.kind = 'person'
              AND instr(p.flags, 'deceased') = 0 AND instr(p.flags, 'never_mention') = 0
            GROUP BY e.person
            """,
            (as_of, before),
        )
    ]


def span(connection: sqlite3.Connection) -> tuple[int, int] | None:
    """The first and last moment that the record can see; None when it sees nothing."""
    row = connection.execute("SELECT min(first), max(last) FROM coverage").fetchone()
    return None if row[0] is None else (int(row[0]), int(row[1]))


def names(connection: sqlite3.Connection, persons: Sequence[int]) -> dict[int, str]:
    """The names of these people; of somebody without one, their first address."""
    rows = connection.execute(
        "SELECT p.id, coalesce(nullif(p.name, ''), (SELECT h.value FROM handle h WHERE h.person = p.id LIMIT 1), '') "
        f"FROM person p WHERE p.id IN {choose(connection, persons)}"
    )
    return dict(rows.fetchall())
