"""One chat that came by two kinds of export (as text and as database, as pages and as JSON): twice is once.

Within one kind of export the ids tell pieces apart. Two kinds have ids of their own, so their pieces are compared: by
chat partner, time, side and words. First two talks are found to be one; then their pieces are matched one to one, so of
two equal words in one minute both stay where one of the exports has both. The pieces of the export that is less exact
(many texts know minutes and no zone) become twins of the other's, which are kept, and are counted nowhere.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from goodterms.record.opened import transaction
from goodterms.record.place import leaning_on, place
from goodterms.record.same_talk import LONG, Piece, Talk, is_one, kind_of, matched, plain, zone_between
from goodterms.words import Mark

LOOKED_AT, LOOKED_FOR = 60, 12
"""Pieces of a talk that are looked at, evenly over it, and long texts of the owner's among them that are looked for."""

Kinds = dict[int, tuple[str, str]]
"""Threads with their channel and the kind of export."""

UNSPOKEN: Final = int(Mark.SYSTEM | Mark.REACTION | Mark.DRAFT)
"""What is no one's word is in one kind of export and not in another."""


def find(connection: sqlite3.Connection) -> int:
    """Compares the talks that grew since the last time; returns how many pieces are placed anew for it.

    Each talk in a transaction of its own, so it may be repeated. The owner must be known.
    """
    waiting = [row for (row,) in connection.execute("SELECT thread FROM talk WHERE waits ORDER BY thread")]
    kinds = _kinds(connection, waiting)
    near = _near(connection, waiting, kinds)
    changed = 0
    done: set[int] = set()
    for thread in waiting:
        if thread in done:
            continue
        same = _same_talks(connection, thread, kinds, near)
        if len(same) > 1:
            with transaction(connection):
                changed += _pair(connection, [_talk(connection, each, kinds) for each in sorted(same)])
        done |= same
    with transaction(connection):
        connection.executemany("UPDATE talk SET waits = 0 WHERE thread = ?", ((row,) for row in waiting))
    return changed


def same_people(connection: sqlite3.Connection) -> list[tuple[int, int]]:
    """Persons with whom the owner had one talk that came twice, the smaller number first."""
    found = set()
    for one, other in connection.execute("SELECT thread, same FROM talk WHERE same IS NOT NULL").fetchall():
        sides = _partner(connection, one), _partner(connection, other)
        if None not in sides and sides[0] != sides[1]:
            found.add((min(filter(None, sides)), max(filter(None, sides))))
    return sorted(found)


def _partner(connection: sqlite3.Connection, thread: int) -> int | None:
    """With whom a talk of two is; None for a group."""
    row = connection.execute(
        "SELECT min(h.person), max(h.person), sum(p.role = 'list') FROM (SELECT id FROM interaction WHERE thread = ? "
        f"AND NOT marks & {UNSPOKEN} LIMIT {LOOKED_AT}) i JOIN participant p ON p.interaction = i.id "
        "JOIN handle h ON h.id = p.handle WHERE NOT h.own AND p.role IN ('from', 'to', 'list')",
        (thread,),
    ).fetchone()
    return int(row[0]) if row[0] is not None and row[0] == row[1] and not row[2] else None


def _kinds(connection: sqlite3.Connection, waiting: Iterable[int]) -> Kinds:
    """Channel and kind of every thread of the channels that have several kinds, and something new."""
    channels = {
        channel
        for thread in waiting
        for (channel,) in connection.execute("SELECT channel FROM thread WHERE id = ?", (thread,))
    }
    found: Kinds = {}
    for channel in sorted(channels):
        rows = connection.execute("SELECT id, key FROM thread WHERE channel = ?", (channel,)).fetchall()
        kinds = {row: (channel, kind_of(key)) for row, key in rows}
        if len(set(kinds.values())) > 1:
            found |= kinds
    return found


def _same_talks(
    connection: sqlite3.Connection, thread: int, kinds: Kinds, near: Mapping[int, Collection[int]]
) -> set[int]:
    """The thread, and all others in which the same talk came: found before, and now."""
    found, asked = {thread}, [thread]
    while asked:
        one = asked.pop()
        same = set(_known(connection, one))
        others = set(near.get(one, ())) - found - same
        if others:
            mine = _talk(connection, one, kinds)
            same |= {other for other in others if is_one(mine, _talk(connection, other, kinds))}
        asked += same - found
        found |= same
    return found


def _known(connection: sqlite3.Connection, thread: int) -> list[int]:
    rows = connection.execute(
        "SELECT same FROM talk WHERE thread = :t AND same IS NOT NULL UNION SELECT thread FROM talk WHERE same = :t",
        {"t": thread},
    )
    return [row for (row,) in rows]


