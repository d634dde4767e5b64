"""Facts judged: depth, state and chance, for many ties at once or for one."""

from __future__ import annotations

import math
from operator import attrgetter
from typing import NamedTuple

import numpy as np

from goodterms.ties.alive import chance
from goodterms.ties.columns import Codes, Columns, Floats
from goodterms.ties.depth import depth
from goodterms.ties.limits import Limits
from goodterms.ties.own_time import UNBROKEN, OwnTime, in_own_time
from goodterms.ties.state import NO_STATE, STATES, state
from goodterms.ties.update import Fitted
from goodterms.words import Depth, Facts, State, Tie

DEPTHS = tuple(Depth)
COUNTED = tuple(name for name in Facts.__slots__ if name != "person")
BESIDE = ("listed", "depth_word", "last_sighting", "seen_elsewhere", "returned_at", "places")
COLUMNS = COUNTED + BESIDE
NOTHING = tuple(0.0 if name == "days" else math.nan for name in COUNTED)
_counted = attrgetter(*COUNTED)


class Judged(NamedTuple):
    """Judgement of n ties: ranks of `Depth`, codes of `state.STATES` (-1 none), chances of contact within 90 days
    (NaN none).
    """

    depth: Codes
    state: Codes
    chance_90: Floats

    def names(self, row: int) -> tuple[Depth, State | None, float | None]:
        """Depth, state and chance of one row as words."""
        code, likely = int(self.state[row]), float(self.chance_90[row])
        named = None if code == NO_STATE else STATES[code]
        return DEPTHS[int(self.depth[row])], named, None if math.isnan(likely) else likely


def ties(
    columns: Columns, *, as_of: int, standards: Limits, fitted: Fitted | None = None, own: OwnTime = UNBROKEN
) -> Judged:
    """Judge every tie of the columns (see `columns.Columns`) as of a moment in UTC seconds; nothing later may be in
    them. ``fitted``: from `update.fit` on this history, what ships unless given. ``own``: when the owner was away.
    """
    ranks = depth(columns, standards)
    clocked, moment = in_own_time(columns, as_of, own)
    chances = chance(clocked, moment, fitted=fitted)
    return Judged(ranks, state(columns, ranks, chances, as_of=as_of, limits=standards), chances)


def tie(  # noqa: PLR0913 - one keyword for each clock
    facts: Facts | None,
    *,
    as_of: int,
    standards: Limits,
    listed: bool = False,
    depth_word: Depth | None = None,
    last_sighting: int | None = None,
    seen_elsewhere: int = 0,
    returned_at: int | None = None,
    places: int = 0,
) -> Tie:
    """Judge one tie by the same lines as `ties`.

    ``facts``: None when there never was contact. ``listed``: stands on a list of connections or in an address book.
    ``depth_word``: the owner's own word. ``last_sighting``, ``seen_elsewhere``: when last, and how often, they were
    seen acting outside the tie. ``returned_at``: when last seen again after an absence. ``places``: see `state.PLACES`.
    """
    word = None if depth_word is None else depth_word.rank
    beside = (float(listed), word, last_sighting, seen_elsewhere, returned_at, places)
    counted = NOTHING if facts is None else _counted(facts)
    # One array of all values, cut into columns of one row: a fifth of the time that twenty arrays take.
    values = np.array([*counted, *beside], dtype=np.float64)
    row = {name: values[place : place + 1] for place, name in enumerate(COLUMNS)}
    built, standing, likely = ties(row, as_of=as_of, standards=standards).names(0)
    return Tie(depth=built, state=standing, facts=facts, chance_90=likely, last_sighting=last_sighting)
