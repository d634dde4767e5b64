"""The truth is written whole, fits what happened, and the reader's word follows the two stories."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from goodterms.village import truth
from goodterms.village.absences import Absences
from goodterms.village.draws import YEAR, Wheel
from goodterms.village.happened import OWNER, Happened, Via, What
from goodterms.village.life import simulate
from goodterms.village.ties import Tie
from goodterms.village.verdicts import DRAFTS, verdict
from goodterms.words import Depth, State, Word

END = 1_700_000_000


@cache
def happenings() -> dict[int, Happened]:
    """What happens in the village of these tests, by number."""
    return {h.number: h for h in simulate(7, people=120, years=8, end=END).happenings()}


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    """The truth of that village, table by table."""
    paths = truth.write(simulate(7, people=120, years=8, end=END), tmp_path_factory.mktemp("truth"))
    return {path.stem: [json.loads(line) for line in path.read_text("utf-8").splitlines()] for path in paths}


Tables = dict[str, list[dict[str, Any]]]


def test_everybody_is_in_it(tables: Tables) -> None:
    """Each person has names and handles, a beginning, and a verdict on each draft."""
    persons = [row for row in tables["persons"] if row["kind"] == "person"]
    assert len(persons) == 121
    assert all(row["names"] and row["handles"] for row in persons)
    assert len(tables["verdicts"]) == 120 * len(DRAFTS)
    begun = {row["person"] for row in tables["began"]}
    assert {row["person"] for row in tables["ties"]} <= begun


def test_rows_point_at_what_happened(tables: Tables) -> None:
    """An ask, give, promise or meeting lies in the piece it names, at its time, from the side that it says."""
    for table in ("asks", "gives", "promises", "meetings", "opted_out"):
        for row in tables[table]:
            happened = happenings()[row["number"]]
            assert (happened.ts, str(happened.via)) == (row["ts"], row["via"])
            assert row["person"] in (happened.sender, *happened.to)
            if "ours" in row:
                assert (happened.sender == OWNER) == row["ours"]


def test_asks_of_every_kind_both_ways(tables: Tables) -> None:
    """Light asks are many and mostly answered, heavy ones few; both sides ask."""
    asks = [row for row in tables["asks"] if row["to"] == 1]
    kinds = Counter(row["kind"] for row in asks)
    assert {"question", "advice", "favour", "meeting", "introduction", "referral", "pitch", "recruit"} <= set(kinds)
    for ours in (True, False):
        light = [row["answered"] for row in asks if row["weight"] == 1 and row["ours"] is ours]
        assert len(light) > 40
    share = {w: [r["answered"] for r in asks if r["weight"] == w] for w in (1, 3)}
    assert sum(share[1]) / len(share[1]) > sum(share[3]) / len(share[3])


def test_answered_means_that_an_answer_came(tables: Tables) -> None:
    """Whoever is said to have answered an ask said something to the owner or from the owner afterwards."""
    last: dict[tuple[int, bool], int] = defaultdict(int)
    for h in happenings().values():
        if h.what is What.MESSAGE:
            for person in (h.sender, *h.to):
                last[person, h.sender == OWNER] = max(last[person, h.sender == OWNER], h.ts)
    for row in tables["asks"]:
        if row["answered"]:
            assert last[row["person"], not row["ours"]] > row["ts"]


def test_promises_are_kept_after_they_are_made(tables: Tables) -> None:
    """A kept promise has its time, after it was given; some are never kept."""
    kept = [row for row in tables["promises"] if row["kept"]]
    assert all(row["kept_at"] > row["ts"] for row in kept)
    assert 0.4 < len(kept) / len(tables["promises"]) < 0.95


def test_ties_change_month_by_month(tables: Tables) -> None:
    """Rows come only when something changed; depth never falls; words are those of the house."""
    stood: dict[int, tuple[str, str | None]] = {}
    ranks: dict[int, int] = defaultdict(int)
    for row in tables["ties"]:
        now = (row["depth"], row["state"])
        assert stood.get(row["person"]) != now
        assert Depth(row["depth"]).rank >= ranks[row["person"]]
        assert row["state"] is None or State(row["state"])
        stood[row["person"]], ranks[row["person"]] = now, Depth(row["depth"]).rank
    assert {depth for depth, _ in stood.values()} == {"name", "contact", "acquaintance", "relationship"}


def test_truth_is_the_same_again(tmp_path: Path) -> None:
    """Two writings of one village are byte for byte alike."""
    written = []
    for name in ("one", "two"):
        paths = truth.write(simulate(8, people=40, years=4, end=END), tmp_path / name)
        written.append([path.read_bytes() for path in paths])
    assert written[0] == written[1]


def heard(built: float, left: float, *, exchanged: int = 9) -> Tie:
    """A tie of which this was built and that is left."""
    tie = Tie(1, "steady", "met", 0, 0, 1.0, 9.0, 0.6, -1, 0.5, 3.0, Wheel({Via.MAIL: 1.0}), ((0, END + YEAR),))
    tie.built, tie.closeness, tie.exchanged, tie.moved = built, left, exchanged, END
    return tie


@pytest.mark.parametrize(
    ("tie", "words"),
    [
        (heard(0.0, 0.0, exchanged=0), "go hello_first hello_first dont dont dont"),
        (heard(0.03, 0.001, exchanged=1), "go hello_first hello_first dont dont dont"),
        (heard(0.7, 0.65), "go go go go go go"),
        (heard(0.7, 0.03), "go go hello_first hello_first hello_first hello_first"),
        (heard(0.3, 0.25), "go go go hello_first hello_first hello_first"),
    ],
)
def test_the_readers_word(tie: Tie, words: str) -> None:
    """A name, one who got a tip, somebody close, one lost touch with (story 1), an acquaintance; light drafts first."""
    nobody = Absences(1, 0, 0, END)
    nobody.of.clear()
    assert [verdict(tie, nobody, draft, END).word for draft in DRAFTS.values()] == [
        Word(word) for word in words.split()
    ]
