"""Everything the record holds on one person: the rows of every table about them, and every piece they take part in."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

CACHES = frozenset({"touch", "facts", "sighting", "stale", "block", "unweighed", "question"})
"""Counted from the rest at any time."""

LABELS = "SELECT act, p, by FROM label WHERE interaction = ? AND act <> 'read' ORDER BY act, by"


def rows(connection: sqlite3.Connection, person: int) -> dict[str, list[dict[str, object]]]:
    """The rows of every table with a person or an address in it, by table; those that come later are not overlooked."""
    found: dict[str, list[dict[str, object]]] = {}
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    for (table,) in tables:
        columns = [name for _, name, *_ in connection.execute(f'PRAGMA table_info("{table}")')]
        asked = [f'"{column}" = :person' for column in ("person", "other") if column in columns]
        if "handle" in columns and "interaction" not in columns:  # what is by piece is told with the pieces
            asked.append('"handle" IN (SELECT id FROM handle WHERE person = :person)')
        if table in CACHES or not asked:
            continue
        where = " OR ".join(asked)
        cursor = connection.execute(f'SELECT * FROM "{table}" WHERE {where}', {"person": person})
        told = [dict(zip(columns, map(_read, row), strict=True)) for row in cursor]
        if told:
            found[table] = told
    return found


def _read(value: object) -> object:
    """JSON in a column as what it says."""
    if isinstance(value, str) and value[:1] in "{[":
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def pieces(connection: sqlite3.Connection, person: int) -> Iterator[dict[str, object]]:
    """Every piece somebody takes part in, oldest first. ``at``: UTC seconds."""
    found = connection.execute(
        "SELECT i.id, i.ts, i.channel, i.kind, i.out, i.contact, i.why, i.subject, i.text, i.minutes "
        "FROM interaction i WHERE i.id IN (SELECT p.interaction FROM participant p JOIN handle h ON h.id = p.handle "
        "WHERE h.person = :p UNION SELECT s.id FROM interaction s JOIN handle h ON h.id = s.sender "
        "WHERE h.person = :p) "
        "ORDER BY i.ts, i.id",
        {"p": person},
    )
    for id_, ts, channel, kind, out, contact, why, subject, text, minutes in found:
        with_ = connection.execute(
            "SELECT p.role, h.kind, h.value, h.name FROM participant p JOIN handle h ON h.id = p.handle "
            "WHERE p.interaction = ?",
            (id_,),
        )
        yield {
            "interaction": id_,
            "at": ts,
            "channel": channel,
            "kind": kind,
            "from_you": bool(out),
            "contact": bool(contact),
            "why_not": why,
            "subject": subject,
            "text": text,
            "minutes": minutes,
            "with": [dict(zip(("role", "kind", "value", "name"), row, strict=True)) for row in with_],
            "read_as": [dict(zip(("act", "p", "by"), row, strict=True)) for row in connection.execute(LABELS, (id_,))],
        }
