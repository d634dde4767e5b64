"""The shipped weights, brought nearer to how it goes in one own history.

Labels come from the past alone: ties as they stood some horizons ago, and what came about since then.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from goodterms.ties import bgnbd, logistic
from goodterms.ties.bgnbd import History, Rates
from goodterms.ties.columns import Bools, Columns, Floats, column
from goodterms.ties.features import FEATURES, VIEWS, WIDTH, Lines, View, features, histories, told
from goodterms.ties.weights import HORIZONS, TARGETS, Shipped, Target, shipped

MOST_TIES = 8_000
"""Ties that a fit looks at, drawn by the hash of their key; more change the third digit."""

MOST_TIES_A_WINDOW = 2_000
"""Ties that the rates of a past moment are fitted on."""

PRECISION = 20.0
"""Of the prior at the shipped weights, for features of unit spread: the one that was best of cold starts, own fits and
this on nine logs."""

START_PRECISION = 4.0
"""Of the prior at the shipped start: how busy a log is differs more from log to log than what tells its ties apart. As
good as 20 on nine logs together, and not too stiff where one tie in a thousand is heard of."""

LEAST_SPREAD = 0.3
"""A feature that hardly varies in a history is not blown up to unit spread."""

PULL = 1.0
"""Precision of the prior on the log of each rate: nothing to a thousand ties, a hold to ten."""

TOUCHES = 2
"""Ties are learnt from when they had two touches or more, as those that the shipped weights come from."""

LEAST_TIES = 10
"""A window with fewer ties to learn from says nothing."""

GROWTH = 0.75
"""How much of a history's growth in ties is taken off the log-odds where every other tie is heard of; less where few or
nearly all are, as 4p(1 - p). People do not talk twice as much for knowing twice as many, so contact per tie falls while
ties add up, and labels from the past promise too much: the over-confidence that organisation mail shows. Chosen on nine
logs together among 0, .25, .5, .75 and 1; organisation mail alone would take all of it."""

MOST_GROWTH = 0.5
"""Largest growth (logarithm) that is believed: in lists that double within a window the newcomers are the talkative."""

DRIFT = 0.4
"""Spread of the error that is left in the log-odds of a whole history from one window to the next, measured on the same
logs: chances are drawn to the middle by so much."""


class Window(NamedTuple):
    """A moment of the past and what came about in the ``horizon`` days after it: ``columns`` of n ties as they stood
    before ``as_of`` (UTC seconds), and for each whether there was ``any`` contact and whether both sides wrote.
    """

    as_of: int
    horizon: int
    columns: Columns
    any: Bools
    two_way: Bools


class Fitted(NamedTuple):
    """What `alive.chance` takes. ``ties``: how many the rates rest on. ``windows``: past windows used, by horizon."""

    rates: Rates
    lines: Mapping[tuple[int, Target], Lines]
    ties: int
    windows: Mapping[int, int]


def labelled(before: Columns, after: Columns, as_of: int, horizon: int) -> Window:
    """The window of two counts of the same ties, row by row: before ``as_of``, and before the end of the horizon."""
    came_in, went_out = (column(after, name) >= as_of for name in ("last_in", "last_out"))
    return Window(as_of, horizon, before, column(after, "last") >= as_of, came_in & went_out)


def fit(columns: Columns, as_of: int, windows: Sequence[Window] = (), *, start: Shipped | None = None) -> Fitted:
    """Fit to one history as it stands at ``as_of`` (UTC seconds), with windows of its past that ended by then.

    ``columns``: every tie, as `columns.Columns`, and ``tie``, a whole number that stays the tie's (rows, unless given).
    A window that ends after ``as_of`` is left out. Without a window for a horizon, the log is too young to have labels:
    then it is half the shipped weights and half BG/NBD as it is. Deterministic; at most `MOST_TIES` rows each.
    """
    ships = start or shipped()
    past = [window for window in windows if window.as_of + window.horizon * 86_400 <= as_of]
    mine = _drawn(columns, column(columns, "days") >= 1, MOST_TIES)
    rates = _rates(mine, as_of, ships.rates)
    size = int(_learnt(columns).sum())
    lines = {}
    used = {}
    for horizon in HORIZONS:
        seen = [_Seen.of(window, ships.rates) for window in past if window.horizon == horizon]
        seen = [one for one in seen if one.size >= LEAST_TIES]
        used[horizon] = len(seen)
        for target in TARGETS:
            lines[horizon, target] = _lines(ships.lines[horizon, target], seen, target, size)
    return Fitted(rates, lines, len(column(mine, "days")), used)


class _Seen(NamedTuple):
    """A window as the regression takes it. ``size``: ties learnt from before any are left out."""

    inputs: Floats
    labels: Mapping[Target, Floats]
    size: int

    @classmethod
    def of(cls, window: Window, usual: Rates) -> _Seen:
        learnt = _learnt(window.columns)
        labels = {"any": window.any, "two_way": window.two_way}
        whole = {**window.columns, **labels}
        drawn = _drawn(whole, learnt, MOST_TIES)
        for_rates = _drawn(window.columns, column(window.columns, "days") >= 1, MOST_TIES_A_WINDOW)
        inputs = features(drawn, window.as_of, window.horizon, _rates(for_rates, window.as_of, usual))
        answers = {target: column(drawn, target) for target in TARGETS}
        return cls(inputs, answers, int(learnt.sum()))


def _lines(prior: Lines, seen: Sequence[_Seen], target: Target, size: int) -> Lines:
    """One line a view: fitted where there is a past, else half-way to BG/NBD."""
    if not seen:
        if target == "two_way":  # BG/NBD knows contact alone: of whom is never answered it would say that they answer
            return prior
        return Lines(prior.plain, *(_half_way(line) for line in prior[1:]))
    inputs = np.concatenate([one.inputs for one in seen])
    labels = np.concatenate([one.labels[target] for one in seen])
    growth = np.log(max(size, 1)) - np.average([np.log(one.size) for one in seen], weights=[one.size for one in seen])
    rate = float(labels.mean())
    sooner = GROWTH * 4 * rate * (1 - rate) * float(np.clip(growth, 0.0, MOST_GROWTH))
    return Lines(*(_line(line, inputs, labels, view, sooner) for view, line in zip(VIEWS, prior, strict=True)))


def _line(prior: Floats, inputs: Floats, labels: Floats, view: View, sooner: float) -> Floats:
    """The prior brought nearer to the labels, in features of unit spread; then growth and drift."""
    rows = told(inputs, view)
    seen = inputs[rows, : WIDTH[view]]
    if not len(seen):
        return prior
    middle, spread = seen.mean(axis=0), np.maximum(seen.std(axis=0), LEAST_SPREAD)
    scaled = np.concatenate(([prior[0] + prior[1:] @ middle], prior[1:] * spread))
    precision = np.array([START_PRECISION, *[PRECISION] * WIDTH[view]])
    found = logistic.fit((seen - middle) / spread, labels[rows], prior=scaled, precision=precision)
    weights = found[1:] / spread
    whole = np.concatenate(([found[0] - weights @ middle - sooner], weights))
    return np.asarray(whole / np.sqrt(1 + np.pi / 8 * DRIFT**2), dtype=np.float64)


def _half_way(line: Floats) -> Floats:
    """The mean of a line and of BG/NBD's own log-odds."""
    alone = np.zeros_like(line)
    alone[1 + FEATURES.index("bgnbd")] = 1.0
    return (line + alone) / 2


