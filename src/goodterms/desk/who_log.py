"""The ledger of who is who: every join, part and word of the owner's, with evidence, by whom and when."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from goodterms.desk.ready import ready
from goodterms.desk.who import TAKEN_BACK
from goodterms.record.layer import ever
from goodterms.words import iso_day

ACTS = ("join", "different", "later", "not_a_person", "kind", "never_mention", "deceased", "own", "not_own")
"""What the ledger shows. ``same`` is the owner's answer behind a join of theirs, and shown as that join."""

HANDLES = 6
"""Handles shown of whoever was joined to somebody."""


def who_log(home: Path, *, most: int | None = None, everything: bool = True) -> list[dict[str, object]]:
    """The rows of the ledger, newest first. ``everything``: those too that were taken back.

    Raises:
        Trouble: there is no record.
    """
    with ready(home) as connection:
        return rows(connection, most=most, everything=everything)


def rows(
    connection: sqlite3.Connection, *, person: int | None = None, most: int | None = None, everything: bool = True
) -> list[dict[str, object]]:
    """The rows of the ledger, of one person or of all, newest first."""
    marks = ", ".join("?" * len(ACTS))
    of: Iterable[int] = () if person is None else ever(connection, person)
    found = connection.execute(
        f"SELECT id, act, person, other, evidence, by, run, ts, undone FROM decision WHERE act IN ({marks}) "
        "AND (? OR NOT undone) AND (? OR person IN (SELECT value FROM json_each(?))) ORDER BY id DESC LIMIT ?",
        (*ACTS, everything, person is None, json.dumps(sorted(of)), -1 if most is None else most),
    )
    return [_row(connection, *row) for row in found.fetchall()]


def why_one(connection: sqlite3.Connection, person: int) -> list[dict[str, object]]:
    """The joins by which somebody became one person, newest first."""
    return [row for row in rows(connection, person=person, everything=False) if row["act"] == "join"]


def _row(  # noqa: PLR0913, PLR0917 - the columns of a decision
    connection: sqlite3.Connection,
    id_: int,
    act: str,
    person: int,
    other: int | None,
    evidence: str,
    by: str,
    run: int | None,
    ts: int,
    undone: int,
) -> dict[str, object]:
    told = json.loads(evidence)
    known: dict[str, Any] = told if isinstance(told, dict) else {}
    return {
        "id": id_,
        "act": act,
        "by": by,
        "on": iso_day(ts),
        "run": run,
        "undone": bool(undone),
        "can_undo": not undone and act in TAKEN_BACK,
        "one": _called(connection, person, known.get("kept_was") if act == "join" else None, known.get("one")),
        "other": None if other is None else _called(connection, other, known.get("was"), known.get("other"), known),
        "evidence": _said(act, by, known),
        "p": known.get("p"),
    }


def _called(
    connection: sqlite3.Connection,
    person: int,
    was: list[str] | None,
    anchors: list[list[str]] | None,
    told: dict[str, Any] | None = None,
) -> dict[str, object]:
    """A side of a row: number, name as it was, and some handles."""
    row = connection.execute("SELECT name FROM person WHERE id = ?", (person,)).fetchone()
    name = was[0] if isinstance(was, list) else row[0] if row else ""
    if anchors:
        values = [value for what, _, value in anchors if what == "handle"]
    else:
        moved = (told or {}).get("moved", {}).get("handle")
        ids = json.dumps(moved) if moved else None
        values = [
            value
            for (value,) in connection.execute(
                "SELECT value FROM handle WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
                if ids
                else "SELECT value FROM handle WHERE person = ? ORDER BY id",
                (ids or person,),
            )
        ]
    return {"id": person, "name": name, "handles": values[:HANDLES]}


def _said(act: str, by: str, told: dict[str, Any]) -> list[str]:
    """Why, in sentences."""
    if told.get("said"):
        return [str(one) for one in told["said"]]
    if act == "join" and by == "card":
        return ["One card lists both."]
    if act == "different" and told.get("parted"):
        return [f"You parted what entry {told['parted']} had joined."]
    return ["You said so."] if by == "owner" else []
