"""The chance that an ask is answered within a fortnight, as a band; nothing where too little is known."""

from __future__ import annotations

import math
from typing import NamedTuple

from goodterms.asks.answers.own import Own, shift
from goodterms.asks.answers.usual import HEAVY, TO_MANY, Usual, cell, odds, share
from goodterms.words import DAY, Depth, Facts

ENOUGH = 10
"""Own asks of a kind from which they speak where the usual does not: a choice of ours."""

AS_LONG = 365 * DAY
"""Seconds of silence up to which the usual speaks: most of what it was counted on is of logs of less than a year or
two, and silences of years are too few in them."""

WIDEST = 0.4
"""A band wider than this says nothing, so it is not said."""

EIGHTY = 1.2816
"""Standard deviations either way between which a normal number lies four times in five."""

STEP = 0.05
"""Bands end at twentieths, outwards: a hundredth would claim what nobody knows."""


class Chance(NamedTuple):
    """Low and high end of the share that is answered, and how many own asks of this kind it rests on."""

    low: float
    high: float
    n: int


def chance(
    own: Own,
    *,
    weight: int,
    depth: Depth,
    facts: Facts | None,
    reached: int,
    as_of: int,
    rates: Usual | None = None,
) -> Chance | None:
    """The band for one ask to one person, in some microseconds; None where nothing can be said.

    ``weight``: of the ask, 0 to 4; an ask of nothing has no chance of an answer. ``facts``: None when there never was
    contact. ``reached``: to how many it goes.
    """
    if weight == 0 or depth is Depth.UNKNOWN:
        return None
    kind = cell(weight, depth, reached)
    moved = shift(own, kind, rates)
    if moved.n < ENOUGH and not _usual_speaks(kind.ask, facts, as_of):
        return None
    at = odds(0, 0, rates) if facts is None else odds(facts.n_in, facts.n_out, rates)
    found = band(at + moved.by, moved.variance)
    return None if found[1] - found[0] > WIDEST + STEP / 2 else Chance(*found, moved.n)


def band(at: float, variance: float) -> tuple[float, float]:
    """Where four of five such shares lie, about these log odds, ends at twentieths outwards."""
    spread = EIGHTY * math.sqrt(variance)
    low = math.floor(share(at - spread) / STEP + 1e-9) * STEP
    high = math.ceil(share(at + spread) / STEP - 1e-9) * STEP
    return round(low, 2), round(high, 2)


def _usual_speaks(ask: int, facts: Facts | None, as_of: int) -> bool:
    """Whether the logs had such words: light ones, to few, to people not silent for years. They had no pitches."""
    recent = facts is None or as_of - facts.last <= AS_LONG
    return ask not in {HEAVY, TO_MANY} and recent
