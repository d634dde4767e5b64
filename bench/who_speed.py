"""How long who is who takes: ``python bench/who_speed.py [--handles 50000] [--more 100] [--json]``.

Invented handles: names drawn from the shipped table as often as people have them there, six surnames of ten nobody's,
so that there are namesakes and a crowd; one to three addresses each, at public hosts and at 3,000 firms. All at once
first, then some more beside them. One process; wall and CPU seconds, and memory at its highest.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import resource
import time
from collections.abc import Iterator

from goodterms.people.frequency import listed
from goodterms.people.seen import Somebody
from goodterms.people.who import Index, Resolved
from goodterms.words import Handle

SEED = 20_261
FIRMS = 3_000
PUBLIC = ("gmail.com", "yahoo.com", "web.de")


def handles(seed: int = SEED) -> Iterator[Somebody]:
    """Handles without end, those of one person one after the other."""
    draw = random.Random(seed)  # noqa: S311 - invented people, the same each time
    given, surnames = listed()
    names, weights, listed_surnames = list(given), list(given.values()), list(surnames)
    keys = itertools.count()

    def word() -> str:
        return "".join(draw.choice("bcdfghklmnprstvw") + draw.choice("aeiou") for _ in range(3))

    while True:
        first = draw.choices(names, weights)[0]
        last = word() if draw.random() < 0.6 else draw.choice(listed_surnames)
        shown = f"{first.capitalize()} {last.capitalize()}"
        for _ in range(draw.choice((1, 1, 1, 2, 3))):
            host = draw.choice([*PUBLIC, *(f"firm{draw.randrange(FIRMS)}.example" for _ in range(3))])
            ways = (f"{first}.{last}", f"{first[0]}{last}", last, f"{first}{draw.randrange(99)}", word() + word())
            name = shown if draw.random() < 0.9 else ""
            yield Somebody(next(keys), (Handle("mail", f"{draw.choice(ways)}@{host}", name),))


def timed(index: Index, somebodies: list[Somebody]) -> tuple[Resolved, float, float]:
    """What came of it, wall and CPU seconds."""
    wall, cpu = time.perf_counter(), time.process_time()
    found = index.add(somebodies)
    return found, round(time.perf_counter() - wall, 3), round(time.process_time() - cpu, 3)


def main() -> None:
    """Invents, times, prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--handles", type=int, default=50_000)
    parser.add_argument("--more", type=int, default=100)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    invented = handles()
    parts = [list(itertools.islice(invented, count)) for count in (given.handles, given.more)]
    index, told = Index(), []
    for part in parts:
        found, wall, cpu = timed(index, part)
        told.append({"handles": len(part), "wall": wall, "cpu": cpu, "people": len(found.groups)})
        told[-1] |= {"joins": len(found.joins), "open": len(found.open)}
    peak = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)
    if given.json:
        print(json.dumps({"turns": told, "peak_mb": peak}))
        return
    for turn in told:
        print(", ".join(f"{value:,} {name}" for name, value in turn.items()))
    print(f"{peak:,} MB at its highest")


if __name__ == "__main__":
    main()
