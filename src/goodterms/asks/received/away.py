"""Whether you yourself had been away when a message came: from what you sent to anybody, as far as we can see."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from goodterms.asks.received.received import Away
from goodterms.asks.standards import Standards
from goodterms.words import DAY, UNUSUAL

PAUSES = 2
"""Pauses that must lie before a silence, so that it can be told from one's ordinary ones."""


def away(acts: Sequence[int], at: int, standards: Standards) -> Away | None:
    """Your own silence that lasted when the message came, or had ended within ``back_days`` before it; or None.

    ``acts``: UTC seconds, ascending, of everything you sent to anybody. A silence counts from ``gone_days``, and when
    it is `UNUSUAL` times your longest pause before it: the measure by which others are called gone.
    """
    place = bisect_left(acts, at)
    if not place:
        return None
    if _unusual(acts, place - 1, at, standards):
        return Away(acts[place - 1], None)
    back = bisect_left(acts, at - standards.back_days * DAY)
    for later in range(place - 1, max(back, 1) - 1, -1):
        if _unusual(acts, later - 1, acts[later], standards):
            return Away(acts[later - 1], acts[later])
    return None


def _unusual(acts: Sequence[int], last: int, until: int, standards: Standards) -> bool:
    """Whether the silence from an act to a moment is long, and unusual beside the pauses before it."""
    silence = until - acts[last]
    if silence < standards.gone_days * DAY or last < PAUSES:
        return False
    return silence >= UNUSUAL * max(acts[place] - acts[place - 1] for place in range(1, last + 1))
