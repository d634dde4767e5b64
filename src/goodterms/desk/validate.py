"""Holds how we judge against the owner's own word: about forty of their ties, asked blind, and what came of it.

An answer is kept at once as the owner's word, beside what was judged before it: so it can be stopped and gone on with,
and nothing that was answered is lost.
"""

from __future__ import annotations

import json
import random
import secrets
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from goodterms.asks.standards import Standards
from goodterms.desk.log import know
from goodterms.desk.moment import now
from goodterms.desk.ready import finish, ready
from goodterms.desk.remembered import TALKS_ELSEWHERE
from goodterms.desk.right import right
from goodterms.desk.standing import Standing, standards_of, standing
from goodterms.desk.trouble import Trouble, plainly
from goodterms.desk.word import word
from goodterms.record import opened, read
from goodterms.record.joins import holder_of
from goodterms.record.opened import transaction
from goodterms.words import Depth, Person

if TYPE_CHECKING:
    import numpy as np

CLOSENESS = {
    "close": Depth.RELATIONSHIP,
    "friendly": Depth.ACQUAINTANCE,
    "slight": Depth.CONTACT,
    "none": Depth.NAME,
}
"""What can be answered, and the depth that it means."""

SHARES = {Depth.RELATIONSHIP: 12, Depth.ACQUAINTANCE: 12, Depth.CONTACT: 10, Depth.NAME: 6}
"""How many of each depth are asked of, as far as there are so many: few close ones would come up among all."""

ACT = "closeness"
"""The kind of decision under which an answer is kept."""

DRAWN = "validation"
"""The row of ``meta`` with the people that were drawn."""

SILENT = frozenset({"never_mention", "deceased"})


def to_ask(home: Path, *, again: bool = False) -> dict[str, object]:
    """Whom to ask about: ``people`` still unanswered, in random order, each ``id``, ``name`` and ``reach``;
    ``answered`` and ``in_all``. ``again`` draws other people; what was answered of the former stays the owner's word.

    Raises:
        Trouble: no record.
    """
    with ready(home) as connection:
        drawn = None if again else _drawn(connection)
        if drawn is None:
            drawn = _draw(connection, random.Random(secrets.randbits(64)))  # noqa: S311 - an order, no secret
            with transaction(connection):
                connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (DRAWN, json.dumps(drawn)))
        people = read.persons(connection, drawn)
        said = answers(connection)
    there = [id_ for id_ in drawn if id_ in people]
    waiting = [_shown(people[id_]) for id_ in there if id_ not in said]
    return {"people": waiting, "answered": len(there) - len(waiting), "in_all": len(there)}


def answer(home: Path, person: int, closeness: str, *, elsewhere: bool | None = None) -> dict[str, object]:
    """Keeps one answer as the owner's word: how close, and whether the two are in touch in other ways (None: unsaid).

    The word on how well they know each other is set where it differs from what is judged, so that a tie may still grow.

    Raises:
        Trouble: nobody of that number, or no such answer.
    """
    if closeness not in CLOSENESS:
        raise Trouble(f"I take {', '.join(CLOSENESS)}, not {closeness!r}.", 2)
    moment = now()
    with plainly(), opened.writing(home) as connection:
        finish(connection, home)
        standards = standards_of(connection)
        found = standing(connection, moment, standards, [person])
        if person not in found.people:
            raise Trouble(f"There is nobody with the number {person}.")
        before = judged(found, person, standards)
        with transaction(connection):
            connection.execute(
                "INSERT INTO decision (act, person, evidence, by, ts) VALUES (?, ?, ?, 'owner', ?)",
                (ACT, person, json.dumps({"said": closeness, "elsewhere": elsewhere, **before}), moment),
            )
        if str(CLOSENESS[closeness]) != str(found.ties[person].depth):
            know(connection, person, CLOSENESS[closeness])
        known = found.people[person]
    if elsewhere is not None and elsewhere != (TALKS_ELSEWHERE in known.flags):
        word(home, person, TALKS_ELSEWHERE, back=not elsewhere)
    return {"person": person, "name": known.name, "said": closeness, "elsewhere": elsewhere}


