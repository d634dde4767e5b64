"""The owner's time stands still while the owner is away, and where nothing can be seen."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms.ties.columns import Columns
from goodterms.ties.own_time import BEHIND, UNBROKEN, OwnTime, absences, in_own_time
from goodterms.words import DAY

NOW = 19_000 * DAY
DAILY = list(range(18_000, 18_500))
ONE_ABSENCE = OwnTime(np.array([100.0 * DAY]), np.array([160.0 * DAY]))


def away(days: list[int], until: int) -> list[tuple[int, int]]:
    """First day and end of each absence of an owner who acted on these days."""
    found = absences(np.array(days, dtype=np.int64), until * DAY)
    return [(int(start / DAY), int(end / DAY)) for start, end in zip(*found, strict=True)]


@pytest.mark.parametrize(
    ("days", "until", "expected"),
    [
        ([], 18_600, []),
        (DAILY, 18_501, []),
        (DAILY, 18_528, []),  # 29 days
        (DAILY, 18_529, [(18_500, 18_529)]),
        ([*DAILY, 18_620, 18_621], 18_622, [(18_500, 18_620)]),
        (DAILY[:5], 18_600, []),  # too few to tell what is usual
        (DAILY[::40], 18_620, []),  # an owner of whom we often see nothing for a month
        (DAILY[::20], 18_519, []),  # 39 days are not twice the 20 that are usual
        (DAILY[::20], 18_520, [(18_481, 18_520)]),
    ],
)
def test_absences(days: list[int], until: int, expected: list[tuple[int, int]]) -> None:
    """A month or more, and twice the usual pause of an owner who is seen often; what goes on ends with what we see."""
    assert away(days, until) == expected


@given(st.sets(st.integers(18_000, 18_900), max_size=60), st.integers(18_000, 18_900))
def test_nothing_later_makes_an_absence(days: set[int], until: int) -> None:
    """What the owner did later changes no absence from before."""
    assert away(sorted(days), until) == away(sorted(day for day in days if day < until), until)


def test_time_stands_still() -> None:
    """Before an absence time runs as always, in it it stands, and after it a day is a day again."""
    days = np.array([0.0, 100, 130, 160, 200, np.nan, -np.inf])
    told = ONE_ABSENCE.at(days * DAY) / DAY
    assert np.array_equal(told, [0, 100, 100, 100, 140, np.nan, -np.inf], equal_nan=True)
    assert UNBROKEN.at(days) is days


def clocked(last: float, now: int, own: OwnTime = UNBROKEN, **more: float) -> float:
    """Days of silence that count for a tie whose last contact was on a day."""
    columns: Columns = {"days": [9], "first": [0], "last": [last * DAY], **{n: [value] for n, value in more.items()}}
    found, moment = in_own_time(columns, now * DAY, own)
    return (moment - float(found["last"][0])) / DAY


def test_the_owners_absence_is_no_silence() -> None:
    """Of 110 days since the last contact, the 60 on which the owner was away do not count."""
    assert clocked(90, 200) == 110
    assert clocked(90, 200, ONE_ABSENCE) == 50


def test_what_cannot_be_seen_is_no_silence() -> None:
    """Nothing beyond the end of the history, nor of a channel that ends before the others; but for half a year only."""
    assert clocked(90, 200, seen_until=120.0 * DAY) == 30
    assert clocked(90, 200, behind=80.0 * DAY) == 30
    assert clocked(90, 600, behind=500.0 * DAY) == 510 - BEHIND / DAY
    assert clocked(90, 100, behind=80.0 * DAY) == 0


def test_talk_elsewhere_shortens_the_silence() -> None:
    """Where the owner says that they talk elsewhere, it is their usual gap, and a month where that is longer."""
    assert clocked(90, 900, elsewhere=1, median_gap=7) == 7
    assert clocked(90, 900, elsewhere=1, median_gap=99) == 30
    assert clocked(90, 900, elsewhere=1) == 30
    assert clocked(90, 95, elsewhere=1, median_gap=7) == 5
    assert clocked(90, 900, elsewhere=0, median_gap=7) == 810
