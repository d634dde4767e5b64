"""What the owner's asks brought, kept in the record, and the chance of an answer that the gate shows from it.

Kept are moments, weights, depths and outcomes: nobody's name and no words.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from goodterms.asks.answers.chance import chance
from goodterms.asks.answers.own import Own, Past, learnt
from goodterms.asks.answers.usual import Cell
from goodterms.asks.weights import WEIGHTS
from goodterms.record import sent_asks
from goodterms.record.opened import transaction
from goodterms.words import Depth, Reading, Verdict

NAME = "own_asks"
VERSION = 1
DEPTHS = tuple(Depth)

NOTHING: dict[str, object] = {"low": None, "high": None, "n": 0}
"""No chance is told."""


def keep(connection: sqlite3.Connection, past: Iterable[Past]) -> None:
    """Keeps what the owner's asks brought, in place of what was kept before."""
    rows = [[one.ts, one.cell.ask, one.cell.depth.rank, round(one.odds, 3), int(one.answered)] for one in past]
    written = json.dumps({"version": VERSION, "rows": rows}, separators=(",", ":"))
    if written == sent_asks.kept(connection, NAME):  # a record that did not change is left as it is
        return
    with transaction(connection):
        sent_asks.keep(connection, NAME, written)


def own(connection: sqlite3.Connection, as_of: int) -> Own:
    """What is known of the owner's asks whose fortnight was over at a moment; nothing where it was never counted."""
    kept = json.loads(sent_asks.kept(connection, NAME) or "{}")
    if kept.get("version") != VERSION:
        return Own()
    rows = (Past(ts, Cell(ask, DEPTHS[depth]), odds, bool(answered)) for ts, ask, depth, odds, answered in kept["rows"])
    return learnt(rows, as_of)


def chance_of(known: Own, reading: Reading, verdict: Verdict, *, reached: int, as_of: int) -> dict[str, object]:
    """The band for one recipient, by the command contract; all null where nothing can be said.

    Only people have one: what a shop or a list does is not asked here.
    """
    person = verdict.person
    if reading.band != "ask" or person is None or person.kind != "person":
        return dict(NOTHING)
    found = chance(
        known,
        weight=WEIGHTS[reading.kind],
        depth=verdict.tie.depth,
        facts=verdict.tie.facts,
        reached=reached,
        as_of=as_of,
    )
    return dict(NOTHING) if found is None else dict(found._asdict())
