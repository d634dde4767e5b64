"""What a touch weighs in its era: decayed sums without a look at when the tie was last in touch.

2^(-age / half-life) asks for the tie's last touch before the first one can be added up, which means reading everything
twice. Counted up from the middle of an era instead, weights grow with time and can be summed at once; the few sums of a
tie are then brought down to its last touch. An era is short enough for no number in it to leave float64.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodterms.words import DAY

Floats = NDArray[np.float64]

HALF_LIVES = (7, 30, 180)
"""Days after which a touch weighs half, one decayed sum a direction each: a week, a month, half a year.

A choice of this project: rhythms of a week, a month and half a year."""

LN_2 = 0.6931471805599453
"""Natural logarithm of 2: `exp` is half the price of `power` and the same on every engine."""

ERA = 2**30
"""Seconds in an era, about 34 years from 1970 on: half of it is 888 weeks, and float64 holds 2^1023. A power of 2."""


def rate(days: int) -> float:
    """How fast weights grow with this half-life, per second: 2^(s / half-life) is exp(s * rate)."""
    return LN_2 / (days * DAY)


def grown(ts: NDArray[Any], weight: Floats) -> dict[str, NDArray[Any]]:
    """``era`` (n,) int64, and for each half-life ``grown_7``, ``grown_30``, ... (n,) float64.

    Grown is weight * 2^((ts - middle of its era) / half-life). ``ts``: UTC seconds, int64 (n,). ``weight``: (n,).
    """
    since_middle = ((ts & (ERA - 1)) - ERA // 2).astype(np.float64)
    columns = {f"grown_{days}": _times_exp(weight, since_middle * rate(days)) for days in HALF_LIVES}
    return {"era": ts >> ERA.bit_length() - 1, **columns}


def _times_exp(weight: Floats, exponent: Floats) -> Floats:
    """Weight * e^exponent, in the room that the exponent takes."""
    np.exp(exponent, out=exponent)
    exponent *= weight
    return exponent
