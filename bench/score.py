"""How the command does on logs that its weights never saw: ``python bench/score.py --ties DIR --mail DIR [--json]``.

Each log is written as Parquet (a, b, ts), whole, and judged by ``goodterms score`` as of up to five moments, with
weights trained on the other logs (`bench/train_ties.py`); only the usual rates of BG/NBD, a weak prior, are of all.
Beside it, on the same ties (two contacts or more), a logistic of recency and frequency fitted on the log's own past,
up to four windows (scikit-learn, standardised, C = 1). ``--log FILE --format "src dst time"`` judges a log of yours
instead, by what ships.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import numpy as np

from contact_logs import text_log
from goodterms.desk.score import HORIZONS, score
from goodterms.ties.columns import Floats
from goodterms.ties.edges import PRIME, Edges
from goodterms.ties.weights import TARGETS, Shipped, Target, shipped
from ties_measures import Right, cuts, right
from ties_peers import Shown, labelled, past, shown
from train_ties import SISTERS, Log, _ready, lines, logs, seen, usual_rates

LEAST_CAME = 10
"""Ties that were heard of, and as many that were not, or a moment shows mostly chance."""

MEASURES = ("auc", "log_loss", "ece")


class Cell(NamedTuple):
    """One target at one moment: how right the command and the logistic were on ``ties`` ties."""

    log: str
    horizon: int
    target: Target
    ties: int
    ours: Right
    rf: Right


def cells(log: Log, start: Shipped) -> Iterator[Cell]:
    """Every moment and target of one log."""
    with tempfile.TemporaryDirectory(prefix="goodterms-bench-") as kept:
        events = Path(kept) / "events.parquet"
        write(log.edges, events)
        for horizon in HORIZONS:
            for at in cuts(log.edges, horizon):
                yield from _at(log, events, start, at, horizon)


def _at(log: Log, events: Path, start: Shipped, at: int, horizon: int) -> Iterator[Cell]:
    now, before = shown(log.edges, at, horizon), past(log.edges, at, horizon)
    told = [target for target in TARGETS if _tells(now, target)]
    if not told or not before:
        return
    judged = _scored(events, start, at)
    for target in told:
        peers = labelled(now, before, target)
        if "RF" in peers:
            ours = _of(judged, now, f"p_{target}_{horizon}")
            came = now.came[target]
            yield Cell(log.name, horizon, target, len(came), right(came, ours), right(came, peers["RF"]))


def _tells(now: Shown, target: Target) -> bool:
    came = now.came[target]
    return bool(min(came.sum(), (1 - came).sum()) >= LEAST_CAME)


def write(log: Edges, events: Path) -> None:
    """The log as the command reads it."""
    import duckdb

    one, other = log.people[log.tie].T
    first = np.diff(log.sent[:, 0], prepend=0) != 0
    first[log.start] = log.sent[log.start, 0] == 1
    rows = {"a": np.where(first, one, other), "b": np.where(first, other, one), "ts": log.ts}
    with duckdb.connect() as engine:
        engine.register("rows", rows)
        engine.execute(f"COPY (SELECT * FROM rows) TO '{events}' (FORMAT PARQUET)")


def _scored(events: Path, start: Shipped, at: int) -> dict[str, np.ndarray[tuple[int], np.dtype[np.float64]]]:
    import duckdb

    out = events.with_name("judged.parquet")
    with patch("goodterms.ties.update.shipped", lambda: start):
        score(events, out, as_of=at)
    with duckdb.connect() as engine:
        return dict(engine.execute(f"SELECT * FROM read_parquet('{out}')").fetchnumpy())


def _of(judged: dict[str, np.ndarray[tuple[int], np.dtype[np.float64]]], now: Shown, name: str) -> Floats:
    """One column of what was written, in the order of the ties asked about."""
    keys = judged["a"].astype(np.int64) * PRIME + judged["b"].astype(np.int64)
    order = np.argsort(keys)
    return np.asarray(judged[name][order[np.searchsorted(keys, now.keys, sorter=order)]], dtype=np.float64)


def table(found: list[Cell]) -> list[dict[str, object]]:
    """Means over moments of each log, horizon and target; then over those of all."""
    rows: list[dict[str, object]] = []
    for name, horizon, target in sorted({cell[:3] for cell in found}):
        same = [cell for cell in found if cell[:3] == (name, horizon, target)]
        rows.append({"log": name, "horizon": horizon, "target": target, "moments": len(same), **_means(same)})
    for target in TARGETS:
        same_target = [row for row in rows if row["target"] == target]
        if same_target:
            rows.append(
                {"log": "MEAN", "horizon": 0, "target": target, "moments": len(same_target), **_mean(same_target)}
            )
    return rows


def _means(same: list[Cell]) -> dict[str, float]:
    return {
        f"{who}_{measure}": float(np.mean([getattr(getattr(cell, who), measure) for cell in same]))
        for who in ("ours", "rf")
        for measure in MEASURES
    }


def _mean(rows: list[dict[str, object]]) -> dict[str, float]:
    names = [f"{who}_{measure}" for who in ("ours", "rf") for measure in MEASURES]
    return {name: float(np.mean([float(str(row[name])) for row in rows])) for name in names}


def left_out(found: list[Log]) -> Iterator[Cell]:
    """Each log by weights of the others."""
    rates = usual_rates(found)
    looked = seen(found, rates)
    for log in found:
        others = [one.name for one in found if one.name != log.name and one.name not in SISTERS.get(log.name, set())]
        yield from cells(log, Shipped(rates, lines(looked, others), np.zeros((0, 3)), np.zeros((0, 2))))


def show(rows: list[dict[str, object]]) -> None:
    """A table."""
    print(f"{'log':14} {'days':>4} {'target':8} {'n':>2}" + "".join(f"{name:>10}{'RF':>8}" for name in MEASURES))
    for row in rows:
        figures = "".join(f"{row[f'ours_{name}']:10.4f}{row[f'rf_{name}']:8.4f}" for name in MEASURES)
        print(f"{row['log']:14} {row['horizon']:4} {row['target']:8} {row['moments']:2}{figures}")


def main() -> None:
    """Print the table, or JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ties", type=Path)
    parser.add_argument("--mail", type=Path)
    parser.add_argument("--log", type=Path)
    parser.add_argument("--format", default="src dst time")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    if given.log:
        found = list(cells(_ready(given.log.name, text_log(given.log, given.format)), shipped()))
    elif given.ties and given.mail:
        found = list(left_out(logs(given.ties, given.mail)))
    else:
        parser.error("Give --ties and --mail, or --log.")
    rows = table(found)
    if given.json:
        print(json.dumps({"cells": rows}))
    else:
        show(rows)


if __name__ == "__main__":
    main()
