"""What all facts cost beside the barest question: ``python bench/facts.py [--ties N] [--json]``.

Ratios of CPU, in one run and turn by turn, of the checked-in SQL against ``select tie, count(*), max(ts) group by`` in
DuckDB on the same invented touches: from a DuckDB table that has what is carried beside each touch (the definition
alone), and from numpy columns, where that is worked out first (as it is used). What it costs to carry it is shown too.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable
from typing import Any, NamedTuple

import duckdb
import numpy as np
from numpy.typing import NDArray

from goodterms.record.facts.count import EMPTY, EVER, count, sql
from goodterms.record.facts.definition import TOUCH
from goodterms.record.facts.growth import grown
from goodterms.record.facts.lookback import look_back

Columns = dict[str, NDArray[Any]]

FLOOR = 'SELECT person, count(*), max(ts) FROM "{}" GROUP BY person'
YEARS_25 = 25 * 365 * 86_400
START = 946_684_800
TURNS = 9


class Cost(NamedTuple):
    """Seconds of one piece of work."""

    cpu: float
    wall: float


def invented(ties: int, seed: int = 1) -> Columns:
    """About 50 touches a tie in a long tail: median 12, p99 near 600, none over 20,000; in tie order."""
    draw = np.random.default_rng(seed)
    sizes = np.clip(12 * np.exp(draw.normal(0, 1.7, ties)), 1, 20_000).astype(np.int64)
    first = np.cumsum(sizes) - sizes
    n = int(sizes.sum())
    ran = np.cumsum((86_400 * np.exp(draw.normal(0.5, 2.2, n))).astype(np.int64))
    ran -= np.repeat(ran[first], sizes)
    squeeze = np.minimum(1.0, YEARS_25 / np.maximum(ran[first + sizes - 1], 1))
    began = START + (draw.random(ties) * YEARS_25).astype(np.int64)
    opened = draw.random(n) < 0.35
    out = draw.integers(0, 2, n)
    return {
        "person": np.repeat(np.arange(1, ties + 1), sizes),
        "ts": (ran * np.repeat(squeeze, sizes)).astype(np.int64) + np.repeat(began, sizes),
        "id": np.arange(n),
        "out": out,
        "weight": np.where(out == 1, 1 / draw.integers(1, 11, n), 1.0),
        "thread": np.cumsum(opened) * (draw.random(n) < 0.9),
        "kind": draw.choice([0, 1, 2, 3], n, p=[0.9, 0.04, 0.05, 0.01]),
    }


def cost(work: Callable[[], object]) -> Cost:
    """CPU of all threads and wall time of doing it once."""
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return Cost(time.process_time() - cpu, time.perf_counter() - wall)


def in_turns(works: dict[str, Callable[[], object]]) -> dict[str, Cost]:
    """Median cost of each, done turn by turn so that a busy machine is busy for all alike; the first turn warms up."""
    turns = [{name: cost(work) for name, work in works.items()} for _ in range(TURNS + 1)][1:]
    return {
        name: Cost(*(statistics.median(column) for column in zip(*(turn[name] for turn in turns), strict=True)))
        for name in works
    }


def measured(ties: int) -> tuple[int, dict[str, Cost]]:
    """How many touches there were, and the cost of each piece of work on them."""
    touches = invented(ties)
    order = [touches[name] for name in ("person", "ts", "id", "out", "thread", "kind")]
    touches |= look_back(*order)._asdict()
    carried = touches | grown(touches)
    engine = duckdb.connect()
    engine.register("columns", carried)
    nulls = ", ".join(f"nullif({name}, {nothing}) AS {name}" for name, nothing in EMPTY.items())
    engine.execute(f"CREATE TABLE touch AS SELECT * REPLACE ({nulls}) FROM (SELECT {', '.join(TOUCH)} FROM columns)")
    works: dict[str, Callable[[], object]] = {
        "floor": lambda: engine.execute(FLOOR.format("touch")).fetchnumpy(),
        "facts": lambda: engine.execute(sql(), {"as_of": EVER}).fetchnumpy(),
        "floor from columns": lambda: engine.execute(FLOOR.format("columns")).fetchnumpy(),
        "facts from columns": lambda: count(touches, None),
        "look back": lambda: look_back(*order),
        "grown": lambda: grown(touches),
    }
    return len(touches["ts"]), in_turns(works)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ties", type=int, default=20_000, help="ties to invent, about 50 touches each")
    parser.add_argument("--json", action="store_true", help="one object with the ratios")
    asked = parser.parse_args()
    touches, costs = measured(asked.ties)
    ratios = {
        "facts / bare group by": costs["facts"].cpu / costs["floor"].cpu,
        "facts / bare group by, from columns": costs["facts from columns"].cpu / costs["floor from columns"].cpu,
    }
    if asked.json:
        print(json.dumps({"ratios": ratios}))
        return
    print(f"{touches:,} touches of {asked.ties:,} ties, median of {TURNS} turns")
    for name, spent in costs.items():
        print(f"{name:<22} {spent.cpu * 1000:8.1f} ms CPU {spent.wall * 1000:8.1f} ms wall")
    for name, ratio in ratios.items():
        print(f"{name:<38} {ratio:6.2f} x  (wanted: at most 4)")


if __name__ == "__main__":
    main()
