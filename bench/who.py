"""Who is who beside the truth: ``python bench/who.py CSV [--columns column=meaning,...] [--json]``.

CSV has the columns ``name``, ``email``, ``truth`` and optionally ``phone``, ``url``, ``organisation``, ``birthday``,
``address``, ``number``; others are left alone. A row is one handle as seen; rows of one truth are one person. Columns
that are called otherwise are named by ``--columns raw_name=name,raw_email=email``; several of one meaning are put
together with a blank (``given=name,surname=name``). ``--format`` knows the published sets: sympy, febrl, splink,
figures; there Splink is asked too, with the settings of its own documentation.

Precision and recall are of pairs of rows. Pairs with one full name of two words or more whom the truth keeps apart
cannot be told from what the rows say, and a map made by hand may have missed them, so there are figures without them
(first) and with. The table ends with what bounds the rest: the pairs still missing once the questions are answered.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from goodterms.people.keys import mail_parts
from goodterms.people.parts import name_parts
from goodterms.people.questions import people_about, questions
from goodterms.people.seen import Told
from goodterms.people.who import Resolved, resolve
from who_rows import FORMATS, NotRead, Row, published, somebodies, table

Label = Hashable


class Figures(NamedTuple):
    """Pairs put together rightly and in all, pairs that belong together, and clusters wholly right."""

    right: int
    made: int
    belong: int
    clusters_right: int
    clusters_made: int
    clusters: int

    def told(self) -> dict[str, float]:
        """Shares of one, rounded; of nothing all is right."""
        return {
            "pair_precision": _share(self.right, self.made),
            "pair_recall": _share(self.right, self.belong),
            "cluster_precision": _share(self.clusters_right, self.clusters_made),
            "cluster_recall": _share(self.clusters_right, self.clusters),
            "false_pairs": self.made - self.right,
        }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 5) if whole else 1.0


def figures(found: Sequence[Label], truth: Sequence[Label], skip: int = 0) -> Figures:
    """Counts of one grouping beside the truth. ``skip``: so many of the pairs put together are left out."""
    made, belong, right = _pairs(found), _pairs(truth), _pairs(list(zip(found, truth, strict=True)))
    mine, theirs = _clusters(found), _clusters(truth)
    return Figures(right, made - skip, belong, len(mine & theirs), len(mine), len(theirs))


def _pairs(labels: Sequence[Label]) -> int:
    """Pairs of rows with one label."""
    return sum(n * (n - 1) // 2 for n in Counter(labels).values())


def _clusters(labels: Sequence[Label]) -> set[tuple[int, ...]]:
    groups: dict[Label, list[int]] = defaultdict(list)
    for row, label in enumerate(labels):
        groups[label].append(row)
    return {tuple(group) for group in groups.values()}


def undecidable(found: Sequence[Label], truth: Sequence[Label], table: Sequence[Row]) -> int:
    """Pairs of rows put together that the truth keeps apart though both have one full name of two words or more."""
    named = [
        (label, full, whose)
        for label, row, whose in zip(found, table, truth, strict=True)
        if (full := _full(row.get("name", "")))
    ]
    return _pairs([each[:2] for each in named]) - _pairs(named)


def _full(name: str) -> str:
    parts = name_parts(name)
    return " ".join(sorted(parts.words)) if parts and len(parts.words) > 1 else ""


def ours(table: Sequence[Row], told: Told | None = None) -> tuple[list[int], Resolved]:
    """The groups of automatic joins, a number a row, and all that was told."""
    resolved = resolve(somebodies(table), told=told)
    label = [0] * len(table)
    for number, group in enumerate(resolved.groups):
        for row in group:
            label[row] = number
    return label, resolved


def answered(table: Sequence[Row], truth: Sequence[Label], resolved: Resolved) -> tuple[list[int], int, int]:
    """The groups after the questions were answered from the truth, as an owner would who then imports again; how many
    were asked, how many were yes. What was asked first is the whole of it: no second round of questions.
    """
    asked = questions(resolved.open, people_about(resolved))
    same: set[tuple[int, int]] = set()
    for each in asked:
        most = [Counter(truth[row] for row in side).most_common(1)[0][0] for side in (each.ones, each.others)]
        if most[0] == most[1]:
            same.add((each.one, each.other))
    different = {(each.one, each.other) for each in asked} - same
    label, _ = ours(table, Told(frozenset(same), frozenset(different)))
    return label, len(asked), len(same)


def exact(table: Sequence[Row]) -> list[Label]:
    """The address as written, small letters; who has none is alone."""
    return [row.get("email", "").casefold() or number for number, row in enumerate(table)]


def reaching(table: Sequence[Row]) -> list[Label]:
    """The exact address, but for those that reach nobody, such as ``devnull@localhost``."""
    return [
        label if isinstance(label, str) and mail_parts(label).reaches else number
        for number, label in enumerate(exact(table))
    ]


def same_name(table: Sequence[Row]) -> list[Label]:
    """The exact address that reaches somebody, and the full name as written, small letters, chained."""
    parent = list(range(len(table)))

    def root(row: int) -> int:
        while parent[row] != row:
            parent[row] = parent[parent[row]]
            row = parent[row]
        return row

    first: dict[tuple[str, str], int] = {}
    for number, row in enumerate(table):
        name, mail = row.get("name", "").casefold(), row.get("email", "").casefold()
        mail = mail if mail_parts(mail).reaches else ""
        for key in (("email", mail), ("name", name if " " in name else "")):
            if key[1]:
                parent[root(number)] = root(first.setdefault(key, number))
    return [root(row) for row in range(len(table))]


def bounds(label: Sequence[int], truth: Sequence[Label], table: Sequence[Row], resolved: Resolved) -> dict[str, int]:
    """Pairs of rows still missing, by what the two groups have to go by."""
    groups: dict[Label, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for row, whose in enumerate(truth):
        groups[whose][label[row]].append(row)
    still = {(label[each.one], label[each.other]) for each in resolved.open}
    found: Counter[str] = Counter()
    for parts in groups.values():
        sides = list(parts.items())
        for at, (one, ones) in enumerate(sides):
            for other, others in sides[at + 1 :]:
                opened = (one, other) in still or (other, one) in still
                found[_bound(ones, others, table, opened=opened)] += len(ones) * len(others)
    return dict(found.most_common())


def _bound(ones: Sequence[int], others: Sequence[int], table: Sequence[Row], *, opened: bool) -> str:
    mine, theirs = ({full for row in side if (full := _full(table[row].get("name", "")))} for side in (ones, others))
    if opened:
        return "missing pairs are open questions beyond the fifty for 1,000 people"
    if mine & theirs:
        return "missing pairs have one full name that is too common, or other things that clash"
    if mine and theirs:
        return "missing pairs go by two different full names"
    return "missing pairs have no full name on one side, and nothing that ties it to the other"


def half(truth: Label) -> str:
    """Half of the people to look at while developing, half to leave alone."""
    return "seen" if hashlib.sha256(repr(truth).encode()).digest()[0] % 2 == 0 else "unseen"


def measure(table: Sequence[Row], splink: Mapping[str, Sequence[Label]] | None = None) -> dict[str, Any]:
    """Everything that is printed, of one set. ``splink``: its clusters at some thresholds, where it
    was asked.
    """
    truth = [row.get("truth", f"row {number}") for number, row in enumerate(table)]
    started, spent = time.perf_counter(), time.process_time()
    label, resolved = ours(table)
    seconds, cpu = time.perf_counter() - started, time.process_time() - spent
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    after = answered(table, truth, resolved)
    people = len(set(truth))
    told: dict[str, Any] = figures(label, truth, undecidable(label, truth, table)).told()
    told |= {"questions_per_1000": round(1000 * after[1] / max(1, people), 2), "seconds": round(seconds, 3)}
    told |= {
        "cpu": round(cpu, 3),
        "peak_mb": round(peak, 1),
        "rows": len(table),
        "people": people,
        "asked": after[1],
        "yes": after[2],
    }
    told["with_same_names"] = figures(label, truth).told()
    told["answered"] = figures(after[0], truth, undecidable(after[0], truth, table)).told()
    told["halves"] = {side: _half(side, label, truth, table) for side in ("seen", "unseen")}
    told["shared"] = [each.says for each in resolved.shared][:5]
    peers = {
        "exact address": exact(table),
        "exact address that reaches someone": reaching(table),
        "and same full name": same_name(table),
    } | dict(splink or {})
    told["bounds"] = bounds(after[0], truth, table, resolved)
    told["peers"] = {
        name: figures(found, truth, undecidable(found, truth, table)).told()
        | {"with_same_names": figures(found, truth).told()}
        for name, found in peers.items()
    }
    return told


def _half(side: str, label: Sequence[int], truth: Sequence[Label], table: Sequence[Row]) -> dict[str, float]:
    kept = [row for row in range(len(table)) if half(truth[row]) == side]
    mine, theirs, part = [label[r] for r in kept], [truth[r] for r in kept], [table[r] for r in kept]
    return figures(mine, theirs, undecidable(mine, theirs, part)).told()


def show(name: str, told: Mapping[str, Any], out: Callable[[str], None] = print) -> None:
    """The table."""
    out(f"{name}: {told['rows']:,} rows, {told['people']:,} people; {told['seconds']} s, {told['peak_mb']} MB")
    out(f"{'':34}precision   recall  false pairs  cluster precision   recall")
    lines_: list[tuple[str, Mapping[str, Any]]] = [
        ("automatic joins", told),
        ("  same full names counted too", told["with_same_names"]),
        ("  half looked at", told["halves"]["seen"]),
        ("  half not looked at", told["halves"]["unseen"]),
        (f"{told['asked']} questions answered, {told['yes']} yes", told["answered"]),
    ]
    for peer, figure in told["peers"].items():
        lines_ += [(peer, figure)] + (
            [("  same full names counted too", figure["with_same_names"])] if "with_same_names" in figure else []
        )
    for label, figure in lines_:
        out(
            f"{label:34}{figure['pair_precision']:9.4f}{figure['pair_recall']:9.4f}{figure['false_pairs']:13,}"
            f"{figure['cluster_precision']:19.4f}{figure['cluster_recall']:9.4f}"
        )
    out(f"asked {told['questions_per_1000']} questions for 1,000 people")
    for why, count in told["bounds"].items():
        out(f"  {count:8,} {why}")
    for says in told["shared"]:
        out(f"  {says}")


def _splink(name: str | None, found: Sequence[Row]) -> dict[str, Sequence[Label]]:
    """Splink's clusters of a set that its documentation has settings for, where Splink is installed."""
    if name not in {"febrl", "splink", "figures"}:
        return {}
    try:
        from who_splink import clusters
    except ImportError:
        return {}
    started = time.perf_counter()
    at = clusters(name, found)
    print(f"Splink took {time.perf_counter() - started:.1f} s, training and all", file=sys.stderr)
    return {f"Splink from {threshold}": labels for threshold, labels in at.items()}


def main(arguments: Iterable[str] | None = None) -> None:
    """Reads, resolves, prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("csv", nargs="+", type=Path)
    parser.add_argument("--columns", default="", help="column=meaning,...")
    parser.add_argument("--format", choices=sorted(FORMATS), help="the columns of a published set")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(list(arguments) if arguments is not None else None)
    try:
        found = table(given.csv, given.format, given.columns)
    except NotRead as error:
        raise SystemExit(str(error)) from error
    told = measure(found, _splink(given.format, published(given.csv)))
    if given.json:
        json.dump(told, sys.stdout, ensure_ascii=False)
        print()
    else:
        show(given.csv[0].name, told)


if __name__ == "__main__":
    main()
