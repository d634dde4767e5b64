"""The two sides of a tie: the owner, and the other."""

from __future__ import annotations

from enum import Enum
from random import Random


class Side(Enum):
    """Who of the two does something."""

    OURS = "owner"
    THEIRS = "other"

    @property
    def other(self) -> Side:
        """The one across."""
        return Side.THEIRS if self is Side.OURS else Side.OURS


def side(draw: Random, owners: float = 0.5) -> Side:
    """One of the two; ``owners``: the owner's share."""
    return Side.OURS if draw.random() < owners else Side.THEIRS
