"""The shape of the village beside real logs: ``python bench/village_shape.py [--logs DIR] [--million] [--json]``.

Contacts per tie, share of two-way ties, gaps between contacts, burstiness, share of bulk mail: so that a reader sees
where the invented life differs from real ones. Nothing shown by the village is evidence about people. ``--logs``: a
folder of contact logs with lines of ``from to ... seconds``, gzipped, read in place. ``--million`` times a village of a
million interactions and says how much memory it took.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from goodterms.village.happened import OWNER, Fate, Happened, Via, What
from goodterms.village.life import simulate
from goodterms.words import DAY

SEED = 20_263
"""Not used while developing; those were 1 to 11, and 20261 for the pace of large villages."""

MILLION_PEOPLE = 9_000
AIMED = 1_100_000
"""The pace is set for about so many; a village of this size has somewhat fewer."""
PERSONAL = frozenset({What.MESSAGE, What.CALL, What.MEETING})
MANY = 10
ENOUGH = 10
"""Contacts from which the burstiness of a tie is taken."""


class Contact(NamedTuple):
    """One contact: the tie, whether its first side acted, and when (seconds)."""

    tie: tuple[int, int]
    first: bool
    ts: int


class Shape(NamedTuple):
    """What a log looks like. ``gaps``: days between contacts at the 10th, 50th, 90th and 99th percentile."""

    ties: int
    median: float
    p90: float
    p99: float
    top_tenth: float
    two_way: float
    gaps: tuple[float, ...]
    burstiness: float
    bulk: float | None


def shape(contacts: Iterable[Contact], bulk: float | None = None) -> Shape:
    """The figures of a log."""
    times: dict[tuple[int, int], list[int]] = defaultdict(list)
    sides: dict[tuple[int, int], set[bool]] = defaultdict(set)
    for contact in contacts:
        times[contact.tie].append(contact.ts)
        sides[contact.tie].add(contact.first)
    counts = np.sort(np.array([len(found) for found in times.values()]))
    gaps = [np.diff(np.sort(np.array(found))) / DAY for found in times.values() if len(found) > 1]
    every = np.concatenate(gaps)
    return Shape(
        len(counts),
        float(np.percentile(counts, 50)),
        float(np.percentile(counts, 90)),
        float(np.percentile(counts, 99)),
        float(counts[-max(1, len(counts) // 10) :].sum() / counts.sum()),
        float(np.mean([len(found) == 2 for found in sides.values()])),
        tuple(float(np.percentile(every, at)) for at in (10, 50, 90, 99)),
        float(np.median([burstiness(gap) for gap in gaps if len(gap) >= ENOUGH - 1])),
        bulk,
    )


def burstiness(gaps: NDArray[np.float64]) -> float:
    """B of Goh and Barabasi (2008): (deviation - mean) / (deviation + mean) of the gaps; 0 is chance, 1 bursts."""
    mean, deviation = float(gaps.mean()), float(gaps.std())
    return (deviation - mean) / (deviation + mean) if mean + deviation else 0.0


def logged(path: Path) -> Iterator[Contact]:
    """The contacts of a real log."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            words = line.split()
            one, other, ts = int(words[0]), int(words[1]), int(words[-1])
            if one != other:
                yield Contact((min(one, other), max(one, other)), one < other, ts)


def between(happened: Happened) -> Iterator[Contact]:
    """The contacts that the owner has by it."""
    held = happened.what is not What.MEETING or happened.fate in {Fate.HELD, Fate.MOVED}
    if happened.what not in PERSONAL or happened.group or len(happened.to) > MANY or not held:
        return
    if happened.sender != OWNER:
        yield Contact((OWNER, happened.sender), first=False, ts=happened.ts)
        return
    for person in happened.to:
        yield Contact((OWNER, person), first=True, ts=happened.ts)


def invented(seed: int, people: int, years: int) -> Shape:
    """The shape of one village."""
    mail: Counter[bool] = Counter()
    contacts: list[Contact] = []
    for happened in simulate(seed, people, years).happenings():
        contacts.extend(between(happened))
        if happened.via is Via.MAIL and happened.sender != OWNER:
            mail[happened.what is not What.MESSAGE or bool(happened.group) or len(happened.to) > MANY] += 1
    return shape(contacts, mail[True] / mail.total())


