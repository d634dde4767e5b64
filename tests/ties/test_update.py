"""Fitting to one history: deterministic, bounded, robust, and better than what ships where the history differs."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawn_log import START, drawn
from goodterms.ties.alive import chance
from goodterms.ties.edges import Edges, as_of, edges, keyed, past
from goodterms.ties.update import MOST_TIES, Fitted, fit, labelled
from goodterms.ties.weights import HORIZONS, TARGETS, shipped
from goodterms.words import DAY

YEAR = 31_557_600


def fitted(log: Edges, moment: int, *, elsewhere: bool = True) -> Fitted:
    """The fit of a log to its own past."""
    return fit(keyed(log, moment, elsewhere=elsewhere), moment, past(log, moment, elsewhere=elsewhere))


def same(one: Fitted, other: Fitted) -> bool:
    """Whether two fits are the same to the last bit."""
    lines = [np.array_equal(a, b) for key in one.lines for a, b in zip(one.lines[key], other.lines[key], strict=True)]
    return one.rates == other.rates and all(lines) and one.windows == other.windows


def test_labels_are_what_came_about() -> None:
    """Any: a contact within the horizon. Two-way: a word from both within it."""
    now = {"days": [2.0] * 3, "last": [50.0] * 3}
    later = {
        "days": [3.0, 4.0, 2.0],
        "last": [120.0, 130.0, 50.0],
        "last_in": [120.0, 130.0, 50.0],
        "last_out": [50.0, 110.0, np.nan],
    }
    window = labelled(now, later, 100, 30)
    assert window.any.tolist() == [True, True, False]
    assert window.two_way.tolist() == [False, True, False]


def test_twice_is_the_same() -> None:
    """The same history gives the same fit, whatever the order of its rows."""
    source, target, ts = drawn(30, 3000, 400)
    moment = START + 300 * DAY
    mixed = np.random.default_rng(1).permutation(len(ts))
    one = fitted(edges(source, target, ts), moment)
    assert same(one, fitted(edges(source[mixed], target[mixed], ts[mixed]), moment))


def test_learns_a_history_where_ties_last() -> None:
    """Where everybody writes every week, the chance of the fit is nearer to certainty than what ships."""
    weeks, ties = 60, 40
    source, target = np.tile(np.arange(ties), weeks), np.tile(np.arange(ties) + ties, weeks)
    ts = START + np.repeat(np.arange(weeks), ties) * 7 * DAY + 1
    log, moment = edges(source, target, ts), START + 57 * 7 * DAY
    told = as_of(log, moment)
    mine, ships = (chance(told, moment, 30, "any", one) for one in (fitted(log, moment), None))
    assert mine.mean() > ships.mean()
    assert mine.mean() > 0.9


def test_growth_is_taken_off() -> None:
    """Two histories with the same past: the one whose ties have doubled since promises less a tie."""
    log, moment = edges(*drawn(30, 3000, 400)), START + 300 * DAY
    now, windows = keyed(log, moment), past(log, moment)
    doubled = {name: np.concatenate((values, values)) for name, values in now.items()}
    before, after = fit(now, moment, windows), fit(doubled, moment, windows)
    assert (after.lines[30, "any"].person[0] < before.lines[30, "any"].person[0]) is np.True_
    np.testing.assert_array_equal(after.lines[30, "any"].person[1:], before.lines[30, "any"].person[1:])


def test_too_young_is_half_way_to_the_model_without_labels() -> None:
    """Without a window of the past, what ships and BG/NBD's own log-odds count half each."""
    log, moment = edges(*drawn(10, 200, 3)), START + 3 * DAY
    young = fitted(log, moment)
    ships = shipped().lines[90, "any"].tie
    assert young.windows == dict.fromkeys(HORIZONS, 0)
    assert young.lines[90, "any"].tie.tolist() == ((ships + np.array([0, 0, 0, 1, 0, 0, 0, 0])) / 2).tolist()


def test_windows_that_have_not_ended_are_left_out() -> None:
    """Labels that reach beyond the moment are not used, though they are handed in."""
    log, moment = edges(*drawn(30, 3000, 400)), START + 300 * DAY
    now = keyed(log, moment)
    early = past(log, moment)
    assert same(fit(now, moment, early), fit(now, moment, [*early, *past(log, moment + 20 * DAY)[:1]]))


