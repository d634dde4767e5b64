"""Whether somebody who has fallen silent to everyone will be heard of again."""

from __future__ import annotations

import numpy as np

from goodterms.ties.columns import Floats
from goodterms.ties.weights import shipped


def returns(silent_days: Floats) -> Floats:
    """Chance (n,) that a person is heard of within a year, after so many days of silence to everyone; NaN stays NaN.

    Measured on people with five or more messages on public lists, each list weighted alike (``bench/train_ties.py``);
    interpolated over the logarithm of the days. Below the shortest silence measured it is that one's, and above the
    longest that one's: a hint, not a promise.
    """
    days, chance = shipped().returns.T
    return np.asarray(np.interp(np.log(np.maximum(silent_days, 1)), np.log(days), chance), dtype=np.float64)
