"""Whether first words are answered: ``python bench/replies.py --ties DIR --mail DIR [--json]``.

On the later 30 % of every log (`train_replies.py` names them), everybody an owner in turn (`openers.py`):
  last contact   a logistic over days since the last word, fitted on the earlier 70 % of the same log
  past counts    a logistic over how often they, and the owner, had written, fitted on the same
  usual          the line that ships, of the earlier 70 % of the other logs only: nothing of this log
  ours           the same, moved in turn by the owner's own words whose fortnight was over
AUC and log loss, and calibration (ECE, 10 bins of equal count). ``in band``: of an owner's words of the later 30 % to
ties of one depth, 20 or more, how often the share that was answered lies in the mean band (four in five is right; what
chance alone does to so few is let in). Wanted: AUC .76 on company mail, which past counts were found to reach.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from goodterms.asks.answers.chance import EIGHTY, band
from goodterms.ties import logistic
from goodterms.ties.columns import Floats
from goodterms.ties.features import chances
from goodterms.words import DAY
from openers import Openers
from ties_measures import right
from train_replies import counts, depths, earlier, in_turn, later, line, log_loss, logs, others, spreads, usual_odds

LIGHT = 0.01
LONG = 3_650
"""Days of silence of who had never been in touch."""

LEAST = 20
"""First words of an owner to ties of one depth that make a share."""


class Row(NamedTuple):
    """One method on one log."""

    log: str
    method: str
    n: int
    answered: float
    auc: float
    log_loss: float
    ece: float


def measured(known: Mapping[str, Openers]) -> tuple[list[Row], dict[str, float | None]]:
    """Every method on every log; and how often shares lay in their band."""
    past = {name: earlier(log) for name, log in known.items()}
    widths = spreads(past)
    rows: list[Row] = []
    within: dict[str, float | None] = {}
    for name, log in known.items():
        rates = line(others(past, name), *widths)
        ours, variance = in_turn(log, rates)
        told = {
            "last contact": _fitted(_silence(past[name]), past[name].answered, _silence(log)),
            "past counts": _fitted(counts(past[name]), past[name].answered, counts(log)),
            "usual": chances(usual_odds(log, rates)),
            "ours": ours,
        }
        rest = later(log)
        rows += [_row(name, method, p[rest], log.answered[rest]) for method, p in told.items()]
        within[name] = _in_band(log, rest, ours, variance)
    return rows, within


def _row(name: str, method: str, told: Floats, answered: Floats) -> Row:
    found = right(answered, told)
    return Row(name, method, len(told), float(answered.mean()), found.auc, log_loss(told, answered), found.ece)


def _fitted(inputs: Floats, answered: Floats, asked: Floats) -> Floats:
    zero = np.zeros(1 + inputs.shape[1])
    found = logistic.fit(inputs, answered, prior=zero, precision=np.full(len(zero), LIGHT))
    return chances(found[0] + asked @ found[1:])


def _silence(log: Openers) -> Floats:
    """ln(1 + days since the last word from either side) (n, 1)."""
    days = (log.ts - log.columns["last"]) / DAY
    return np.log1p(np.clip(np.nan_to_num(days, nan=LONG), 0, LONG))[:, None]


def _in_band(
    log: Openers, rest: np.ndarray[tuple[int], np.dtype[np.bool_]], told: Floats, variance: Floats
) -> float | None:
    """Of owners' shares by depth, how many lie in their band; None without any."""
    groups: dict[tuple[int, str], list[int]] = {}
    kinds = depths(log)
    for place in np.flatnonzero(rest).tolist():
        groups.setdefault((int(log.owner[place]), kinds[place]), []).append(place)
    found = [_inside(log.answered[some], told[some], variance[some]) for some in groups.values() if len(some) >= LEAST]
    return float(np.mean(found)) if found else None


def _inside(answered: Floats, told: Floats, variance: Floats) -> bool:
    """Whether a share lies in the mean of its bands, or as near as chance alone explains."""
    ends = [band(float(np.log(p / (1 - p))), float(v)) for p, v in zip(told, variance, strict=True)]
    low, high = np.mean(ends, axis=0)
    share, slack = float(answered.mean()), EIGHTY * np.sqrt(float(np.mean(told * (1 - told))) / len(told))
    return bool(low - slack <= share <= high + slack)


def show(rows: Sequence[Row], within: Mapping[str, float | None]) -> None:
    """The table."""
    print(f"{'log':16}{'n':>8}{'answered':>10}  {'method':14}{'AUC':>7}{'LL':>8}{'ECE':>7}{'in band':>9}")
    for row in rows:
        first = row.method == "last contact"
        head = f"{row.log:16}{row.n:8,}{row.answered:10.3f}" if first else " " * 34
        share = within[row.log] if row.method == "ours" else None
        inside = "" if share is None else f"{share:9.2f}"
        print(f"{head}  {row.method:14}{row.auc:7.3f}{row.log_loss:8.3f}{row.ece:7.3f}{inside}")


def main(words: Sequence[str] | None = None) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--ties", type=Path, required=True, help="folder of the contact logs")
    parser.add_argument("--mail", type=Path, required=True, help="folder of the mailing lists")
    parser.add_argument("--json", action="store_true")
    told = parser.parse_args(words)
    rows, within = measured(logs(told.ties, told.mail))
    if told.json:
        print(json.dumps({"cells": [row._asdict() for row in rows], "in_band": within}))
    else:
        show(rows, within)
    return 0


if __name__ == "__main__":
    sys.exit(main())
