"""The owner's answers on who is who: kept as decisions, never asked again, and above whatever is weighed.

An answer names whom it is about by handles and cards, not by a number alone, so it holds when an import is taken back
and brought in again.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from itertools import product

from goodterms.people.seen import Pair, Told, pair
from goodterms.words import DAY

SAME, DIFFERENT, LATER, NOT_A_PERSON = "same", "different", "later", "not_a_person"
ANSWERS = (SAME, DIFFERENT, LATER, NOT_A_PERSON)

LATER_DAYS = 30
"""A question put off is asked again after so many days. Ours."""

MOST = 50
"""Handles and cards by which an answer remembers somebody."""

NOBODY = "role"
"""The kind of somebody whom the owner said to be no person."""

Anchor = list[str]
"""``[handle, kind, value]`` or ``[card, channel, external id]``."""


def keep(connection: sqlite3.Connection, act: str, one: int, other: int | None, now: int, **told: object) -> int:
    """Keeps an answer in the open transaction; the same pair's earlier answers to the contrary no longer stand."""
    evidence = {"one": anchors(connection, one), "other": [] if other is None else anchors(connection, other), **told}
    row = connection.execute(
        "INSERT INTO decision (act, person, other, evidence, by, ts) VALUES (?, ?, ?, ?, 'owner', ?) RETURNING id",
        (act, one, other, json.dumps(evidence, ensure_ascii=False), now),
    ).fetchone()
    if other is not None:
        _last_word(connection, int(row[0]), pair(one, other))
    return int(row[0])


def _last_word(connection: sqlite3.Connection, answer: int, two: Pair) -> None:
    """What the owner says last of two holds."""
    for id_, _, pairs in _pairs(connection, (SAME, DIFFERENT, LATER), before=answer):
        if two in pairs:
            connection.execute("UPDATE decision SET undone = 1 WHERE id = ?", (id_,))


def anchors(connection: sqlite3.Connection, person: int) -> list[Anchor]:
    """By what somebody is known again."""
    rows = connection.execute(
        "SELECT 'handle', kind, value FROM handle WHERE person = :person UNION ALL "
        "SELECT 'card', channel, external_id FROM card WHERE person = :person LIMIT :most",
        {"person": person, "most": MOST},
    )
    return [list(row) for row in rows]


def told(connection: sqlite3.Connection) -> Told:
    """The owner's answers by the numbers that people have now."""
    same: set[Pair] = set()
    different: set[Pair] = set()
    for _, act, pairs in _pairs(connection, (SAME, DIFFERENT)):
        (same if act == SAME else different).update(pairs)
    return Told(frozenset(same - different), frozenset(different))


def put_off(connection: sqlite3.Connection, now: int) -> set[Pair]:
    """Pairs whose question the owner put off a short time ago."""
    return {two for _, _, pairs in _pairs(connection, (LATER,), since=now - LATER_DAYS * DAY) for two in pairs}


def answer_of(connection: sqlite3.Connection, one: int, other: int) -> int | None:
    """The decision by which the owner said that these two are one."""
    found = [id_ for id_, _, pairs in _pairs(connection, (SAME,)) if pair(one, other) in pairs]
    return found[-1] if found else None


def hold(connection: sqlite3.Connection) -> None:
    """Whom the owner said to be no person is none, whatever an import or its taking back made of them."""
    rows = connection.execute(
        "SELECT person, evidence FROM decision WHERE act = ? AND NOT undone", (NOT_A_PERSON,)
    ).fetchall()
    for person, text in rows:
        found = people(connection, json.loads(text).get("one", [])) or {person}
        connection.executemany(
            "UPDATE person SET kind = ? WHERE id = ? AND kind = 'person'", ((NOBODY, each) for each in found)
        )


def people(connection: sqlite3.Connection, known_by: list[Anchor]) -> set[int]:
    """Whoever has these handles and cards now."""
    found: set[int] = set()
    for what, one, other in known_by:
        query = (
            "SELECT person FROM handle WHERE kind = ? AND value = ?"
            if what == "handle"
            else "SELECT person FROM card WHERE channel = ? AND external_id = ? AND person IS NOT NULL"
        )
        found.update(person for (person,) in connection.execute(query, (one, other)))
    return found


def _pairs(
    connection: sqlite3.Connection, acts: tuple[str, ...], *, before: int = 2**62, since: int = 0
) -> Iterator[tuple[int, str, set[Pair]]]:
    """Every standing answer of these acts with the pairs that it is about now, oldest first."""
    marks = ", ".join("?" * len(acts))
    rows = connection.execute(
        f"SELECT id, act, evidence FROM decision WHERE act IN ({marks}) AND by = 'owner' AND NOT undone "
        "AND id < ? AND ts >= ? ORDER BY id",
        (*acts, before, since),
    ).fetchall()
    for id_, act, text in rows:
        evidence = json.loads(text)
        ones, others = (people(connection, evidence.get(side, [])) for side in ("one", "other"))
        yield id_, act, {pair(one, other) for one, other in product(ones, others) if one != other}
