"""BG/NBD: how often two people are in touch, and that every contact may be the last one. Needs no labels.

Each tie has its own rate of contact days, Gamma(r, alpha) over ties, and its own chance Beta(a, b) to end after each
(Fader, Hardie and Lee 2005, "Counting your customers" the easy way). Fitted by maximum likelihood on the log itself.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from goodterms.ties.columns import Floats

STEPS = 60
"""Most Newton steps; CDNOW takes 8."""

CLOSE = 1e-8
"""The climb ends when a step would gain less log-likelihood a tie than this."""

WIDEST = 12.0
"""Log-parameters stay within this of zero, so that a log that says nothing about one of them stays finite."""

LARGEST = 700.0
"""Largest exponent that float64 holds."""

NUDGE = 1e-6
"""Difference of log-parameters for second derivatives."""

LONGEST = 2.0
"""Longest step in log-parameters."""


class History(NamedTuple):
    """Ties as the model sees them, each (n,) float64: ``repeats`` contact days after the first, ``span`` days from the
    first contact day to the last, ``age`` days from the first contact day to now.
    """

    repeats: Floats
    span: Floats
    age: Floats


class Rates(NamedTuple):
    """The four parameters; ``alpha`` in days."""

    r: float
    alpha: float
    a: float
    b: float


USUAL = Rates(0.5, 30.0, 0.5, 1.0)
"""Where the climb starts, and what a log of a few ties is pulled to."""


def fit(history: History, *, pull: float = 0.0, usual: Rates = USUAL) -> Rates:
    """The most likely rates of these ties; without ties ``usual``.

    ``pull``: precision of a normal prior on each log-parameter around ``usual`` (0: plain maximum likelihood).
    """
    kept = _collapsed(history)
    at = np.log(np.array(usual))
    if not len(kept.ties):
        return usual
    centre, best = at, _score(kept, at, at, pull)
    damping = 1e-3
    for _ in range(STEPS):
        slope = _slope(kept, at, centre, pull)
        step = _uphill(slope, _bend(kept, at, slope, centre, pull), damping)
        there = np.clip(at + step, -WIDEST, WIDEST)
        found = _score(kept, there, centre, pull)
        if found < best:
            damping = min(damping * 10, 1e9)
            continue
        gained, at, best, damping = found - best, there, found, max(damping / 10, 1e-9)
        if gained < CLOSE * kept.ties.sum():
            break
    return Rates(*np.exp(at).tolist())


def log_likelihood(history: History, rates: Rates) -> float:
    """The log-likelihood of the ties under the rates."""
    at = np.log(np.array(rates))
    return _score(_collapsed(history), at, at, 0.0)


def chance(history: History, rates: Rates, horizon: float) -> Floats:
    """Chance (n,) of at least one contact day within ``horizon`` days, in closed form."""
    r, alpha, a, b = rates
    x, span, age = history
    ended = np.log(a / (b + np.maximum(x, 1) - 1)) + (r + x) * np.log((alpha + age) / (alpha + span))
    odds_ended = np.where(x > 0, np.exp(np.minimum(ended, LARGEST)), 0.0)
    comes = -np.expm1((r + x) * -np.log1p(horizon / (alpha + age)))
    return np.asarray(comes / (1 + odds_ended), dtype=np.float64)


class _Kept(NamedTuple):
    """Distinct ties and how many of each there are."""

    x: npt.NDArray[np.int64]
    span: Floats
    age: Floats
    ties: Floats


def _collapsed(history: History) -> _Kept:
    """Identical ties counted once: in a log of a million, most are one of a few thousand histories."""
    rows, ties = np.unique(np.column_stack(history), axis=0, return_counts=True)
    return _Kept(rows[:, 0].astype(np.int64), rows[:, 1], rows[:, 2], ties.astype(np.float64))


def _score(kept: _Kept, at: Floats, centre: Floats, pull: float) -> float:
    """Log-likelihood at log-parameters ``at``, less what straying from ``centre`` costs."""
    r, alpha, a, b = np.exp(at)
    most = int(kept.x.max(initial=0))
    steps = _rising(r, most, np.log) + _rising(b, most, np.log) - _rising(a + b, most, np.log)
    goes_on, ends = _branches(kept, (r, alpha, a, b))
    each = steps[kept.x] + r * np.log(alpha) + np.logaddexp(goes_on, ends)
    return float(kept.ties @ each - pull / 2 * np.sum((at - centre) ** 2))


def _branches(kept: _Kept, rates: tuple[float, float, float, float]) -> tuple[Floats, Floats]:
    """Log-likelihood of the silence since the last contact, were the tie going on, and had it ended."""
    r, alpha, a, b = rates
    goes_on = np.asarray(-(r + kept.x) * np.log(alpha + kept.age), dtype=np.float64)
    ends = np.log(a / (b + np.maximum(kept.x, 1) - 1)) - (r + kept.x) * np.log(alpha + kept.span)
    return goes_on, np.asarray(np.where(kept.x > 0, ends, -np.inf), dtype=np.float64)


def _slope(kept: _Kept, at: Floats, centre: Floats, pull: float) -> Floats:
    """Gradient of `_score`."""
    r, alpha, a, b = np.exp(at)
    goes_on, ends = _branches(kept, (r, alpha, a, b))
    ended = np.exp(ends - np.logaddexp(goes_on, ends))
    most = int(kept.x.max(initial=0))
    both, alone = _rising(a + b, most, np.reciprocal)[kept.x], _rising(b, most, np.reciprocal)[kept.x]
    waited, spanned = alpha + kept.age, alpha + kept.span
    each = (
        _rising(r, most, np.reciprocal)[kept.x]
        + np.log(alpha)
        - (1 - ended) * np.log(waited)
        - ended * np.log(spanned),
        r / alpha - (r + kept.x) * ((1 - ended) / waited + ended / spanned),
        ended / a - both,
        alone - both - ended / (b + np.maximum(kept.x, 1) - 1),
    )
    sums = np.array([kept.ties @ one for one in each])
    return np.asarray(sums * np.exp(at) - pull * (at - centre), dtype=np.float64)


def _rising(start: float, most: int, of: np.ufunc) -> Floats:
    """Sums of ``of(start + i)`` for i below 0, 1, ... ``most``: log gives ln(Gamma(start + x) / Gamma(start))."""
    return np.concatenate(([0.0], np.cumsum(of(start + np.arange(most)))))


def _bend(kept: _Kept, at: Floats, slope: Floats, centre: Floats, pull: float) -> Floats:
    """Second derivatives of `_score`, by differences of the exact gradient ``slope``."""
    rows = np.array([_slope(kept, at + side, centre, pull) - slope for side in NUDGE * np.eye(4)]) / NUDGE
    return np.asarray((rows + rows.T) / 2, dtype=np.float64)


def _uphill(slope: Floats, bend: Floats, damping: float) -> Floats:
    """A Newton step that goes up even where the hill is no bowl: curvatures count by their size."""
    curves, axes = np.linalg.eigh(bend)
    size = np.abs(curves)
    step = axes @ ((axes.T @ slope) / (size + damping * max(size.max(), 1.0)))
    return np.asarray(step * min(1.0, LONGEST / max(float(np.linalg.norm(step)), 1e-300)), dtype=np.float64)
