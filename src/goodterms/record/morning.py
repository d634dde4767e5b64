"""What the record knows that a morning may be about: birthdays, new jobs, meetings, words given, introductions."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Final, NamedTuple

from goodterms.record.facts.kinds import MEETING

FEW: Final = 1
"""Of others who were there fewer than this: after an evening of many nobody writes to each of them. Ours."""

_LATELY: Final = 60 * 86_400
"""Seconds before a meeting in which another one makes it a habit: what is usual needs no word after it."""


class Birthday(NamedTuple):
    """``value`` as vCards write it: 1990-04-05 or --04-05."""

    person: int
    value: str


class Changed(NamedTuple):
    """What somebody is called by changed between two copies of one card: ``topic``, old and new, as of when."""

    person: int
    topic: str
    before: str
    after: str
    ts: int
    channel: str


class Met(NamedTuple):
    """A meeting after which the owner wrote nothing."""

    person: int
    interaction: int
    ts: int
    channel: str
    subject: str


class Given(NamedTuple):
    """A word that was given: the message, or ``hand`` the number of what the owner wrote down."""

    person: int
    mine: bool
    interaction: int | None
    ts: int
    channel: str
    words: str
    due: int | None = None
    hand: int | None = None


class Began(NamedTuple):
    """Somebody whose first words with the owner were lately."""

    person: int
    first: int


def birthdays(connection: sqlite3.Connection) -> list[Birthday]:
    """Every birthday that is known."""
    return [Birthday(*row) for row in connection.execute("SELECT person, value FROM about WHERE topic = 'birthday'")]


def changed(connection: sqlite3.Connection, since: int, as_of: int) -> list[Changed]:
    """Whose organisation or position is another on a newer copy of a card, the newest first."""
    rows = connection.execute(
        "SELECT n.person, n.topic, o.value, n.value, n.since, c.channel FROM about n JOIN card c ON c.id = n.card "
        "JOIN about o ON o.card = n.card AND o.topic = n.topic AND o.value <> n.value AND o.since < n.since "
        "WHERE n.topic IN ('organisation', 'position') AND n.since >= ? AND n.since < ? AND n.value <> '' "
        "AND NOT EXISTS (SELECT 1 FROM about x WHERE x.card = n.card AND x.topic = n.topic AND x.since > n.since "
        "AND x.since < ?) ORDER BY n.since DESC, o.since DESC, n.topic = 'organisation' DESC",
        (since, as_of, as_of),
    )
    return list({row[0]: Changed(*row) for row in reversed(rows.fetchall())}.values())


def met(connection: sqlite3.Connection, since: int, until: int, as_of: int) -> list[Met]:
    """Meetings of two, not one of a habit, after which no word went to them; the newest first."""
    rows = connection.execute(
        "SELECT t.person, i.id, t.ts, i.channel, i.subject FROM touch t JOIN interaction i ON i.id = t.id "
        f"WHERE t.owner = 1 AND t.kind = {MEETING} AND t.ts >= ? AND t.ts < ? AND i.kind = 'meeting' "
        "AND i.channel <> 'log' "  # whoever tells of a meeting has it in mind
        "AND (SELECT count(*) FROM touch w WHERE w.owner = 1 AND w.id = t.id AND w.person <> t.person) < ? "
        "AND NOT EXISTS (SELECT 1 FROM touch l WHERE l.owner = 1 AND l.person = t.person AND l.ts > t.ts AND l.ts < ?) "
        f"AND NOT EXISTS (SELECT 1 FROM touch b WHERE b.owner = 1 AND b.person = t.person AND b.kind = {MEETING} "
        "AND b.ts < t.ts AND b.ts > t.ts - ?) ORDER BY t.ts DESC LIMIT 200",
        (since, until, FEW, as_of, _LATELY),
    )
    return [Met(*row) for row in rows]


def met_lately(connection: sqlite3.Connection, person: int, since: int, as_of: int) -> bool:
    """Whether the owner and somebody met from one moment to another."""
    row = connection.execute(
        f"SELECT 1 FROM touch WHERE owner = 1 AND person = ? AND kind = {MEETING} AND ts >= ? AND ts < ? LIMIT 1",
        (person, since, as_of),
    ).fetchone()
    return row is not None


def among_many(connection: sqlite3.Connection, person: int, after: int, as_of: int) -> int | None:
    """When the owner and somebody last wrote with each other among their addressees, from one moment to another, on a
    list or among many (UTC seconds): too many for contact between two, and no silence either. None for never.
    """
    (last,) = connection.execute(
        """
        SELECT max(i.ts) FROM handle h JOIN participant p ON p.handle = h.id JOIN interaction i ON i.id = p.interaction
        WHERE h.person = ? AND p.role IN ('from', 'to', 'cc') AND i.ts > ? AND i.ts < ? AND NOT i.contact
          AND i.why IN ('list', 'cc', 'group', 'many') AND EXISTS (
            SELECT 1 FROM participant q JOIN handle o ON o.id = q.handle
            WHERE q.interaction = i.id AND o.own AND q.role IN ('from', 'to', 'cc')
              AND (p.role = 'from' AND q.role <> 'from' OR q.role = 'from' AND p.role <> 'from'))
        """,
        (person, after, as_of),
    ).fetchone()
    return None if last is None else int(last)


TO_OTHERS: Final = (
    "EXISTS (SELECT 1 FROM participant p WHERE p.interaction = {id} AND p.role = 'to') AND NOT EXISTS "
    "(SELECT 1 FROM participant p JOIN handle h ON h.id = p.handle WHERE p.interaction = {id} AND p.role = 'to' "
    "AND h.own)"
)
"""SQL: an incoming piece was addressed to others, and the owner was copied or on the list."""


def to_others(connection: sqlite3.Connection, interaction: int) -> bool:
    """Whether a piece that came in was addressed to others: what it asks, it asks of them."""
    return bool(connection.execute(f"SELECT {TO_OTHERS.format(id='?1')}", (interaction,)).fetchone()[0])


def given(connection: sqlite3.Connection, since: int, as_of: int, least: float) -> list[Given]:
    """Words that were given in messages to one or from one, as they were read, and that the owner did not correct."""
    rows = connection.execute(
        # from the people of late to their pieces of late: the labels of a whole life are many
        "SELECT t.person, i.out, i.id, i.ts, i.channel, substr(i.text, l.start + 1, l.end - l.start) FROM facts f "
        "CROSS JOIN touch t ON t.owner = 1 AND t.person = f.person AND t.ts >= :since AND t.ts < :as_of "
        "CROSS JOIN label l ON l.interaction = t.id AND l.act = 'promise' JOIN interaction i ON i.id = t.id "
        "WHERE f.owner = 1 AND f.last >= :since AND l.p >= :least AND l.start IS NOT NULL AND t.weight >= 1 "
        f"AND (t.out OR NOT ({TO_OTHERS.format(id='t.id')})) "
        "AND NOT EXISTS (SELECT 1 FROM label o WHERE o.interaction = l.interaction AND o.by = 'owner' AND o.p = 0) "
        "AND NOT EXISTS (SELECT 1 FROM promise k WHERE k.person = t.person AND k.interaction = l.interaction "
        "AND k.kept IS NOT NULL) "
        "ORDER BY i.ts DESC LIMIT 500",
        {"least": least, "since": since, "as_of": as_of},
    )
    return [Given(person, bool(out), id_, ts, channel, words) for person, out, id_, ts, channel, words in rows]


def by_hand(connection: sqlite3.Connection, as_of: int) -> list[Given]:
    """Words that were given, as the owner wrote them down, and that are still open."""
    rows = connection.execute(
        "SELECT person, mine, since, what, due, id FROM promise "
        "WHERE (kept IS NULL OR kept >= :as_of) AND interaction IS NULL AND since < :as_of",
        {"as_of": as_of},
    )
    return [Given(person, bool(mine), None, ts, "log", what, due, id_) for person, mine, ts, what, due, id_ in rows]


def began(connection: sqlite3.Connection, since: int, as_of: int) -> list[Began]:
    """Whose first words with the owner were lately, and went both ways."""
    rows = connection.execute(
        "SELECT person, first FROM facts WHERE owner = 1 AND first >= ? AND first < ? AND two_way > 0", (since, as_of)
    )
    return [Began(*row) for row in rows]


def wrote_since(connection: sqlite3.Connection, person: int, ts: int, as_of: int) -> bool:
    """Whether the owner had a word for somebody after a moment."""
    row = connection.execute(
        "SELECT 1 FROM touch WHERE owner = 1 AND person = ? AND out AND ts > ? AND ts < ? LIMIT 1", (person, ts, as_of)
    ).fetchone()
    return row is not None


class Shown(NamedTuple):
    """What became of a line: when it was first shown, the owner's word on it, and until when it rests."""

    ts: int
    word: str
    until: int | None


