"""What has come together up to each touch."""

from __future__ import annotations

import numpy as np
import pytest

from goodterms.record.facts.count import count
from goodterms.record.facts.growth import NEVER, NOT_YET, STRETCH, grown
from goodterms.words import DAY
from record.facts import oracle
from record.facts.logs import START, columns, random_log
from record.facts.oracle import Touch
from record.facts.test_count import differences


def test_counts_run_within_a_tie() -> None:
    """Each touch tells how many there were up to it, of its own tie alone."""
    log = [Touch(1, START, 1, 1, 1.0, 0, 0), Touch(1, START + DAY, 2, 0, 1.0, 0, 2), Touch(2, START, 3, 1, 0.5, 0, 0)]
    found = grown(columns(log))
    assert (found["n_in"].tolist(), found["n_out"].tolist()) == ([0, 1, 0], [1, 1, 1])
    assert (found["meetings"].tolist(), found["one_to_one"].tolist()) == ([0, 1, 0], [1, 1, 0])
    assert found["last_in"].tolist() == [NOT_YET, START + DAY, NOT_YET]
    assert found["next_ts"].tolist() == [START + DAY, NEVER, NEVER]


def test_each_row_is_the_tie_as_it_then_was() -> None:
    """What is carried by a touch is what the log up to it gives: the as-of filter rests on it."""
    log = [touch for touch in random_log(3, ties=4) if touch.person == 1]
    rows = grown(columns(log))
    for place, touch in enumerate(sorted(log, key=lambda one: (one.ts, one.id, one.out))):
        slow = oracle.facts(log, touch.ts + 1)[1]
        if rows["next_ts"][place] > touch.ts:
            assert {name: rows[name][place] for name in ("n_in", "days", "occasions", "turns")} == {
                name: slow[name] for name in ("n_in", "days", "occasions", "turns")
            }
            assert rows["d30_in"][place] == pytest.approx(slow["d30_in"], rel=1e-9, abs=1e-290)


def test_rows_in_disorder_are_refused() -> None:
    """A tie that comes twice, or times that go back, would be counted wrongly."""
    named = columns(random_log(5))
    with pytest.raises(ValueError, match="order of ties"):
        grown({name: column[::-1] for name, column in named.items()})


def test_a_sum_takes_nothing_from_its_neighbours() -> None:
    """A faint tie beside a busy one keeps its digits."""
    busy = [Touch(1, START + place, place, 1, 1.0, 0, 0) for place in range(20_000)]
    faint = [Touch(2, START, 1, 1, 1e-9, 0, 0), Touch(2, START + 14 * DAY, 2, 1, 1e-9, 0, 0)]
    found = grown(columns(busy + faint))
    np.testing.assert_allclose(found["d7_out"][-1], 1.25e-9, rtol=1e-12)
    np.testing.assert_allclose(found["sum_weight_out"][-1], 2e-9, rtol=1e-12)


@pytest.mark.parametrize("years", [0.01, 1, 20, 33, 34, 40, 70])
def test_a_tie_may_reach_over_stretches(years: float) -> None:
    """Decayed sums are right where a tie goes from one stretch into the next, or leaves some out."""
    last = START + 2 * STRETCH + 5 * DAY
    ages = (0, 3 * DAY, 6 * DAY, int(years * 365 * DAY))
    log = [Touch(1, last - age, place, place % 2, 1.0, 0, 0) for place, age in enumerate(ages)]
    assert differences(count(columns(log), None), oracle.facts(log, 2**62)) == []
