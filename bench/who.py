"""Who is who beside the truth: ``python bench/who.py CSV [--columns column=meaning,...] [--json]``.

CSV has the columns ``name``, ``email``, ``truth`` and optionally ``phone``, ``url``, ``organisation``, ``birthday``,
``address``, ``number``; others are left alone. A row is one handle as seen; rows of one truth are one person. Columns
that are called otherwise are named by ``--columns raw_name=name,raw_email=email``; several of one meaning are put
together with a blank (``given=name,surname=name``). ``--format`` knows the published sets: sympy, febrl, splink,
figures.

Precision and recall are of pairs of rows. Pairs with one full name of two words or more whom the truth keeps apart
cannot be told from what the rows say, and a map made by hand may have missed them, so there are
figures with and without.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from goodterms.people.parts import name_parts
from goodterms.people.questions import people_about, questions
from goodterms.people.seen import Somebody
from goodterms.people.who import Resolved, resolve
from goodterms.words import Handle

MEANINGS = ("name", "email", "phone", "url", "organisation", "birthday", "address", "number", "truth")
_FEBRL = (
    "given_name=name,surname=name,date_of_birth=birthday,street_number=address,address_1=address,address_2=address,"
    "suburb=address,postcode=address,state=address"
)
FORMATS = {
    "sympy": "raw_name=name,raw_email=email,canonical_name=truth,canonical_email=truth",
    "febrl": _FEBRL + ",rec_id=truth",
    "splink": "first_name=name,surname=name,dob=birthday,city=address,email=email,cluster=truth",
    "figures": "full_name=name,dob=birthday,birth_place=address,postcode_fake=address,cluster=truth",
}
"""The columns of the published sets. A febrl record's truth is its number before ``-org`` or ``-dup``."""

Row = dict[str, str]
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
        """Shares of one, rounded."""
        return {
            "pair_precision": round(self.right / max(1, self.made), 5),
            "pair_recall": round(self.right / max(1, self.belong), 5),
            "cluster_precision": round(self.clusters_right / max(1, self.clusters_made), 5),
            "cluster_recall": round(self.clusters_right / max(1, self.clusters), 5),
            "false_pairs": self.made - self.right,
        }


def rows(lines_: Iterable[Row], columns: Mapping[str, str]) -> list[Row]:
    """Rows with the columns that mean something, blanks between those of one meaning."""
    return [_meant(line, columns) for line in lines_]


def _meant(line: Row, columns: Mapping[str, str]) -> Row:
    row: dict[str, list[str]] = defaultdict(list)
    for column, value in line.items():
        meaning = columns.get(column, column if column in MEANINGS and column not in columns.values() else "")
        if meaning and value:
            row[meaning].append(value)
    return {meaning: " ".join(values) for meaning, values in row.items()}


def lines(path: Path) -> Iterator[Row]:
    """Lines of a CSV or Parquet file, every value a string."""
    if path.suffix == ".parquet":
        import duckdb

        found = duckdb.read_parquet(str(path))
        for values in found.fetchall():
            yield {k: "" if v is None else str(v) for k, v in zip(found.columns, values, strict=True)}
        return
    with path.open(encoding="utf-8-sig", newline="") as stream:
        for line in csv.DictReader(stream, skipinitialspace=True):
            yield {str(k).strip(): (v or "").strip() for k, v in line.items() if k}


def somebodies(table: Sequence[Row]) -> list[Somebody]:
    """Each row as somebody; what reaches nobody is only a name."""
    return [_somebody(number, row) for number, row in enumerate(table)]


def _somebody(number: int, row: Row) -> Somebody:
    name = row.get("name", "")
    reached = (("mail", "email"), ("phone", "phone"), ("url", "url"))
    handles = tuple(Handle(kind, row[column], name) for kind, column in reached if row.get(column))
    birthday = row.get("birthday", "").replace("-", "")
    return Somebody(
        number,
        handles or (Handle("name", name),),
        birthdays=frozenset({birthday} if len(birthday) == 8 and birthday.isdigit() else ()),
        organisations=_one(row, "organisation"),
        addresses=_one(row, "address"),
        numbers=_one(row, "number"),
    )


def _one(row: Row, column: str) -> frozenset[str]:
    return frozenset({row[column]} if row.get(column) else ())


def figures(
    found: Sequence[Label], truth: Sequence[Label], skip: Counter[tuple[Label, Label]] | None = None
) -> Figures:
    """Counts of one grouping beside the truth. ``skip``: pairs of truths whose pairs of rows are left out."""
    made, belong, right = _pairs(found), _pairs(truth), _pairs(list(zip(found, truth, strict=True)))
    mine, theirs = _clusters(found), _clusters(truth)
    left_out = sum(skip.values()) if skip else 0
    return Figures(right, made - left_out, belong, len(mine & theirs), len(mine), len(theirs))


