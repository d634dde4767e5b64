"""Everybody in one picture: how close, in which circle, how lately, and where they stood a year ago."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from goodterms.asks.reading.read import wanted
from goodterms.desk.circle import Circle, circles
from goodterms.desk.kept import Kept, kept
from goodterms.desk.ready import ready
from goodterms.desk.shown import covered, date
from goodterms.desk.standing import Crowd, standing
from goodterms.desk.trouble import Trouble
from goodterms.record import look
from goodterms.ties.tie import ties
from goodterms.words import DAY, Depth, Person, Tie

RINGS = (Depth.RELATIONSHIP, Depth.ACQUAINTANCE, Depth.CONTACT)
"""From the middle outwards; names without faces are dust at the rim."""

DRAWN = 400
"""People drawn one by one at most: more dots would lie on each other."""

SHARES = (0.5, 0.3, 0.2)
"""Of the places, so many at least are kept for each ring; what one ring does not need goes to the others."""

YEAR = 365 * DAY
FAR = 10 * 365
"""Days of silence at which somebody stands at the outer edge of their ring."""

MOVED = 0.15
"""Somebody moved whose place within the ring changed by so much of its width, or who is in another ring."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody stands. ``ring``: 0 innermost. ``out``: 0 at its inner edge (today) to 1 (ten years silent)."""

    ring: int
    out: float


@dataclass(frozen=True, slots=True)
class Stood:
    """How somebody stood at an earlier moment. ``last``: their last exchange by then, UTC seconds."""

    depth: Depth
    last: int | None


def sphere(home: Path, *, near: int = len(RINGS)) -> dict[str, object]:
    """The picture as numbers and words, kept until the record or the hour changes. ``near``: how many rings, from the
    middle.

    Raises:
        Trouble: no record.
    """
    rings = min(max(near, 1), len(RINGS))
    with ready(home) as connection:
        known = kept(connection, home)
        return known.once(f"sphere {rings}", lambda: _sphere(connection, known, rings))


def warm(home: Path) -> None:
    """Works out the list and every picture before anybody asks. What goes wrong is said when a page asks for it."""
    from goodterms.desk.kept import warm as warm_list

    warm_list(home)
    try:
        for near in range(len(RINGS), 0, -1):
            sphere(home, near=near)
    except Trouble:
        return


def _sphere(connection: sqlite3.Connection, known: Kept, rings: int) -> dict[str, object]:
    by_ring = [_most_first(known.crowd, depth) for depth in RINGS[:rings]]
    takes = shares([len(rows) for rows in by_ring])
    ids = [known.crowd.ids[row] for rows, most in zip(by_ring, takes, strict=True) for row in rows[:most]]
    there = standing(connection, known.as_of, known.standards, ids)
    before = _a_year_ago(connection, known, there.people)
    found = _circles(connection, known, ids, there.people)
    of = {person: number for number, circle in enumerate(found) for person in circle.people}
    asked = _asked(connection, known, ids)
    return {
        "near": rings,
        "rings": [
            {"depth": str(depth), "all": len(rows), "drawn": min(most, len(rows))}
            for depth, rows, most in zip(RINGS, by_ring, takes, strict=False)
        ],
        "dust": _dust(known.crowd),
        "circles": [_said(circle, there.people) for circle in found],
        "dots": [
            _dot(there.people[id_], there.ties[id_], known.as_of, before.get(id_), of[id_], asked=id_ in asked)
            for id_ in ids
        ],
        "as_of": date(known.as_of),
        "coverage": covered(known.coverage),
    }


def shares(sizes: list[int], places: int = DRAWN) -> list[int]:
    """How many of each ring are drawn: all when there is room, else each its share, the rest from the middle out."""
    takes = [min(size, math.floor(places * share)) for size, share in zip(sizes, SHARES, strict=False)]
    for ring, size in enumerate(sizes):
        takes[ring] += min(size - takes[ring], places - sum(takes))
    return takes


def place(depth: Depth, last: float | None, as_of: int) -> Place | None:
    """Where somebody of a depth stands who last had an exchange then (UTC seconds); None outside the rings."""
    if depth not in RINGS:
        return None
    days = FAR if last is None or math.isnan(last) else max((as_of - last) / DAY, 0)
    return Place(RINGS.index(depth), round(min(math.log1p(days) / math.log1p(FAR), 1.0), 3))


