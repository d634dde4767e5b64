"""A chance is shown as a range and a word, from measured errors."""

from __future__ import annotations

import math

import numpy as np
import pytest

from goodterms.ties.band import band, word
from goodterms.ties.weights import shipped


def test_the_chance_lies_in_its_band() -> None:
    """Low is not above the chance, high not below; both rise with it and stay chances."""
    chances = np.linspace(0, 1, 201)
    low, high = band(chances)
    assert ((low >= 0) & (low <= chances) & (chances <= high) & (high <= 1)).all()
    assert (np.diff(low) >= 0).all()
    assert (np.diff(high) >= 0).all()


def test_the_band_is_what_was_measured() -> None:
    """At a measured chance the band is the measured one."""
    said, low, high = shipped().bands[5]
    found_low, found_high = band(np.array([said]))
    assert found_low[0] == pytest.approx(low)
    assert found_high[0] == pytest.approx(high)


def test_unknown_stays_unknown() -> None:
    """No chance, no band, no word."""
    low, high = band(np.array([math.nan]))
    assert math.isnan(low[0])
    assert math.isnan(high[0])
    assert word(math.nan) == word(None) == ""


def test_three_words_in_order() -> None:
    """Unlikely, even, likely: the middle one where the band holds one half."""
    words = [word(chance) for chance in np.linspace(0, 1, 101)]
    assert list(dict.fromkeys(words)) == ["unlikely", "even", "likely"]
    assert word(0.5) == "even"
