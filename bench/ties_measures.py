"""The protocol of ``bench/ties.py``: when a log is cut, whom is asked about, and how right the answers were."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from goodterms.ties.columns import Bools, Columns, Floats, column
from goodterms.ties.edges import Edges, as_of, keyed
from goodterms.ties.update import Window, labelled
from goodterms.words import DAY

CUTS = 5
"""Moments that a log is cut at, evenly over its later part."""

BUSY = (0.01, 0.99)
"""A log begins and ends with these shares of its contacts: some have a few strays years off."""

EARLIEST = 0.4
"""Share of the log before the first cut."""

WAIT = 1.5
"""Horizons of history before the first cut, so that there is a window of the past to learn from."""

NEAR_ONE = 1e-6
BINS = 10


class Right(NamedTuple):
    """How right chances were: higher is better for the first two, lower for the others."""

    auc: float
    pr_auc: float
    log_loss: float
    brier: float
    ece: float


def cuts(log: Edges, horizon: int) -> list[int]:
    """The moments (UTC seconds) that the log is cut at; none where it is too short."""
    if not len(log.ts):
        return []
    begin, end = np.quantile(log.ts, BUSY)
    earliest = begin + max(EARLIEST * (end - begin), WAIT * horizon * DAY)
    latest = end - horizon * DAY
    return [] if latest < earliest else sorted({int(at) for at in np.linspace(earliest, latest, CUTS)})


def asked(columns: Columns) -> Bools:
    """The ties that are asked about: two contacts or more, the long dead too."""
    many: Bools = column(columns, "n_in") + column(columns, "n_out") >= 2
    return many & (column(columns, "days") >= 1)


def window(log: Edges, at: int, horizon: int) -> Window:
    """The ties asked about at a moment, and what came about."""
    before, after = keyed(log, at), as_of(log, at + horizon * DAY, elsewhere=False)
    rows = asked(before)
    return labelled(
        {name: np.asarray(column_)[rows] for name, column_ in before.items()},
        {name: column_[rows] for name, column_ in after.items()},
        at,
        horizon,
    )


def right(came: Floats, chance: Floats) -> Right:
    """The five measures; ``came`` 0 or 1."""
    from sklearn.metrics import average_precision_score, roc_auc_score

    both = 0 < came.sum() < len(came)
    sure = np.clip(chance, NEAR_ONE, 1 - NEAR_ONE)
    return Right(
        auc=float(roc_auc_score(came, chance)) if both else float("nan"),
        pr_auc=float(average_precision_score(came, chance)) if both else float("nan"),
        log_loss=float(-np.mean(came * np.log(sure) + (1 - came) * np.log1p(-sure))),
        brier=float(np.mean((came - chance) ** 2)),
        ece=ece(came, chance),
    )


def ece(came: Floats, chance: Floats) -> float:
    """Expected calibration error over ten bins of equal count."""
    order = np.argsort(chance, kind="stable")
    parts = [part for part in np.array_split(order, BINS) if len(part)]
    return float(sum(len(part) * abs(came[part].mean() - chance[part].mean()) for part in parts) / len(came))


def reliability(came: Floats, chance: Floats) -> list[tuple[float, float, int]]:
    """Mean chance, share that came about and how many, in ten bins of equal width; empty bins are left out."""
    places = np.minimum((chance * BINS).astype(int), BINS - 1)
    rows = [places == place for place in range(BINS)]
    return [(float(chance[row].mean()), float(came[row].mean()), int(row.sum())) for row in rows if row.any()]


def pooled_ece(came: Floats, chance: Floats) -> float:
    """Expected calibration error over `reliability`'s bins, for the rows of many cuts together."""
    return sum(n * abs(said - was) for said, was, n in reliability(came, chance)) / max(len(came), 1)
