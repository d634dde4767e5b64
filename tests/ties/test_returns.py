"""Whether somebody silent to everyone is heard of again."""

from __future__ import annotations

import math

import numpy as np

from goodterms.ties.returns import returns
from goodterms.ties.weights import shipped


def test_longer_silence_returns_less() -> None:
    """The chance falls with the days, and stays a chance at the ends."""
    found = returns(np.array([0.0, 30, 60, 90, 200, 365, 730, 9000]))
    assert (np.diff(found) <= 0).all()
    assert 0 < found[-1] < found[0] < 1


def test_as_measured() -> None:
    """At measured silences it is the measured share."""
    days, share = shipped().returns.T
    assert returns(days).tolist() == share.tolist()


def test_unknown_stays_unknown() -> None:
    """NaN in, NaN out."""
    assert math.isnan(returns(np.array([math.nan]))[0])
