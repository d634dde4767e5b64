"""Reads what came in, each message to be judged as of the moment it arrived: many people at many moments in one go."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from goodterms.record import read
from goodterms.record.around import before, missed
from goodterms.record.read import choose
from goodterms.record.renew import read_touches
from goodterms.words import DAY, MISSED, Facts, Mark, Said

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FIRST_PAGE = 500
"""Messages read at first; every further page is four times as long, so that a long history is sorted few times."""

AT_ONCE = 400_000
"""Touches counted at once: bounds memory (about 100 bytes each while counting)."""

LONG_BACK = 366 * DAY
"""Seconds after which a return is none any more, whatever the owner's standard."""

NOT_SENT = "('draft', 'spam', 'system', 'automatic', 'reaction', 'missed', 'cancelled', 'block', 'absent')"
"""Why a piece of the owner's was no contact, where it does not show that the owner was there."""


class Came(NamedTuple):
    """One message from a person that counts as contact."""

    id: int
    ts: int
    person: int
    text: str


class Piece(NamedTuple):
    """How one message came. ``sender``: the handle as seen. ``reached``: to how many handles it went."""

    id: int
    channel: str
    sender: str
    marks: Mark
    reached: int


class Third(NamedTuple):
    """What somebody else wrote to the owner and a person together, or a card of theirs that was passed on."""

    person: int
    said: Said
    card: bool


def incoming(connection: sqlite3.Connection, as_of: int, since: int = 0) -> Iterator[Came]:
    """Messages of people to the owner, newest first; shops, lists and bots are not people."""
    ts, id_, most = as_of, 0, FIRST_PAGE
    while True:
        rows = connection.execute(
            "SELECT t.id, t.ts, t.person, i.text FROM (SELECT t.id, t.ts, t.person FROM touch t "
            "JOIN person p ON p.id = t.person WHERE t.owner = 1 AND NOT t.out AND t.kind = 0 AND p.kind = 'person' "
            "AND t.ts >= ? AND (t.ts, t.id) < (?, ?) ORDER BY t.ts DESC, t.id DESC LIMIT ?) t "
            "JOIN interaction i ON i.id = t.id ORDER BY t.ts DESC, t.id DESC",
            (since, ts, id_, most),
        ).fetchall()
        yield from (Came(*row) for row in rows)
        if len(rows) < most:
            return
        ts, id_, most = rows[-1][1], rows[-1][0], most * 4


def pieces(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, Piece]:
    """How these messages came."""
    rows = connection.execute(
        "SELECT i.id, i.channel, coalesce(h.value, ''), i.marks, (SELECT count(*) FROM participant p "
        "WHERE p.interaction = i.id AND p.role IN ('to', 'cc', 'bcc')) "
        f"FROM interaction i LEFT JOIN handle h ON h.id = i.sender WHERE i.id IN {choose(connection, ids)}"
    )
    return {row[0]: Piece(row[0], row[1], row[2], Mark(row[3]), row[4]) for row in rows}


def answered(connection: sqlite3.Connection, person: int, ts: int, as_of: int) -> int | None:
    """When the owner first had a word, a call or a meeting with a person after a moment; None when never."""
    row = connection.execute(
        "SELECT min(ts) FROM touch WHERE owner = 1 AND person = ? AND ts > ? AND ts < ? AND (out OR kind IN (1, 2))",
        (person, ts, as_of),
    ).fetchone()
    return None if row[0] is None else int(row[0])


def facts_at(connection: sqlite3.Connection, moments: Sequence[tuple[int, int]]) -> list[Facts | None]:
    """The facts of each (person, as_of), in the order asked for; None for who had no contact by then.

    Every pair is counted as a tie of its own, by the one definition: a thousand moments cost one count.
    """
    import numpy as np

    if not moments:
        return []
    columns = read_touches(connection, choose(connection, {person for person, _ in moments}), look_back=True)
    begins = np.searchsorted(columns["person"], [person for person, _ in moments], side="left")
    ends = np.searchsorted(columns["person"], [person for person, _ in moments], side="right")
    until = [
        int(begin + np.searchsorted(columns["ts"][begin:end], as_of, side="left"))
        for begin, end, (_, as_of) in zip(begins, ends, moments, strict=True)
    ]
    found: list[Facts | None] = [None] * len(moments)
    for some in _shares(begins.tolist(), until):
        for row in _counted(columns, begins.tolist(), until, some):
            found[row.person] = replace(row, person=moments[row.person][0])
    return found


