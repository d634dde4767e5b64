"""What the files of a channel leave out, as far as their pieces show it: one side, the beginning, talks of two.

Worked out when something came in, and kept in ``meta``: it reads every piece of a channel.
"""

from __future__ import annotations

import json
import sqlite3
from typing import Final, NamedTuple

from goodterms.words import DAY, SINCE

NAME: Final = "limits"

SEVERAL: Final = 20
"""Pieces of contact from which on it is no chance that all are of one side."""

CAPS: Final = ((39_500, 40_500), (9_950, 10_050))
"""Pieces of one chat that an export of WhatsApp ends at: about 40,000, and 10,000 with pictures. Notices count too."""


class Limit(NamedTuple):
    """One thing that is left out. ``what``: half, only_out, only_in, cut, since, no_pairs or no_messages.

    ``many``: chats that are cut. ``name``, ``ts``: of whom one of these is, and where it begins.
    """

    channel: str
    what: str
    many: int = 0
    name: str = ""
    ts: int = 0


def keep(connection: sqlite3.Connection) -> None:
    """Works it out and keeps it."""
    found = [*_sides(connection), *_cut(connection), *_since(connection), *_rooms(connection), *_bare(connection)]
    connection.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (NAME, json.dumps(found)))


def kept(connection: sqlite3.Connection) -> list[Limit]:
    """What was worked out last; nothing in a record of an older program."""
    row = connection.execute("SELECT value FROM meta WHERE name = ?", (NAME,)).fetchone()
    return [Limit(*each) for each in json.loads(row[0])] if row else []


def half_with(connection: sqlite3.Connection, person: int, as_of: int) -> list[tuple[str, int, int]]:
    """What the owner wrote to a person where the other half is not in the export: channel, how often, last (UTC s)."""
    return connection.execute(
        "SELECT i.channel, count(*), max(i.ts) FROM handle h JOIN participant p ON p.handle = h.id "
        "JOIN interaction i ON i.id = p.interaction "
        "WHERE h.person = ? AND p.role = 'to' AND i.why = 'half' AND i.ts < ? GROUP BY i.channel ORDER BY 3 DESC",
        (person, as_of),
    ).fetchall()


def _sides(connection: sqlite3.Connection) -> list[Limit]:
    """Channels of which only one side can be seen."""
    found = []
    for (channel,) in connection.execute("SELECT channel FROM coverage ORDER BY channel").fetchall():
        wrote, came = (_some(connection, channel, f"contact AND {side}") for side in ("out", "NOT out"))
        if not came and _some(connection, channel, "why = 'half'"):
            found.append(Limit(channel, "half"))
        elif max(wrote, came) == SEVERAL and not min(wrote, came):
            found.append(Limit(channel, "only_out" if wrote else "only_in"))
    return found


def _some(connection: sqlite3.Connection, channel: str, which: str) -> int:
    """How many such pieces a channel has, up to `SEVERAL`: to find a few costs nothing, to count all would."""
    found = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM interaction WHERE channel = ? AND kind IN ('message', 'call') "
        f"AND {which} LIMIT {SEVERAL})",
        (channel,),
    ).fetchone()
    return int(found[0])


def _cut(connection: sqlite3.Connection) -> list[Limit]:
    """Chats of WhatsApp that begin where the export was cut off."""
    ranges = " OR ".join(f"count(*) BETWEEN {low} AND {high}" for low, high in CAPS)
    cut = connection.execute(
        "SELECT thread FROM interaction WHERE thread IN (SELECT id FROM thread WHERE channel = 'whatsapp') "
        f"GROUP BY thread HAVING {ranges} ORDER BY count(*) DESC"
    ).fetchall()
    rows = [
        (thread, connection.execute("SELECT min(ts) FROM interaction WHERE thread = ?", (thread,)).fetchone()[0])
        for (thread,) in cut
    ]
    if not rows:
        return []
    thread, first = rows[0]
    name = connection.execute(
        "SELECT h.name FROM interaction i JOIN participant p ON p.interaction = i.id JOIN handle h ON h.id = p.handle "
        "WHERE i.thread = ? AND NOT h.own AND h.name <> '' LIMIT 1",
        (thread,),
    ).fetchone()
    return [Limit("whatsapp", "cut", len(rows), name[0] if name else "", first)]


def _since(connection: sqlite3.Connection) -> list[Limit]:
    """Channels whose exports say from when on they have what they have; another one may reach back further."""
    rows = connection.execute(
        "SELECT l.channel, min(l.ts) FROM listing l JOIN coverage c ON c.channel = l.channel "
        "WHERE l.name = ? GROUP BY l.channel HAVING min(c.first) >= min(l.ts) - ? ORDER BY 1",
        (SINCE, DAY),
    )
    return [Limit(channel, "since", ts=ts) for channel, ts in rows]


def _rooms(connection: sqlite3.Connection) -> list[Limit]:
    """A workspace of which only channels were exported, and no talk of two."""
    rows = connection.execute("SELECT 1 FROM interaction WHERE channel = 'slack' LIMIT 1").fetchone()
    two = connection.execute(
        "SELECT 1 FROM interaction i WHERE i.channel = 'slack' AND "
        "(SELECT count(*) FROM participant p WHERE p.interaction = i.id AND p.role IN ('from', 'to')) = 2 "
        "AND NOT EXISTS (SELECT 1 FROM participant p WHERE p.interaction = i.id AND p.role = 'list') LIMIT 1"
    ).fetchone()
    return [Limit("slack", "no_pairs")] if rows and not two else []


def _bare(connection: sqlite3.Connection) -> list[Limit]:
    """Connections of LinkedIn without a message: the small archive."""
    cards = connection.execute("SELECT 1 FROM card WHERE channel = 'linkedin' AND listed <> '' LIMIT 1").fetchone()
    said = connection.execute(
        "SELECT 1 FROM interaction WHERE channel = 'linkedin' AND kind = 'message' LIMIT 1"
    ).fetchone()
    return [Limit("linkedin", "no_messages")] if cards and not said else []
