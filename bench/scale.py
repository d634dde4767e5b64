"""How fast a large record answers: ``python bench/scale.py [--touches N] [--people N] [--home DIR] [--json]``.

On a synthetic record (`bench/record.py`; with ``--home`` it is kept there and used again), with a bare interpreter
beside:
  today, people, ask for one, ask for 10,000 of a list   cold: a new process each, medians of wall time, page cache warm
  one recipient, 10,000 recipients                       warm: the gate in one process, imports done
  renew 5                                                warm: the facts of five people who were touched
Wanted: today and ask for one under 0.5 s cold; warm one recipient p99 under 20 ms, 10,000 under 1 s, renew 5 under
25 ms.

With ``--firm 1 10 100`` instead: logs of so many million events (`bench/firm.py`), CPU and memory of whole processes
beside the bare question ``select tie, count(*), max(ts) group by`` in DuckDB on the same file, and all facts from
touches in the same proportion (`bench/facts.py`, up to 10). Wanted: counted at most 8 times, facts at most 4 times, and
under 1 GB. ``--whole``: both, one after the other.
"""

from __future__ import annotations

import argparse
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from spent import BARE, GOODTERMS, SOURCE, Spent, compiled, in_turns, spent, surroundings

ASK = """Hello,

we are raising a round for our new company and I would love to show you what we do. Could you introduce me to somebody
at your firm who decides about this? A short call next week would be great.

Mara
"""
VERDICTS = (0, 3, 4)
"""Exit codes of ``goodterms ask`` that are answers."""

FACTS_UP_TO = 10
"""Millions of touches that all facts are counted of in one go; more are counted a share at a time."""

MANY = 10_000
CALLS = 200
WANTED = {"today": 0.5, "ask one": 0.5, "warm one p99": 0.020, "warm 10,000": 1.0, "renew 5": 0.025}

WRITE = """
import sys
from pathlib import Path
from record import write
print(write(Path(sys.argv[1]), *map(int, sys.argv[2:])))
"""
"""Done by a process of its own, for what the measuring one holds counts into the peaks of those that it starts."""

INVENT = """
import sys
from pathlib import Path
from firm import write
write(Path(sys.argv[1]), int(sys.argv[2]))
"""
"""As `WRITE`."""

WARM = """
import json, sqlite3, sys, time
from pathlib import Path
from goodterms.desk.weigh import recipients, weigh
home, text, every, calls = Path(sys.argv[1]), sys.argv[2], recipients(Path(sys.argv[3])), int(sys.argv[4])
weigh(home, text, every[:1])
one, many = [], []
for recipient in every[:: len(every) // calls][:calls]:
    began = time.perf_counter()
    weigh(home, text, [recipient])
    one.append(time.perf_counter() - began)
for _ in range(3):
    began = time.perf_counter()
    weigh(home, text, [], listed=every)
    many.append(time.perf_counter() - began)
from goodterms.record import opened, renew
renewed = []
with opened.writing(home) as connection:
    people = [person for (person,) in connection.execute("SELECT person FROM facts ORDER BY person")]
    for place in range(0, 5 * 41, 5):
        chosen = people[place * 37 % (len(people) - 5):][:5]
        connection.executemany("INSERT INTO stale VALUES (1, ?)", [(person,) for person in chosen])
        began = time.perf_counter()
        renew.renew(connection)
        renewed.append(time.perf_counter() - began)
print(json.dumps({"one": one, "many": many, "renewed": renewed[1:]}))
"""


class Found(NamedTuple):
    """What was measured: whole processes by name, and seconds in a warm process."""

    cold: dict[str, Spent]
    warm: dict[str, float]


def filled(home: Path, touches: int, persons: int) -> None:
    """A record in this home, written now unless there is one."""
    if not (home / "record.sqlite").exists():
        began = time.perf_counter()
        spent([sys.executable, "-c", WRITE, str(home), str(touches), str(persons), "1"], more=_beside())
        took = time.perf_counter() - began
        print(f"wrote {touches:,} touches of {persons:,} people in {took:.0f} s", file=sys.stderr)


def _beside() -> dict[str, str]:
    """Where a child finds the other files of the benches as well as the package."""
    return {"PYTHONPATH": f"{SOURCE}{os.pathsep}{Path(__file__).resolve().parent}"}


