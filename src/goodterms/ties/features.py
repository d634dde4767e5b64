"""What the chance of contact looks at, eight numbers a tie, each a logarithm so that a day counts most at the start."""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np

from goodterms.ties import bgnbd
from goodterms.ties.bgnbd import History, Rates
from goodterms.ties.columns import Bools, Columns, Floats, column
from goodterms.words import DAY

View = Literal["plain", "tie", "person"]
"""How much is known of a tie: its last day and how many days; its whole history; and when both were seen elsewhere."""

FEATURES = ("recency", "days", "bgnbd", "other_way", "evenness", "rarer", "unanswered", "quiet")
"""``recency``: ln(1 + days since the last contact day). ``days``: ln(contact days). ``bgnbd``: log-odds of contact by
BG/NBD. ``other_way``: ln(1 + days since the quieter direction). ``evenness``: 2 min(in, out) / (in + out).
``rarer``: ln(1 + min(in, out)). ``unanswered``: ln(contact days) where one of the two never wrote, else 0: who was not
answered on fifty days will hardly be on the next, whatever the other features add up to.
``quiet``: ln(1 + days since the quieter of the two people last sent anything to anybody else)."""

WIDTH: dict[View, int] = {"plain": 2, "tie": 7, "person": 8}
"""How many of `FEATURES` each view knows."""

VIEWS: tuple[View, ...] = ("plain", "tie", "person")

LEAST_REC = 0.5
"""Recency in days is never below half a day."""

MOST_DAYS = 3650.0
"""A silence counts for no more than ten years; so does one that was never broken."""

NEAR_ONE = 1e-6
"""BG/NBD's chances are kept this far from 0 and 1."""


class Lines(NamedTuple):
    """Log-odds as weighted sums, one a view: (1 + width,) the start, then a weight a feature."""

    plain: Floats
    tie: Floats
    person: Floats


def features(columns: Columns, as_of: int, horizon: float, rates: Rates) -> Floats:
    """`FEATURES` of every tie (n, 8) as of ``as_of`` (UTC seconds) for ``horizon`` days; NaN where it is not known."""
    return np.column_stack(looks(columns, as_of, horizon, rates))


def looks(columns: Columns, as_of: int, horizon: float, rates: Rates) -> tuple[Floats, ...]:
    """`features` one by one (n,): for a single tie that is cheaper."""
    history, rec = histories(columns, as_of)
    expected = np.minimum(np.maximum(bgnbd.chance(history, rates, horizon), NEAR_ONE), 1 - NEAR_ONE)
    n_in, n_out = column(columns, "n_in"), column(columns, "n_out")
    touches, rarer = n_in + n_out, np.minimum(n_in, n_out)
    met = np.log(np.maximum(column(columns, "days"), 1))
    last_in, last_out = column(columns, "last_in"), column(columns, "last_out")
    never = np.isnan(last_in) | np.isnan(last_out)
    other_way = _silence(np.where(never, -np.inf, np.minimum(last_in, last_out)), as_of)
    return (
        np.log1p(rec),
        met,
        log_odds(expected),
        np.where(np.isnan(touches), np.nan, other_way),
        2 * rarer / np.maximum(touches, 1),
        np.log1p(rarer),
        np.where(rarer == 0, met, rarer * 0),
        _silence(column(columns, "quiet_since"), as_of),
    )


def histories(columns: Columns, as_of: int) -> tuple[History, Floats]:
    """What BG/NBD takes of every tie, on contact days, and days (n,) since the start of the last one."""
    first, last = np.floor(column(columns, "first") / DAY), np.floor(column(columns, "last") / DAY)
    rec = np.maximum(as_of / DAY - last, LEAST_REC)
    span = np.maximum(last - first, 0)
    return History(np.maximum(column(columns, "days") - 1, 0), span, span + rec), rec


def told(features: Floats, view: View) -> Bools:
    """Which ties (n,) a view can be taken of."""
    return np.asarray(np.isfinite(features[:, : WIDTH[view]]).all(axis=1), dtype=np.bool_)


def log_odds(chances: Floats) -> Floats:
    """ln(p / (1 - p))."""
    return np.asarray(np.log(chances) - np.log1p(-chances), dtype=np.float64)


def chances(log_odds: Floats) -> Floats:
    """1 / (1 + e^-z), without overflow."""
    return np.asarray(0.5 + 0.5 * np.tanh(0.5 * log_odds), dtype=np.float64)


def _silence(since: Floats, as_of: int) -> Floats:
    """ln(1 + days); -inf, never, is the longest."""
    return np.asarray(np.log1p(np.minimum(np.maximum((as_of - since) / DAY, 0), MOST_DAYS)), dtype=np.float64)
