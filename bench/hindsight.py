"""First words after a long silence, weighed as of their day, beside what came back:
``python bench/hindsight.py --ties DIR --mail DIR [--quiet DAYS] [--json]``.

Public logs replayed (`train_replies.py` names them), everybody an owner in turn: a first word (`openers.py`) to
somebody after ``--quiet`` days without a word from either side, or ever. Each is put before the gate as a greeting with
an ask of one weight, with what its sender could count that day; its own words are not read, for most asked nothing of
the kind. So the table says what the *history* behind a verdict is worth, and nothing of the words: answered within 14
days, by verdict. "Who answered whom" on a list is a reply there; in company mail and private messages, a message.
linux-raid stands there twice: by its replies, and by whom its mails name in To (`addressed.py`).

Wanted: go returns clearly more than don't, in each log with forty of either. Owners are counted, for ten busy people
must not speak for all; and the range is of owners drawn anew a thousand times (fixed seed), four draws in five.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from addressed import addressed
from goodterms.asks.gate import weigh
from goodterms.asks.reading.read import read
from goodterms.asks.standards import DEFAULTS
from goodterms.ties.columns import Floats
from goodterms.ties.edges import Whole
from goodterms.ties.tie import ties
from goodterms.words import DAY, Case, Coverage, Facts, Kind, Person, Tie, Word
from openers import Openers, openers
from train_replies import logs
from train_ties import LISTS

ASKS = {"advice": Kind.ADVICE, "favour": Kind.FAVOUR, "introduction": Kind.INTRODUCTION}
"""An ask of weight 1, 2 and 3."""

TEXT = "Hello there, I hope you are well."
"""What stands before the ask: words of its own are not at stake here."""

QUIET = 30
DRAWS = 1_000
FOUR_IN_FIVE = (10, 90)
LEAST = 40
WHOLE = ("n_in", "n_out", "days", "two_way", "two_way_days", "occasions", "first", "last")
MAYBE = ("last_in", "last_out", "last_two_way", "first_occasion", "last_occasion", "median_gap")


class Row(NamedTuple):
    """One ask in one log: of ``n`` first words with this verdict by so many owners, the share that was answered."""

    log: str
    ask: str
    verdict: str
    n: int
    owners: int
    answered: float
    low: float
    high: float


def measured(known: Mapping[str, Openers], quiet: int) -> list[Row]:
    """Every ask in every log."""
    return [row for name, log in known.items() for row in _of_log(name, _after(log, quiet))]


def _after(log: Openers, quiet: int) -> Openers:
    """First words after so many days of silence, or to somebody who had never been in touch."""
    silence = log.ts - log.columns["last"]
    return log.some(np.isnan(silence) | (silence >= quiet * DAY))


def _of_log(name: str, log: Openers) -> Iterator[Row]:
    stood = list(_ties(log))
    begins = int(log.ts.min(initial=0))
    for ask, kind in ASKS.items():
        words = np.array([_word(kind, tie, int(ts), begins) for tie, ts in zip(stood, log.ts, strict=True)])
        for word in map(str, Word):
            rows = words == word
            if rows.any():
                yield _row(name, ask, word, log.owner[rows], log.answered[rows])


def _row(name: str, ask: str, word: str, owners: Whole, answered: Floats) -> Row:
    who, place = np.unique(owners, return_inverse=True)
    asked, came = np.bincount(place), np.bincount(place, answered)
    draw = np.random.default_rng(1).integers(0, len(who), (DRAWS, len(who)))
    low, high = np.percentile(came[draw].sum(1) / asked[draw].sum(1), FOUR_IN_FIVE)
    return Row(name, ask, word, len(answered), len(who), float(answered.mean()), float(low), float(high))


def _ties(log: Openers) -> Iterator[Tie]:
    """How each two stood just before. Everybody of the log is known by name; their second clock is left out."""
    return (_judged(log, place) for place in range(len(log.ts)))


def _judged(log: Openers, place: int) -> Tie:
    n = slice(place, place + 1)
    never = np.full(1, np.nan)
    columns = {name: column[n] for name, column in log.columns.items()}
    columns |= {"listed": np.ones(1), "depth_word": never, "last_sighting": never, "seen_elsewhere": np.zeros(1)}
    columns |= {"returned_at": never, "usual_pause": never, "seen_until": log.ts[n].astype(np.float64)}
    rank, state, likely = ties(columns, as_of=int(log.ts[place]), standards=DEFAULTS).names(0)
    return Tie(rank, state, _facts(log, place), likely)


def _facts(log: Openers, place: int) -> Facts | None:
    if not log.columns["days"][place]:
        return None
    whole: dict[str, Any] = {name: int(log.columns[name][place]) for name in WHOLE}
    maybe = {name: float(log.columns[name][place]) for name in MAYBE}
    gap = maybe.pop("median_gap")
    times: dict[str, Any] = {name: None if np.isnan(value) else int(value) for name, value in maybe.items()}
    return Facts(person=int(log.other[place]), **whole, **times, median_gap=None if np.isnan(gap) else gap)


def _word(kind: Kind, tie: Tie, ts: int, begins: int) -> str:
    case = Case(
        to="somebody@example.com",
        person=Person(1, "Somebody", "person", ()),
        tie=tie,
        reading=read(TEXT, kind),
        recent=(),
        recipients=1,
        as_of=ts,
        coverage=(Coverage("mail", begins, ts),),
    )
    return str(weigh(case).word)


def show(rows: Sequence[Row]) -> None:
    """The table; and where go does not return more than don't, that."""
    print(f"{'log':16}{'ask':14}{'verdict':13}{'first words':>12}{'owners':>8}{'answered':>10}{'range':>16}")
    for row in rows:
        spread = f"{row.low:.2f} to {row.high:.2f}"
        print(f"{row.log:16}{row.ask:14}{row.verdict:13}{row.n:12,}{row.owners:8,}{row.answered:10.2f}{spread:>16}")
    print()
    for name, ask, go, dont in beside(rows):
        print(f"{name:16}{ask:14} go {go.answered:.2f}, don't {dont.answered:.2f}: {_verdict(go, dont)}")


def beside(rows: Sequence[Row]) -> Iterator[tuple[str, str, Row, Row]]:
    """Go and don't of one ask in one log, where each has forty or more."""
    found = {(row.log, row.ask, row.verdict): row for row in rows if row.n >= LEAST}
    for (name, ask, word), row in found.items():
        if word == Word.GO and (name, ask, str(Word.DONT)) in found:
            yield name, ask, row, found[name, ask, str(Word.DONT)]


def _verdict(go: Row, dont: Row) -> str:
    if go.low > dont.high:
        return "clearly more"
    return "more, but the ranges meet" if go.answered > dont.answered else "NOT more"


def main(words: Sequence[str] | None = None) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--ties", type=Path, required=True, help="folder of the contact logs")
    parser.add_argument("--mail", type=Path, required=True, help="folder of the mailing lists")
    parser.add_argument("--quiet", type=int, default=QUIET, help="days of silence before a first word")
    parser.add_argument("--json", action="store_true")
    told = parser.parse_args(words)
    known = logs(told.ties, told.mail)
    known["linux-raid, To"] = openers(addressed(told.mail / LISTS["linux-raid"], "vger.kernel.org"))
    rows = measured(known, told.quiet)
    if told.json:
        print(json.dumps({"rows": [row._asdict() for row in rows]}))
    else:
        show(rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
