"""The chance of contact is the published logistic over two features."""

from __future__ import annotations

import math

import pytest

from goodterms.ties.alive import chance
from goodterms.words import DAY


def by_hand(last: int, days: int, as_of: int, start: float, recency: float, many: float) -> float:
    """The slow clear form."""
    rec = max(as_of / DAY - math.floor(last / DAY), 0.5)
    return 1 / (1 + math.exp(-(start + recency * math.log(1 + rec) + many * math.log(days))))


@pytest.mark.parametrize("last_days_ago", [0, 0.2, 1, 30, 400, 5000])
@pytest.mark.parametrize("days", [1, 2, 50, 4000])
def test_agrees_with_the_slow_form(last_days_ago: float, days: int) -> None:
    """Both horizons agree with the formula written out."""
    as_of = 19_000 * DAY + 40_000
    last = as_of - int(last_days_ago * DAY)
    columns = {"days": [days], "last": [last]}
    assert float(chance(columns, as_of)[0]) == pytest.approx(by_hand(last, days, as_of, 1.8194, -0.8817, 0.7472))
    assert float(chance(columns, as_of, 30)[0]) == pytest.approx(by_hand(last, days, as_of, 0.0468, -0.7752, 0.8756))


def test_no_contact_has_no_chance() -> None:
    """Without contact there is no number, and nothing warns."""
    assert math.isnan(chance({"days": [0], "last": [None]}, 1000)[0])


def test_later_and_rarer_is_less_likely() -> None:
    """Longer silence lowers the chance, more contact days raise it."""
    as_of = 19_000 * DAY
    lower, middle, higher = chance({"days": [9, 9, 90], "last": [as_of - 400 * DAY, as_of - DAY, as_of - DAY]}, as_of)
    assert lower < middle < higher


def test_unknown_horizon_is_refused() -> None:
    """Only horizons that were fitted can be asked for."""
    with pytest.raises(KeyError):
        chance({"days": [1], "last": [0]}, 1, 45)
