"""What touches weigh in their era."""

from __future__ import annotations

import numpy as np
import pytest

from goodterms.record.facts.count import count
from goodterms.record.facts.growth import ERA, HALF_LIVES, grown
from goodterms.words import DAY
from record.facts import oracle
from record.facts.logs import columns
from record.facts.oracle import Touch
from record.facts.test_count import differences


@pytest.mark.parametrize("ts", [-1, 0, 1, ERA - 1, ERA, 2**62, -(2**62)])
def test_weights_grow_from_the_middle_of_their_era(ts: int) -> None:
    """Twice as much after a half-life, and finite at both ends of an era."""
    found = grown(np.array([ts, ts]), np.array([1.0, 0.25]))
    assert found["era"].tolist() == [ts // ERA] * 2
    for days in HALF_LIVES:
        expected = 2.0 ** ((ts % ERA - ERA // 2) / (days * DAY))
        np.testing.assert_allclose(found[f"grown_{days}"], [expected, expected / 4], rtol=1e-11)


@pytest.mark.parametrize("years", [0.01, 1, 20, 33, 34, 40, 70])
def test_a_tie_may_reach_over_eras(years: float) -> None:
    """Decayed sums are right where a tie goes from one era into the next, or leaves one out."""
    last = 2 * ERA + 5 * DAY
    ages = (0, 3 * DAY, 6 * DAY, int(years * 365 * DAY))
    log = [Touch(1, last - age, place, place % 2, 1.0, 0, 0) for place, age in enumerate(ages)]
    assert differences(count(columns(log), None), oracle.facts(log, 2**62)) == []
