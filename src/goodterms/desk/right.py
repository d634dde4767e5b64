"""How right the chances were on this very history: what would have been said a while ago, and what came about since."""

from __future__ import annotations

import sqlite3

from goodterms.desk.learn import seen_until
from goodterms.desk.standing import standards_of, standing
from goodterms.words import DAY

HORIZON = 90
"""Days ago, and days ahead that were told of then."""

LEAST = 5
"""Ties below which a share says nothing."""


def right(connection: sqlite3.Connection, as_of: int) -> dict[str, object]:
    """Of ties with two contact days or more, 90 days before the end of what can be seen: ``as_of`` that moment,
    ``ties``, and a row each word (``likely``, ``even``, ``unlikely``): how many (``ties``), the mean chance ``said``,
    the share that ``came`` about (None below `LEAST`).
    """
    from goodterms.ties.band import word

    until = seen_until(connection, as_of)
    then = until - HORIZON * DAY
    before = standing(connection, then, standards_of(connection))
    rows: dict[str, list[tuple[float, bool]]] = {"likely": [], "even": [], "unlikely": []}
    heard = {
        person
        for (person,) in connection.execute(
            "SELECT DISTINCT f.person FROM facts f WHERE f.owner = 1 AND f.last >= ? AND EXISTS (SELECT 1 FROM touch t "
            "WHERE t.owner = 1 AND t.person = f.person AND t.ts >= ? AND t.ts < ?)",
            (then, then, until + 1),
        )
    }
    for person, tie in before.ties.items():
        if tie.facts is not None and tie.facts.days > 1 and tie.chance_90 is not None:
            rows[word(tie.chance_90)].append((tie.chance_90, person in heard))
    return {
        "as_of": then,
        "ties": sum(map(len, rows.values())),
        "rows": [_row(name, found) for name, found in rows.items()],
    }


def _row(name: str, found: list[tuple[float, bool]]) -> dict[str, object]:
    enough = len(found) >= LEAST
    said, came = ([pair[side] for pair in found] for side in (0, 1))
    return {
        "word": name,
        "ties": len(found),
        "said": round(sum(said) / len(found), 3) if enough else None,
        "came": round(sum(came) / len(found), 3) if enough else None,
    }
