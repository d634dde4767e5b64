"""How likely it is that two people will be in touch again soon, from what a database can count.

A logistic over six features (`features`). Weights ship, fitted on contact logs pooled, each weighted alike
(``bench/train_ties.py``), and `update.fit` brings them nearer to one own history. A chance is shown as a `band` only.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from math import log

import numpy as np

from goodterms.ties.columns import Columns, Floats, column
from goodterms.ties.features import FEATURES, Lines, chances, histories, looks
from goodterms.ties.update import Fitted
from goodterms.ties.weights import HORIZONS, Target, shipped

BGNBD = FEATURES.index("bgnbd")

LATE = 0.25
"""How fast hope fades where one side never wrote: after k days of the other's, both write within H more days with a
chance of 1 - ((k + 1) / (k + 1 + H))^LATE at most. Of .05 to 1, .25 fits best of such ties in the logs that the weights
come from, each left out of its own (log-loss .0559; .0564 without a bound). Of organisation mail with fifty such days
and more a word from both came about in .05 (30 days) and .12 (90 days); a sum of features said .11 and .24."""


def chance(
    columns: Columns, as_of: int, horizon: float = 90, target: Target = "any", fitted: Fitted | None = None
) -> Floats:
    """Chance (n,) of contact within ``horizon`` days after ``as_of`` (UTC seconds), 0 to 1; NaN without any contact.

    ``target``: any contact, or a word from each of the two. ``fitted``: from `update.fit` on this history; what ships
    unless given. Needs ``days`` and ``last``; is better with ``first``, ``n_in``, ``n_out``, ``last_in``, ``last_out``;
    and best with ``quiet_since``, when the quieter of the two was last seen with anybody else (UTC seconds, -inf never,
    NaN where nobody can tell). Raises ValueError for a horizon that is not above 0 and KeyError for another target.
    """
    if not 0 < horizon < np.inf:
        raise ValueError(f"A horizon is a number of days above 0, not {horizon}.")
    mine = fitted or Fitted(shipped().rates, shipped().lines, 0, {})
    told = looks(columns, as_of, horizon, mine.rates)
    lines = between(mine.lines, horizon, target)
    odds = _odds(lines.person, told)
    for line in (lines.tie, lines.plain):
        unknown = np.isnan(odds)
        if not unknown.any():
            break
        odds = np.where(unknown, _odds(line, told), odds)
    told_of = column(columns, "days") >= 1
    if target == "any":
        likely = np.fmax(chances(odds), _own_record(columns, as_of, horizon, told))
    else:
        likely = np.fmin(chances(odds), _unanswered(columns, horizon))
    return np.where(told_of, likely, np.nan)


def _unanswered(columns: Columns, horizon: float) -> Floats:
    """The most that is to be hoped for of a word from each of the two, where one of them never wrote; 1 elsewhere."""
    days = np.maximum(column(columns, "days"), 1)
    one_way = np.fmin(column(columns, "n_in"), column(columns, "n_out")) == 0
    return np.where(one_way, -np.expm1(LATE * np.log((days + 1) / (days + 1 + horizon))), 1.0)


def _own_record(columns: Columns, as_of: int, horizon: float, told: tuple[Floats, ...]) -> Floats:
    """The least that a tie's own record tells, whatever is usual around it: who was in touch on seven hundred days of
    seven hundred will be again, though all others of the history come and go as they please.

    Of the m horizons that the tie is old, k contact days can lie in no fewer than k / H: so many came about. By the
    rule of succession the next does with (k / H) / (m + 2); times BG/NBD's chance, which knows of the silence since.
    """
    history, _ = histories(columns, as_of)
    return np.asarray(chances(told[BGNBD]) * (history.repeats + 1) / (history.age + 2 * horizon), dtype=np.float64)


def _odds(line: Floats, told: tuple[Floats, ...]) -> Floats:
    """Feature by feature, not as a product of matrices: that gives other last digits for one tie than for many."""
    odds = line[0] + line[1] * told[0]
    for weight, look in zip(line[2:], told[1:], strict=False):
        odds = odds + weight * look
    return np.asarray(odds, dtype=np.float64)


def between(lines: Mapping[tuple[int, Target], Lines], horizon: float, target: Target) -> Lines:
    """The lines for a horizon: those fitted, between them by the logarithm of the days, beyond them the nearest."""
    if (exact := lines.get((int(horizon), target))) and horizon == int(horizon):
        return exact
    near = min(max(horizon, HORIZONS[0]), HORIZONS[-1])
    lower, upper = next((low, high) for low, high in pairwise(HORIZONS) if near <= high)
    share = log(near / lower) / log(upper / lower)
    ends = zip(lines[lower, target], lines[upper, target], strict=True)
    return Lines(*((1 - share) * low + share * high for low, high in ends))
