"""What the owner said of a draft or of somebody before, as far as the gate has to know it."""

from __future__ import annotations

import json
import sqlite3
from hashlib import sha256

from goodterms.record.layer import ever

TALKS_ELSEWHERE = "talks_elsewhere"
NEVER_ASK = "never_ask"
NOT_AN_ASK = "not_an_ask"
SENT_ANYWAY = "sent_anyway"


def same(text: str) -> str:
    """What two texts share that differ in spaces and lines alone."""
    return sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()


def no_ask(connection: sqlite3.Connection, text: str) -> bool:
    """Whether the owner said of this very text that it is no ask."""
    row = connection.execute(
        "SELECT 1 FROM sent_check WHERE json_extract(verdicts, '$.said') = ? AND json_extract(reading, '$.same') = ?",
        (NOT_AN_ASK, same(text)),
    ).fetchone()
    return row is not None


def anyway(connection: sqlite3.Connection, text: str) -> frozenset[str]:
    """The recipients, as typed, to whom the owner said to have sent this very text anyway."""
    rows = connection.execute(
        "SELECT json_extract(verdicts, '$.to') FROM sent_check "
        "WHERE json_extract(verdicts, '$.said') = ? AND json_extract(reading, '$.same') = ?",
        (SENT_ANYWAY, same(text)),
    )
    return frozenset(str(to) for (to,) in rows)


def told_since(connection: sqlite3.Connection, person: int, word: str) -> int | None:
    """When the owner said a word on somebody that still stands, in UTC seconds."""
    row = connection.execute(
        "SELECT max(ts) FROM decision WHERE act = ? AND person IN (SELECT value FROM json_each(?)) "
        "AND by = 'owner' AND NOT undone",
        (word, json.dumps(sorted(ever(connection, person)))),
    ).fetchone()
    return None if row is None else row[0]