MEASURED = {"never wrote": 0.21, "mostly I write": 0.50, "balanced": 0.79, "silent > 30 d, wrote 10+": 0.89}
"""Replies within 7 days in company mail, by what was before (one log of 271 days)."""


def answered(seed: int, people: int, years: int) -> dict[str, tuple[float, int]]:
    """Of the mails with which the owner begins, the share answered within 7 days, by what was before, and how many."""
    wrote: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
    open_: dict[int, tuple[int, list[str]]] = {}
    counts: dict[str, list[int]] = {name: [0, 0] for name in MEASURED}
    for h in simulate(seed, people, years).happenings():
        if (
            h.via is not Via.MAIL
            or h.what is not What.MESSAGE
            or h.group
            or len(h.to) != 1
            or OWNER not in (h.sender, *h.to)
        ):
            continue
        ours = h.sender == OWNER
        before = wrote[h.to[0] if ours else h.sender]
        if ours and not h.answers:
            open_[h.number] = h.ts, names_of(before[0], before[1], before[2], h.ts)
            for name in open_[h.number][1]:
                counts[name][1] += 1
        elif not ours and h.answers in open_:
            ts, names = open_.pop(h.answers)
            for name in names:
                counts[name][0] += h.ts - ts < 7 * DAY
        before[0 if ours else 1] += 1
        before[2] = h.ts
    return {name: (yes / max(1, every), every) for name, (yes, every) in counts.items()}


def names_of(we: int, they: int, last: int, ts: int) -> list[str]:
    """What was between the two before, in the words of `MEASURED`."""
    found = ["never wrote" if not they else "mostly I write" if they * 2 < we else "balanced"]
    return [*found, "silent > 30 d, wrote 10+"] if they >= 10 and ts - last > 30 * DAY else found


def million(seed: int) -> dict[str, float]:
    """Seconds and memory of a million interactions, put into words and thrown away."""
    began, cpu = time.perf_counter(), time.process_time()
    count = sum(1 for _ in simulate(seed, MILLION_PEOPLE, interactions=AIMED).happenings())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "interactions": count,
        "seconds": round(time.perf_counter() - began, 1),
        "cpu": round(time.process_time() - cpu, 1),
        "peak_mb": round(peak),
    }


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--logs", type=Path)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--people", type=int, default=400)
    parser.add_argument("--years", type=int, default=12)
    parser.add_argument("--million", action="store_true")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    if asked.million:
        took = million(asked.seed)
        print(json.dumps(took))
        return
    rates = answered(asked.seed, asked.people, asked.years)
    shapes = {f"village, seed {asked.seed}": invented(asked.seed, asked.people, asked.years)}
    for path in sorted(asked.logs.glob("*.txt.gz")) if asked.logs else []:
        if not path.name.startswith("CDNOW"):
            shapes[path.name.removesuffix(".txt.gz")] = shape(logged(path))
    if asked.json:
        print(json.dumps({"shapes": {name: found._asdict() for name, found in shapes.items()}, "answered": rates}))
        return
    print(table(shapes))
    print("\nMails with which the owner begins, answered within 7 days: village / measured on company mail")
    for name, (share, count) in rates.items():
        print(f"{name:28}{share:5.2f} of {count:5}  /  {MEASURED[name]:.2f}")


def table(shapes: dict[str, Shape]) -> str:
    """The figures side by side."""
    lines = [
        f"{'':28} ties  contacts/tie: median    p90    p99  top 10 %  two-way  gaps, days: 10/50/90/99 %      B   bulk"
    ]
    for name, found in shapes.items():
        gaps = " ".join(f"{gap:8.3f}" for gap in found.gaps)
        bulk = "    -" if found.bulk is None else f"{found.bulk:5.2f}"
        lines.append(
            f"{name:28}{found.ties:5}{found.median:22.0f}{found.p90:7.0f}{found.p99:7.0f}{found.top_tenth:10.2f}"
            f"{found.two_way:9.2f} {gaps} {found.burstiness:6.2f} {bulk}"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
