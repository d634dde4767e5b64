"""Trains the shipped weights of who is who: ``python bench/train_who.py MAILMAP... [--write]``.

Two small sets, both read or made here, and Splink's own estimators on top, with the levels of `people/compare`:

names and account names
    the ``.mailmap`` files of IPython 9.18, NiBabel 5.4, Nilearn 0.14 and NumPy 2.4, as their source packages on PyPI
    carry them (BSD 3-clause): which names and addresses of a commit are whose. Given on the command line, none of it
    is shipped.
birthdays, postal addresses, numbers
    invented people whose cards were copied with slips of the pen at fixed rates. What comes out for these is what was
    put in, so these weights are a choice, said as odds.

``m`` is Splink's estimate from the labels, ``u`` its estimate from random pairs of different people; seed and one
thread are fixed, so the same files give the same weights. The sets are small, so ``m`` is drawn towards all levels
alike as if a few pairs more had been seen of each. Levels of which
nothing can be seen in either set (signatures, replies from the other address, ...) are set by hand, below.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import string
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from goodterms.people.compare import Scene, compare
from goodterms.people.frequency import Commonness
from goodterms.people.profile import profile
from goodterms.people.seen import Somebody
from goodterms.people.weights import read
from goodterms.words import Handle

if TYPE_CHECKING:
    from splink import Linker

SEED = 20_261
OUT = Path(__file__).parents[1] / "src/goodterms/people/weights.json"
PAIRS = 200_000
"""Random pairs from which ``u`` is estimated."""

FEW = 3
"""So many pairs more are counted of every level for ``m``: a nickname must not be impossible for want of one."""

OTHERS = 0.5
"""Further somebodies that one has in a record. In mailmaps about one; most of a mailbox wrote from one address."""

LEVELS = {
    "name": "same wider near rough nickname initial alone part middle family given apart apart_word",
    "account": "same stem near spelled initialled worded apart",
    "namesakes": "same stem near named apart",
    "birthday": "same near apart",
    "address": "same most some apart",
    "number": "same near apart",
}

BY_HAND: Mapping[str, Mapping[str, tuple[float, float]]] = {
    "host": {"same": (0.2, 0.001)},
    "organisation": {"same": (0.5, 0.005), "host": (0.4, 0.005), "apart": (0.4, 0.95)},
    "signature": {"same": (0.4, 0.0001)},
    "phone": {"apart": (0.4, 0.99)},
    "answered_for": {"once": (0.2, 0.0005), "often": (0.1, 0.00002)},
    "came_for": {"once": (0.2, 0.001), "often": (0.1, 0.0001)},
    "company": {"same": (0.5, 0.02), "some": (0.3, 0.1), "apart": (0.2, 0.88)},
    "time": {"after": (0.35, 0.2), "overlap": (0.65, 0.8)},
}
"""Choices, said as shares of one person's pairs and of two people's. Of ``host``, ``organisation`` and ``signature``
the second is replaced by the share of the record itself."""

NAMESAKES = {"named": 0.15, "apart": 0.85}
"""Account names of two people of one name, of whom no labels were at hand: of the six or so ways to make an account of
a name two would pick the same in 15 of 100."""

_MAILMAP = re.compile(r"(?:([^<#]*)<([^>]*)>)")

Row = dict[str, Any]


def mailmap(path: Path) -> Iterator[tuple[str, str, str]]:
    """(whose, name, address) of every identity that a mailmap spells out; a name that it leaves out is ""."""
    for line in path.read_text("utf-8").splitlines():
        found = [(name.strip(), mail.strip()) for name, mail in _MAILMAP.findall(line.partition("#")[0])]
        if found and found[0][0]:
            yield from ((f"{path.stem} {found[0][0]}", name, mail) for name, mail in found[:2])


def committers(paths: Sequence[Path]) -> list[Row]:
    """Rows for Splink: every identity once."""
    rows = dict.fromkeys(one for path in paths for one in mailmap(path))
    return [
        {"unique_id": number, "truth": whose, "name": name, "email": mail}
        for number, (whose, name, mail) in enumerate(rows)
    ]


def cards(people: int = 1_500) -> list[Row]:
    """Invented people, each on two cards, the second copied with slips: see the rates in `_copied`."""
    draw = random.Random(SEED)  # noqa: S311 - invented cards, the same each time
    towns = [_word(draw, 6) for _ in range(120)]
    streets = [_word(draw, 7) for _ in range(400)]
    rows: list[Row] = []
    for whose in range(people):
        first = {
            "birthday": f"{draw.randrange(1930, 2005)}{draw.randrange(1, 13):02}{draw.randrange(1, 29):02}",
            "address": f"{draw.randrange(1, 150)} {draw.choice(streets)} street {draw.choice(towns)} "
            f"{draw.randrange(1000, 9999)}",
            "number": f"{draw.randrange(10**6, 10**7)}",
        }
        for row in (first, {field: _copied(draw, field, value) for field, value in first.items()}):
            rows.append({"unique_id": len(rows), "truth": str(whose), **row})
    return rows


def _word(draw: random.Random, length: int) -> str:
    return "".join(draw.choice(string.ascii_lowercase) for _ in range(length))


def _copied(draw: random.Random, field: str, value: str) -> str:
    """A copy: a slip in 8 of 100 dates and numbers and 20 of 100 addresses, another value altogether in 2 and 8; half
    of such addresses are in the same town.
    """
    slip, other = {"address": (0.20, 0.08)}.get(field, (0.08, 0.02))
    chance = draw.random()
    if chance < other:
        if field == "address":
            return " ".join([*(_word(draw, 5) for _ in range(3)), *value.split()[3 if draw.random() < 0.5 else 5 :]])
        return f"{draw.randrange(10**7, 10**8)}"[: len(value)]
    if chance >= other + slip:
        return value
    words = value.split()
    for _ in range(2 if field == "address" else 1):
        at = draw.randrange(len(words))
        place = draw.randrange(len(words[at]))
        letters = string.digits if words[at].isdigit() else string.ascii_lowercase
        words[at] = words[at][:place] + draw.choice(letters) + words[at][place + 1 :]
    return " ".join(words)


def level_of(comparison: str) -> Callable[[str, str, str, str], str]:
    """The level of a pair, as DuckDB calls it: two fields of either side."""
    start = {c: {level: _start(level) for level in levels.split()} for c, levels in LEVELS.items()}
    start |= {c: {level: _start(level) for level in levels} for c, levels in BY_HAND.items()}
    scene = Scene(Commonness(), read(json.dumps({"version": "", "others": 1, "levels": start})), 1000, {}, {}, {})

    def level(one: str, one_more: str, other: str, other_more: str) -> str:
        sides = [profile(_somebody(comparison, *side)) for side in ((one, one_more), (other, other_more))]
        return next((s.level for s in compare(sides[0], sides[1], scene) if s.comparison == comparison), "")

    return level


def _start(level: str) -> dict[str, float]:
    """What a level says before anything is trained: for, or against."""
    against = level in {"middle", "family", "given", "apart", "apart_word"}
    return {"m": 0.1, "u": 0.9} if against else {"m": 0.5, "u": 0.01}


def _somebody(comparison: str, value: str, more: str) -> Somebody:
    if comparison in {"name", "account", "namesakes"}:
        return Somebody(0, (Handle("mail", more, value),))
    values = frozenset({value})
    return {
        "birthday": Somebody(0, (), birthdays=values),
        "address": Somebody(0, (), addresses=values),
        "number": Somebody(0, (), numbers=values),
    }[comparison]


def trained(rows: Sequence[Row], fields: Mapping[str, tuple[str, str]]) -> dict[str, dict[str, dict[str, float]]]:
    """Both shares of every level of these comparisons, by Splink. ``fields``: comparison -> its two columns."""
    import duckdb
    import pyarrow as pa
    from splink import DuckDBAPI, Linker, SettingsCreator
    from splink.comparison_library import CustomComparison

    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[CustomComparison(_levels(c, *columns), output_column_name=c) for c, columns in fields.items()],
    )

    def linker(of: Sequence[Row]) -> Linker:
        connection = duckdb.connect(config={"threads": 1})
        for comparison in fields:
            connection.create_function(f"{comparison}_level", level_of(comparison), ["VARCHAR"] * 4, "VARCHAR")
        return Linker(pa.Table.from_pylist(list(of)), settings, DuckDBAPI(connection), set_up_basic_logging=False)

    several, apart = linker(rows), linker(list({row["truth"]: row for row in rows}.values()))
    apart.training.estimate_u_using_random_sampling(max_pairs=PAIRS, seed=SEED)
    several.training.estimate_m_from_label_column("truth")
    pairs = sum(n * (n - 1) // 2 for n in Counter(row["truth"] for row in rows).values())
    chances, seen = _told(apart, "u_probability"), _told(several, "m_probability")
    return {
        comparison: {
            level: {
                "m": _rounded(
                    (seen[comparison, level] * pairs + FEW) / (pairs + FEW * len(LEVELS[comparison].split()))
                ),
                "u": _rounded(max(chances[comparison, level], 0.5 / PAIRS)),
            }
            for level in LEVELS[comparison].split()
        }
        for comparison in fields
    }


def _told(linker: Linker, share: str) -> dict[tuple[str, str], float]:
    """One of the two shares of every level."""
    return {
        (comparison["output_column_name"], level["label_for_charts"]): float(level.get(share) or 0.0)
        for comparison in linker.misc.save_model_to_json()["comparisons"]
        for level in comparison["comparison_levels"]
    }


def _levels(comparison: str, column: str, more: str) -> list[Any]:
    call = f"{comparison}_level({column}_l, {more}_l, {column}_r, {more}_r)"
    levels: list[Any] = [{"sql_condition": f"{call} = ''", "label_for_charts": "not said", "is_null_level": True}]
    names = LEVELS[comparison].split()
    levels += [{"sql_condition": f"{call} = '{name}'", "label_for_charts": name} for name in names[:-1]]
    return [*levels, {"sql_condition": "ELSE", "label_for_charts": names[-1]}]


def _rounded(share: float) -> float:
    return float(f"{share:.3g}")


def weights(paths: Sequence[Path]) -> dict[str, Any]:
    """The whole file."""
    levels = trained(committers(paths), dict.fromkeys(("name", "account", "namesakes"), ("name", "email")))
    for level, share in NAMESAKES.items():
        levels["namesakes"][level]["u"] = share
    levels |= trained(cards(), {c: (c, c) for c in ("birthday", "address", "number")})
    levels |= {c: {level: {"m": m, "u": u} for level, (m, u) in rows.items()} for c, rows in BY_HAND.items()}
    return {
        "version": "1",
        "sources": {
            "name, account, namesakes": "Splink 4 on the .mailmap files of IPython, NiBabel, Nilearn and NumPy (BSD"
            " 3-clause); u of namesakes by hand",
            "birthday, address, number": "Splink 4 on invented cards copied with slips at fixed rates",
            "host, organisation, signature, phone, answered_for, came_for, company, time": "set by hand",
            "how": "bench/train_who.py; m: share of one person's pairs at this level, u: of two people's",
        },
        "others": OTHERS,
        "levels": levels,
    }


def main() -> None:
    """Trains, shows, and writes where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mailmap", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true", help=f"write {OUT.name}")
    given = parser.parse_args()
    text = json.dumps(weights(given.mailmap), indent=1)
    text = re.sub(r"\{\s+\"m\": ([^\s,]+),\s+\"u\": ([^\s}]+)\s+\}", r'{"m": \1, "u": \2}', text) + "\n"
    print(text)
    if given.write:
        OUT.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
