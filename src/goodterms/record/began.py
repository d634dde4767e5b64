"""Reads how a tie began: who wrote first, whether you met, who brought you together, where they were seen before."""

from __future__ import annotations

import json
import re
import sqlite3
from typing import NamedTuple

from goodterms.record.facts.kinds import CALL, MEETING
from goodterms.record.layer import ever

BROUGHT = 30 * 86_400
"""Seconds after the first words in which bringing two together may still be what began it."""

AT_MOST = 20
"""Messages to both that are looked at."""

INTRODUCES = re.compile(
    r"\bintroduc|\bintro\b|\bmeet each other\b|\bin touch with each other\b|\bconnect(?:ing)? (?:the two of )?you\b"
    r"|\b(?:put|bring)(?:ting|ing)? (?:the two of )?you (?:two )?(?:in touch|together)\b|\byou two should\b",
    re.IGNORECASE,
)
"""Words by which somebody brings two others together; cues of ours."""


class First(NamedTuple):
    """A first sign: when (UTC seconds), by which channel, and its subject."""

    ts: int
    channel: str
    subject: str


class Introduced(NamedTuple):
    """Who brought the two together: the person, their name, when, by which channel, and the subject."""

    person: int
    name: str
    ts: int
    channel: str
    subject: str


def face_to_face(connection: sqlite3.Connection, person: int, as_of: int) -> First | None:
    """The first meeting or call of the two before a moment."""
    row = connection.execute(
        f"SELECT t.ts, i.channel, i.subject FROM touch t JOIN interaction i ON i.id = t.id WHERE t.owner = 1 "
        f"AND t.person = ? AND t.kind IN ({CALL}, {MEETING}) AND t.ts < ? ORDER BY t.ts, t.id LIMIT 1",
        (person, as_of),
    ).fetchone()
    return None if row is None else First(*row)


def seen_first(connection: sqlite3.Connection, person: int, as_of: int) -> First | None:
    """When they were first seen where the owner was not spoken to: in a list or a group."""
    row = connection.execute(
        "SELECT i.ts, i.channel, i.subject FROM handle h JOIN interaction i ON i.sender = h.id WHERE h.person = ? "
        "AND NOT i.contact AND i.why IN ('list', 'group') AND i.ts < ? ORDER BY i.ts LIMIT 1",
        (person, as_of),
    ).fetchone()
    return None if row is None else First(*row)


def introduced(connection: sqlite3.Connection, person: int, first: int, as_of: int) -> Introduced | None:
    """Who wrote to both of them, with words that bring people together, about when the first words fell."""
    rows = connection.execute(
        "SELECT DISTINCT p.id, p.name, i.ts, i.channel, i.subject, i.text FROM handle h "
        "JOIN participant a ON a.handle = h.id AND a.role IN ('to', 'cc', 'about') "
        "JOIN interaction i ON i.id = a.interaction AND i.ts BETWEEN ? AND ? "
        "JOIN handle s ON s.id = i.sender AND NOT s.own JOIN person p ON p.id = s.person AND p.id <> h.person "
        "WHERE h.person = ? AND EXISTS (SELECT 1 FROM participant b JOIN handle o ON o.id = b.handle AND o.own "
        "WHERE b.interaction = i.id AND b.role IN ('to', 'cc', 'delivered')) ORDER BY i.ts LIMIT ?",
        (first - BROUGHT, min(first + BROUGHT, as_of - 1), person, AT_MOST),
    )
    found = (Introduced(*row[:5]) for row in rows if INTRODUCES.search(f"{row[4]}\n{row[5]}"))
    return next(found, None)


COPIED = (
    "SELECT 1 FROM participant p JOIN handle h ON h.id = p.handle "
    "WHERE p.interaction = {piece} AND h.person = {person} AND p.role = 'cc'"
)
"""Whether somebody had a piece in copy: it was not written to them."""


def copied(connection: sqlite3.Connection, interaction: int, person: int) -> bool:
    """Whether they had this piece in copy, as somebody else's."""
    return connection.execute(COPIED.format(piece="?", person="?"), (interaction, person)).fetchone() is not None


def own_texts(connection: sqlite3.Connection, person: int, as_of: int, most: int) -> list[tuple[int, str]]:
    """The owner's newest messages to them alone or with a few, not in copy: when, and the own text."""
    return connection.execute(
        "SELECT t.ts, i.text FROM touch t JOIN interaction i ON i.id = t.id WHERE t.owner = 1 AND t.person = ? "
        "AND t.out AND t.weight > .3 AND t.ts < ? AND i.text <> '' "
        f"AND NOT EXISTS ({COPIED.format(piece='i.id', person='t.person')}) ORDER BY t.ts DESC, t.id DESC LIMIT ?",
        (person, as_of, most),
    ).fetchall()


class Told(NamedTuple):
    """The owner's word on how a tie began: ``on`` which day (UTC seconds) if it was said, and when it was said."""

    how: str
    on: int | None
    ts: int


BEGUN_WORD = "began"
"""The act of a decision that keeps it."""


def told(connection: sqlite3.Connection, person: int, as_of: int) -> Told | None:
    """The owner's word on how it began, as far as it had been said by then."""
    row = connection.execute(
        f"SELECT evidence, ts FROM decision WHERE act = '{BEGUN_WORD}' AND by = 'owner' AND NOT undone AND ts < ? "
        "AND person IN (SELECT value FROM json_each(?)) ORDER BY ts DESC, id DESC LIMIT 1",
        (as_of, json.dumps(sorted(ever(connection, person)))),
    ).fetchone()
    return None if row is None else Told(**json.loads(row[0]), ts=row[1])