def test_ten_thousand_ties_in_seconds_and_bounded() -> None:
    """Ten thousand ties are fitted in about a second; more than that many are drawn, not all looked at."""
    draw = np.random.default_rng(3)
    person = draw.integers(1, 10_001, 120_000)
    ts = START + (draw.random(120_000) * 900 * DAY).astype(np.int64)
    log, moment = edges(np.zeros(120_000, dtype=np.int64), person, ts), START + 700 * DAY
    now, windows = keyed(log, moment, elsewhere=False), past(log, moment, elsewhere=False)
    began = time.process_time()
    found = fit(now, moment, windows)
    assert found.ties == MOST_TIES
    assert time.process_time() - began < 6  # one second on a quiet machine


def test_a_million_touches_on_one_tie() -> None:
    """A bulk sender beside ten ordinary ties: a chance for everybody."""
    draw = np.random.default_rng(4)
    ts = START + np.sort((draw.random(1_000_000) * 2 * YEAR).astype(np.int64))
    source, target = (
        np.zeros(1_000_000, dtype=np.int64),
        np.where(np.arange(1_000_000) < 20, np.arange(1_000_000) % 10 + 2, 1),
    )
    log, moment = edges(source, target, ts), int(ts[-1]) + DAY
    said = chance(as_of(log, moment), moment, 90, "any", fitted(log, moment))
    assert ((said >= 0) & (said <= 1)).all()
    assert said[0] > 0.9


CONTACT = st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(-YEAR, 60 * YEAR))


@settings(max_examples=40, deadline=None)
@given(
    contacts=st.lists(CONTACT, max_size=40),
    at_once=st.booleans(),
    moment=st.sampled_from([0, 1, YEAR, 50 * YEAR]),
    elsewhere=st.booleans(),
)
def test_any_log_gets_a_chance(
    contacts: list[tuple[int, int, int]], *, at_once: bool, moment: int, elsewhere: bool
) -> None:
    """Empty, one contact, all in one second, clocks in the future: a number from 0 to 1 for whoever had contact."""
    source, target, ts = np.array(contacts, dtype=np.int64).reshape(-1, 3).T.copy()
    log = edges(source, target, np.full_like(ts, 5) if at_once else ts)
    found = fitted(log, moment, elsewhere=elsewhere)
    told = as_of(log, moment, elsewhere=elsewhere)
    for horizon in (1, *HORIZONS, 1000):
        for target_ in TARGETS:
            said = chance(told, moment, horizon, target_, found)
            met = told["days"] > 0
            assert ((said[met] >= 0) & (said[met] <= 1)).all()
            assert np.isnan(said[~met]).all()


@settings(max_examples=12, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11), st.integers(0, 400)), min_size=1), st.integers(0, 3))
def test_the_future_changes_nothing(planted: list[tuple[int, int, int]], seed: int) -> None:
    """Contacts planted from the moment on change no count, no window, no fit and no chance before their time."""
    source, target, ts = drawn(12, 300, 300, seed)
    moment = START + 250 * DAY
    before = ts < moment
    log = edges(source[before], target[before], ts[before])
    more = np.array(planted, dtype=np.int64).T
    later = edges(
        np.concatenate((source[before], more[0])),
        np.concatenate((target[before], more[1])),
        np.concatenate((ts[before], moment + more[2] * DAY)),
    )
    one, other = fitted(log, moment), fitted(later, moment)
    assert same(one, other)
    now, then = as_of(log, moment), as_of(later, moment)
    met = then["days"] > 0
    for horizon in HORIZONS:
        np.testing.assert_array_equal(
            chance(now, moment, horizon, "any", one), chance(then, moment, horizon, "any", other)[met]
        )


@pytest.mark.parametrize("columns", [{"days": []}, {"days": [1.0], "last": [5.0]}, {"days": [0.0]}])
def test_hardly_anything_known(columns: dict[str, list[float]]) -> None:
    """A table with hardly a column gives a fit all the same."""
    assert fit(columns, 1000).rates == shipped().rates
