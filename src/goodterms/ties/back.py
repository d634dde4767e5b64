"""A return is an event of its own: the first sign of somebody after a long silence to everyone we can see."""

from __future__ import annotations

from collections.abc import Sequence

from goodterms.ties.limits import Limits
from goodterms.words import DAY


def returned_at(moments: Sequence[int], *, as_of: int, limits: Limits) -> int | None:
    """When somebody last came back: their newest act that followed ``gone_days`` or more without any, or None.

    ``moments``: UTC seconds, ascending, of everything they themselves did that we can see: what they sent the owner,
    and
    sightings of them elsewhere. What is at or after ``as_of`` is not looked at.
    """
    seen = [moment for moment in moments if moment < as_of]
    pairs = zip(reversed(seen[:-1]), reversed(seen[1:]), strict=True)
    return next((later for earlier, later in pairs if later - earlier >= limits.gone_days * DAY), None)
