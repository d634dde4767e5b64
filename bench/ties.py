"""How well the chance of contact is told, on any log: ``python bench/ties.py LOG --format "src dst time" [--json]``.

A log is text, plain or .gz, a contact a line; ``--format`` names its columns in order (``_``: skip; time in seconds or
ISO). It is cut at five moments over its later part. At each, every tie with two contacts or more is asked about:
will there be any contact, will both write, within each ``--horizon``? Nothing from the cut on is used to answer. Means
over cuts. ``ours`` is what ships, brought nearer to the log's own past. With ``--purchases`` (columns ``who time``) it
only fits BG/NBD and Pareto/NBD to a log of purchases in weeks, to hold them beside published figures.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from contact_logs import lines, text_log, time
from goodterms.ties import bgnbd, edges
from goodterms.ties.alive import chance
from goodterms.ties.bgnbd import History
from goodterms.ties.columns import Floats
from goodterms.ties.edges import Edges
from goodterms.ties.update import fit
from goodterms.ties.weights import TARGETS, Target
from goodterms.words import DAY
from ties_measures import cuts, reliability, right, window
from ties_peers import labelled, pareto_fit, pareto_log_likelihood, past, shown, unlabelled

METHODS = ("recency only", "frequency only", "decay sum", "BG/NBD", "Pareto/NBD", "RF", "T3", "T3+P", "ours")
MEASURES = ("auc", "pr_auc", "log_loss", "brier", "ece")
LEAST_CAME = 3
"""Ties that were heard of, and as many that were not, or a cut shows nothing."""

WEEK = 7.0


class Said(NamedTuple):
    """The answers of one method at one cut."""

    horizon: int
    target: Target
    method: str
    came: Floats
    chance: Floats


def answers(log: Edges, horizon: int) -> Iterator[Said]:
    """Everybody's answers at every cut."""
    for at in cuts(log, horizon):
        now, before = shown(log, at, horizon), past(log, at, horizon)
        asked_of = window(log, at, horizon)
        plain = unlabelled(now, horizon)
        mine = fit(edges.keyed(log, at), at, edges.past(log, at, horizons=(horizon,)))
        for target in TARGETS:
            came = now.came[target]
            if min(came.sum(), (1 - came).sum()) < LEAST_CAME:
                continue
            told = {**plain, **labelled(now, before, target)}
            told["ours"] = chance(asked_of.columns, at, horizon, target, mine)
            yield from (Said(horizon, target, method, came, told[method]) for method in METHODS if method in told)


def cells(said: list[Said]) -> list[dict[str, object]]:
    """Mean measures over cuts of each horizon, target and method."""
    found = []
    for horizon, target, method in sorted({one[:3] for one in said}, key=lambda key: (*key[:2], METHODS.index(key[2]))):
        same = [right(one.came, one.chance) for one in said if one[:3] == (horizon, target, method)]
        means = dict(zip(MEASURES, np.mean(same, axis=0).tolist(), strict=True))
        found.append({"horizon": horizon, "target": target, "method": method, **means})
    return found


def purchases(path: Path, names: str, end: str) -> dict[str, object]:
    """Both models fitted to purchase days before the end of a calibration period, in weeks."""
    places = {name: place for place, name in enumerate(names.split())}
    until = time(end) // DAY
    bought: dict[str, set[int]] = {}
    for line in lines(path):
        cut = line.split()
        try:
            bought.setdefault(cut[places["who"]], set()).add(time(_dashed(cut[places["time"]])) // DAY)
        except (IndexError, ValueError):
            continue
    days = [sorted(day for day in mine if day <= until) for mine in bought.values()]
    rows = [(len(mine) - 1, (mine[-1] - mine[0]) / WEEK, (until - mine[0]) / WEEK) for mine in days if mine]
    history = History(*np.array(rows, dtype=np.float64).T.copy())
    rates = bgnbd.fit(history)
    pareto = pareto_fit(history, len(rows))
    return {
        "customers": len(rows),
        "bgnbd": {**rates._asdict(), "log_likelihood": bgnbd.log_likelihood(history, rates)},
        "pareto": {
            **dict(zip(("r", "alpha", "s", "beta"), pareto, strict=True)),
            "log_likelihood": float(pareto_log_likelihood(history, pareto).sum()),
        },
    }


def _dashed(day: str) -> str:
    """19970131 as 1997-01-31."""
    return f"{day[:4]}-{day[4:6]}-{day[6:]}" if day.isdigit() and len(day) == len("19970131") else day


def main() -> None:
    """Print the table, or JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("log", type=Path)
    parser.add_argument("--format", default="src dst time")
    parser.add_argument("--horizon", default="30,90,365")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--purchases", metavar="END", help="end of the calibration period, such as 1997-09-30")
    given = parser.parse_args()
    if given.purchases:
        print(json.dumps(purchases(given.log, given.format, given.purchases), indent=1))
        return
    source, target, ts = text_log(given.log, given.format).contacts.T.copy()
    log = edges.edges(source, target, ts)
    said = [one for horizon in given.horizon.split(",") for one in answers(log, int(horizon))]
    found = cells(said)
    if given.json:
        print(json.dumps({"cells": found}))
        return
    _print(found, said)


def _print(found: list[dict[str, object]], said: list[Said]) -> None:
    print(f"{'days':>4} {'target':8} {'method':15}" + "".join(f"{measure:>10}" for measure in MEASURES))
    for cell in found:
        figures = "".join(f"{cell[measure]:10.4f}" for measure in MEASURES)
        print(f"{cell['horizon']:4} {cell['target']:8} {cell['method']:15}{figures}")
    for horizon, target in sorted({one[:2] for one in said}):
        same = [one for one in said if one[:3] == (horizon, target, "ours")]
        came, told = (np.concatenate([getattr(one, name) for one in same]) for name in ("came", "chance"))
        rows = "  ".join(f"{was:.2f}>{is_:.2f} ({n})" for was, is_, n in reliability(came, told))
        print(f"ours, {horizon} days, {target}: said > came about (ties)  {rows}")


if __name__ == "__main__":
    main()