def report(home: Path) -> dict[str, object]:
    """What came of the answers so far, and how the chances fared on this very history (`right`).

    ``answers``, ``agree``, ``closer`` and ``looser`` (than judged), ``table`` (said -> judged -> how many), ``wrong``
    (each with name, said, judged, elsewhere), ``elsewhere`` (how many are in touch in other ways), ``calibration``.

    Raises:
        Trouble: no record.
    """
    with ready(home) as connection:
        said = answers(connection)
        people = read.persons(connection, list(said))
        calibration = right(connection, now())
    rows = [(people[id_], found) for id_, found in said.items() if id_ in people]
    apart = {person.id: CLOSENESS[found["said"]].rank - Depth(found["depth"]).rank for person, found in rows}
    return {
        "answers": len(rows),
        "agree": sum(one == 0 for one in apart.values()),
        "closer": sum(one > 0 for one in apart.values()),
        "looser": sum(one < 0 for one in apart.values()),
        "table": _table([found for _, found in rows]),
        "wrong": [_wrong(person, found) for person, found in rows if apart[person.id]],
        "elsewhere": sum(bool(found["elsewhere"]) for _, found in rows),
        "calibration": calibration,
    }


def answers(connection: sqlite3.Connection) -> dict[int, dict[str, Any]]:
    """The newest answer of each person, with what was judged before it."""
    rows = connection.execute(
        "SELECT person, evidence FROM decision WHERE act = ? AND by = 'owner' AND NOT undone ORDER BY id", (ACT,)
    )
    return {holder_of(connection, person): json.loads(evidence) for person, evidence in rows}


def judged(found: Standing, person: int, standards: Standards) -> dict[str, object]:
    """What is judged of one tie without the owner's word: depth and state."""
    tie = found.ties[person]
    depth = tuple(Depth)[int(_counted(found, standards)[list(found.people).index(person)])]
    return {"depth": str(depth), "state": None if tie.state is None else str(tie.state)}


def _counted(found: Standing, standards: Standards) -> np.ndarray[Any, Any]:
    """Ranks of the depth that was counted, whatever the owner said."""
    from goodterms.ties.depth import depth

    return depth({**found.columns, "depth_word": [float("nan")] * len(found.people)}, standards)


def _drawn(connection: sqlite3.Connection) -> list[int] | None:
    row = connection.execute("SELECT value FROM meta WHERE name = ?", (DRAWN,)).fetchone()
    return None if row is None else list(map(int, json.loads(row[0])))


def _draw(connection: sqlite3.Connection, draw: random.Random) -> list[int]:
    """The people to ask about: some of each depth, those left over from any, in random order."""
    standards = standards_of(connection)
    found = standing(connection, now(), standards)
    by_depth: dict[Depth, list[int]] = {depth: [] for depth in SHARES}
    ranks = _counted(found, standards).tolist()
    for person, rank in zip(found.people.values(), ranks, strict=True):
        depth = tuple(Depth)[rank]
        if depth in by_depth and _may_be_asked(person, found):
            by_depth[depth].append(person.id)
    for people in by_depth.values():
        draw.shuffle(people)
    chosen = [id_ for depth, most in SHARES.items() for id_ in by_depth[depth][:most]]
    rest = [id_ for depth, most in SHARES.items() for id_ in by_depth[depth][most:]]
    chosen += rest[: sum(SHARES.values()) - len(chosen)]
    draw.shuffle(chosen)
    return chosen


def _may_be_asked(person: Person, found: Standing) -> bool:
    there = person.kind == "person" and SILENT.isdisjoint(person.flags)
    return there and bool(person.name or person.handles) and found.ties[person.id].facts is not None


def _shown(person: Person) -> dict[str, object]:
    """Somebody to be asked about: who it is, and nothing of what is judged."""
    return {"id": person.id, "name": person.name, "reach": next((h.value for h in person.handles), "")}


def _table(found: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, int]]:
    table = {said: dict.fromkeys(map(str, CLOSENESS.values()), 0) for said in CLOSENESS}
    for one in found:
        row = table[one["said"]]
        row[one["depth"]] = row.get(one["depth"], 0) + 1
    return table


def _wrong(person: Person, found: Mapping[str, Any]) -> dict[str, object]:
    return _shown(person) | {"said": found["said"], "judged": found["depth"], "elsewhere": found["elsewhere"]}
