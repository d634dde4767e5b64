"""A logistic regression that starts from what is known: the most likely weights under a normal prior."""

from __future__ import annotations

import numpy as np

from goodterms.ties.columns import Floats
from goodterms.ties.features import chances

STEPS = 50
"""Most Newton steps; ten are usual."""

CLOSE = 1e-10
"""The descent ends when a step gains less loss a row than this."""

HALVINGS = 30
"""A step is halved at most so often before the descent ends."""


def fit(inputs: Floats, labels: Floats, *, prior: Floats, precision: Floats, weights: Floats | None = None) -> Floats:
    """Weights (1 + k,), the start first, for ``inputs`` (n, k) and ``labels`` (n,) of 0 and 1.

    ``prior`` (1 + k,): where the weights are pulled to, with ``precision`` (1 + k,) of a normal each, all above 0.
    ``weights`` (n,): how much each row counts, 1 unless given. Without rows it is the prior.
    """
    rows = np.column_stack((np.ones(len(inputs)), inputs))
    counts = np.ones(len(rows)) if weights is None else weights
    at = prior.astype(np.float64)
    loss = _loss(rows, labels, counts, at) + _pull(at, prior, precision)
    for _ in range(STEPS):
        p = chances(rows @ at)
        slope = rows.T @ (counts * (p - labels)) + precision * (at - prior)
        bend = (rows * (counts * p * (1 - p))[:, None]).T @ rows + np.diag(precision)
        step = np.linalg.solve(bend, slope)
        for _ in range(HALVINGS):
            there = at - step
            found = _loss(rows, labels, counts, there) + _pull(there, prior, precision)
            if found <= loss:
                break
            step = step / 2
        else:
            break
        gained, at, loss = loss - found, there, found
        if gained <= CLOSE * (len(rows) + 1):
            break
    return at


def _loss(rows: Floats, labels: Floats, counts: Floats, at: Floats) -> float:
    odds = rows @ at
    return float(counts @ (np.logaddexp(0, odds) - labels * odds))


def _pull(at: Floats, prior: Floats, precision: Floats) -> float:
    return float(precision @ (at - prior) ** 2) / 2
