"""Fits the reader of asks: logistic regression over runs of words and cues, its folds, and its calibration."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from random import Random
from typing import Any, NamedTuple

import numpy as np
import scipy.sparse as sp
from scipy.optimize import minimize

from goodterms.asks.reading.cues import BY_HAND, found
from goodterms.asks.reading.grams import grams, room, tokens

SEED = 20_260
FOLDS = 5

RIDGE = 0.05
"""Penalty on the weight of a run of words, and on how far a cue moves from its weight by hand (`CUE_RIDGE`). Chosen by
cross-validation on the training file among .05, .1, .2 and 1, 3."""
CUE_RIDGE = 1.0
TRUST = 0.75
"""Share of a cue's weight by hand that the fit starts from: with all cues at once, their weights add up."""

COMMON = 3
"""Training sentences that a run of words must be in."""
KEPT = 10_000
"""Runs of words that are shipped, those that move most first."""

WORD = re.compile(r"[^\W\d_]+")
Array = np.ndarray[Any, np.dtype[np.float64]]
Places = np.ndarray[Any, np.dtype[np.intp]]


class Row(NamedTuple):
    """A sentence to learn from. ``weight``: how much it counts, a sentence of Parakweet counting 1."""

    text: str
    asks: bool
    weight: float
    source: str


class Words:
    """Which words may be in the file: no names, no numbers, nothing that only one correspondence speaks of.

    A word is common when it is in two of the sources, in three sentences, and mostly written small.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        sources: defaultdict[str, set[str]] = defaultdict(set)
        small: Counter[str] = Counter()
        large: Counter[str] = Counter()
        for row in rows:
            for word in set(tokens(row.text)):
                sources[word].add(row.source)
            for word in WORD.findall(row.text)[1:]:
                (small if word.islower() else large)[word.lower()] += 1
        self._common = {
            word for word, where in sources.items()
            if len(where) > 1 and (not word.isalpha() or word == "i" or small[word] >= max(3, large[word]))
        }  # fmt: skip

    def common(self, run: str) -> bool:
        """Whether all words of a run are."""
        return all(word in self._common or word in {"<s>", "</s>"} for word in run.removeprefix("^").split())


class Seen(NamedTuple):
    """The rows as the fit sees them: which runs (``names``), each divided by its row's room, and which cues."""

    names: tuple[str, ...]
    runs: sp.csr_matrix
    cues: sp.csr_matrix
    asks: Array
    weight: Array

    def some(self, places: Places) -> Seen:
        """Those of some rows."""
        return Seen(self.names, self.runs[places], self.cues[places], self.asks[places], self.weight[places])


HANDS = tuple(sorted(BY_HAND))
"""The cues, in the order of their columns."""


def see(rows: Sequence[Row], words: Words) -> Seen:
    """Runs and cues of every row. A run that is in fewer than `COMMON` of all rows can be common in no fold."""
    said = [tokens(row.text) for row in rows]
    runs = [grams(one) for one in said]
    counted = Counter(run for one in runs for run in one)
    names = tuple(sorted(run for run, count in counted.items() if count >= COMMON and words.common(run)))
    rooms = sp.diags(1 / np.array([room(one) for one in said]))
    return Seen(
        names,
        (rooms @ _matrix(runs, names)).tocsr(),
        _matrix([found(one) for one in said], HANDS),
        np.array([row.asks for row in rows], dtype=float),
        np.array([row.weight for row in rows]),
    )


class Fitted(NamedTuple):
    """Log-odds of a sentence = ``start`` + its cues + its runs / its room."""

    start: float
    cues: dict[str, float]
    runs: dict[str, float]

    def odds(self, seen: Seen) -> Array:
        """The log-odds of all rows."""
        runs = np.array([self.runs.get(name, 0.0) for name in seen.names])
        cues = np.array([self.cues.get(name, 0.0) for name in HANDS])
        return np.asarray(self.start + seen.runs @ runs + seen.cues @ cues)

    def bent(self, slope: float, start: float) -> Fitted:
        """The same, calibrated."""
        return Fitted(
            self.start * slope + start,
            {name: weight * slope for name, weight in self.cues.items()},
            {run: weight * slope for run, weight in self.runs.items()},
        )


