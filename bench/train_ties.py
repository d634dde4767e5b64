"""Fit the weights that ship: ``python bench/train_ties.py --ties DIR --mail DIR [--check]``.

Writes ``src/goodterms/ties/weights.json``: one line a view, horizon and target, fitted on all logs, each weighted alike
up to `MOST_WEIGHT` ties; usual rates of BG/NBD; bands and the chance of a return. Scores inside are of logs left out:
each log, and its sisters, judged by weights that were fitted without it. ``--check`` rebuilds it and compares byte for
byte. Nothing random: ties are drawn by the hash of their key.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np

from contact_logs import ContactLog, list_log, text_log
from goodterms.ties import bgnbd, logistic
from goodterms.ties.alive import chance
from goodterms.ties.bgnbd import Rates
from goodterms.ties.columns import Floats, column
from goodterms.ties.edges import Edges, edges, keyed, past
from goodterms.ties.features import VIEWS, WIDTH, Lines, View, told
from goodterms.ties.update import MOST_TIES, _drawn, _rates, _Seen, fit
from goodterms.ties.weights import HORIZONS, TARGETS, Shipped, Target
from goodterms.words import DAY
from ties_measures import BUSY, asked, cuts, pooled_ece, right, window

OUT = Path(__file__).resolve().parents[1] / "src/goodterms/ties/weights.json"

TEXT_LOGS = {
    "email-eu": ("email-Eu-core-temporal.txt.gz", "src dst time"),
    "manufacturing": ("manufacturingEmails.txt.gz", "src dst _ time"),
    "collegemsg": ("CollegeMsg.txt.gz", "src dst time"),
    "r-help-1997": ("rhelp_1997_2001.txt.gz", "src dst time"),
}
LISTS = {
    "linux-raid": "linux-raid-2019-2023.mbox.xz",
    "r-help-1995": "r-lists/r-help-1995-1999.parquet",
    "r-sig-db": "r-lists/r-sig-db.parquet",
    "r-sig-debian": "r-lists/r-sig-debian.parquet",
    "r-sig-gui": "r-lists/r-sig-gui.parquet",
    "r-sig-hpc": "r-lists/r-sig-hpc.parquet",
    "r-sig-teaching": "r-lists/r-sig-teaching.parquet",
}
SISTERS = {"r-help-1997": {"r-help-1995"}, "r-help-1995": {"r-help-1997"}}
ORGANISATIONS = {"email-eu", "manufacturing"}

SOURCES = {
    "email-eu": "SNAP email-Eu-core-temporal; Paranjape, Benson, Leskovec (WSDM 2017). Cite.",
    "manufacturing": "KONECT radoslaw_email; Michalski, Palus, Kazienko (BIS 2011). Cite.",
    "collegemsg": "SNAP CollegeMsg; Panzarasa, Opsahl, Carley (JASIST 2009). Cite.",
    "r-help-1997": "Replies on R-help 1997 to 2001, public archive; integers derived.",
    "linux-raid": "Replies on linux-raid 2019 to 2023, public archive (lore.kernel.org); integers derived.",
    "r-help-1995, r-sig-*": "Replies on R mailing lists, github.com/r-mailing-lists/data, MIT; integers derived.",
}
ABOUT = "Counts only: nothing of a log is in here but sums of it. Made by bench/train_ties.py; do not edit."

MOMENTS = 12
"""Cuts of a log that weights are fitted on, half a horizon apart or more."""

MOST_WEIGHT = 3_000
"""Rows that a log counts for at most."""

MOST_ROWS = 2_000
"""Ties drawn at a cut."""

LIGHT = 1.0
"""Precision of the prior at zero for the shipped weights, features of unit spread: keeps them finite, no more."""

LEAST_SPREAD = 1e-3
EDGES = (0, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
"""Bins of the band."""

LEAST_IN_BIN = 20
"""Ties of one cut in a bin, or its share is mostly chance."""

OUTSIDE = 0.1
"""Share of histories that may lie below the band, and as many above."""

SILENCES = (30, 90, 180, 365, 730)
SENT = 5
"""Messages of a person before a silence of theirs is counted."""

LEAST_SILENCES = 20
DIGITS = 4


class Log(NamedTuple):
    """A log ready to be cut."""

    name: str
    edges: Edges
    sent: np.ndarray[tuple[int, int], np.dtype[np.int64]]


class Cut(NamedTuple):
    """One cut of a log, judged by weights that had not seen it."""

    log: str
    horizon: int
    target: Target
    came: Floats
    cold: Floats
    fitted: Floats


def logs(ties: Path, mail: Path) -> list[Log]:
    """Every log there is, in a fixed order."""
    found = {name: text_log(ties / file, names) for name, (file, names) in TEXT_LOGS.items()}
    found |= {name: list_log(mail / file) for name, file in LISTS.items()}
    return [_ready(name, log) for name, log in found.items()]


def _ready(name: str, log: ContactLog) -> Log:
    source, target, ts = log.contacts.T.copy()
    return Log(name, edges(source, target, ts), log.sent)


def moments(log: Edges, horizon: int) -> list[int]:
    """The cuts that weights are fitted on."""
    begin, end = np.quantile(log.ts, BUSY)
    earliest, latest = begin + horizon * DAY, end - horizon * DAY
    if latest < earliest:
        return []
    count = min(MOMENTS, int((latest - earliest) // (horizon * DAY / 2)) + 1)
    return [int(at) for at in np.linspace(earliest, latest, count)]


def usual_rates(found: Sequence[Log]) -> Rates:
    """The middle of the logs' own rates, at the end of each."""
    own = []
    for log in found:
        end = int(np.quantile(log.edges.ts, BUSY[1]))
        columns = keyed(log.edges, end)
        own.append(_rates(_drawn(columns, column(columns, "days") >= 1, MOST_TIES), end, bgnbd.USUAL))
    return Rates(*(round(float(value), DIGITS) for value in np.exp(np.median(np.log(own), axis=0))))