def addresses(home: Path, n: int) -> list[str]:
    """Addresses of this many people of the record, and of one in ten that it does not know."""
    with sqlite3.connect(home / "record.sqlite") as connection:
        rows = connection.execute("SELECT value FROM handle WHERE NOT own ORDER BY id LIMIT ?", (n * 9 // 10,))
        known = [value for (value,) in rows]
    return [*known, *(f"nobody{number}@unknown.example" for number in range(n - len(known)))]


def measured(home: Path, desk: Path, turns: int) -> Found:
    """Every command cold, then the gate warm."""
    every = addresses(home, MANY)
    listed, text = desk / "list.csv", desk / "ask.txt"
    listed.write_text("email\n" + "\n".join(every) + "\n", encoding="utf-8")
    text.write_text(ASK, encoding="utf-8")
    program = [*GOODTERMS, "--home", str(home)]
    works = {
        "bare": lambda: spent(BARE),
        "today": lambda: spent([*program, "today", "--json"]),
        "ask one": lambda: spent([*program, "ask", str(text), "--to", every[7], "--json"], fine=VERDICTS),
        "people": lambda: spent([*program, "people", "--json"]),
        "ask 10,000": lambda: spent([*program, "ask", str(text), "--list", str(listed), "--json"], fine=VERDICTS),
    }
    in_turns(works, 1)
    return Found(in_turns(works, turns), warm(home, desk, listed))


def warm(home: Path, desk: Path, listed: Path) -> dict[str, float]:
    """Seconds of the gate where everything is imported and the record opened before."""
    answer = desk / "warm.json"
    with answer.open("wb") as out:
        spent([sys.executable, "-c", WARM, str(home), ASK, str(listed), str(CALLS)], out=out)
    times = json.loads(answer.read_text(encoding="utf-8"))
    return {
        "warm one p50": statistics.median(times["one"]),
        "warm one p99": percentile(times["one"], 99),
        "warm 10,000": statistics.median(times["many"]),
        "renew 5": statistics.median(times["renewed"]),
    }


def percentile(times: Sequence[float], share: int) -> float:
    """The time that ``share`` of a hundred calls do not exceed."""
    return sorted(times)[-(-len(times) * share // 100) - 1]


def firm(sizes: Sequence[int], folder: Path) -> dict[str, float]:
    """Prints a table of whole-firm logs of so many million events; returns the ratios of CPU."""
    from firm import TIES_A_MILLION, costs

    ratios = {}
    for millions in sizes:
        events = folder / "events.parquet"
        spent([sys.executable, "-c", INVENT, str(events), str(millions)], more=_beside())
        found = costs(events)
        for name, cost in found.items():
            ratio = cost.cpu / found["floor"].cpu
            print(f"{millions:>4} M {name:<8}{cost.cpu:9.2f} s CPU {cost.peak_mb:6.0f} MB peak {ratio:7.2f} x floor")
            ratios[f"{name}/floor at {millions} M"] = ratio
        if millions <= FACTS_UP_TO:
            every = facts(TIES_A_MILLION * millions)
            print(f"{millions:>4} M facts from touches {every:32.2f} x floor")
            ratios[f"facts/floor at {millions} M"] = every
    return ratios


def facts(ties: int) -> float:
    """The ratio that `bench/facts.py` finds for so many ties, in a process of its own."""
    said = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("facts.py")), "--ties", str(ties), "--json"],
        env=surroundings(_beside()),
        capture_output=True,
        check=True,
    )
    return float(json.loads(said.stdout)["ratios"]["facts / bare group by"])


def show(found: Found) -> None:
    """A table."""
    for name, cost in found.cold.items():
        ratio = cost.wall / found.cold["bare"].wall
        wanted = f"  (wanted: under {WANTED[name]:g} s)" if name in WANTED else ""
        times = f"{cost.wall:8.3f} s wall {cost.cpu:8.3f} s CPU"
        print(f"{name:<14}{times} {cost.peak_mb:6.0f} MB peak {ratio:7.1f} x bare{wanted}")
    for name, seconds in found.warm.items():
        print(f"{name:<14}{seconds:8.4f} s" + (f"  (wanted: under {WANTED[name]:g} s)" if name in WANTED else ""))


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--touches", type=int, default=1_000_000)
    parser.add_argument("--people", type=int, default=20_000)
    parser.add_argument("--home", type=Path, help="write the record here, or use the one that is here")
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--json", action="store_true", help="one object")
    parser.add_argument("--firm", type=int, nargs="+", metavar="MILLIONS", help="logs of whole firms instead")
    parser.add_argument("--folder", type=Path, help="where such a log is kept while it is measured")
    parser.add_argument("--whole", action="store_true", help="such logs of 1 and 10 million, and then the record")
    asked = parser.parse_args()
    compiled()
    sizes, ratios = asked.firm or ([1, 10] if asked.whole else []), {}
    if sizes:
        with tempfile.TemporaryDirectory(prefix="goodterms-bench-", dir=asked.folder) as folder:
            ratios = firm(sizes, Path(folder))
    if sizes and not asked.whole:
        if asked.json:
            print(json.dumps({"ratios": ratios}))
        return
    with tempfile.TemporaryDirectory(prefix="goodterms-bench-") as folder:
        home = asked.home or Path(folder) / "home"
        filled(home, asked.touches, asked.people)
        found = measured(home, Path(folder), asked.turns)
    if asked.json:
        bare = found.cold["bare"].wall
        ratios |= {f"{name}/bare": cost.wall / bare for name, cost in found.cold.items() if name != "bare"}
        seconds = {name: cost.wall for name, cost in found.cold.items()} | found.warm
        print(json.dumps({"ratios": ratios, "seconds": seconds}))
    else:
        show(found)


if __name__ == "__main__":
    main()
