"""Who can, and who could introduce, beside the truth of an invented village: ``python bench/needs.py [--seed N]``.

200 needs are drawn from the trades of people whom the owner knows, each in a word that the trade itself uses; right is
whoever truly does it at the end, and the right one is whom the owner is closest to by the truth. 200 more are said as
what the trade offers ("advert space"), which may be nobody's title. 200 targets are drawn from people whom somebody
known to the owner shares a circle with; right is somebody who truly shares one, or worked at the same firm at the same
time; *circle*: shares a circle, which is how the village says that two know each other. Shares are of all drawn.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from goodterms.desk.find import find
from goodterms.desk.intro import intro
from goodterms.desk.people import people
from goodterms.desk.trouble import Trouble
from goodterms.village import exports
from goodterms.village.grammar import Half
from goodterms.village.life import simulate
from goodterms.village.trades import TRADES
from goodterms.words import Depth
from village import Row, bring, known, owners, told

SEED = 840_117
"""Seeds used while developing: that of `goodterms demo`. The printed figures use this one."""

DRAWN = 200
FIRST = 3


def measured(seed: int, count: int, years: int) -> dict[str, Any]:
    """Lives, writes out, brings in, and asks."""
    with tempfile.TemporaryDirectory() as kept:
        folder = Path(kept)
        village = simulate(seed, count, years, half=Half.UNSEEN)
        tables = told(village, folder / "truth")
        paths = exports.write(village.villagers, village.happenings(), folder / "exports")
        for batch in exports.batches(paths):
            bring(folder / "home", village, batch)
        rows: Any = people(folder / "home", everyone=True, as_of=village.made.end)
        held = known(rows, owners(tables["persons"]))
        whose = {row: max(set(numbers), key=numbers.count) for row, numbers in held.items()}
        draw = Random(seed)  # noqa: S311 - repeatable, no secret
        made: dict[str, Any] = {"people": len(rows), "end": village.made.end}
        made["find"] = needs(folder / "home", tables, whose, draw, village.made.end)
        made["offered"] = needs(folder / "home", tables, whose, draw, village.made.end, offered=True)
        made["intro"] = introductions(folder / "home", tables, whose, rows, draw, village.made.end)
        return made


def depths(tables: Mapping[str, Sequence[Row]]) -> dict[int, tuple[int, float]]:
    """Person -> depth and closeness at the end, by the truth."""
    last: dict[int, Row] = {}
    for row in tables["ties"]:
        last[row["person"]] = row
    return {person: (Depth(row["depth"]).rank, float(row.get("closeness") or 0)) for person, row in last.items()}


def needs(
    home: Path,
    tables: Mapping[str, Sequence[Row]],
    whose: Mapping[int, int],
    draw: Random,
    end: int,
    *,
    offered: bool = False,
) -> dict[str, Any]:
    """The share of needs (by name of the trade, or as what it offers) with somebody right, and the right one, among the
    first three.
    """
    stood = depths(tables)
    does = {row["number"]: row["works"][-1] for row in tables["persons"] if row["works"]}
    close = {number for number, (depth, _) in stood.items() if depth >= Depth.CONTACT.rank and number in does}
    somebody = closest = asked = 0
    taken: list[float] = []
    for number in draw.choices(sorted(close), k=DRAWN):
        work = does[number]
        trade = TRADES[work["trade"]]
        need = draw.choice(trade.offers if offered else [work["trade"], work["position"], *trade.jobs[1:2]])
        began = time.perf_counter()
        found: Any = find(home, need, as_of=end)
        taken.append(time.perf_counter() - began)
        first = [whose.get(row["person"]["id"]) for row in found["people"][:FIRST]]
        right = {one for one, held in does.items() if held["trade"] == work["trade"]}
        best = max(right & close, key=lambda one: stood[one])
        asked += 1
        somebody += any(one in right for one in first)
        closest += best in first
    return {"n": asked, "somebody": somebody / asked, "closest": closest / asked, "seconds": median(taken)}


def introductions(
    home: Path,
    tables: Mapping[str, Sequence[Row]],
    whose: Mapping[int, int],
    rows: Sequence[Row],
    draw: Random,
    end: int,
) -> dict[str, Any]:
    """The share of targets of whose first three somebody truly shares a circle with them."""
    stood = depths(tables)
    circles = {row["number"]: set(row["circles"]) for row in tables["persons"]}
    close = {number for number, (depth, _) in stood.items() if depth >= Depth.CONTACT.rank}
    ids = {number: row for row, number in whose.items()}
    kinds = {row["id"]: row["kind"] for row in rows}
    targets = [
        number
        for number, held in sorted(circles.items())
        if number in ids
        and kinds[ids[number]] == "person"
        and stood.get(number, (0, 0.0))[0] < Depth.RELATIONSHIP.rank
        and any(held & circles[other] for other in close - {number})
    ]
    right = circle = nobody = asked = 0
    posts = {row["number"]: at_work(row, end) for row in tables["persons"]}
    taken: list[float] = []
    for number in draw.choices(targets, k=DRAWN):
        began = time.perf_counter()
        try:
            found: Any = intro(home, str(ids[number]), as_of=end)
        except Trouble:
            continue
        taken.append(time.perf_counter() - began)
        first = [whose.get(path["person"]["id"]) for path in found["paths"][:FIRST]]
        asked += 1
        nobody += not first
        shared = [bool(circles[number] & circles[one]) for one in first if one in circles]
        circle += any(shared)
        right += any(shared) or any(colleagues(posts[number], posts[one]) for one in first if one in posts)
    return {
        "n": asked,
        "right": right / asked,
        "circle": circle / asked,
        "nobody": nobody / asked,
        "seconds": median(taken),
    }


def at_work(row: Row, end: int) -> list[tuple[str, int, int]]:
    """Where somebody worked: employer, from, until (UTC seconds)."""
    works = [work for work in row["works"] if work["employer"]]
    until = [*(work["since"] for work in works[1:]), end]
    return [(work["employer"], work["since"], last) for work, last in zip(works, until, strict=True)] if works else []


def colleagues(one: Sequence[tuple[str, int, int]], other: Sequence[tuple[str, int, int]]) -> bool:
    """Whether two worked at one firm at one time."""
    return any(a == b and max(s, t) < min(u, v) for a, s, u in one for b, t, v in other)


def main() -> None:
    """Prints the shares, or with ``--json`` one object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--people", type=int, default=400)
    parser.add_argument("--years", type=int, default=12)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    made = measured(given.seed, given.people, given.years)
    if given.json:
        print(json.dumps({"ratios": {"find": made["find"]["closest"], "intro": made["intro"]["right"]}, **made}))
        return
    f, i, o = made["find"], made["intro"], made["offered"]
    print(f"{f['n']} needs: somebody who does it among the first three {f['somebody']:.3f},", end=" ")
    print(f"the closest of them {f['closest']:.3f}; median {1000 * f['seconds']:.0f} ms")
    print(f"{o['n']} as what is offered: somebody who does it {o['somebody']:.3f}, the closest {o['closest']:.3f}")
    print(
        f"{i['n']} targets: somebody who knows them among the first three {i['right']:.3f} (circle {i['circle']:.3f}),",
        end=" ",
    )
    print(f"nobody named {i['nobody']:.3f}; median {1000 * i['seconds']:.0f} ms")


if __name__ == "__main__":
    main()
