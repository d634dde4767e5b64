"""A year of mornings laid beside the truth of an invented village: ``python bench/mornings.py [--people N] [--json]``.

Every morning's lines (three at most, none shown twice) are held against what the village knows: was it asked, promised,
silent, back? And of the absences, returns, promises due and answers owed of that year, the share that the program names
within a day of the first morning on which it could. A test of the program, no evidence about people.

``--mbox FILE --me ADDRESS``: no truth; replays a mailing list for one writer and prints drawn mornings to read by hand.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

from goodterms.desk.bring_in import bring_in
from goodterms.desk.labelling import read_history
from goodterms.desk.people import people
from goodterms.desk.ready import ready
from goodterms.desk.today import day_lines
from goodterms.notice.today import Line, Why
from goodterms.village import exports
from goodterms.village.grammar import Half
from goodterms.village.happened import OWNER, What
from goodterms.village.life import Village, simulate
from goodterms.words import DAY, iso_day
from village import Row, best, bring, known, owners, told

SEED = 840_217
"""Seeds used while developing were 11 and 12; the printed figures use this one."""

BREAKFAST = 7 * 3_600
NEAR = 6 * 3_600
"""Seconds by which a piece may stand elsewhere than in the truth: chats write local time, some without seconds."""
SETTLED = 60 * DAY
"""A return so long ago is still one, as `words.md` has it (seen again within 30 days), and the same again as grace."""
QUIET = 60 * DAY
"""Without any exchange, seen or unseen, for so long somebody close is quiet. The village's own word (asleep or not) is
about how a tie will go on, which nobody can see on a morning."""
AGAIN = 88 * DAY
"""Silence before a word that comes again: the program says so from 90 days; clocks of exports may differ by hours."""
ALL = 10_000


class Truth:
    """What the village knows, by person."""

    def __init__(self, village: Village, tables: Mapping[str, list[Row]]) -> None:
        self.tables = tables
        self.by: dict[str, dict[int, list[Row]]] = {name: defaultdict(list) for name in tables}
        for name, rows in tables.items():
            for row in rows:
                self.by[name][row.get("person", 0)].append(row)
        self.said: dict[int, list[int]] = defaultdict(list)
        self.heard: dict[int, list[int]] = defaultdict(list)
        self.spoke: dict[int, list[int]] = defaultdict(list)
        self.questions: dict[int, list[int]] = defaultdict(list)
        for one in village.happenings():
            if one.what in {What.MESSAGE, What.CALL, What.MEETING}:
                if one.sender == OWNER:
                    for to in one.to:
                        self.said[to].append(one.ts)
                        self.spoke[to].append(one.ts)
                else:
                    self.heard[one.sender].append(one.ts)
                    if one.to == (OWNER,):
                        self.spoke[one.sender].append(one.ts)
                        if "?" in one.text:
                            self.questions[one.sender].append(one.ts)

    def answered(self, person: int, after: int, before: int) -> bool:
        """Whether the owner had a word for somebody in between."""
        times = self.said[person]
        return bisect_left(times, before) > bisect_right(times, after + 60)

    def between(self, person: int, after: int, before: int) -> bool:
        """Whether the two spoke in between."""
        times = self.spoke[person]
        return bisect_left(times, before) > bisect_right(times, after)

    def away(self, person: int, ts: int) -> bool:
        """Whether somebody is silent to everyone."""
        return any(row["since"] <= ts < (row["until"] or ts + 1) for row in self.by["absences"][person])

    def state(self, person: int, ts: int) -> str | None:
        """Where the tie stood at the end of the month before, and of this one."""
        rows = [row for row in self.by["ties"][person] if row["month"] <= iso_day(ts)[:7]]
        return rows[-1]["state"] if rows else None

    def by_number(self, person: int) -> Row:
        """Who somebody is."""
        return next((row for row in self.tables["persons"] if row["number"] == person), {"birthday": None, "works": []})

    def near(self, table: str, person: int, ts: int) -> Row | None:
        """The row of somebody at about a time."""
        return next((row for row in self.by[table][person] if abs(row["ts"] - ts) <= NEAR), None)


def right(truth: Truth, line: Line, person: int, as_of: int) -> bool:
    """Whether the truth supports a line."""
    ts = line.evidence[0].ts if line.evidence else 0
    if line.why is Why.OWED:
        return waits(truth, person, ts, as_of)
    if line.why in {Why.PROMISED, Why.AWAITED}:
        row = truth.near("promises", person, ts)
        return row is not None and not (row["kept_at"] and row["kept_at"] < as_of)
    if line.why is Why.BACK:
        return any(row["until"] and 0 <= as_of - row["until"] < SETTLED for row in truth.by["absences"][person])
    if line.why is Why.GONE:
        return truth.away(person, as_of)
    if line.why is Why.QUIET:
        spoke = truth.spoke[person][: bisect_left(truth.spoke[person], as_of)]
        return bool(spoke) and as_of - spoke[-1] >= QUIET
    return other(truth, line, person, as_of)


def waits(truth: Truth, person: int, ts: int, as_of: int) -> bool:
    """Whether the piece asks (or reminds of an ask, or has any question in it) and the owner had no word since."""
    questions = (asked for asked in truth.questions[person] if abs(asked - ts) <= NEAR)
    asks = (row["ts"] for row in truth.by["asks"][person] if not row["ours"] and 0 <= ts + NEAR - row["ts"] < 60 * DAY)
    return any(not truth.answered(person, asked, as_of) for asked in (*questions, *asks))


def other(truth: Truth, line: Line, person: int, as_of: int) -> bool:
    """As `right`, of occasions."""
    if line.why is Why.AGAIN:
        ts = line.evidence[0].ts
        return not truth.between(person, ts - AGAIN, ts - NEAR)
    if line.why is Why.BIRTHDAY:
        row = truth.by_number(person)
        days = {iso_day(as_of + n * DAY)[5:] for n in range(4)}
        return str(row["birthday"] or "")[-5:] in days
    if line.why is Why.MET:
        return any(
            row["fate"] in {"held", "moved"} and 0 < as_of - row["ts"] < 8 * DAY for row in truth.by["meetings"][person]
        )
    if line.why is Why.THANKS:
        asks = [row for row in truth.by["asks"][person] if row["ours"] and 0 <= as_of - row["ts"] < 100 * DAY]
        return any(row["outcome"] == "yes" for row in asks)
    if line.why is Why.SENT_BY:
        return any(row.get("by") == person for row in truth.tables["began"])
    return line.why is not Why.NEWS or len(truth.by_number(person)["works"]) > 1


def mornings(home: Path, first: int, days: int) -> Iterator[tuple[int, list[Line], list[Line]]]:
    """Each morning with its lines (none of a key shown before) and with everything that holds."""
    shown: set[str] = set()
    for day in range(days):
        as_of = first + day * DAY + BREAKFAST
        with ready(home) as connection:
            every = day_lines(connection, as_of, most=ALL)
            lines = day_lines(connection, as_of, frozenset(shown))
        shown |= {line.key for line in lines}
        yield as_of, lines, every


def measured(seed: int, count: int, years: int, days: int, *, wrong: int = 0) -> dict[str, Any]:
    """All figures of one village."""
    village = simulate(seed, count, years, half=Half.UNSEEN)
    end = village.made.end
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        tables = told(village, Path(folder) / "truth")
        paths = exports.write(village.villagers, village.happenings(), Path(folder) / "exports")
        for batch in exports.batches([path for path in paths if path.suffix != ".xml"]):
            bring(home, village, batch)
        read_history(home)
        rows = people(home, everyone=True, as_of=end)
        holds = known(rows, owners(tables["persons"]))
        villager = {row: Counter(numbers).most_common(1)[0][0] for row, numbers in holds.items()}
        truth = Truth(village, tables)
        first = end - days * DAY
        return {"seed": seed, "people": count, "years": years, "days": days} | _year(
            mornings(home, first, days), truth, villager, set(best(rows, holds)), (first, end), wrong
        )


def _year(
    some: Iterator[tuple[int, list[Line], list[Line]]],
    truth: Truth,
    villager: Mapping[int, int],
    seen: set[int],
    span: tuple[int, int],
    wrong: int,
) -> dict[str, Any]:
    said: Counter[tuple[str, bool]] = Counter()
    keys: Counter[str] = Counter()
    most = 0
    named: dict[str, dict[int, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    for as_of, lines, every in some:
        most = max(most, len(lines))
        for line in lines:
            keys[line.key] += 1
            if line.person is None:
                continue
            person = villager.get(line.person.id, -1)
            holds = right(truth, line, person, as_of)
            said[line.why.name.lower(), holds] += 1
            if not holds and wrong:
                wrong -= 1
                print(iso_day(as_of), line.why.name, person, line.says[:300], truth.state(person, as_of))
        for line in every:
            if line.person is not None:
                at = line.evidence[0].ts if line.evidence else 0
                named[line.why.name.lower()][villager.get(line.person.id, -1)].append((as_of, at))
    return {
        "lines": sum(said.values()),
        "most_a_day": most,
        "shown_twice": sum(count > 1 for count in keys.values()),
        "precision": sum(n for (_, ok), n in said.items() if ok) / max(1, sum(said.values())),
        "by_kind": {
            why: {"lines": said[why, True] + said[why, False], "right": said[why, True]}
            for why in sorted({why for why, _ in said})
        },
        "found": found(truth, named, seen, span),
    }


def found(
    truth: Truth, named: Mapping[str, Mapping[int, list[tuple[int, int]]]], seen: set[int], span: tuple[int, int]
) -> dict[str, Any]:
    """Of what became due in the year, how much was named within a day, and at all."""
    first, end = span
    tied = {person for person, rows in truth.by["ties"].items() if any(r["depth"] == "relationship" for r in rows)}
    close = {
        p for p, rows in truth.by["ties"].items() if any(r["depth"] in {"acquaintance", "relationship"} for r in rows)
    }

    def share(wanted: Sequence[tuple[str, int, int, int]]) -> dict[str, float]:
        """Each (kind, person, from when it could be known, ts of its piece)."""
        late = []
        for why, person, since, piece in wanted:
            hits = [
                as_of
                for kind in why.split()
                for as_of, at in named[kind][person]
                if as_of >= since and (not piece or abs(at - piece) <= NEAR)
            ]
            if hits:
                late.append((min(hits) - since) // DAY)
        n = max(1, len(wanted))
        return {"n": len(wanted), "within_a_day": sum(days <= 1 for days in late) / n, "at_all": len(late) / n}

    absences = [
        ("gone", row["person"], row["since"] + 90 * DAY, 0)
        for row in truth.tables["absences"]
        if row["person"] in tied & seen and first < row["since"] + 90 * DAY < end and row["days"] >= 92
    ]
    returns = []
    for row in truth.tables["absences"]:
        if row["person"] in close & seen and row["until"] and first < row["until"] < end and row["days"] >= 90:
            again = next((ts for ts in truth.heard[row["person"]] if ts >= row["until"]), None)
            if again is not None and again < end - 2 * DAY and not truth.answered(row["person"], again, again + DAY):
                returns.append(("back again owed", row["person"], again, 0))
    owed = [
        ("owed", row["person"], row["ts"], row["ts"])
        for row in truth.tables["asks"]
        if not row["ours"] and row["person"] in close & seen and row["weight"] <= 2 and row["to"] == 1
        and row["via"] != "nowhere" and first < row["ts"] < end - 2 * DAY
        and not truth.answered(row["person"], row["ts"], row["ts"] + 2 * DAY)
    ]  # fmt: skip
    due = {
        ours: [
            ("promised" if ours else "awaited", row["person"], row["ts"], row["ts"])
            for row in truth.tables["promises"]
            if bool(row["ours"]) is ours and row["person"] in close & seen and first < row["ts"] < end - 30 * DAY
            and not (row["kept_at"] and row["kept_at"] < row["ts"] + 21 * DAY) and row["via"] != "nowhere"
        ]
        for ours in (True, False)
    }  # fmt: skip
    return {
        "absences": share(absences),
        "returns": share(returns),
        "answers_owed": share(owed),
        "own_promises_due": share(due[True]),
        "their_promises_due": share(due[False]),
    }


def replay(asked: argparse.Namespace) -> list[dict[str, Any]]:
    """Mornings of one writer of a mailing list, drawn among those that have lines."""
    home = asked.home
    bring_in(home, [str(asked.mbox)], me=[asked.me])
    read_history(home)
    told_ = [(as_of, lines) for as_of, lines, _ in _short(home, asked.first, asked.days) if lines]
    print(f"{asked.days} mornings, {len(told_)} with lines, {sum(len(lines) for _, lines in told_)} lines")
    print(Counter(line.why.name.lower() for _, lines in told_ for line in lines))
    draw = Random(asked.seed)  # noqa: S311 - a draw that can be made again, no secret
    some = sorted(draw.sample(told_, min(asked.drawn, len(told_))), key=lambda one: one[0])
    return [
        {"day": iso_day(as_of), "lines": [f"{line.why.name.lower()}: {line.says} {line.do}" for line in lines]}
        for as_of, lines in some
    ]


def _short(home: Path, first: int, days: int) -> Iterator[tuple[int, list[Line], list[Line]]]:
    shown: set[str] = set()
    for day in range(days):
        as_of = first + day * DAY + BREAKFAST
        with ready(home) as connection:
            lines = day_lines(connection, as_of, frozenset(shown))
        shown |= {line.key for line in lines}
        yield as_of, lines, []


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--years", type=int, default=6)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--wrong", type=int, default=0, help="print so many wrong lines")
    parser.add_argument("--mbox", type=Path)
    parser.add_argument("--me", default="")
    parser.add_argument("--first", type=int, default=1_577_836_800, help="first morning of a replay, UTC seconds")
    parser.add_argument("--home", type=Path, help="a new folder for the record of a replay")
    parser.add_argument("--drawn", type=int, default=10)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    if asked.mbox is not None:
        for morning in replay(asked):
            print(morning["day"], *morning["lines"], sep="\n  ")
        return
    found_ = measured(asked.seed, asked.people, asked.years, asked.days, wrong=asked.wrong)
    print(json.dumps(found_) if asked.json else json.dumps(found_, indent=1))


if __name__ == "__main__":
    main()
