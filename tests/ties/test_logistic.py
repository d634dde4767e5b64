"""The logistic regression finds what made the labels, and leans on the prior where there are few."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from goodterms.ties.columns import Floats
from goodterms.ties.logistic import fit


def labelled(n: int) -> tuple[Floats, Floats]:
    """Labels drawn by known weights."""
    draw = np.random.default_rng(5)
    inputs = draw.normal(0, 1, (n, 3))
    odds = 0.5 + inputs @ np.array([1.0, -2.0, 0.0])
    return inputs, (draw.random(n) < 1 / (1 + np.exp(-odds))).astype(np.float64)


def test_agrees_with_the_library() -> None:
    """Under a prior at zero the weights are scikit-learn's with C = 1."""
    inputs, labels = labelled(400)
    library = LogisticRegression(C=1.0, tol=1e-8).fit(inputs, labels)
    found = fit(inputs, labels, prior=np.zeros(4), precision=np.array([1e-9, 1, 1, 1]))
    assert found == pytest.approx([*library.intercept_, *library.coef_[0]], abs=1e-4)


def test_without_rows_it_is_the_prior() -> None:
    """Nothing seen, nothing learnt."""
    prior = np.array([0.3, -1.0])
    assert fit(np.zeros((0, 1)), np.zeros(0), prior=prior, precision=np.ones(2)).tolist() == prior.tolist()


def test_a_row_that_counts_twice_is_two_rows() -> None:
    """Weights of rows are numbers of rows."""
    inputs, labels = labelled(50)
    prior, precision = np.zeros(4), np.ones(4)
    twice = fit(np.vstack((inputs, inputs)), np.tile(labels, 2), prior=prior, precision=precision)
    assert fit(inputs, labels, prior=prior, precision=precision, weights=np.full(50, 2.0)) == pytest.approx(twice)


def test_one_outcome_only_stays_finite() -> None:
    """Labels that are all alike pull the start, and no further than the prior lets them."""
    inputs, _ = labelled(1000)
    found = fit(inputs, np.ones(1000), prior=np.zeros(4), precision=np.full(4, 20.0))
    assert np.isfinite(found).all()
    assert found[0] > 1
