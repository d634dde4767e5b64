"""One chat that came by two kinds of export (as text and as database, as pages and as JSON): twice is once.

Within one kind of export the ids tell pieces apart. Two kinds have ids of their own, so their pieces are compared: by
chat partner, time, side and words. First two talks are found to be one; then their pieces are matched one to one, so of
two equal words in one minute both stay where one of the exports has both. The pieces of the export that is less exact
(many texts know minutes and no zone) become twins of the other's, which are kept, and are counted nowhere.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from goodterms.record.opened import transaction
from goodterms.record.place import leaning_on, place
from goodterms.words import Mark

KINDS: Final = frozenset({"text", "page", "sigtop", "main.db"})
"""Kinds of export that begin the keys of their threads with their name and ``|``; the others have no such word."""

NEAR: Final = 60
"""Seconds that the times of one piece may lie apart: texts are exact to a minute."""

STEP_OF_ZONES: Final = 900
"""Zones lie whole quarters of an hour apart; the zone that a text was written in is often not known."""

HOUR: Final = 3_600

FARTHEST: Final = 14 * HOUR
"""The zone that is farthest from UTC."""

LONG: Final = 12
"""Letters from which on a text is not said by chance at the same time in two chats. Ours."""

SURE: Final = 3
"""So many different long texts, each at its time and some of either side, make two talks one though one of them does not
say whom it is with; so many of either side, where both do and say two names. Ours."""

MOST_OF_IT: Final = 0.5
"""And this share of what the shorter one says while both go on. Ours: people delete, and exports leave out."""

LOOKED_AT, LOOKED_FOR = 60, 12
"""Pieces of a talk that are looked at, evenly over it, and long texts of the owner's among them that are looked for."""

UNSPOKEN: Final = int(Mark.SYSTEM | Mark.REACTION | Mark.DRAFT)
"""What is no one's word is in one kind of export and not in another."""

Words = tuple[int, str]
"""Side and words, by which pieces are compared; a call has the name of its kind."""


class Piece(NamedTuple):
    """One piece of a talk. ``ts``: UTC seconds as its export has it."""

    id: int
    ts: int
    words: Words


class Talk(NamedTuple):
    """One thread of one kind of export, its pieces in the order of time. ``people``: numbers and folded names of the
    others; ``whole``: how many of its pieces have seconds.
    """

    thread: int
    kind: str
    pieces: tuple[Piece, ...]
    people: frozenset[object]
    seconds: int

    @property
    def exact(self) -> tuple[bool, bool, int, int]:
        """Sorts the most exact first: by seconds, then by kind, then by how much it has."""
        return 2 * self.seconds <= len(self.pieces), bool(self.kind), -len(self.pieces), self.thread


def find(connection: sqlite3.Connection) -> int:
    """Compares the talks that grew since the last time; returns how many pieces are placed anew for it.

    Each talk in a transaction of its own, so it may be repeated. The owner must be known.
    """
    waiting = [row for (row,) in connection.execute("SELECT thread FROM talk WHERE waits ORDER BY thread")]
    kinds = _kinds(connection, waiting)
    changed = 0
    done: set[int] = set()
    for thread in waiting:
        if thread in done:
            continue
        same = _same_talks(connection, thread, kinds)
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


