"""How surely it is read how a message is put: ``python bench/put.py --data DIR [--show NAME] [--json]``.

``--data``: a folder with labelled sentences of others: ``goemotions`` (Demszky et al. 2020), ``clinc`` (Larson et al.
2019), ``advice`` (Govindarajan et al. 2020), ``dailydialog`` (Li et al. 2017, not for commercial use: only tested
here). Cues were made while looking at the training parts; the figures are of the parts that were not looked at. Where a
set has no label for a thing, its finds are alarms to be read by eye: ``--show promises`` prints fifty of them, seeded.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from goodterms.asks.reading.congratulation import congratulation
from goodterms.asks.reading.gap import owns_gap
from goodterms.asks.reading.gives import advises, gives
from goodterms.asks.reading.greeting import greeting
from goodterms.asks.reading.mass import mass
from goodterms.asks.reading.opt_out import opt_out
from goodterms.asks.reading.personal import personal_hello
from goodterms.asks.reading.promises import promises
from goodterms.asks.reading.shared import shared
from goodterms.asks.reading.slips import slips
from goodterms.asks.reading.sorry import sorry_for_missing
from goodterms.asks.reading.thanks import thanks
from goodterms.words import Span

WRITTEN = 1_714_564_800
"""1 May 2024, from which "Monday" is told."""

COMMISSIVE = "4"
"""The act of promising, offering, agreeing in DailyDialog."""

SHOWN = 50

_SPACED = re.compile(r" (?=(?:['\u2019](?:s|m|re|ve|ll|d|t)|n['\u2019]t)\b|[,.?!])")

Found = Callable[[str], Span | None]


def _first(spans: tuple[Span, ...]) -> Span | None:
    return spans[0] if spans else None


def _span(one: object) -> Span | None:
    found = getattr(one, "span", None)
    return found if isinstance(found, Span) else None


READERS: dict[str, Found] = {
    "thanks": lambda text: _first(tuple(one.span for one in thanks(text))),
    "congratulation": lambda text: _span(congratulation(text)),
    "promises": lambda text: _first(tuple(one.span for one in promises(text, WRITTEN))),
    "gives": lambda text: _first(gives(text)),
    "advice": lambda text: _first(advises(text)),
    "greeting": greeting,
    "personal hello": lambda text: _span(personal_hello(text)),
    "owns the gap": owns_gap,
    "shared history": lambda text: _first(shared(text)),
    "sorry for missing": lambda text: _span(sorry_for_missing(text)),
    "opt-out": lambda text: _span(opt_out(text)),
    "to many": mass,
    "slips": lambda text: _first(slips(text)),
}


class Labelled(NamedTuple):
    """A sentence with its labels."""

    text: str
    labels: frozenset[str]


class Score(NamedTuple):
    """How many were found, how many of them carry the label, how many carry it in all (`wanted`)."""

    found: int
    right: int
    wanted: int
    of: int


def plain(text: str) -> str:
    """A sentence without the blanks that a tokeniser left before its apostrophes and stops."""
    return _SPACED.sub("", text.replace(" \u2019 ", "\u2019").replace(" ' ", "'"))


def goemotions(data: Path) -> list[Labelled]:
    """Comments of the development and test parts with their emotions, a name put back for the mask ``[NAME]``."""
    names = (data / "goemotions" / "labels.txt").read_text("utf-8").split()
    rows = [
        line.split("\t")
        for part in ("dev", "test")
        for line in (data / "goemotions" / f"{part}.tsv").read_text("utf-8").splitlines()
    ]
    return [
        Labelled(text.replace("[NAME]", "Kim"), frozenset(names[int(n)] for n in labels.split(",")))
        for text, labels, _ in rows
    ]


def clinc(data: Path) -> list[Labelled]:
    """Spoken commands of the validation and test parts with their intents."""
    parts = json.loads((data / "clinc" / "data_full.json").read_text("utf-8"))
    return [Labelled(text, frozenset({label})) for part in ("val", "test") for text, label in parts[part]]


def advice(data: Path) -> list[Labelled]:
    """Sentences of the development and test parts, labelled advice or not by most of their readers."""
    paths = [
        data / "advice" / f"{forum}_{part}.tsv" for forum in ("askparents", "needadvice") for part in ("dev", "test")
    ]
    rows = [line.split("\t") for path in paths for line in path.read_text("utf-8").splitlines()[1:]]
    return [Labelled(plain(row[3]), frozenset({"advice"} if row[1] == "1" else ())) for row in rows]


def dailydialog(data: Path) -> list[Labelled]:
    """Utterances of both parts with their acts, 1 to 4."""
    return [one for part in ("dev", "test") for one in _dialogs(data / "dailydialog" / f"en_{part}.txt")]


def _dialogs(path: Path) -> Iterator[Labelled]:
    for line in path.read_text("utf-8").splitlines():
        said, _, acts, _ = line.split("\t")
        for text, act in zip(said.split("__eou__"), acts.split(), strict=False):
            yield Labelled(plain(text.strip()), frozenset({act}))


def score(rows: list[Labelled], find: Found, labels: set[str], *, among: Callable[[str], bool] | None = None) -> Score:
    """One reader against some labels; ``among`` narrows what is wanted."""
    found = [row for row in rows if find(row.text)]
    wanted = [row for row in rows if row.labels & labels and (among is None or among(row.text))]
    hit = [row for row in wanted if find(row.text)] if among else [row for row in found if row.labels & labels]
    return Score(len(found), sum(bool(row.labels & labels) for row in found), len(hit), len(wanted))


def _says_for(text: str) -> bool:
    low = text.lower()
    return "thank" in low and " for " in low


WARM = {"admiration", "joy", "pride", "excitement", "love", "approval", "optimism", "caring"}
CHECKS: tuple[tuple[str, str, set[str], Callable[[str], bool] | None], ...] = (
    ("thanks", "goemotions", {"gratitude"}, None),
    ("thanks", "goemotions", {"gratitude"}, _says_for),
    ("congratulation", "goemotions", WARM, None),
    ("advice", "advice", {"advice"}, None),
    ("greeting", "clinc", {"greeting"}, None),
    ("personal hello", "clinc", {"greeting"}, None),
    ("promises", "dailydialog", {COMMISSIVE}, None),
)  # fmt: skip


def speed(texts: list[str]) -> float:
    """Texts a second of CPU, all readers together, dateparser left out."""
    some = [text for text in texts if not re.search(r"\d", text)]
    start = time.process_time()
    for text in some:
        for find in READERS.values():
            find(text)
    return len(some) / (time.process_time() - start)


def measured(data: Path) -> dict[str, Any]:
    """All figures."""
    sets = {
        "goemotions": goemotions(data),
        "clinc": clinc(data),
        "advice": advice(data),
        "dailydialog": dailydialog(data),
    }
    checks = [
        {"reader": name, "on": kept, "labels": sorted(labels), "narrowed": among is not None}
        | score(sets[kept], READERS[name], labels, among=among)._asdict()
        for name, kept, labels, among in CHECKS
    ]
    finds = {
        name: {kept: sum(find(row.text) is not None for row in rows) for kept, rows in sets.items()}
        for name, find in READERS.items()
    }
    return {
        "checks": checks,
        "finds": finds,
        "sizes": {kept: len(rows) for kept, rows in sets.items()},
        "texts a second": round(speed([row.text for rows in sets.values() for row in rows])),
    }


def show(data: Path, name: str) -> Iterator[str]:
    """Fifty finds of one reader with the labels, seeded."""
    rows = (
        dailydialog(data) if name == "promises" else goemotions(data) + clinc(data) + advice(data) + dailydialog(data)
    )
    hits = [(row, found) for row in rows if (found := READERS[name](row.text))]
    for row, found in random.Random(1).sample(hits, min(SHOWN, len(hits))):  # noqa: S311 - a sample, no secret
        yield f"{','.join(sorted(row.labels)):24} {row.text[: found.start]}[[{found.words}]]{row.text[found.end :]}"


def _table(result: dict[str, Any]) -> str:
    sizes = result["sizes"]
    lines = [f"{'':16}{'on':14}{'found':>7}{'precision':>11}{'recall':>9}  label"]
    lines += [_row(one) for one in result["checks"]]
    lines += ["", f"{'finds in 10,000':20}" + "".join(f"{kept:>13}" for kept in sizes)]
    for name, counts in result["finds"].items():
        lines.append(f"{name:20}" + "".join(f"{counts[kept] / size * 10_000:13.1f}" for kept, size in sizes.items()))
    return "\n".join([*lines, "", f"{result['texts a second']:,} texts a second of CPU, all of it"])


def _row(one: dict[str, Any]) -> str:
    precision, recall = one["right"] / max(1, one["found"]), one["wanted"] / max(1, one["of"])
    label = one["labels"][0] if len(one["labels"]) == 1 else "any warm one"
    narrowed = ', of those with "thank ... for"' if one["narrowed"] else ""
    return f"{one['reader']:16}{one['on']:14}{one['found']:7}{precision:11.2f}{recall:9.2f}  {label}{narrowed}"


def main() -> None:
    """Prints the tables, or some finds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--data", type=Path, required=True, help="folder that holds goemotions, clinc, advice, dailydialog"
    )
    parser.add_argument("--show", choices=sorted(READERS), help="print finds to be read by eye")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    if given.show:
        sys.stdout.write("\n".join(show(given.data, given.show)) + "\n")
        return
    result = measured(given.data)
    sys.stdout.write((json.dumps(result) if given.json else _table(result)) + "\n")


if __name__ == "__main__":
    main()
