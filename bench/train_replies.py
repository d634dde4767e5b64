"""Count what ships: ``python bench/train_replies.py --ties DIR --mail DIR [--check]``.

Writes ``src/goodterms/asks/answers/rates.json``: the line by which first words are answered, fitted on the earlier 70 %
of every log (each weighted alike up to `MOST_WEIGHT` rows, with a start of its own), and how far owners and their kinds
of ties differ from it, chosen on the same 70 % by weights that had not seen the log. The later 30 % stay apart for
``bench/replies.py``. Nothing is random; ``--check`` rebuilds it and compares byte for byte.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from contact_logs import list_log, text_log
from goodterms.asks.answers.own import WITHIN, Own, Past, Sums, shift
from goodterms.asks.answers.usual import Cell, Usual, share
from goodterms.asks.standards import DEFAULTS
from goodterms.ties import logistic
from goodterms.ties.columns import Floats
from goodterms.ties.depth import depth
from goodterms.words import Depth
from openers import Openers, openers
from train_ties import LISTS, SOURCES, TEXT_LOGS

OUT = Path(__file__).resolve().parents[1] / "src/goodterms/asks/answers/rates.json"
ABOUT = "Counts only: nothing of a log is in here but sums of it. Made by bench/train_replies.py; do not edit."

EARLIER = 0.7
MOST_WEIGHT = 3_000
"""Rows that a log counts for at most."""

LEAST = 700
"""First words that a log must have to say how owners differ."""

LIGHT = 0.01
"""Precision of the prior at zero: keeps weights finite, no more."""

OWNERS = (0.5, 0.7, 1.0, 1.4, 2.0)
CELLS = (0.1, 0.25, 0.5, 1.0)
DEPTHS = tuple(Depth)
DIGITS = 3


def logs(ties: Path, mail: Path) -> dict[str, Openers]:
    """The first words of every log, in a fixed order."""
    found = {name: text_log(ties / file, names) for name, (file, names) in TEXT_LOGS.items()}
    found |= {name: list_log(mail / file) for name, file in LISTS.items()}
    return {name: openers(log) for name, log in found.items()}


def earlier(log: Openers) -> Openers:
    """The first 70 % whose fortnight was over when the later 30 % began."""
    begins = log.ts[int(EARLIER * len(log.ts))]
    return log.some(log.ts + WITHIN <= begins)


def later(log: Openers) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Rows of the later 30 %."""
    rows = np.arange(len(log.ts)) >= int(EARLIER * len(log.ts))
    return np.asarray(rows)


def counts(log: Openers) -> Floats:
    """ln(1 + how often they, and the owner, had written) (n, 2)."""
    return np.log1p(np.column_stack((log.columns["n_in"], log.columns["n_out"])))


def line(known: Mapping[str, Openers], owners: float = 1.0, cells: float = 0.5) -> Usual:
    """The line of some logs, each with its own start; what ships starts at their mean."""
    inputs, starts, answered, weights = [], [], [], []
    for place, log in enumerate(known.values()):
        n = len(log.ts)
        inputs.append(counts(log))
        starts.append(np.tile(np.eye(len(known))[place], (n, 1)))
        answered.append(log.answered)
        weights.append(np.full(n, min(n, MOST_WEIGHT) / n))
    rows = np.column_stack((np.vstack(starts), np.vstack(inputs)))
    nothing = np.zeros(1 + rows.shape[1])
    precision = np.r_[1e6, np.full(rows.shape[1], LIGHT)]  # no start of its own beside those of the logs
    found = logistic.fit(
        rows, np.concatenate(answered), prior=nothing, precision=precision, weights=np.concatenate(weights)
    )
    start = float(found[1 : 1 + len(known)].mean())
    n_in, n_out = (round(float(one), DIGITS) for one in found[-2:])
    return Usual(round(start, DIGITS), n_in, n_out, owners, cells)


def usual_odds(log: Openers, rates: Usual) -> Floats:
    """The log odds of every row."""
    return np.asarray(rates.start + counts(log) @ np.array((rates.n_in, rates.n_out)))


