"""What the owner asked of people, as it was read, and what they said after it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from goodterms.record.labels import NOT_MINE, OWNER, READ
from goodterms.record.read import choose
from goodterms.words import Said


class Asked(NamedTuple):
    """One message of the owner's that asks. ``kind``: what it was read as."""

    id: int
    ts: int
    kind: str


class Wrote(NamedTuple):
    """One message of the owner's that nobody has read yet."""

    id: int
    ts: int
    text: str


class To(NamedTuple):
    """One person to whom a message went. ``reached``: to how many it went."""

    id: int
    person: int
    reached: int


def asked(connection: sqlite3.Connection, as_of: int, least: float) -> list[Asked]:
    """Messages of the owner's before a moment that were read as an ask at least so surely, newest first.

    The owner's own word stands in place of a reader's.
    """
    rows = connection.execute(
        f"""
        SELECT i.id, i.ts, substr(max(CASE WHEN l.by = '{OWNER}' THEN '2' ELSE '1' END || l.act), 2) AS act,
               coalesce(max(CASE WHEN l.by = '{OWNER}' THEN l.p END), max(l.p)) AS surely
        FROM label l JOIN interaction i ON i.id = l.interaction
        WHERE (l.act LIKE 'ask:%' OR l.act = 'ask') AND i.out AND i.ts < ?
        GROUP BY i.id HAVING surely >= ? AND surely > 0 ORDER BY i.ts DESC, i.id DESC
        """,
        (as_of, least),
    )
    return [Asked(id_, ts, act.partition(":")[2]) for id_, ts, act, _ in rows]


def asked_since(connection: sqlite3.Connection, since: int, as_of: int, least: float) -> list[Asked]:
    """As `asked`, of a time: from the people of late to what was sent to them, not through the labels of a whole life.

    What went to so many that it touched nobody is not in it.
    """
    rows = connection.execute(
        f"""
        SELECT t.id, t.ts, substr(max(CASE WHEN l.by = '{OWNER}' THEN '2' ELSE '1' END || l.act), 2) AS act,
               coalesce(max(CASE WHEN l.by = '{OWNER}' THEN l.p END), max(l.p)) AS surely
        FROM facts f CROSS JOIN touch t ON t.owner = 1 AND t.person = f.person AND t.ts >= :since AND t.ts < :as_of
        CROSS JOIN label l ON l.interaction = t.id AND l.act >= 'ask' AND l.act < 'asl'
        WHERE f.owner = 1 AND f.last >= :since AND t.out
        GROUP BY t.id HAVING surely >= :least AND surely > 0 ORDER BY t.ts DESC, t.id DESC
        """,
        {"since": since, "as_of": as_of, "least": least},
    )
    return [Asked(id_, ts, act.partition(":")[2]) for id_, ts, act, _ in rows]


def unread(connection: sqlite3.Connection, version: str, as_of: int, most: int, since: int = 0) -> list[Wrote]:
    """Messages of the owner's before a moment that this version of the reader has not read, the newest ones; ``since``:
    none before it.
    """
    rows = connection.execute(
        "SELECT i.id FROM handle h JOIN interaction i ON i.sender = h.id "
        "WHERE h.own AND i.ts < ? AND i.ts >= ? AND i.kind IN ('message', 'comment') AND i.text <> '' "
        f"AND (i.contact OR i.why NOT IN {NOT_MINE}) AND NOT EXISTS "
        f"(SELECT 1 FROM label l WHERE l.interaction = i.id AND l.act = '{READ}' AND l.by = ?) "
        "ORDER BY i.ts DESC, i.id DESC LIMIT ?",
        (as_of, since, version, most),
    )
    chosen = choose(connection, [id_ for (id_,) in rows])
    return [Wrote(*row) for row in connection.execute(f"SELECT id, ts, text FROM interaction WHERE id IN {chosen}")]


def texts(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, str]:
    """The own words of these messages."""
    rows = connection.execute(f"SELECT id, text FROM interaction WHERE id IN {choose(connection, ids)}")
    return dict(rows.fetchall())


def recipients(connection: sqlite3.Connection, ids: Sequence[int]) -> list[To]:
    """The people to whom these messages went; for those to many, that are no contact with anybody, all who were named.

    Lists, shops and bots are not people.
    """
    chosen = choose(connection, ids)
    touched = connection.execute(
        "SELECT t.id, t.person, max(1, CAST(round(1 / t.weight) AS INTEGER)) FROM touch t "
        f"JOIN person p ON p.id = t.person WHERE t.id IN {chosen} AND t.owner = 1 AND t.out AND p.kind = 'person'"
    ).fetchall()
    named = connection.execute(
        "SELECT x.interaction, h.person, (SELECT count(*) FROM participant y WHERE y.interaction = x.interaction "
        "AND y.role IN ('to', 'cc', 'bcc')) FROM participant x JOIN handle h ON h.id = x.handle "
        f"JOIN person p ON p.id = h.person WHERE x.interaction IN {chosen} AND x.role IN ('to', 'cc', 'bcc') "
        "AND p.kind = 'person' AND NOT EXISTS (SELECT 1 FROM touch t WHERE t.id = x.interaction) "
        "GROUP BY x.interaction, h.person"
    ).fetchall()
    return [To(*row) for row in (*touched, *named)]


def handles(connection: sqlite3.Connection, persons: Sequence[int]) -> dict[int, str]:
    """One handle of each of these people, a mail address where there is one."""
    rows = connection.execute(
        f"SELECT person, value, max(kind = 'mail') FROM handle WHERE person IN {choose(connection, persons)} "
        "GROUP BY person"
    )
    return {person: value for person, value, _ in rows}


def after(connection: sqlite3.Connection, person: int, since: int, until: int, most: int = 8) -> list[Said]:
    """What followed between the owner and a person after a moment and not after another, oldest first."""
    rows = connection.execute(
        "SELECT i.id, t.ts, i.channel, i.kind, t.out, i.subject, i.text FROM touch t JOIN interaction i ON i.id = t.id "
        "WHERE t.owner = 1 AND t.person = ? AND t.ts > ? AND t.ts <= ? ORDER BY t.ts, t.id LIMIT ?",
        (person, since, until, most),
    )
    return [
        Said(id_, ts, channel, kind, out=bool(out), subject=subject, text=text, thread="")
        for id_, ts, channel, kind, out, subject, text in rows
    ]


def kept(connection: sqlite3.Connection, name: str) -> str | None:
    """What was kept under a name in ``meta``; None when nothing was."""
    row = connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row[0])


def keep(connection: sqlite3.Connection, name: str, value: str) -> None:
    """Keeps something under a name in ``meta``, in place of what was there; the caller's transaction."""
    connection.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (name, value))
