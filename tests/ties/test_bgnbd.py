"""BG/NBD finds the rates that made a log, and stays finite on any."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms.ties.bgnbd import USUAL, History, Rates, chance, fit, log_likelihood
from goodterms.ties.columns import Floats

TRUE = Rates(0.243, 4.414, 0.793, 2.426)
"""What Fader, Hardie and Lee (2005) found for CDNOW, alpha in weeks."""


def simulated(n: int, rates: Rates = TRUE, seed: int = 1) -> tuple[History, Floats]:
    """Customers drawn from the model, 27 to 39 weeks old; and how many of each come back in the 39 weeks after."""
    draw = np.random.default_rng(seed)
    age = draw.uniform(27, 39, n)
    rate, ends = draw.gamma(rates.r, 1 / rates.alpha, n), draw.beta(rates.a, rates.b, n)
    repeats, span, later = np.zeros(n), np.zeros(n), np.zeros(n)
    for one in range(n):
        at = 0.0
        while draw.random() >= ends[one] if at else True:
            at += draw.exponential(1 / max(rate[one], 1e-12))
            if at > age[one] + 39:
                break
            if at <= age[one]:
                repeats[one], span[one] = repeats[one] + 1, at
            else:
                later[one] += 1
    return History(repeats, span, age), later


def by_hand(history: History, rates: Rates) -> float:
    """The log-likelihood as the paper writes it, one customer at a time."""
    r, alpha, a, b = rates
    total = 0.0
    for x, span, age in zip(*history, strict=True):
        first = math.lgamma(r + x) - math.lgamma(r) + r * math.log(alpha)
        second = math.lgamma(a + b) + math.lgamma(b + x) - math.lgamma(b) - math.lgamma(a + b + x)
        alive = (alpha + age) ** -(r + x)
        ended = a / (b + x - 1) * (alpha + span) ** -(r + x) if x > 0 else 0.0
        total += first + second + math.log(alive + ended)
    return total


def test_finds_the_rates_that_made_the_customers() -> None:
    """On as many customers as CDNOW has, the fit is as near to the truth as the published standard errors allow."""
    history, _ = simulated(2357)
    found = fit(history)
    assert found.r == pytest.approx(TRUE.r, rel=0.15)
    assert found.alpha == pytest.approx(TRUE.alpha, rel=0.25)
    assert found.a / (found.a + found.b) == pytest.approx(TRUE.a / (TRUE.a + TRUE.b), rel=0.2)
    assert log_likelihood(history, found) > log_likelihood(history, TRUE)


def test_agrees_with_the_slow_form() -> None:
    """The likelihood by sums equals the paper's by gamma functions."""
    history, _ = simulated(300)
    assert log_likelihood(history, TRUE) == pytest.approx(by_hand(history, TRUE), rel=1e-10)


def test_is_at_the_top() -> None:
    """No small step in any direction is more likely than the fit."""
    history, _ = simulated(500, seed=3)
    found = np.array(fit(history))
    best = log_likelihood(history, Rates(*found))
    for side in np.vstack((np.eye(4), -np.eye(4))):
        assert log_likelihood(history, Rates(*(found * np.exp(0.02 * side)))) < best


def test_chances_come_about() -> None:
    """Of customers drawn from the model as many come back as it says."""
    history, later = simulated(6000, seed=2)
    said = chance(history, TRUE, 39)
    assert said.mean() == pytest.approx((later > 0).mean(), abs=0.02)


def test_identical_ties_count_each() -> None:
    """Twice the same log has twice the log-likelihood and the same rates."""
    history, _ = simulated(200)
    twice = History(*(np.concatenate((part, part)) for part in history))
    assert log_likelihood(twice, TRUE) == pytest.approx(2 * log_likelihood(history, TRUE))
    assert fit(twice) == pytest.approx(fit(history), rel=1e-3)


def test_nothing_gives_the_usual_rates() -> None:
    """Without ties there is nothing to fit."""
    nothing = np.zeros(0)
    assert fit(History(nothing, nothing, nothing)) == USUAL


@settings(deadline=None, max_examples=30)
@given(
    st.lists(
        st.tuples(st.integers(0, 4000), st.floats(0, 20_000), st.floats(0.5, 20_000)),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from([0.0, 1.0]),
)
def test_any_history_stays_finite(ties: list[tuple[int, float, float]], pull: float) -> None:
    """Whatever the ties, the rates are above 0 and finite, and the chances between 0 and 1."""
    x, span, silent = np.array(ties, dtype=np.float64).T
    history = History(x, span, span + silent)
    found = fit(history, pull=pull)
    said = chance(history, found, 90)
    assert all(0 < rate < math.inf for rate in found)
    assert ((said >= 0) & (said <= 1)).all()