def depths(log: Openers) -> list[Depth]:
    """How deep each tie was; nobody is on a list here, so who never wrote is a name."""
    columns = {**log.columns, **_nothing(len(log.ts))}
    return [DEPTHS[max(1, rank)] for rank in depth(columns, DEFAULTS).tolist()]


def _nothing(n: int) -> dict[str, Floats]:
    never = np.full(n, np.nan)
    return {"listed": np.zeros(n), "depth_word": never, "last_sighting": never}


def in_turn(log: Openers, rates: Usual) -> tuple[Floats, Floats]:
    """The share each owner would have been told, learning from their own words whose fortnight was over, row by row;
    and the variance of its log odds.
    """
    at, kinds = usual_odds(log, rates), depths(log)
    waiting: dict[int, list[Past]] = {}
    known: dict[int, tuple[Sums, dict[Cell, Sums]]] = {}
    told, variance = np.zeros(len(log.ts)), np.zeros(len(log.ts))
    rows = zip(log.owner.tolist(), log.ts.tolist(), kinds, at.tolist(), log.answered.tolist(), strict=True)
    for place, (owner, ts, kind, odds, answered) in enumerate(rows):
        total, cells = known.get(owner, (Sums(), {}))
        ahead = waiting.setdefault(owner, [])
        while ahead and ahead[0].ts + WITHIN <= ts:
            past = ahead.pop(0)
            total = total.with_one(past)
            cells[past.cell] = cells.get(past.cell, Sums()).with_one(past)
        known[owner] = total, cells
        moved = shift(Own(total, cells), Cell(1, kind), rates)
        told[place], variance[place] = share(odds + moved.by), moved.variance
        ahead.append(Past(ts, Cell(1, kind), odds, bool(answered)))
    return told, variance


def log_loss(told: Floats, answered: Floats) -> float:
    """Mean log loss."""
    sure = np.clip(told, 1e-6, 1 - 1e-6)
    return float(-np.mean(answered * np.log(sure) + (1 - answered) * np.log(1 - sure)))


def others(known: Mapping[str, Openers], name: str) -> dict[str, Openers]:
    """The logs that share nothing with this one: R-help was taken twice."""
    kin = name[:6]
    return {other: log for other, log in known.items() if other != name and (kin != "r-help" or other[:6] != kin)}


def spreads(known: Mapping[str, Openers]) -> tuple[float, float]:
    """How far owners and their cells differ: what judges the earlier 70 % best, each log by the line of the others."""
    lines = {name: line(others(known, name)) for name, log in known.items() if len(log.ts) >= LEAST}
    losses = {
        (one, two): sum(
            log_loss(in_turn(known[name], rates._replace(owners=one, cells=two))[0], known[name].answered)
            for name, rates in lines.items()
        )
        for one in OWNERS
        for two in CELLS
    }
    return min(losses, key=lambda pair: losses[pair])


def written(known: Mapping[str, Openers]) -> str:
    """The file as it is written."""
    past = {name: earlier(log) for name, log in known.items()}
    rates = line(past, *spreads(past))
    whole = {
        "version": 1,
        "about": ABOUT,
        "sources": SOURCES,
        "first_words": {name: len(log.ts) for name, log in past.items()},
        "answered": {name: round(float(log.answered.mean()), DIGITS) for name, log in past.items()},
        **rates._asdict(),
    }
    return json.dumps(whole, indent=1, ensure_ascii=True) + "\n"


def main(words: Sequence[str] | None = None) -> int:
    """Writes or checks the file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--ties", type=Path, required=True, help="folder of the contact logs")
    parser.add_argument("--mail", type=Path, required=True, help="folder of the mailing lists")
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    told = parser.parse_args(words)
    made = written(logs(told.ties, told.mail))
    if told.check:
        same = OUT.read_text("ascii") == made
        print("the same bytes" if same else "other bytes than those that ship")
        return 0 if same else 1
    OUT.write_text(made, "ascii")
    print(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
