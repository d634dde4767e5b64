"""Everyone, with how each stands."""

from __future__ import annotations

from pathlib import Path

from goodterms.desk.moment import now
from goodterms.desk.ready import ready
from goodterms.desk.shown import person_row
from goodterms.desk.standing import depth_of, standards_of, standing, state_of
from goodterms.record import read
from goodterms.words import Depth, Person, Tie


def people(
    home: Path,
    *,
    depth: str | None = None,
    state: str | None = None,
    everyone: bool = False,
    as_of: int | None = None,
) -> list[dict[str, object]]:
    """People from contact upwards, or everybody, or only those of one depth or state.

    Closest first, then by last exchange; never by a chance.

    Raises:
        Trouble: no such depth or state, or no record.
    """
    wanted_depth, wanted_state = depth_of(depth), state_of(state)
    moment = now() if as_of is None else as_of
    with ready(home) as connection:
        found = standing(connection, moment, standards_of(connection))
        coverage = read.coverage(connection, moment)
    rows = [(person, found.ties[person.id]) for person in found.people.values()]
    if wanted_depth is not None:
        rows = [row for row in rows if row[1].depth is wanted_depth]
    elif not everyone:
        rows = [row for row in rows if row[0].kind == "person" and row[1].depth.rank >= Depth.CONTACT.rank]
    if wanted_state is not None:
        rows = [row for row in rows if row[1].state is wanted_state]
    rows.sort(key=_order)
    return [person_row(person, tie, coverage) for person, tie in rows]


def _order(row: tuple[Person, Tie]) -> tuple[int, int, str]:
    """By what was built and when two last spoke; never by a chance."""
    person, tie = row
    last = tie.facts.last_two_way if tie.facts is not None else None
    return (-tie.depth.rank, -(last or 0), person.name.casefold())
