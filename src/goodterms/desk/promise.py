"""Words that were given, written down by hand, and all that are open."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from goodterms.asks.reading.promises import promises as read_promises
from goodterms.desk.ledger import kept_by
from goodterms.desk.moment import now
from goodterms.desk.mornings import SURE
from goodterms.desk.ready import ready
from goodterms.desk.trouble import Trouble, plainly
from goodterms.desk.whom import Whom
from goodterms.record import labels, morning, opened, read
from goodterms.record.opened import transaction
from goodterms.words import DAY, iso_day

LONGEST = 500
"""Letters of a promise that are kept."""

LOOKED_BACK = 365 * DAY
"""How far back open words are listed."""


def promise(home: Path, who: str, what: str, *, theirs: bool = False, by: int | None = None) -> dict[str, object]:
    """Writes down a word that was given. ``theirs``: they gave it. ``by``: the moment it is due, UTC seconds.

    Raises:
        Trouble: nobody of that name, nothing promised, or no record.
    """
    said = " ".join(what.split())[:LONGEST]
    if not said:
        raise Trouble('Say what was promised: goodterms promise "Kim Sample" "the price list" --by 2026-12-01', 2)
    with plainly(), opened.writing(home) as connection, transaction(connection):
        person = Whom(connection).find(who)
        if person is None:
            raise Trouble(f"There is nobody with {who!r} in the record. See: goodterms people --all")
        row = connection.execute(
            "INSERT INTO promise (person, mine, what, since, due) VALUES (?, ?, ?, ?, ?)",
            (person, not theirs, said, now(), by),
        )
        name = read.persons(connection, [person])[person].name
    return {"number": str(row.lastrowid), "person": {"id": person, "name": name}, "mine": not theirs, "what": said}


READ = "m"
"""Before the number of a message in which a promise was read: ``m123``; what was written down has a bare number."""


def kept(home: Path, number: str) -> dict[str, object]:
    """Marks a word as kept: one that was written down, or one that was read in a message (``m123``).

    Raises:
        Trouble: there is no open one of that number.
    """
    with plainly(), opened.writing(home) as connection, transaction(connection):
        bare = number.removeprefix(READ)
        if not (bare.isascii() and bare.isdecimal() and len(bare) < 16):
            raise Trouble(f"{number!r} is no number of a promise. See: goodterms promise", 2)
        settle = morning.settle_read if number.startswith(READ) else morning.keep_promise
        if not settle(connection, int(bare), now()):
            raise Trouble(f"There is no open promise number {number}. See: goodterms promise")
    return {"number": number, "kept": True}


def open_promises(home: Path, *, as_of: int | None = None) -> list[dict[str, object]]:
    """Every word that is open, the owner's first, then by the day it is due: by hand, and as messages were read."""
    moment = now() + 1 if as_of is None else as_of
    with ready(home) as connection:
        return _rows(connection, moment)


def open_between(connection: sqlite3.Connection, persons: Sequence[int], as_of: int) -> dict[int, list[object]]:
    """The words that are open between the owner and each of these people, as `open_promises` has them."""
    found: dict[int, list[object]] = {person: [] for person in persons}
    for row in _rows(connection, as_of, frozenset(persons)) if persons else []:
        whose: Any = row["person"]
        found[whose["id"]].append(row)
    return found


def _rows(connection: sqlite3.Connection, moment: int, only: frozenset[int] | None = None) -> list[dict[str, object]]:
    found = [one for one in morning.by_hand(connection, moment) if only is None or one.person in only]
    found += _read(connection, moment, only)
    people = read.persons(connection, sorted({one.person for one in found}))
    found = [one for one in found if one.person in people and people[one.person].kind == "person"]
    found.sort(key=lambda one: (not one.mine, one.due is None, one.due or 0, -one.ts))
    return [
        {
            "number": f"{READ}{one.interaction}" if one.hand is None else str(one.hand),
            "person": {"id": one.person, "name": people[one.person].name},
            "mine": one.mine,
            "what": " ".join(one.words.split()),
            "date": iso_day(one.ts),
            "due": None if one.due is None else iso_day(one.due),
            "late": one.due is not None and one.due < moment,
        }
        for one in found
    ]


def _read(connection: sqlite3.Connection, moment: int, only: frozenset[int] | None) -> list[morning.Given]:
    """Words in messages that name a day and a thing, and of which nothing shows that they were kept."""
    found = []
    for given in morning.given(connection, moment - LOOKED_BACK, moment, SURE):
        if only is not None and given.person not in only:
            continue
        one = next(iter(read_promises(given.words, given.ts)), None)
        if one is None or one.by is None:
            continue
        said = labels.between(connection, given.person, moment)
        if kept_by(one, given.ts, said, out=given.mine)[0] == "open":
            found.append(given._replace(due=one.by))
    return found
