"""Whole-firm logs for `bench/scale.py`: who wrote to whom, when; invented, in the order of time, as Parquet.

About 50 events a tie in a long tail (`facts.invented`), ten ties a person. Larger logs are several firms side by side.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import duckdb
import numpy as np

from facts import invented
from spent import GOODTERMS, Spent, spent

TIES_A_MILLION = 20_000
AT_ONCE = 10
"""Millions invented at once: bounds memory."""

END = "2060-01-01"
"""After the last of them: every event is seen."""

FLOOR = """
import sys, duckdb
query = "SELECT least(a, b), greatest(a, b), count(*), max(ts) FROM read_parquet(?) GROUP BY 1, 2"
duckdb.connect(config={"temp_directory": sys.argv[2]}).execute(query, [sys.argv[1]]).fetchnumpy()
"""

COUNT = """
import sys
from pathlib import Path
from goodterms.record.score import duck, events
with duck.engine(Path(sys.argv[2])) as engine:
    log = Path(sys.argv[1])
    events.opened(engine, log)
    events.seen(engine, log, 2**40)
    duck.count(engine, 2**40)
"""


def write(to: Path, millions: int, seed: int = 1) -> None:
    """About so many million events."""
    one = min(millions, AT_ONCE)
    touches = invented(TIES_A_MILLION * one, seed)
    draw = np.random.default_rng(seed + 1)
    ties = TIES_A_MILLION * one + 1
    x, step = draw.integers(0, ties // 10, ties), draw.integers(1, ties // 10, ties)
    y = (x + step) % (ties // 10)
    tie, out = touches["person"], touches["out"] == 1
    events = {"a": np.where(out, x[tie], y[tie]), "b": np.where(out, y[tie], x[tie]), "ts": touches["ts"]}
    with duckdb.connect(config={"memory_limit": "3GB", "temp_directory": str(to.parent)}) as engine:
        engine.execute("SET enable_progress_bar = false")
        engine.register("events", events)
        engine.execute("CREATE TABLE firm AS SELECT * FROM events ORDER BY ts")
        engine.execute(
            f"COPY (SELECT a + {ties} * nth AS a, b + {ties} * nth AS b, ts + nth AS ts "
            f"FROM firm, range({millions // one}) AS side(nth)) TO '{to}' (FORMAT PARQUET)"
        )


def costs(events: Path) -> dict[str, Spent]:
    """Whole processes: the bare question, counting all that judging takes, and ``goodterms score``."""
    with tempfile.TemporaryDirectory(dir=events.parent) as folder:
        program = [*GOODTERMS, "score", str(events), "-o", f"{folder}/scored.parquet", "--as-of", END]
        return {
            "floor": spent([sys.executable, "-c", FLOOR, str(events), folder]),
            "counted": spent([sys.executable, "-c", COUNT, str(events), folder]),
            "scored": spent(program),
        }
