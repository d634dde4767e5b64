"""What went on around somebody who was silent: where others talk on, a silence tells; in an empty room it does not."""

from __future__ import annotations

import sqlite3
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from goodterms.record.read import choose
from goodterms.record.renew import NOT_SEEN

ROOM = "CASE WHEN i.channel = 'mail' THEN -l.handle ELSE i.thread END"
"""Where a piece was said: a chat, or a list by mail (negative: its address). Mail between few is no room."""

IN_A_ROOM = (
    "LEFT JOIN participant l ON i.channel = 'mail' AND l.interaction = i.id AND l.role = 'list' "
    "WHERE (l.handle IS NOT NULL OR i.channel <> 'mail' AND i.thread IS NOT NULL)"
)

Rooms = Mapping[int, list[int]]
"""Room -> moments (UTC seconds, ascending)."""


def missed(connection: sqlite3.Connection, spans: Mapping[int, tuple[int, int]]) -> dict[int, float]:
    """Words to be expected of each person between two moments (both exclusive) in which they said nothing.

    In every chat and list in which they had written: their share of what was said there from their first word on, times
    what was said there in between. 0 where nothing was, or where they never wrote in any.
    """
    if not spans:
        return {}
    wrote = _wrote(connection, spans)
    said = {room: _said(connection, room) for room in {room for rooms in wrote.values() for room in rooms}}
    return {
        person: sum(_share(said[room], words, *spans[person]) for room, words in wrote.get(person, {}).items())
        for person in spans
    }


def _share(said: list[int], words: list[int], since: int, until: int) -> float:
    """What was to be expected in one room."""
    own = bisect_right(words, since)
    if not own:
        return 0.0
    heard = bisect_right(said, since)
    return own * (bisect_left(said, until) - heard) / max(heard - bisect_left(said, words[0]), 1)


def _wrote(connection: sqlite3.Connection, persons: Iterable[int]) -> dict[int, dict[int, list[int]]]:
    """Person -> where they wrote, and when."""
    choose(connection, persons)
    rows = connection.execute(
        f"SELECT h.person, {ROOM}, i.ts FROM chosen c CROSS JOIN handle h ON h.person = c.person "
        f"CROSS JOIN interaction i ON i.sender = h.id {IN_A_ROOM} AND NOT h.own AND i.why NOT IN {NOT_SEEN} "
        "ORDER BY i.ts"
    )
    found: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for person, room, ts in rows:
        found[person][room].append(ts)
    return found


def _said(connection: sqlite3.Connection, room: int) -> list[int]:
    """When anything was said in a room, by anybody."""
    return [ts for (ts,) in _moments(connection, room)]


def _moments(connection: sqlite3.Connection, room: int) -> Iterator[tuple[int]]:
    if room < 0:
        listed = "participant l CROSS JOIN interaction i ON i.id = l.interaction WHERE l.handle = ? AND l.role = 'list'"
        return connection.execute(f"SELECT i.ts FROM {listed} AND i.channel = 'mail' ORDER BY i.ts", (-room,))
    return connection.execute("SELECT ts FROM interaction WHERE thread = ? ORDER BY ts", (room,))


def before(connection: sqlite3.Connection, moments: Mapping[int, int]) -> dict[int, int]:
    """When each person was last seen acting before a moment; who was not is not in it."""
    found = {}
    for person, ts in moments.items():
        (last,) = connection.execute(
            "SELECT max(i.ts) FROM handle h JOIN interaction i ON i.sender = h.id "
            f"WHERE h.person = ? AND NOT h.own AND i.why NOT IN {NOT_SEEN} AND i.ts < ?",
            (person, ts),
        ).fetchone()
        if last is not None:
            found[person] = int(last)
    return found
