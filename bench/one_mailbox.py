"""How well the chance is told in one mailbox: ``python bench/one_mailbox.py --ties DIR --mail DIR [--json]``.

Of each log the largest people at each of five moments are owners in turn: those with `LEAST_TIES` ties of two contacts
or more, `LEAST_CAME` of them heard of within the horizon and as many not. Each is judged from what went between them
and others alone. ``cold``: weights trained on the other logs, and BG/NBD's rates of the mailbox itself. ``ours``: the
same, brought nearer to the mailbox's own past. ``recency``: the rank of a silence alone. Means over owners and moments
of a log, then over logs.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from goodterms.ties.alive import chance
from goodterms.ties.columns import Floats, column
from goodterms.ties.edges import Edges, edges, keyed, past
from goodterms.ties.update import fit
from goodterms.ties.weights import TARGETS, Shipped, Target
from ties_measures import cuts, right, window
from train_ties import SISTERS, Log, lines, logs, seen, usual_rates

HORIZONS = (30, 90)
OWNERS = 60
LEAST_TIES = 20
LEAST_CAME = 3

METHODS = ("recency", "cold", "ours")
MEASURES = {"auc": 0, "log_loss": 2, "ece": 4}


class Told(NamedTuple):
    """The measures (methods, `MEASURES`) of one owner at one moment."""

    log: str
    horizon: int
    target: Target
    measures: Floats


def mailbox(log: Edges, owner: int) -> Edges:
    """What went between one person and all others; the owner is the one with the lower number (-1)."""
    one, other = log.people[log.tie].T
    first = np.diff(log.sent[:, 0], prepend=0) != 0
    first[log.start] = log.sent[log.start, 0] == 1
    mine = (one == owner) | (other == owner)
    source, target = np.where(first, one, other)[mine], np.where(first, other, one)[mine]
    return edges(np.where(source == owner, -1, source), np.where(target == owner, -1, target), log.ts[mine])


def owners(log: Edges, at: int, most: int = OWNERS) -> list[int]:
    """The people with the most ties of two contacts or more at a moment, most first."""
    known = keyed(log, at)
    many = column(known, "n_in") + column(known, "n_out") >= 2
    who, counts = np.unique(log.people[many], return_counts=True)
    order = np.lexsort((who, -counts))
    return [int(who[place]) for place in order[:most] if counts[place] >= LEAST_TIES]


def answers(log: Log, start: Shipped, most: int = OWNERS) -> Iterator[Told]:
    """Everybody's figures at every moment of a log."""
    for horizon in HORIZONS:
        for at in cuts(log.edges, horizon):
            for owner in owners(log.edges, at, most):
                yield from _of(log.name, mailbox(log.edges, owner), at, horizon, start)


def _of(name: str, log: Edges, at: int, horizon: int, start: Shipped) -> Iterator[Told]:
    asked = window(log, at, horizon)
    row = {**asked.columns, "quiet_since": np.full(len(asked.any), np.nan)}
    mine = fit(keyed(log, at, elsewhere=False), at, past(log, at, horizons=(horizon,), elsewhere=False), start=start)
    cold = mine._replace(lines=start.lines)
    for target in TARGETS:
        came = np.asarray(asked.any if target == "any" else asked.two_way, dtype=np.float64)
        if min(came.sum(), (1 - came).sum()) < LEAST_CAME:
            continue
        silence = (at - column(row, "last")) / 86_400
        said = [1 / (1 + silence), *(chance(row, at, horizon, target, one) for one in (cold, mine))]
        figures = np.array([right(came, one) for one in said])[:, list(MEASURES.values())]
        yield Told(name, horizon, target, figures)


def table(found: list[Told]) -> list[dict[str, object]]:
    """Means over owners of each log, then over logs."""
    rows: list[dict[str, object]] = []
    for horizon, target in sorted({one[1:3] for one in found}):
        means = []
        for name in sorted({one.log for one in found}):
            same = [one.measures for one in found if one[:3] == (name, horizon, target)]
            if same:
                means.append(np.mean(same, axis=0))
                rows.append(_row(name, horizon, target, len(same), means[-1]))
        rows.append(_row("MEAN", horizon, target, len(means), np.mean(means, axis=0)))
    return rows


def _row(name: str, horizon: int, target: str, count: int, means: Floats) -> dict[str, object]:
    told = {
        f"{method}_{measure}": round(float(value), 4)
        for method, line in zip(METHODS, means, strict=True)
        for measure, value in zip(MEASURES, line, strict=True)
    }
    return {"log": name, "horizon": horizon, "target": target, "n": count, **told}


def main() -> None:
    """Print the table, or JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ties", type=Path, required=True)
    parser.add_argument("--mail", type=Path, required=True)
    parser.add_argument("--owners", type=int, default=OWNERS, help="at most so many a moment, largest first")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    found = logs(given.ties, given.mail)
    rates, told = usual_rates(found), []
    looked = seen(found, rates)
    for log in found:
        others = [one.name for one in found if one.name != log.name and one.name not in SISTERS.get(log.name, set())]
        start = Shipped(rates, lines(looked, others), np.zeros((0, 3)), np.zeros((0, 2)))
        told += list(answers(log, start, given.owners))
    rows = table(told)
    if given.json:
        print(json.dumps({"cells": rows}))
        return
    names = [f"{method}_{measure}" for method in METHODS for measure in MEASURES]
    print(f"{'log':14} {'days':>4} {'target':8} {'n':>5}" + "".join(f"{name:>17}" for name in names))
    for row in rows:
        figures = "".join(f"{row[name]:17.4f}" for name in names)
        print(f"{row['log']:14} {row['horizon']:4} {row['target']:8} {row['n']:5}{figures}")


if __name__ == "__main__":
    main()