def moved(now: Place, before: Place | None) -> bool:
    """Whether somebody came nearer or drifted away within the year; who was not there before came."""
    return before is None or before.ring != now.ring or abs(before.out - now.out) >= MOVED


def _most_first(everybody: Crowd, depth: Depth) -> list[int]:
    """The people of a ring, those with whom there was most to do first: of whom one would miss most."""
    import numpy as np

    rows = np.flatnonzero(everybody.judged.depth == depth.rank)
    order = np.lexsort((-everybody.columns["days"][rows], -np.nan_to_num(everybody.columns["occasions"][rows])))
    silent = {"never_mention", "deceased"}
    return [
        row
        for row in rows[order].tolist()
        if everybody.kinds[row] == "person" and silent.isdisjoint(everybody.flags[row].split())
    ]


def _dust(everybody: Crowd) -> int:
    names = everybody.judged.depth == Depth.NAME.rank
    return sum(1 for kind, name in zip(everybody.kinds, names.tolist(), strict=True) if name and kind == "person")


def _a_year_ago(connection: sqlite3.Connection, known: Kept, people: Mapping[int, Person]) -> dict[int, Stood]:
    """How they stood, as depth and last exchange; who had no contact by then is not in it. The owner's word holds."""
    import numpy as np

    then = known.as_of - YEAR
    rows = look.stood(connection, then, people)
    if not rows:
        return {}
    table = dict(zip(look.STOOD, np.array(rows, dtype=np.float64).T, strict=True))
    words = [people[int(person)].depth_word for person in table["person"]]
    columns = table | {"depth_word": np.array([np.nan if word is None else word.rank for word in words])}
    judged = ties(columns, as_of=then, standards=known.standards)
    return {
        int(person): Stood(judged.names(row)[0], None if math.isnan(last) else int(last))
        for row, (person, last) in enumerate(zip(table["person"], table["last_two_way"], strict=True))
    }


def _circles(connection: sqlite3.Connection, known: Kept, ids: list[int], people: Mapping[int, Person]) -> list[Circle]:
    does = look.does(connection, known.as_of, ids)
    works_at = {
        id_: next((about.value for about in abouts if about.topic == "organisation"), "")
        for id_, abouts in does.items()
    }
    domain = {
        id_: next((h.value.rpartition("@")[2] for h in person.handles if h.kind == "mail"), "")
        for id_, person in people.items()
    }
    return circles(ids, look.together(connection, known.as_of, ids), works_at, domain)


def _asked(connection: sqlite3.Connection, known: Kept, ids: list[int]) -> set[int]:
    """To whom the owner's last message was an ask."""
    last = look.last_words(connection, known.as_of, ids)
    return {id_ for id_, (_, text) in last.items() if wanted(text, known.standards).p >= known.standards.ask_at}


def _said(circle: Circle, people: Mapping[int, Person]) -> dict[str, object]:
    first = [person_called(people[id_]) for id_ in circle.people[:2]]
    return {"by": circle.by, "called": circle.called, "size": len(circle.people), "first": first}


def person_called(person: Person) -> str:
    """A name, else a handle."""
    return person.name or next((handle.value for handle in person.handles), f"number {person.id}")


def _dot(person: Person, tie: Tie, as_of: int, before: Stood | None, circle: int, *, asked: bool) -> dict[str, object]:
    last = None if tie.facts is None else tie.facts.last_two_way
    now = place(tie.depth, last, as_of) or Place(len(RINGS) - 1, 1.0)
    then = None if before is None else place(before.depth, before.last, as_of - YEAR)
    return {
        "id": person.id,
        "name": person_called(person),
        "depth": str(tie.depth),
        "state": None if tie.state is None else str(tie.state),
        "last_two_way": date(last),
        "days": None if last is None else max((as_of - last) // DAY, 0),
        "circle": circle,
        "ring": now.ring,
        "out": now.out,
        "was": None if then is None else {"ring": then.ring, "out": then.out},
        "then_depth": None if before is None else str(before.depth),
        "then_last": None if before is None else date(before.last),
        "moved": moved(now, then),
        "asked": asked,
    }