def fit(seen: Seen, *, kept: int = KEPT, cues: bool = True) -> Fitted:
    """Weights for these rows. Runs are chosen here, so that what is held out has no say in it."""
    count = np.asarray((seen.runs > 0).sum(axis=0)).ravel()
    common = np.flatnonzero(count >= COMMON)
    first = _fit(seen, common, cues=cues)
    moved = np.array([abs(first.runs[seen.names[place]]) for place in common]) * count[common] ** 0.5
    return _fit(seen, np.sort(common[np.argsort(-moved, kind="stable")[:kept]]), cues=cues)


def _fit(seen: Seen, places: Places, *, cues: bool) -> Fitted:
    hands = HANDS if cues else ()
    both = sp.hstack([seen.runs[:, places], seen.cues[:, : len(hands)]]).tocsr()
    prior = np.array([0.0] * len(places) + [TRUST * BY_HAND[name] for name in hands])
    ridge = np.array([RIDGE] * len(places) + [CUE_RIDGE] * len(hands))
    weights = _logistic(both, seen.asks, seen.weight, prior, ridge)
    runs = {seen.names[place]: float(weight) for place, weight in zip(places, weights, strict=False)}
    return Fitted(float(weights[-1]), dict(zip(hands, map(float, weights[len(places) :]), strict=False)), runs)


def _matrix(rows: Sequence[set[str]], names: Sequence[str]) -> sp.csr_matrix:
    place = {name: number for number, name in enumerate(names)}
    columns = [sorted(place[name] for name in row if name in place) for row in rows]
    ends = np.cumsum([0, *map(len, columns)])
    flat = np.array([column for row in columns for column in row], dtype=np.int32)
    return sp.csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(rows), len(names)))


def _logistic(features: sp.csr_matrix, asks: Array, weight: Array, prior: Array, ridge: Array) -> Array:
    """Weights, and last the start, that make these labels likeliest; each weight is drawn to its ``prior``."""
    sign, turned = 2 * asks - 1, features.T.tocsr()

    def loss(at: Array) -> tuple[float, Array]:
        odds = sign * (features @ at[:-1] + at[-1])
        pull = -sign * weight / (1 + np.exp(np.clip(odds, -500, 500)))
        off = at[:-1] - prior
        value = float((weight * np.logaddexp(0, -odds)).sum() + 0.5 * (ridge * off * off).sum())
        return value, np.append(turned @ pull + ridge * off, pull.sum())

    found = minimize(loss, np.append(prior, 0.0), jac=True, method="L-BFGS-B", options={"maxiter": 400, "ftol": 1e-9})
    return np.asarray(found.x, dtype=float)


def folds(asks: Array, seed: int = SEED) -> list[tuple[Places, Places]]:
    """Training and held-out places, shuffled, with the same share of asks in each fold."""
    draw = Random(seed)  # noqa: S311 - a split, no secret
    fold = np.zeros(len(asks), dtype=int)
    for label in (0.0, 1.0):
        places = [int(place) for place in np.flatnonzero(asks == label)]
        draw.shuffle(places)
        for number, place in enumerate(places):
            fold[place] = number % FOLDS
    return [(np.flatnonzero(fold != one), np.flatnonzero(fold == one)) for one in range(FOLDS)]


def held_out(every: Seen, mails: int, *, others: bool = True, cues: bool = True) -> Array:
    """Log-odds of each of the first ``mails`` rows by a fit that has not seen it; all ``others`` are in every fit."""
    odds = np.zeros(mails)
    rest = np.arange(mails, len(every.asks)) if others else np.arange(0)
    for learn, test in folds(every.asks[:mails]):
        odds[test] = fit(every.some(np.append(learn, rest)), cues=cues).odds(every.some(test))
    return odds


def platt(odds: Array, asks: Array) -> tuple[float, float]:
    """Slope and start of the curve that makes log-odds calibrated."""
    column = sp.csr_matrix(odds[:, None])
    slope, start = _logistic(column, asks, np.ones(len(asks)), np.ones(1), np.full(1, 1e-6))
    return float(slope), float(start)


def crossed(odds: Array, asks: Array) -> Array:
    """Chances of held-out sentences, each by a curve that was drawn without its fold."""
    chances = np.zeros(len(asks))
    for learn, test in folds(asks, SEED + 1):
        slope, start = platt(odds[learn], asks[learn])
        chances[test] = 1 / (1 + np.exp(-(slope * odds[test] + start)))
    return chances
