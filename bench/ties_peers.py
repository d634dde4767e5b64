"""What ``bench/ties.py`` holds our chance beside: plain rules, two models of repeat buying, and fitted logistics."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from goodterms.ties import bgnbd
from goodterms.ties.bgnbd import History, Rates
from goodterms.ties.columns import Floats, column
from goodterms.ties.edges import LEAST_BEFORE, MOST_WINDOWS, PRIME, Edges, Whole, as_of
from goodterms.ties.features import FEATURES, features, histories
from goodterms.ties.update import MOST_TIES
from goodterms.ties.weights import Target
from goodterms.words import DAY
from ties_measures import window

HALF_LIVES = (7, 30, 90, 180)
"""Days, of the decay sum; the one that fits the past best is used."""

PARETO_ROWS = 500
"""Ties that Pareto/NBD is fitted on: its likelihood takes a hypergeometric function a tie."""


class Shown(NamedTuple):
    """What the peers see at one moment: `FEATURES` (n, 6), decay sums (n, 4), and histories; ``came`` by
    target; ``keys`` of the ties (n,), as `edges.keyed` has them.
    """

    features: Floats
    decayed: Floats
    history: History
    everybody: History
    rates: Rates
    came: dict[Target, Floats]
    keys: np.ndarray[tuple[int], np.dtype[np.generic]]


def shown(log: Edges, at: int, horizon: int) -> Shown:
    """The ties asked about at a moment."""
    seen = window(log, at, horizon)
    began = log.ts[log.start] < at
    everybody = _sampled(_all(log, at, began))
    rates = bgnbd.fit(everybody)
    came: dict[Target, Floats] = {"any": seen.any.astype(np.float64), "two_way": seen.two_way.astype(np.float64)}
    pairs = np.asarray(seen.columns["tie"])
    return Shown(
        features(seen.columns, at, horizon, rates),
        _decayed(log, at)[_rows_of(log, pairs)],
        histories(seen.columns, at)[0],
        everybody,
        rates,
        came,
        pairs,
    )


def past(log: Edges, at: int, horizon: int) -> list[Shown]:
    """Up to four windows that ended by ``at``."""
    if not len(log.ts):
        return []
    starts = [at - turn * horizon * DAY for turn in range(1, MOST_WINDOWS + 1)]
    kept = [start for start in starts if start - int(log.ts.min()) >= LEAST_BEFORE * horizon * DAY]
    return [one for one in (shown(log, start, horizon) for start in kept) if len(one.features)]


def unlabelled(now: Shown, horizon: int) -> dict[str, Floats]:
    """Chances (n,) by the two models of repeat buying, as they are; they know one target, any contact."""
    return {
        "BG/NBD": bgnbd.chance(now.history, now.rates, horizon),
        "Pareto/NBD": pareto(now.history, pareto_fit(now.everybody), horizon),
    }


def labelled(now: Shown, before: Sequence[Shown], target: Target) -> dict[str, Floats]:
    """Chances (n,) by logistics fitted on the past; none where the past has not both outcomes."""
    labels = np.concatenate([one.came[target] for one in before]) if before else np.zeros(0)
    if not 0 < labels.sum() < len(labels):
        return {}
    looks: dict[str, Callable[[Shown], Floats]] = {
        "recency only": _taking("recency"),
        "frequency only": _taking("days"),
        "decay sum": _best_decay(before, labels),
        "RF": _taking("recency", "days"),
        "T3": _taking("recency", "days", "bgnbd"),
        "T3+P": _taking("recency", "days", "bgnbd", "quiet"),
    }
    return {name: logistic(look, before, labels, now) for name, look in looks.items()}


def logistic(look: Callable[[Shown], Floats], before: Sequence[Shown], labels: Floats, now: Shown) -> Floats:
    """scikit-learn's logistic regression, standardised, C = 1, on the windows of the past."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    model = make_pipeline(StandardScaler(), LogisticRegression(C=1.0, max_iter=1000))
    model.fit(np.concatenate([look(one) for one in before]), labels)
    return np.asarray(model.predict_proba(look(now))[:, 1], dtype=np.float64)