def seen(found: Sequence[Log], rates: Rates) -> dict[tuple[str, int], list[_Seen]]:
    """What each log shows at each cut, by log and horizon."""
    shown = {}
    for log in found:
        for horizon in HORIZONS:
            cut = [window(log.edges, at, horizon) for at in moments(log.edges, horizon)]
            shown[log.name, horizon] = [_Seen.of(one, rates) for one in cut if asked(one.columns).sum() >= 10]
    return shown


def lines(shown: Mapping[tuple[str, int], list[_Seen]], names: Sequence[str]) -> dict[tuple[int, Target], Lines]:
    """The weights of these logs together."""
    return {
        (horizon, target): Lines(*(_line(shown, names, horizon, target, view) for view in VIEWS))
        for horizon in HORIZONS
        for target in TARGETS
    }


def _line(
    shown: Mapping[tuple[str, int], list[_Seen]], names: Sequence[str], horizon: int, target: Target, view: View
) -> Floats:
    inputs, labels, weights = [], [], []
    for name in names:
        parts = shown[name, horizon]
        if not parts:
            continue
        rows = np.concatenate([part.inputs for part in parts])
        keep = told(rows, view)
        inputs.append(rows[keep, : WIDTH[view]])
        labels.append(np.concatenate([part.labels[target] for part in parts])[keep])
        weights.append(np.full(keep.sum(), min(keep.sum(), MOST_WEIGHT) / max(keep.sum(), 1)))
    together = np.concatenate(inputs)
    middle, spread = together.mean(axis=0), np.maximum(together.std(axis=0), LEAST_SPREAD)
    prior, precision = np.zeros(1 + WIDTH[view]), np.full(1 + WIDTH[view], LIGHT)
    found = logistic.fit(
        (together - middle) / spread,
        np.concatenate(labels),
        prior=prior,
        precision=precision,
        weights=np.concatenate(weights),
    )
    slope = found[1:] / spread
    return np.round(np.concatenate(([found[0] - slope @ middle], slope)), DIGITS)


def left_out(found: Sequence[Log], shown: Mapping[tuple[str, int], list[_Seen]], rates: Rates) -> Iterator[Cut]:
    """Each log judged by weights of the others."""
    for log in found:
        others = [one.name for one in found if one.name != log.name and one.name not in SISTERS.get(log.name, set())]
        start = Shipped(rates, lines(shown, others), np.zeros((0, 3)), np.zeros((0, 2)))
        for horizon in HORIZONS:
            for at in cuts(log.edges, horizon):
                yield from _judged(log, at, horizon, start)


def _judged(log: Log, at: int, horizon: int, start: Shipped) -> Iterator[Cut]:
    asked_of = window(log.edges, at, horizon)
    now = keyed(log.edges, at)
    mine = fit(now, at, past(log.edges, at, horizons=(horizon,)), start=start)
    cold = mine._replace(lines=start.lines)
    for target in TARGETS:
        came = np.asarray(asked_of.any if target == "any" else asked_of.two_way, dtype=np.float64)
        if len(came) >= LEAST_IN_BIN:
            said = (chance(asked_of.columns, at, horizon, target, one) for one in (cold, mine))
            yield Cut(log.name, horizon, target, came, *said)


