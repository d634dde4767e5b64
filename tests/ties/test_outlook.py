"""Chances ahead: consistent among themselves, and sensible for odd histories."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms.asks.standards import DEFAULTS
from goodterms.ties import edges
from goodterms.ties.band import band, word
from goodterms.ties.columns import Columns
from goodterms.ties.outlook import AHEAD, outlook
from goodterms.ties.tie import ties
from goodterms.ties.update import Fitted, fit
from goodterms.words import DAY

NOW = 19_000 * DAY
moments = st.integers(0, NOW + 400 * DAY)
counts = st.integers(0, 3_000)


@given(st.tuples(counts, counts), st.integers(1, 900), st.tuples(moments, moments), st.lists(moments, max_size=2))
def test_longer_is_likelier(words: tuple[int, int], days: int, ends: tuple[int, int], known: list[int]) -> None:
    """A longer time is no less likely, words from both no likelier than any contact; clocks in the future included."""
    last_in, quiet = [*known, None, None][:2]
    (n_in, n_out), one, other = words, min(ends), max(ends)
    columns: Columns = {
        "days": [days],
        "first": [one],
        "last": [other],
        "n_in": [n_in],
        "n_out": [n_out],
        "last_in": [last_in],
        "last_out": [other],
        "quiet_since": [quiet],
    }
    found = {key: float(chance[0]) for key, chance in outlook(columns, NOW).items()}
    for target in ("any", "two_way"):
        rising = [found[days_ahead, target] for days_ahead in AHEAD]
        assert rising == sorted(rising)
        assert all(0 <= chance <= 1 for chance in rising)
    assert all(found[days_ahead, "two_way"] <= found[days_ahead, "any"] for days_ahead in AHEAD)


def learnt(
    ts: np.ndarray[tuple[int], np.dtype[np.int64]], person: np.ndarray[tuple[int], np.dtype[np.int64]]
) -> Fitted:
    """What is learnt from messages that people and the owner sent in turn."""
    log = edges.edges(np.where(np.arange(len(ts)) % 2, person, 0), np.where(np.arange(len(ts)) % 2, 0, person), ts)
    return fit(edges.keyed(log, NOW, elsewhere=False), NOW, edges.past(log, NOW, elsewhere=False))


ODD = {
    "nothing": np.zeros(0, dtype=np.int64),
    "once": np.array([NOW - DAY]),
    "all in one second": np.full(40, NOW - 90 * DAY),
    "in the future": np.arange(40) * DAY + NOW,
    "a million on one tie": np.sort(np.random.default_rng(1).integers(NOW - 3_000 * DAY, NOW, 1_000_000)),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_histories_have_sensible_bands(name: str) -> None:
    """Learning raises nothing, nothing is NaN, and of any tie there is a word and a band."""
    ts = ODD[name]
    fitted = learnt(ts, np.ones(len(ts), dtype=np.int64))
    columns: Columns = {
        "days": [1, 30, 9_000, 300_000],
        "first": [NOW - DAY, NOW - 60 * DAY, 0, NOW + DAY],
        "last": [NOW - DAY, NOW - 60 * DAY, NOW - 1, NOW + 9 * DAY],
        "n_in": [1, 0, 1_000_000, 1],
        "n_out": [0, 30, 1, 0],
        "last_in": [NOW - DAY, np.nan, NOW - 1, NOW + 9 * DAY],
        "last_out": [np.nan, NOW - 60 * DAY, NOW - 1, np.nan],
        "last_two_way": [np.nan, np.nan, NOW - 1, NOW + 9 * DAY],
        "two_way": [0, 0, 9, 1],
    }
    assert all(np.isfinite(line).all() for lines in fitted.lines.values() for line in lines)
    for chances in outlook(columns, NOW, fitted=fitted).values():
        low, high = band(chances)
        assert np.all((low >= 0) & (low <= chances) & (chances <= high) & (high <= 1))
        assert {word(float(chance)) for chance in chances} <= {"likely", "even", "unlikely"}
    assert np.isfinite(ties(columns, as_of=NOW, standards=DEFAULTS, fitted=fitted).chance_90).all()


def test_daily_talk_is_likely_and_an_old_one_is_not() -> None:
    """The band says what anybody would: daily talk goes on, one letter three years ago does not come again."""
    columns: Columns = {
        "days": [300, 1],
        "first": [NOW - 400 * DAY, NOW - 1_000 * DAY],
        "last": [NOW - DAY, NOW - 1_000 * DAY],
        "n_in": [300, 1],
        "n_out": [300, 0],
        "last_in": [NOW - DAY, NOW - 1_000 * DAY],
        "last_out": [NOW - DAY, np.nan],
    }
    found = outlook(columns, NOW)[90, "any"]
    assert [word(float(chance)) for chance in found] == ["likely", "unlikely"]
