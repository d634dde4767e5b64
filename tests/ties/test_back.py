"""A return is the first sign after a long silence."""

from __future__ import annotations

from goodterms.asks.standards import DEFAULTS
from goodterms.ties.back import returned_at
from goodterms.words import DAY


def test_steady_people_never_returned() -> None:
    """Signs every month are no return, and one sign is none either."""
    assert returned_at([month * 30 * DAY for month in range(9)], as_of=900 * DAY, limits=DEFAULTS) is None
    assert returned_at([5], as_of=900 * DAY, limits=DEFAULTS) is None
    assert returned_at([], as_of=900 * DAY, limits=DEFAULTS) is None


def test_newest_return_counts() -> None:
    """Of several returns the newest is told, by its first sign."""
    moments = [0, 100 * DAY, 300 * DAY, 310 * DAY]
    assert returned_at(moments, as_of=900 * DAY, limits=DEFAULTS) == 300 * DAY


def test_the_future_is_not_seen() -> None:
    """A return at or after the moment of judging has not happened."""
    assert returned_at([0, 100 * DAY], as_of=100 * DAY, limits=DEFAULTS) is None
