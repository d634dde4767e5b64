"""Where the owner overruled the gate: the word on one draft, and how often each rule was wrong by it."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from goodterms.asks.sending import Overruled
from goodterms.asks.shelf import COURTESIES
from goodterms.desk.ready import ready
from goodterms.desk.remembered import NOT_AN_ASK, SENT_ANYWAY, same
from goodterms.words import Word, iso_day

SHOULD_GO, SHOULD_NOT = "should_go", "should_not"

STOPS = (SENT_ANYWAY, NOT_AN_ASK, SHOULD_GO)
"""Words that say that the gate held back what should have gone."""

SHOWN = 20
"""Newest rows shown."""


def overruled(home: Path) -> dict[str, object]:
    """False stops and false goes as the owner reported them: counts, by rule, and the newest rows."""
    with ready(home) as connection:
        said = [_one(*row) for row in connection.execute(_ROWS, (SENT_ANYWAY, NOT_AN_ASK, SHOULD_GO, SHOULD_NOT))]
    stops = [row for row in said if row["said"] != SHOULD_NOT and row["verdict"] != Word.GO]
    goes = [row for row in said if row["said"] == SHOULD_NOT and row["verdict"] == Word.GO]
    counts = Counter(rule for row in stops for rule in row["rules"][:1])
    return {
        "false_stops": len(stops),
        "false_goes": len(goes),
        "rules": [{"rule": rule, "false_stops": n, "standard": _standard(rule)} for rule, n in counts.most_common()],
        "rows": said[:SHOWN],
    }


def own_verdicts(connection: sqlite3.Connection, text: str) -> dict[str, Overruled]:
    """The owner's own verdicts on this very text, by recipient as typed."""
    rows = connection.execute(
        "SELECT ts, verdicts FROM sent_check WHERE json_extract(verdicts, '$.said') IN (?, ?) "
        "AND json_extract(reading, '$.same') = ? ORDER BY id",
        (SHOULD_GO, SHOULD_NOT, same(text)),
    )
    found = ((ts, json.loads(said)) for ts, said in rows)
    return {said["to"]: Overruled(said["said"] == SHOULD_GO, ts, said.get("why", "")) for ts, said in found}


_ROWS = (
    "SELECT ts, reading, verdicts FROM sent_check WHERE json_extract(verdicts, '$.said') IN (?, ?, ?, ?) "
    "ORDER BY id DESC"
)


def _one(ts: int, reading: str, verdicts: str) -> dict[str, Any]:
    said: Mapping[str, Any] = json.loads(verdicts)
    return {
        "date": iso_day(ts),
        "to": said["to"],
        "said": said["said"],
        "verdict": said.get("verdict"),
        "rules": said.get("rules", []),
        "why": said.get("why", ""),
        "text": json.loads(reading).get("text", ""),
    }


def _standard(rule: str) -> str | None:
    """The standard that would switch a rule off, where it is a courtesy."""
    return rule if rule in COURTESIES else None
