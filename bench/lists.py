"""How fast a list is split: ``python bench/lists.py [--touches N] [--people N] [--rows N …] [--home DIR] [--json]``.

On the synthetic record of ``bench/scale.py`` (a million touches of 20,000 people) a list of invented rows is weighed
and written to its tables, warm: the interpreter and the record have been used before. Nine rows of ten name somebody of
the record, every third by name instead of by address. A process of its own for each length, whose peak memory is taken.
Wanted: 10,000 rows within 1 s, 100,000 under 200 MB.
"""

from __future__ import annotations

import argparse
import json
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from scale import ASK, filled

MANY = 100
"""Rows of the list that warms the process."""

ROUNDS = 3
WANTED = {10_000: ("seconds", 1.0), 100_000: ("peak_mb", 200.0)}


def table(home: Path, path: Path, rows: int) -> Path:
    """A list of so many rows, in the order of a hash, with columns that say nothing."""
    with sqlite3.connect(home / "record.sqlite") as connection:
        known = connection.execute("SELECT value, name FROM handle WHERE NOT own ORDER BY id * 2654435761 % 4294967296")
        people = known.fetchall()
    with path.open("w", encoding="utf-8") as file:
        file.write("Firm,E-Mail,Name,Remarks\n")
        for row in range(rows):
            address, name = people[row % len(people)]
            if row % 10 == 9:
                address, name = f"stranger{row}@nowhere.example", ""
            cell = "" if row % 3 == 0 and name else address
            file.write(f"Firm {row},{cell},{name},some words on number {row}\n")
    return path


def measure(home: Path, rows: int) -> dict[str, float]:
    """Seconds of the best of `ROUNDS` (one for a long list), and the peak memory of this process in MB."""
    from goodterms.desk.split import split

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        split(home, ASK, table(home, place / "warm.csv", MANY), place / "warm")
        path = table(home, place / "people.csv", rows)
        took = []
        for _ in range(ROUNDS if rows <= min(WANTED) else 1):
            began = time.perf_counter()
            split(home, ASK, path, place / "out", force=True)
            took.append(time.perf_counter() - began)
    return {"seconds": min(took), "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def main(words: Sequence[str] | None = None) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--touches", type=int, default=1_000_000)
    parser.add_argument("--people", type=int, default=20_000)
    parser.add_argument("--rows", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--home", type=Path, help="keep the record here, or use the one that is")
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--json", action="store_true")
    told = parser.parse_args(words)
    if told.alone:
        print(json.dumps(measure(told.home, told.rows[0])))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        home = told.home or Path(folder)
        filled(home, told.touches, told.people)
        found = {rows: _alone(home, rows) for rows in told.rows}
    if told.json:
        print(json.dumps({"lists": found}))
        return 0
    for rows, row in found.items():
        what, most = WANTED.get(rows, ("seconds", float("inf")))
        fits = "" if rows not in WANTED else f"   wanted {what} under {most:g}: {'yes' if row[what] < most else 'no'}"
        print(f"{rows:9,} rows {row['seconds']:7.2f} s {row['peak_mb']:7.0f} MB{fits}")
    return 0


def _alone(home: Path, rows: int) -> dict[str, float]:
    """The measurement in a process of its own."""
    command = [sys.executable, __file__, "--alone", "--home", str(home), "--rows", str(rows)]
    found: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found


if __name__ == "__main__":
    sys.exit(main())