def pareto_fit(history: History, most: int = PARETO_ROWS) -> tuple[float, float, float, float]:
    """Most likely r, alpha, s, beta of Pareto/NBD (Schmittlein, Morrison, Colombo 1987), alpha and beta in days."""
    from scipy.optimize import minimize

    few = History(*(part[:: max(1, len(part) // most)] for part in history))
    rows, counts = np.unique(np.column_stack(few), axis=0, return_counts=True)
    kept = History(*rows.T)
    start = np.log([0.5, 30.0, 0.5, 30.0])

    def cost(at: Floats) -> float:
        found = float(-counts @ pareto_log_likelihood(kept, tuple(np.exp(np.clip(at, -12, 12)))))
        return found if np.isfinite(found) else 1e12

    best = minimize(cost, start, method="Nelder-Mead", options={"maxiter": 300, "fatol": 1e-3, "xatol": 1e-3})
    r, alpha, s, beta = np.exp(np.clip(best.x, -12, 12)).tolist()
    return r, alpha, s, beta


def pareto(history: History, rates: tuple[float, float, float, float], horizon: float) -> Floats:
    """Chance of contact within the horizon: alive now, and then as if it stayed so through the horizon."""
    r, alpha, s, beta = rates
    x, _, age = history
    ended = np.log(s / (r + s + x)) + _pareto_lost(history, rates)
    odds = ended + (r + x) * np.log(alpha + age) + s * np.log(beta + age)
    alive = 1 / (1 + np.exp(np.minimum(odds, bgnbd.LARGEST)))
    return np.asarray(alive * -np.expm1((r + x) * -np.log1p(horizon / (alpha + age))), dtype=np.float64)


def pareto_log_likelihood(history: History, rates: tuple[float, ...]) -> Floats:
    """Of each tie (n,)."""
    from scipy.special import gammaln

    r, alpha, s, beta = rates
    x, _, age = history
    alone = -(r + x) * np.log(alpha + age) - s * np.log(beta + age)
    ended = np.log(s / (r + s + x)) + _pareto_lost(history, (r, alpha, s, beta))
    ways = np.logaddexp(alone, ended)
    return np.asarray(gammaln(r + x) - gammaln(r) + r * np.log(alpha) + s * np.log(beta) + ways, dtype=np.float64)


def _pareto_lost(history: History, rates: tuple[float, float, float, float]) -> Floats:
    """Logarithm of A0 of Fader and Hardie's note on deriving the Pareto/NBD; -inf where it is too small."""
    from scipy.special import hyp2f1

    r, alpha, s, beta = rates
    x, span, age = history
    most, apart, second = max(alpha, beta), abs(alpha - beta), (s + 1 if alpha >= beta else r + x)
    with np.errstate(all="ignore"):
        near, far = (
            np.log(hyp2f1(r + s + x, second, r + s + x + 1, apart / (most + since)))
            - (r + s + x) * np.log(most + since)
            for since in (span, age)
        )
        lost = near + np.log(-np.expm1(far - near))
    return np.nan_to_num(np.asarray(lost, dtype=np.float64), nan=-np.inf, posinf=-np.inf, neginf=-np.inf)


def _taking(*names: str) -> Callable[[Shown], Floats]:
    places = [FEATURES.index(name) for name in names]
    return lambda one: one.features[:, places]


def _best_decay(before: Sequence[Shown], labels: Floats) -> Callable[[Shown], Floats]:
    """The decay sum whose half-life told the past best."""
    from sklearn.metrics import roc_auc_score

    sums = np.concatenate([one.decayed for one in before])
    best = int(np.argmax([roc_auc_score(labels, sums[:, place]) for place in range(len(HALF_LIVES))]))
    return lambda one: one.decayed[:, [best]]


def _decayed(log: Edges, at: int) -> Floats:
    """Logarithm of the sum over contact days of 2^(-age / half-life), a column a half-life, of every tie."""
    new_day = np.ones(len(log.ts), dtype=bool)
    new_day[1:] = (log.days[1:] != log.days[:-1]) | (log.tie[1:] != log.tie[:-1])
    rows = new_day & (log.ts < at)
    age = at / DAY - log.ts[rows] // DAY
    sums = [np.bincount(log.tie[rows], weights=np.exp2(-age / half), minlength=len(log.start)) for half in HALF_LIVES]
    return np.asarray(np.log(np.column_stack(sums) + 1e-12), dtype=np.float64)


def _rows_of(log: Edges, keys: np.ndarray[tuple[int], np.dtype[np.generic]]) -> Whole:
    all_keys = log.people[:, 0] * PRIME + log.people[:, 1]
    order = np.argsort(all_keys)
    return order[np.searchsorted(all_keys, keys, sorter=order)].astype(np.int64)


def _all(log: Edges, at: int, began: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> History:
    columns = as_of(log, at, elsewhere=False)
    return histories({name: column(columns, name)[began] for name in columns}, at)[0]


def _sampled(history: History) -> History:
    """Every so manieth tie, so that at most `MOST_TIES` are fitted on."""
    step = max(1, -(-len(history.age) // MOST_TIES))
    return History(*(part[::step] for part in history))