def _pairs(labels: Sequence[Label]) -> int:
    """Pairs of rows with one label."""
    return sum(n * (n - 1) // 2 for n in Counter(labels).values())


def _clusters(labels: Sequence[Label]) -> set[tuple[int, ...]]:
    groups: dict[Label, list[int]] = defaultdict(list)
    for row, label in enumerate(labels):
        groups[label].append(row)
    return {tuple(group) for group in groups.values()}


def undecidable(found: Sequence[Label], truth: Sequence[Label], table: Sequence[Row]) -> Counter[tuple[Label, Label]]:
    """Pairs of rows put together that the truth keeps apart though both have one full name of two words or more."""
    groups: dict[Label, list[int]] = defaultdict(list)
    for row, label in enumerate(found):
        groups[label].append(row)
    names = [_full(row.get("name", "")) for row in table]
    result: Counter[tuple[Label, Label]] = Counter()
    for members in groups.values():
        if len({truth[row] for row in members}) > 1:
            result.update(_same_name_pairs(members, truth, names))
    return result


def _same_name_pairs(members: list[int], truth: Sequence[Label], names: Sequence[str]) -> Iterator[tuple[Label, Label]]:
    for at, one in enumerate(members):
        for other in members[at + 1 :]:
            if truth[one] != truth[other] and names[one] and names[one] == names[other]:
                yield truth[one], truth[other]


def _full(name: str) -> str:
    parts = name_parts(name)
    return " ".join(sorted(parts.words)) if parts and len(parts.words) > 1 else ""


def ours(table: Sequence[Row]) -> tuple[list[int], Resolved]:
    """The groups of automatic joins, a number a row, and all that was told."""
    resolved = resolve(somebodies(table))
    label = [0] * len(table)
    for number, group in enumerate(resolved.groups):
        for row in group:
            label[row] = number
    return label, resolved


def answered(label: Sequence[int], truth: Sequence[Label], resolved: Resolved) -> tuple[list[int], int, int]:
    """The groups after the questions were answered from the truth; how many were asked, how many were yes."""
    people = len(resolved.groups)
    asked = questions(resolved.open, people_about(resolved))
    parent = list(range(people))

    def root(group: int) -> int:
        while parent[group] != group:
            group = parent[group]
        return group

    yes = 0
    for each in asked:
        most = [Counter(truth[row] for row in side).most_common(1)[0][0] for side in (each.ones, each.others)]
        if most[0] == most[1]:
            yes += 1
            parent[root(label[each.one])] = root(label[each.other])
    return [root(group) for group in label], len(asked), yes


def exact(table: Sequence[Row]) -> list[Label]:
    """The address as written, small letters; who has none is alone."""
    return [row.get("email", "").casefold() or number for number, row in enumerate(table)]


def same_name(table: Sequence[Row]) -> list[Label]:
    """The exact address, and the full name as written, small letters, chained."""
    parent = list(range(len(table)))

    def root(row: int) -> int:
        while parent[row] != row:
            parent[row] = parent[parent[row]]
            row = parent[row]
        return row

    first: dict[tuple[str, str], int] = {}
    for number, row in enumerate(table):
        name = row.get("name", "").casefold()
        for key in (("email", row.get("email", "").casefold()), ("name", name if " " in name else "")):
            if key[1]:
                parent[root(number)] = root(first.setdefault(key, number))
    return [root(row) for row in range(len(table))]


def half(truth: Label) -> str:
    """Half of the people to look at while developing, half to leave alone."""
    return "seen" if hashlib.sha256(repr(truth).encode()).digest()[0] % 2 == 0 else "unseen"


def measure(table: Sequence[Row], splink: Sequence[Label] | None = None) -> dict[str, Any]:
    """Everything that is printed, of one set. ``splink``: its clusters, where it was asked."""
    truth = [row.get("truth", f"row {number}") for number, row in enumerate(table)]
    started, spent = time.perf_counter(), time.process_time()
    label, resolved = ours(table)
    seconds, cpu = time.perf_counter() - started, time.process_time() - spent
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    after, asked, yes = answered(label, truth, resolved)
    people = len(set(truth))
    told: dict[str, Any] = figures(label, truth, undecidable(label, truth, table)).told()
    told |= {"questions_per_1000": round(1000 * asked / max(1, people), 2), "seconds": round(seconds, 3)}
    told |= {
        "cpu": round(cpu, 3),
        "peak_mb": round(peak, 1),
        "rows": len(table),
        "people": people,
        "asked": asked,
        "yes": yes,
    }
    told["with_same_names"] = figures(label, truth).told()
    told["answered"] = figures(after, truth, undecidable(after, truth, table)).told()
    told["halves"] = {side: _half(side, label, truth, table) for side in ("seen", "unseen")}
    told["shared"] = [each.says for each in resolved.shared][:5]
    peers = {"exact address": exact(table), "and same full name": same_name(table)} | (
        {"Splink": splink} if splink else {}
    )
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


def columns_of(text: str) -> dict[str, str]:
    """``a=name,b=email`` as a mapping."""
    found = dict(part.split("=", 1) for part in text.split(",") if part)
    unknown = set(found.values()) - set(MEANINGS)
    if unknown:
        raise SystemExit(f"No such meaning: {', '.join(sorted(unknown))}. There are {', '.join(MEANINGS)}.")
    return {column.strip(): meaning for column, meaning in found.items()}


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


def _splink(name: str | None, published: Sequence[Row]) -> Sequence[Label] | None:
    """Splink's clusters of a set that its documentation has settings for, where Splink is installed."""
    if name not in {"febrl", "splink", "figures"}:
        return None
    try:
        from who_splink import clusters
    except ImportError:
        return None
    started = time.perf_counter()
    found = clusters(name, published)
    print(f"Splink took {time.perf_counter() - started:.1f} s, training and all", file=sys.stderr)
    return found


def main(arguments: Iterable[str] | None = None) -> None:
    """Reads, resolves, prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("csv", nargs="+", type=Path)
    parser.add_argument("--columns", default="", help="column=meaning,...")
    parser.add_argument("--format", choices=sorted(FORMATS), help="the columns of a published set")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(list(arguments) if arguments is not None else None)
    published = [line for path in given.csv for line in lines(path)]
    table = rows(published, columns_of(FORMATS.get(given.format, "") + "," + given.columns))
    if given.format == "febrl":
        table = [row | {"truth": row["truth"].split("-")[1]} for row in table]
    told = measure(table, _splink(given.format, published))
    if given.json:
        json.dump(told, sys.stdout, ensure_ascii=False)
        print()
    else:
        show(given.csv[0].name, told)


if __name__ == "__main__":
    main()
