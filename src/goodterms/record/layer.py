"""Joins that rest on weight or on the owner's answer: a layer above what cards and addresses hold together.

The layer can be taken off anybody at any time and is laid again from what the record then says. Whatever changes what
lies below (a card that lists other handles, an own address, an import taken back) takes it off first.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from goodterms.record.handles import interactions_of
from goodterms.record.joins import LATER_JOINS, holder_of, join, part
from goodterms.record.place import leaning_on, place_again, place_off

LAID = "(by IN ('key', 'weighed') OR (by = 'owner' AND json_extract(evidence, '$.answer') IS NOT NULL))"
"""SQL that tells of a join whether it is of the layer: weighed, by one number on two channels, or on an answer."""

STRANGERS = """
SELECT i.id FROM handle h JOIN interaction i ON i.sender = h.id
WHERE h.person = ? AND NOT i.out AND i.why IN ('stranger', 'mass')
"""
"""What somebody sent who may be no stranger now."""


class Lay(NamedTuple):
    """A join to be made. ``by``: key, weighed or owner. ``told``: what goes into its decision beside what moved."""

    one: int
    other: int
    by: str
    told: dict[str, object]


def lay(connection: sqlite3.Connection, joins: Sequence[Lay], run: int | None, now: int) -> list[int]:
    """Makes these joins and places again what they change, in the open transaction. Returns their decisions.

    The person known longest is kept. Two who are one already are left as they are.
    """
    pairs = [(holder_of(connection, each.one), holder_of(connection, each.other)) for each in joins]
    everybody = {person for two in pairs for person in two}
    again = _touched(connection, pairs)
    made: list[int] = []
    for each in joins:
        one, other = holder_of(connection, each.one), holder_of(connection, each.other)
        if one == other:
            continue
        keep, gone = min(one, other), max(one, other)
        place_off(connection, gone)
        made.append(join(connection, keep, gone, by=each.by, evidence=each.told, run=run, now=now))
    for person in everybody:
        again.update(row for (row,) in connection.execute(STRANGERS, (person,)))
    place_again(connection, again)
    return made


def _touched(connection: sqlite3.Connection, pairs: Iterable[tuple[int, int]]) -> set[int]:
    """What is placed differently when of each of these groups only the one known longest is left."""
    kept: dict[int, int] = {}
    for two in pairs:
        one, other = (_last(kept, person) for person in two)
        if one != other:
            kept[max(one, other)] = min(one, other)
    touched = set(interactions_of(connection, kept))
    return touched | leaning_on(connection, touched)


def _last(kept: dict[int, int], person: int) -> int:
    while person in kept:
        person = kept[person]
    return person


def laid_on(connection: sqlite3.Connection, person: int) -> list[int]:
    """The decisions of the layer by which somebody became who they are, newest first."""
    rows = connection.execute(LATER_JOINS, (person, 0)).fetchall()
    found = [
        id_
        for id_, *_ in rows
        if connection.execute(f"SELECT 1 FROM decision WHERE id = ? AND {LAID}", (id_,)).fetchone()
    ]
    return found[::-1]


def take_off(connection: sqlite3.Connection, persons: Iterable[int], again: set[int]) -> set[int]:
    """Undoes every join of the layer by which these became who they are. Returns them and who came back.

    ``again`` gathers what is to be placed when all is done.
    """
    everybody: set[int] = set()
    for person in persons:
        everybody.add(person)
        everybody |= undo(connection, laid_on(connection, person), again)
    return everybody


def undo(connection: sqlite3.Connection, decisions: Iterable[int], again: set[int]) -> set[int]:
    """Undoes these joins, newest first. Returns who was joined and who came back."""
    found: set[int] = set()
    for decision in decisions:
        (kept,) = connection.execute("SELECT person FROM decision WHERE id = ?", (decision,)).fetchone()
        holder = holder_of(connection, kept)
        touched = set(interactions_of(connection, [holder]))
        again |= touched | leaning_on(connection, touched)
        place_off(connection, holder)
        found.update(part(connection, decision))
    return found


def ever(connection: sqlite3.Connection, person: int) -> set[int]:
    """Every number that somebody had before being joined, theirs now among them."""
    rows = connection.execute(LATER_JOINS, (person, 0)).fetchall()
    return {person, *(other for _, _, other in rows)}


TOLD_APART = """
WITH known (what, one, other, person) AS (
    SELECT 'handle', kind, value, person FROM handle WHERE person IN (:a, :b)
    UNION ALL SELECT 'card', channel, external_id, person FROM card WHERE person IN (:a, :b)
), told (id, side, person) AS (
    SELECT d.id, side.key, k.person FROM decision d, json_each(d.evidence) side, json_each(side.value) anchor, known k
    WHERE d.act = 'different' AND NOT d.undone AND side.key IN ('one', 'other')
      AND json_extract(anchor.value, '$[0]') = k.what AND json_extract(anchor.value, '$[1]') = k.one
      AND json_extract(anchor.value, '$[2]') = k.other
)
SELECT 1 FROM told x JOIN told y ON y.id = x.id AND y.side <> x.side WHERE x.person = :a AND y.person = :b
"""


def told_apart(connection: sqlite3.Connection, one: int, other: int) -> bool:
    """Whether the owner said that these are two; then no card makes them one."""
    if connection.execute("SELECT 1 FROM decision WHERE act = 'different' AND NOT undone LIMIT 1").fetchone() is None:
        return False
    return connection.execute(TOLD_APART, {"a": one, "b": other}).fetchone() is not None
