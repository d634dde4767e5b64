"""People found by how they stand and by a word, a page of them at a time, and how many there are of each."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from goodterms.desk.kept import Kept, kept, order, sought, tie
from goodterms.desk.ready import ready
from goodterms.desk.shown import covered, person_row
from goodterms.desk.standing import depth_of, state_of
from goodterms.people.folding import fold
from goodterms.record import read
from goodterms.ties.state import STATES
from goodterms.words import Depth

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PAGE = 50
"""People on one page."""


def found(
    home: Path,
    *,
    depth: str | None = None,
    state: str | None = None,
    everyone: bool = False,
    q: str = "",
    page: int = 1,
) -> dict[str, object]:
    """One page of people, closest first, then by last exchange; and how many there are of each depth and state.

    Without a depth or a word, those with whom a word was ever exchanged; ``everyone``: shops, lists and bots too.
    Counts by depth are what a change of only the depth would show, and so by state.

    Raises:
        Trouble: no such depth or state, or no record.
    """
    wanted_depth, wanted_state = depth_of(depth), state_of(state)
    with ready(home) as connection:
        known = kept(connection, home)
        base = _of_kind(known, everyone=everyone) & _named(known, q, connection)
        near = base if q.strip() or everyone else base & (known.crowd.judged.depth >= Depth.CONTACT.rank)
        by_state = _of_state(known, None if wanted_state is None else STATES.index(wanted_state))
        by_depth = near if wanted_depth is None else base & (known.crowd.judged.depth == wanted_depth.rank)
        closest = order(known, connection)
        rows = closest[(by_depth & by_state)[closest]]
        last = max(1, -(-len(rows) // PAGE))
        at = min(max(page, 1), last)
        shown = {known.crowd.ids[row]: tie(known, row) for row in rows[(at - 1) * PAGE : at * PAGE].tolist()}
        there = read.persons(connection, list(shown))
    seen = covered(known.coverage)
    return {
        "people": [
            person_row(there[id_], how, ()) | {"coverage": seen, "flags": sorted(there[id_].flags)}
            for id_, how in shown.items()
            if id_ in there
        ],
        "in_all": len(rows),
        "page": at,
        "last": last,
        "depths": _by_depth(known, base & by_state),
        "states": _by_state(known, by_depth),
        "known": len(known.crowd.ids),
    }


def _of_kind(known: Kept, *, everyone: bool) -> NDArray[np.bool_]:
    import numpy as np

    if everyone:
        return np.ones(len(known.crowd.ids), dtype=np.bool_)
    return known.once("person", lambda: np.array([kind == "person" for kind in known.crowd.kinds], dtype=np.bool_))


def _named(known: Kept, q: str, connection: sqlite3.Connection) -> NDArray[np.bool_]:
    """Who has every word of the search in a name, a handle or in what they do."""
    import numpy as np

    mask = np.ones(len(known.crowd.ids), dtype=np.bool_)
    for word in fold(q).split():
        mask &= np.fromiter((word in text for text in sought(known, connection)), dtype=np.bool_, count=len(mask))
    return mask


def _of_state(known: Kept, code: int | None) -> NDArray[np.bool_]:
    import numpy as np

    states = known.crowd.judged.state
    return np.ones(len(states), dtype=np.bool_) if code is None else states == code


def _by_depth(known: Kept, mask: NDArray[np.bool_]) -> dict[str, int]:
    depths = known.crowd.judged.depth[mask]
    return {str(depth): int((depths == depth.rank).sum()) for depth in reversed(Depth)}


def _by_state(known: Kept, mask: NDArray[np.bool_]) -> dict[str, int]:
    states = known.crowd.judged.state[mask]
    return {str(state): int((states == code).sum()) for code, state in enumerate(STATES)}
