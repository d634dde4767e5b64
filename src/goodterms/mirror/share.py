"""A share with how many it rests on and the range it may lie in; nothing at all where there are few."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

LEAST = 10
"""Of fewer than so many nothing is said: the range would be wider than half of all there is. A choice of ours."""

Z = 1.96
"""Standard deviations of a range of 95 %."""


class Share(NamedTuple):
    """``k`` of ``n``, and the range (0 to 1) in which the share lies in 95 of 100 such counts."""

    k: int
    n: int
    low: float
    high: float


def share(came: Sequence[bool]) -> Share | None:
    """The share of those that came, by Wilson's interval (1927); None below `LEAST`."""
    n, k = len(came), sum(came)
    if n < LEAST:
        return None
    p, z2 = k / n, Z * Z
    middle = (p + z2 / (2 * n)) / (1 + z2 / n)
    half = Z / (1 + z2 / n) * math.sqrt(p * (1 - p) / n + z2 / (4 * n * n))
    return Share(k, n, round(max(0.0, middle - half), 2), round(min(1.0, middle + half), 2))