def _kinds(connection: sqlite3.Connection, waiting: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Channel and kind of every thread of the channels that have several kinds, and something new."""
    channels = {
        channel
        for thread in waiting
        for (channel,) in connection.execute("SELECT channel FROM thread WHERE id = ?", (thread,))
    }
    found: dict[int, tuple[str, str]] = {}
    for channel in sorted(channels):
        rows = connection.execute("SELECT id, key FROM thread WHERE channel = ?", (channel,)).fetchall()
        kinds = {row: (channel, kind_of(key)) for row, key in rows}
        if len(set(kinds.values())) > 1:
            found |= kinds
    return found


def kind_of(key: str) -> str:
    """The kind of export that a thread's key names, "" for the one that names none."""
    kind, told, _ = key.partition("|")
    return kind if told and kind in KINDS else ""


def _same_talks(connection: sqlite3.Connection, thread: int, kinds: dict[int, tuple[str, str]]) -> set[int]:
    """The thread, and all others in which the same talk came: found before, and now."""
    found, asked = {thread}, [thread]
    while asked:
        one = asked.pop()
        near = set(_known(connection, one))
        if one in kinds:
            mine = _talk(connection, one, kinds)
            near |= {
                other
                for other in _candidates(connection, one, kinds) - found - near
                if _is_one(mine, _talk(connection, other, kinds))
            }
        asked += near - found
        found |= near
    return found


def _known(connection: sqlite3.Connection, thread: int) -> list[int]:
    rows = connection.execute(
        "SELECT same FROM talk WHERE thread = :t AND same IS NOT NULL UNION SELECT thread FROM talk WHERE same = :t",
        {"t": thread},
    )
    return [row for (row,) in rows]


def _candidates(connection: sqlite3.Connection, thread: int, kinds: dict[int, tuple[str, str]]) -> set[int]:
    """Threads of other kinds in which the owner said the same at the time: what one writes is in every export."""
    rows = [row for (row,) in connection.execute("SELECT id FROM interaction WHERE thread = ? ORDER BY id", (thread,))]
    some = rows[:: max(1, len(rows) // LOOKED_AT)]
    marks = ", ".join("?" * len(some))
    mine = connection.execute(
        f"SELECT ts, text FROM interaction WHERE id IN ({marks}) AND out AND length(text) >= {LONG} "
        f"ORDER BY length(text) DESC LIMIT {LOOKED_FOR}",
        some,
    ).fetchall()
    channel, kind = kinds[thread]
    found: set[int] = set()
    for ts, text in mine:
        near = connection.execute(
            "SELECT i.thread, i.ts, i.text FROM handle h CROSS JOIN interaction i ON i.sender = h.id "
            "AND i.ts BETWEEN ? AND ? WHERE h.own = 1 AND i.channel = ? AND i.thread IS NOT NULL",
            (ts - FARTHEST - NEAR, ts + FARTHEST + NEAR, channel),
        )
        bare = plain(text)
        found |= {
            other
            for other, when, said in near
            if kinds.get(other, (channel, kind))[1] != kind and plain(said) == bare and _zone(when - ts) is not None
        }
    return found


def plain(text: str) -> str:
    """Words as they are compared: exports break lines and set blanks in their own ways."""
    return " ".join(text.split())


def _zone(apart: int) -> int | None:
    """How far two zones lie apart by which two times would be one, None when none would."""
    zone = round(apart / STEP_OF_ZONES) * STEP_OF_ZONES
    return zone if abs(apart - zone) <= NEAR and abs(zone) <= FARTHEST else None


def _talk(connection: sqlite3.Connection, thread: int, kinds: dict[int, tuple[str, str]]) -> Talk:
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


def _is_one(one: Talk, other: Talk) -> bool:
    """Whether two talks are one: most of what the shorter says while both go on stands in the other at its time, long
    texts among it, and nobody else's name speaks against it.
    """
    two = matched(one.pieces, other.pieces)
    if not two:
        return False
    words = {piece.words for piece, _ in two if len(piece.words[1]) >= LONG}
    sides = [sum(out == side for out, _ in words) for side in (0, 1)]
    if one.people & other.people:
        enough = bool(words)
    elif _named(one) and _named(other):  # one may be called so here and so there, but mass mail goes to many
        enough = min(sides) >= SURE
    else:
        enough = sum(sides) >= SURE and min(sides) >= 1
    return enough and len(two) >= MOST_OF_IT * min(_while(one, other), _while(other, one))


def _named(talk: Talk) -> bool:
    return any(isinstance(each, str) for each in talk.people)


def _while(one: Talk, other: Talk) -> int:
    """How many pieces of the one were said while the other went on."""
    first, last = other.pieces[0].ts - FARTHEST, other.pieces[-1].ts + FARTHEST
    return sum(first <= piece.ts <= last for piece in one.pieces)


def matched(some: Sequence[Piece], others: Sequence[Piece]) -> list[tuple[Piece, Piece]]:
    """Pieces of the one talk with those of the other that they are, each matched once, the nearest in time first."""
    there: dict[Words, list[Piece]] = defaultdict(list)
    for piece in others:
        there[piece.words].append(piece)
    zones = _zones(some, there)
    found = []
    for piece in some:
        left = there.get(piece.words)
        place = None if left is None else _nearest(left, [piece.ts + zone for zone in zones])
        if left is not None and place is not None:
            found.append((piece, left.pop(place)))
    return found


def _nearest(left: Sequence[Piece], times: Iterable[int]) -> int | None:
    """Which of these, in the order of time, is nearest to one of some times, and near enough."""
    near = [
        (abs(left[place].ts - ts), place)
        for ts in times
        for after in (bisect_left(left, ts, key=lambda piece: piece.ts),)
        for place in (after - 1, after)
        if 0 <= place < len(left) and abs(left[place].ts - ts) <= NEAR
    ]
    return min(near)[1] if near else None


def _zones(some: Iterable[Piece], there: dict[Words, list[Piece]]) -> list[int]:
    """How far the times of the two lie apart: in most cases by nothing, or by a zone and by its summer time."""
    votes = Counter(
        zone
        for piece in some
        if len(piece.words[1]) >= LONG or piece.words[1].startswith("\0")
        for other in there.get(piece.words, ())
        if abs(other.ts - piece.ts) <= FARTHEST + NEAR and (zone := _zone(other.ts - piece.ts)) is not None
    )
    if not votes:
        return []
    (best, most), *_ = sorted(votes.items(), key=lambda each: (-each[1], abs(each[0])))
    summer = max((best - HOUR, best + HOUR), key=lambda zone: votes[zone])
    return [best, summer] if votes[summer] >= min(2, most) else [best]


def _pair(connection: sqlite3.Connection, talks: list[Talk]) -> int:
    """Makes the pieces of less exact exports twins of those that are kept; within the open transaction."""
    first, *others = sorted((talk for talk in talks if talk.pieces), key=lambda talk: talk.exact) or [None]
    twins: dict[int, int] = {}
    kept = list(first.pieces) if first else []
    for talk in others:
        two = matched(talk.pieces, kept)
        twins |= {piece.id: of.id for piece, of in two}
        kept += [piece for piece in talk.pieces if piece.id not in twins]
        kept.sort(key=lambda piece: piece.ts)
    if first is not None and others:
        _is_of(connection, first, others)
    return _keep(connection, [piece.id for talk in talks for piece in talk.pieces], twins)


def _is_of(connection: sqlite3.Connection, first: Talk, others: Iterable[Talk]) -> None:
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
    """Takes what goes out of the pairs, before it goes; returns whose twin it was. They are compared with what is left."""
    left: set[int] = set()
    for row in lost:
        left.update(each for (each,) in connection.execute("SELECT interaction FROM twin WHERE of = ?", (row,)))
        connection.execute("DELETE FROM twin WHERE interaction = :row OR of = :row", {"row": row})
    connection.executemany(
        "UPDATE talk SET waits = 1 WHERE thread = (SELECT thread FROM interaction WHERE id = ?)",
        ((row,) for row in left),
    )
    return left
