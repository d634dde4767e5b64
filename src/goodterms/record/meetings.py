"""Meetings that are to come, and with whom else somebody was seen."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from goodterms.words import Mark


class Meeting(NamedTuple):
    """One meeting of the owner's with others. ``persons``: who is asked to it, but for the owner."""

    interaction: int
    ts: int
    subject: str
    minutes: float | None
    persons: tuple[int, ...]


class Words(NamedTuple):
    """The last words one way. ``out``: the owner's."""

    interaction: int
    ts: int
    channel: str
    kind: str
    out: bool
    subject: str
    text: str


def coming(connection: sqlite3.Connection, since: int, until: int, most: int) -> list[Meeting]:
    """Meetings from one moment to another that are not called off and have other people in them, the next first."""
    off = int(Mark.CANCELLED | Mark.BLOCKED)
    rows = connection.execute(
        "SELECT i.id, i.ts, i.subject, i.minutes FROM interaction i WHERE i.kind = 'meeting' "
        "AND i.ts >= ? AND i.ts < ? AND NOT (i.marks & ?) AND i.channel <> 'log' AND EXISTS (SELECT 1 "
        "FROM participant p JOIN handle h ON h.id = p.handle JOIN person w ON w.id = h.person "
        "WHERE p.interaction = i.id AND w.kind = 'person') ORDER BY i.ts, i.id LIMIT ?",
        (since, until, off, most),
    ).fetchall()
    return [Meeting(id_, ts, subject, minutes, _persons(connection, id_)) for id_, ts, subject, minutes in rows]


def _persons(connection: sqlite3.Connection, interaction: int) -> tuple[int, ...]:
    rows = connection.execute(
        "SELECT DISTINCT h.person FROM participant p JOIN handle h ON h.id = p.handle JOIN person w ON w.id = h.person "
        "WHERE p.interaction = ? AND w.kind = 'person' ORDER BY h.person",
        (interaction,),
    )
    return tuple(person for (person,) in rows)


def beside(connection: sqlite3.Connection, person: int, as_of: int, few: int, most: int) -> list[tuple[int, int, int]]:
    """(person, times, last) of those who were there when the owner and somebody met or wrote among few.

    Most often first. ``few``: of more participants nobody is anybody's company.
    """
    return connection.execute(
        """
        WITH ours AS MATERIALIZED (SELECT DISTINCT id FROM touch WHERE owner = 1 AND person = :person AND ts < :as_of),
        small AS MATERIALIZED (
            SELECT o.id FROM ours o JOIN participant p ON p.interaction = o.id GROUP BY o.id HAVING count(*) <= :few)
        SELECT h.person, count(DISTINCT s.id) AS times, max(i.ts)
        FROM small s JOIN participant p ON p.interaction = s.id AND p.role IN ('from', 'to', 'cc', 'attendee')
        JOIN handle h ON h.id = p.handle JOIN person w ON w.id = h.person JOIN interaction i ON i.id = s.id
        WHERE h.person <> :person AND w.kind = 'person' AND NOT h.own
        GROUP BY h.person ORDER BY times DESC, max(i.ts) DESC, h.person LIMIT :most
        """,
        {"person": person, "as_of": as_of, "few": few, "most": most},
    ).fetchall()


def last_each_way(connection: sqlite3.Connection, person: int, as_of: int) -> list[Words]:
    """The last message from somebody and the last to them that have words of their own, the newest first."""
    found = []
    for out in (0, 1):
        row = connection.execute(
            "SELECT i.id, i.ts, i.channel, i.kind, t.out, i.subject, i.text "
            "FROM touch t JOIN interaction i ON i.id = t.id "
            "WHERE t.owner = 1 AND t.person = ? AND t.ts < ? AND t.out = ? AND t.kind = 0 AND trim(i.text) <> '' "
            "ORDER BY t.ts DESC, t.id DESC LIMIT 1",
            (person, as_of, out),
        ).fetchone()
        if row is not None:
            found.append(Words(*row))
    return sorted(found, key=lambda one: -one.ts)
