"""Lengths of time are said as people say them."""

from __future__ import annotations

import pytest

from goodterms.asks.durations import lasting, times


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0.4, "less than a day"),
        (1, "a day"),
        (9.7, "nine days"),
        (35, "five weeks"),
        (60, "nine weeks"),
        (70, "more than two months"),
        (122, "four months"),
        (210, "nearly seven months"),
        (360, "nearly a year"),
        (366, "a year"),
        (450, "more than a year"),
        (560, "more than a year and a half"),
        (1062, "nearly three years"),
        (1096, "three years"),
        (1300, "more than three and a half years"),
        (4750, "13 years"),
    ],
)
def test_lasting(days: float, expected: str) -> None:
    """Round where people round, and near the next whole one "nearly"."""
    assert lasting(days) == expected


def test_times() -> None:
    """Once, twice, then counted."""
    assert [times(1), times(2), times(3), times(1400)] == ["once", "twice", "three times", "1,400 times"]
