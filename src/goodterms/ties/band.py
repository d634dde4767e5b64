"""A chance as people may read it: a range, and one of three words. Never the number itself."""

from __future__ import annotations

import numpy as np

from goodterms.ties.columns import Floats
from goodterms.ties.weights import shipped

EVEN = 0.5
"""As likely as not."""


def band(chances: Floats) -> tuple[Floats, Floats]:
    """Low and high (n,) of what came about of ties with such a chance, for four of five histories that the weights had
    not seen; NaN stays NaN. Measured by ``bench/train_ties.py``; between what was measured it is interpolated.
    """
    predicted, low, high = shipped().bands.T
    lowest = np.minimum(np.interp(chances, predicted, low), chances)
    highest = np.maximum(np.interp(chances, predicted, high), chances)
    return np.asarray(lowest, dtype=np.float64), np.asarray(highest, dtype=np.float64)


def word(chance: float | None) -> str:
    """``likely`` when the whole band lies above even, ``unlikely`` when below, else ``even``; empty without one."""
    if chance is None or np.isnan(chance):
        return ""
    low, high = band(np.array([chance]))
    if low[0] > EVEN:
        return "likely"
    return "unlikely" if high[0] < EVEN else "even"