def _shares(begins: Sequence[int], ends: Sequence[int]) -> Iterator[range]:
    """Runs of moments with no more than `AT_ONCE` touches among them, or one moment."""
    start = size = 0
    for place, (begin, end) in enumerate(zip(begins, ends, strict=True)):
        if place > start and size + end - begin > AT_ONCE:
            yield range(start, place)
            start, size = place, 0
        size += end - begin
    yield range(start, len(begins))


def _counted(
    columns: Mapping[str, NDArray[np.float64 | np.int64]], begins: Sequence[int], ends: Sequence[int], some: range
) -> Iterator[Facts]:
    """The facts of some moments; each row's person is the place of its moment."""
    import numpy as np

    from goodterms.record.facts.count import count, facts_of

    rows = np.concatenate([np.arange(begins[place], ends[place]) for place in some])
    if len(rows):
        lengths = [ends[place] - begins[place] for place in some]
        tie = np.repeat(np.array(some, dtype=np.int64), lengths)
        yield from facts_of(count({name: column[rows] for name, column in columns.items()} | {"person": tie}, None))


def sighted_at(connection: sqlite3.Connection, person: int, as_of: int, sightings: int) -> read.Sighting | None:
    """The second clock of a person as of a moment, in full only where it can tell something.

    Of somebody who to this day was seen elsewhere fewer than ``sightings`` times nothing is said but when they were
    first seen: counting anew what nobody may conclude from would be most of the work.
    """
    row = connection.execute("SELECT first, elsewhere FROM sighting WHERE person = ?", (person,)).fetchone()
    if row is None or row[0] >= as_of:
        return None
    if row[1] < sightings:
        return read.Sighting(person, row[0], row[0], 0, None, None)
    clock = read.sighted(connection, as_of, [person]).get(person)
    if clock is None or clock.back is None or as_of - clock.back > LONG_BACK:
        return clock
    began = before(connection, {person: clock.back}).get(person, clock.back)
    due = missed(connection, {person: (began, clock.back)})[person]
    return clock if due >= MISSED else clock._replace(back=None)


def listed_since(connection: sqlite3.Connection, persons: Sequence[int]) -> dict[int, int]:
    """Since when any card names these people; 0 where no card says."""
    rows = connection.execute(
        "SELECT person, min(coalesce(since, 0)) FROM card "
        f"WHERE person IN {choose(connection, persons)} GROUP BY person"
    )
    return dict(rows.fetchall())


def own_contacts(connection: sqlite3.Connection, as_of: int) -> list[int]:
    """The moments of everything the owner sent that counts as contact, ascending."""
    rows = connection.execute(
        "SELECT i.ts FROM handle h JOIN interaction i ON i.sender = h.id WHERE h.own AND i.contact AND i.ts < ?",
        (as_of,),
    )
    return sorted(ts for (ts,) in rows)


def own_others(connection: sqlite3.Connection, since: int, until: int) -> list[int]:
    """The moments between two others of what else the owner did: a word on a list, a note to many; ascending."""
    rows = connection.execute(
        "SELECT i.ts FROM handle h JOIN interaction i ON i.sender = h.id "
        f"WHERE h.own AND NOT i.contact AND i.ts > ? AND i.ts < ? AND i.why NOT IN {NOT_SENT}",
        (since, until),
    )
    return sorted(ts for (ts,) in rows)


def from_thirds(connection: sqlite3.Connection, person: int, as_of: int, most: int = 5) -> list[Third]:
    """What others sent to the owner that also went to a person or passed on their card, oldest first."""
    rows = connection.execute(
        "SELECT s.person, i.id, i.ts, i.channel, i.kind, i.subject, i.text, p.role = 'about' "
        "FROM handle h JOIN participant p ON p.handle = h.id AND p.role IN ('to', 'cc', 'about') "
        "JOIN interaction i ON i.id = p.interaction JOIN handle s ON s.id = i.sender "
        "WHERE h.person = ? AND NOT s.own AND s.person <> h.person AND i.contact AND i.ts < ? "
        "ORDER BY i.ts, i.id LIMIT ?",
        (person, as_of, most),
    )
    return [
        Third(who, Said(id_, ts, channel, kind, out=False, subject=subject, text=text, thread=""), bool(card))
        for who, id_, ts, channel, kind, subject, text, card in rows
    ]