def _near(connection: sqlite3.Connection, waiting: Iterable[int], kinds: Kinds) -> dict[int, set[int]]:
    """Threads of other kinds in which the owner said the same at the time: what one writes is in every export.

    Some long words of each thread are looked for, and the owner's own words are gone through once for all of them.
    """
    said: dict[str, dict[str, list[tuple[int, int]]]] = {}
    for thread in waiting:
        if thread in kinds:
            words = said.setdefault(kinds[thread][0], {})
            for ts, text in _long(connection, thread):
                words.setdefault(plain(text), []).append((thread, ts))
    found: dict[int, set[int]] = defaultdict(set)
    for channel, words in said.items():
        rows = connection.execute(
            "SELECT i.thread, i.ts, i.text FROM handle h CROSS JOIN interaction i ON i.sender = h.id "
            f"WHERE h.own = 1 AND i.channel = ? AND length(i.text) >= {LONG} AND i.thread IS NOT NULL",
            (channel,),
        )
        for other, when, text in rows:
            for thread, ts in words.get(plain(text), ()):
                if kinds[other] != kinds[thread] and zone_between(when - ts) is not None:
                    found[thread].add(other)
                    found[other].add(thread)
    return found


def _long(connection: sqlite3.Connection, thread: int) -> list[tuple[int, str]]:
    """Some of the owner's long words in a thread, evenly over it, with their times."""
    rows = [row for (row,) in connection.execute("SELECT id FROM interaction WHERE thread = ? ORDER BY id", (thread,))]
    some = rows[:: max(1, len(rows) // LOOKED_AT)]
    marks = ", ".join("?" * len(some))
    return connection.execute(
        f"SELECT ts, text FROM interaction WHERE id IN ({marks}) AND out AND length(text) >= {LONG} "
        f"ORDER BY length(text) DESC LIMIT {LOOKED_FOR}",
        some,
    ).fetchall()


def _talk(connection: sqlite3.Connection, thread: int, kinds: Kinds) -> Talk:
    rows = connection.execute(
        "SELECT id, ts, out, kind, text FROM interaction WHERE thread = ? AND kind IN ('message', 'call') "
        f"AND NOT marks & {UNSPOKEN} ORDER BY ts, id",
        (thread,),
    )
    pieces = tuple(
        Piece(row, ts, (out, plain(text) if kind == "message" else f"\0{kind}")) for row, ts, out, kind, text in rows
    )
    partner = _partner(connection, thread)
    names = connection.execute("SELECT name FROM handle WHERE person = ? AND name <> ''", (partner,)).fetchall()
    people = frozenset([*([] if partner is None else [partner]), *(plain(name).casefold() for (name,) in names)])
    seconds = sum(piece.ts % 60 > 0 for piece in pieces)
    return Talk(thread, kinds.get(thread, ("", ""))[1], pieces, people, seconds)


def _pair(connection: sqlite3.Connection, talks: list[Talk]) -> int:
    """Makes the pieces of less exact exports twins of those that are kept; within the open transaction."""
    exact = sorted((talk for talk in talks if talk.pieces), key=lambda talk: talk.exact)
    twins: dict[int, int] = {}
    kept: list[Piece] = []
    for talk in exact:
        twins |= {piece.id: of.id for piece, of in matched(talk.pieces, kept)}
        kept += [piece for piece in talk.pieces if piece.id not in twins]
        kept.sort(key=lambda piece: piece.ts)
    if len(exact) > 1:
        _is_of(connection, exact[0], exact[1:])
    return _keep(connection, [piece.id for talk in talks for piece in talk.pieces], twins)


def _is_of(connection: sqlite3.Connection, first: Talk, others: list[Talk]) -> None:
    """Remembers that these are one talk; whom they are with is to be compared again."""
    connection.execute("UPDATE talk SET same = NULL WHERE thread = ?", (first.thread,))
    for talk in others:
        connection.execute(
            "INSERT INTO talk (thread, waits, same) VALUES (:t, 0, :s) ON CONFLICT (thread) DO UPDATE SET same = :s",
            {"t": talk.thread, "s": first.thread},
        )
    persons = {_partner(connection, talk.thread) for talk in (first, *others)} - {None}
    if len(persons) > 1:
        connection.executemany("INSERT OR IGNORE INTO unweighed VALUES (?)", ((person,) for person in persons))


def _keep(connection: sqlite3.Connection, pieces: Iterable[int], twins: dict[int, int]) -> int:
    before: dict[int, int] = {}
    for piece in pieces:
        before.update(connection.execute("SELECT interaction, of FROM twin WHERE interaction = ?", (piece,)).fetchall())
    if before == twins:
        return 0
    changed = before.keys() ^ twins.keys()
    again = leaning_on(connection, changed) | changed
    connection.executemany("DELETE FROM twin WHERE interaction = ?", ((row,) for row in before))
    connection.executemany("INSERT INTO twin (interaction, of) VALUES (?, ?)", twins.items())
    place(connection, again)
    return len(changed)


def alone_again(connection: sqlite3.Connection, lost: Iterable[int]) -> set[int]:
    """Takes what goes out of the pairs, before it goes; returns what was its twin, to be compared with what is left."""
    left: set[int] = set()
    for row in lost:
        left.update(each for (each,) in connection.execute("SELECT interaction FROM twin WHERE of = ?", (row,)))
        connection.execute("DELETE FROM twin WHERE interaction = :row OR of = :row", {"row": row})
    connection.executemany(
        "UPDATE talk SET waits = 1 WHERE thread = (SELECT thread FROM interaction WHERE id = ?)",
        ((row,) for row in left),
    )
    return left
