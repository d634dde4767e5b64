"""What the owner's asks brought, kept in the record, and the chance of an answer that the gate shows from it.

Kept are moments, weights, depths and outcomes: nobody's name and no words.
"""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from operator import attrgetter

from goodterms.asks.answers.chance import chance
from goodterms.asks.answers.own import WITHIN, Own, Past, learnt
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
    past = _past(sent_asks.kept(connection, NAME) or "{}")
    return _learnt(past, bisect_right(past, as_of - WITHIN, key=attrgetter("ts")))


@lru_cache(maxsize=4)
def _past(written: str) -> tuple[Past, ...]:
    """What was kept, oldest first."""
    kept = json.loads(written)
    if kept.get("version") != VERSION:
        return ()
    rows = (Past(ts, Cell(ask, DEPTHS[depth]), odds, bool(answered)) for ts, ask, depth, odds, answered in kept["rows"])
    return tuple(sorted(rows, key=attrgetter("ts")))


_memory: dict[int, tuple[tuple[Past, ...], int, Own]] = {}


def _learnt(past: tuple[Past, ...], over: int) -> Own:
    """What the first so many of them teach. Remembered: the gate asks at every message, and it changes once a day."""
    held = _memory.get(0)
    if held is None or held[0] is not past or held[1] != over:
        held = _memory[0] = (past, over, learnt(past[:over], past[over - 1].ts + WITHIN if over else 0))
    return held[2]


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