def shown(connection: sqlite3.Connection) -> dict[str, Shown]:
    """Every line that was shown or put off, by its key."""
    rows = connection.execute("SELECT key, shown, word, until FROM shown_line")
    return {key: Shown(ts, word, until) for key, ts, word, until in rows}


def show(connection: sqlite3.Connection, keys: Iterable[str], ts: int) -> None:
    """Keeps that these lines were shown; one that was shown before keeps its first day."""
    connection.execute(
        "INSERT OR IGNORE INTO shown_line (key, shown) SELECT value, ? FROM json_each(?)", (ts, json.dumps(list(keys)))
    )


def say(connection: sqlite3.Connection, key: str, word: str, until: int | None, ts: int) -> None:
    """Keeps the owner's word on a line; ``until``: when it may come again, None for never."""
    connection.execute(
        "INSERT INTO shown_line (key, shown, word, until) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (key) DO UPDATE SET word = excluded.word, until = excluded.until",
        (key, ts, word, until),
    )


def settled(connection: sqlite3.Connection) -> dict[int, frozenset[int]]:
    """Person -> messages between them and the owner of which the owner says that what they promised is kept."""
    found: dict[int, set[int]] = {}
    for person, message in connection.execute(
        "SELECT person, interaction FROM promise WHERE interaction IS NOT NULL AND kept IS NOT NULL"
    ):
        found.setdefault(person, set()).add(message)
    return {person: frozenset(messages) for person, messages in found.items()}


def settle_read(connection: sqlite3.Connection, interaction: int, ts: int) -> bool:
    """Marks what a message promised as kept, for everybody it went to; False when there is no such message."""
    rows = connection.execute(
        "SELECT t.person, i.out, i.ts, substr(i.text, l.start + 1, l.end - l.start) FROM label l "
        "JOIN interaction i ON i.id = l.interaction JOIN touch t ON t.owner = 1 AND t.id = i.id "
        "WHERE l.interaction = ? AND l.act = 'promise' AND l.start IS NOT NULL GROUP BY t.person",
        (interaction,),
    ).fetchall()
    connection.execute("DELETE FROM promise WHERE interaction = ?", (interaction,))
    connection.executemany(
        "INSERT INTO promise (person, mine, since, what, kept, interaction) VALUES (?, ?, ?, ?, ?, ?)",
        ((*row, ts, interaction) for row in rows),
    )
    return bool(rows)


def keep_promise(connection: sqlite3.Connection, number: int, ts: int) -> bool:
    """Marks what the owner wrote down as kept; False when there is no such open one."""
    return connection.execute("UPDATE promise SET kept = ? WHERE id = ? AND kept IS NULL", (ts, number)).rowcount > 0