def bands(judged: Sequence[Cut]) -> list[list[float]]:
    """Mean chance of each bin, and the middle four fifths of what came about, over cuts; rising throughout."""
    rows = []
    for low, high in pairwise(EDGES):
        said, was = [], []
        for cut in judged:
            inside = (cut.fitted >= low) & (cut.fitted < high)
            if inside.sum() >= LEAST_IN_BIN:
                said.append(cut.fitted[inside].mean())
                was.append(cut.came[inside].mean())
        if said:
            rows.append([float(np.mean(said)), *np.quantile(was, [OUTSIDE, 1 - OUTSIDE])])
    risen = np.maximum.accumulate(np.array(rows), axis=0)
    return [[round(float(value), 3) for value in row] for row in risen]


def returned(found: Sequence[Log]) -> list[list[float]]:
    """Days of silence to everyone, and the share of people heard of within a year of it, each log weighted alike."""
    rows = []
    for days in SILENCES:
        shares = [share for log in found if (share := _return_share(log, days)) is not None]
        if shares:
            rows.append([float(days), round(float(np.mean(shares)), 3)])
    return rows


def _return_share(log: Log, days: int) -> float | None:
    who, ts = log.sent.T
    order = np.lexsort((ts, who))
    who, ts = who[order], ts[order]
    place = np.arange(len(who)) - np.searchsorted(who, who)
    until = np.append(ts[1:], 0)
    ends = np.append(who[1:] != who[:-1], True)
    gap = np.where(ends, np.inf, until - ts) / DAY
    counts = (place >= SENT - 1) & (gap > days) & (ts + (days + 365) * DAY <= ts.max())
    return float((gap[counts] <= days + 365).mean()) if counts.sum() >= LEAST_SILENCES else None


def scores(judged: Sequence[Cut]) -> dict[str, object]:
    """What the file says of itself."""
    cells: dict[str, dict[str, float]] = {}
    for name, horizon, target in sorted({cut[:3] for cut in judged}):
        same = [right(cut.came, cut.fitted) for cut in judged if cut[:3] == (name, horizon, target)]
        mean = np.nanmean(np.array(same), axis=0) if any(np.isfinite(one.auc) for one in same) else None
        if mean is not None:
            cells[f"{name} {horizon} {target}"] = {
                "auc": _short(mean[0]),
                "log_loss": _short(mean[2]),
                "ece": _short(mean[4]),
            }
    pools = {"organisations": ORGANISATIONS, "lists": {cut.log for cut in judged} - ORGANISATIONS - {"collegemsg"}}
    pooled = {name: _pooled(judged, members) for name, members in pools.items()}
    return {"left_out": cells, "pooled_ece_30_90": pooled}


def _pooled(judged: Sequence[Cut], members: set[str]) -> dict[str, float]:
    kept = {
        target: [c for c in judged if c.log in members and c.horizon in {30, 90} and c.target == target]
        for target in TARGETS
    }
    return {
        target: _short(pooled_ece(np.concatenate([c.came for c in rows]), np.concatenate([c.fitted for c in rows])))
        for target, rows in kept.items()
    }


def _short(value: float) -> float:
    return round(float(value), 3)


@cache
def built(ties: Path, mail: Path) -> str:
    """The text of the file."""
    found = logs(ties, mail)
    rates = usual_rates(found)
    shown = seen(found, rates)
    judged = list(left_out(found, shown, rates))
    whole = lines(shown, [log.name for log in found])
    written = {
        "version": 1,
        "about": ABOUT,
        "sources": SOURCES,
        "rates": rates._asdict(),
        "lines": {
            str(horizon): {
                target: {view: line.tolist() for view, line in zip(VIEWS, whole[horizon, target], strict=True)}
                for target in TARGETS
            }
            for horizon in HORIZONS
        },
        "bands": bands(judged),
        "returns": returned(found),
        "scores": scores(judged),
    }
    return json.dumps(written, indent=1) + "\n"


def main() -> int:
    """Write the file, or compare it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ties", type=Path, required=True)
    parser.add_argument("--mail", type=Path, required=True)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    text = built(given.ties, given.mail)
    if not given.check:
        OUT.write_text(text, "ascii")
        return 0
    same = OUT.read_text("ascii") == text
    print("the same, byte for byte" if same else "differs")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
