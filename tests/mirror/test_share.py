"""Shares: the range is right, and of few nothing is said."""

from __future__ import annotations

import pytest

from goodterms.mirror.share import LEAST, share


def test_few_say_nothing() -> None:
    """Below ten there is no share at all."""
    assert share([True] * (LEAST - 1)) is None
    assert share([]) is None


@pytest.mark.parametrize(
    ("k", "n", "low", "high"), [(7, 12, 0.32, 0.81), (0, 10, 0.0, 0.28), (10, 10, 0.72, 1.0), (50, 100, 0.4, 0.6)]
)
def test_wilson(k: int, n: int, low: float, high: float) -> None:
    """The bounds are Wilson's, as tables of them have it, and stay within what there is."""
    assert share([True] * k + [False] * (n - k)) == (k, n, low, high)