def _rates(columns: Columns, as_of: int, usual: Rates) -> Rates:
    history, _ = histories(columns, as_of)
    known = np.isfinite(history).all(axis=0)
    return bgnbd.fit(History(*(part[known] for part in history)), pull=PULL, usual=usual)


def _learnt(columns: Columns) -> Bools:
    """Which ties are learnt from."""
    touches = column(columns, "n_in") + column(columns, "n_out")
    enough: Bools = np.where(np.isnan(touches), column(columns, "days"), touches) >= TOUCHES
    return enough & (column(columns, "days") >= 1)


def _drawn(columns: Columns, kept: Bools, most: int) -> dict[str, Floats]:
    """The rows that are kept, at most so many: those whose keys have the lowest hashes."""
    rows = np.flatnonzero(kept)
    if len(rows) > most:
        keys = columns["tie"] if "tie" in columns else np.arange(len(kept))
        hashes = _hash(np.asarray(keys)[rows])
        rows = np.sort(rows[np.argsort(hashes, kind="stable")[:most]])
    return {name: column(columns, name)[rows] for name in columns if name != "tie"}


def _hash(keys: np.ndarray[tuple[int], np.dtype[np.generic]]) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    """SplitMix64's finaliser: the same on every machine and in every run."""
    mixed = keys.astype(np.int64).view(np.uint64) + np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))
