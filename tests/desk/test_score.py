"""Scoring a whole firm's log."""

from __future__ import annotations

from pathlib import Path

import duckdb
import numpy as np
import pytest

from goodterms.desk.score import score
from goodterms.desk.trouble import Trouble
from goodterms.record.score import sample
from goodterms.ties import edges
from goodterms.ties.alive import chance
from goodterms.ties.update import fit
from goodterms.words import DAY
from sparks import needs_spark, run

START = 1_400_000_000
Rows = list[tuple[object, ...]]


def log(seed: int = 1, people: int = 60, events: int = 6_000) -> Rows:
    """Two years of a firm: some write much, some little, and some left."""
    draw = np.random.default_rng(seed)
    likes = draw.exponential(1, people)
    a, b = (draw.choice(people, events, p=likes / likes.sum()) + 1 for _ in range(2))
    left = START + draw.integers(60, 1_000, people) * DAY
    ts = START + draw.integers(0, 730 * DAY, events)
    kept = (ts < left[a - 1]) & (a != b)
    return [tuple(row) for row in np.column_stack((a, b, ts))[kept].tolist()]


def write(rows: Rows, to: Path) -> Path:
    """The rows as CSV or Parquet, by the ending."""
    text = "a,b,ts\n" + "".join(",".join("" if cell is None else str(cell) for cell in row) + "\n" for row in rows)
    csv = to.with_suffix(".csv")
    csv.write_text(text, encoding="utf-8")
    if to.suffix == ".parquet":
        duckdb.sql(f"COPY (SELECT * FROM read_csv('{csv}')) TO '{to}' (FORMAT PARQUET)")
    return to


def scored(
    rows: Rows, folder: Path, as_of: int | None = None, engine: str = "duckdb"
) -> dict[tuple[int, int], list[float]]:
    """What is written for these rows: the pair, and the rest of its columns."""
    out = folder / "out.parquet"
    score(write(rows, folder / "events.parquet"), out, as_of=as_of, engine=engine)
    return {(row[0], row[1]): list(row[2:]) for row in duckdb.sql(f"SELECT * FROM '{out}'").fetchall()}


def test_the_columns_are_those_of_the_contract(tmp_path: Path) -> None:
    """a, b, days, first, last and four chances, in this order, and the pairs in theirs."""
    out = tmp_path / "out.csv"
    score(write(log(), tmp_path / "events.csv"), out)
    lines = out.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "a,b,days,first,last,p_any_30,p_any_90,p_two_way_30,p_two_way_90"
    pairs = [tuple(map(int, line.split(",")[:2])) for line in lines[1:]]
    assert pairs == sorted(pairs)
    assert all(a < b for a, b in pairs)


def test_days_and_ends_are_counted(tmp_path: Path) -> None:
    """Contact days are UTC days with contact either way, first and last are UTC seconds."""
    start = START // DAY * DAY
    rows: Rows = [(7, 3, start), (3, 7, start + DAY - 1), (7, 3, start + DAY), (3, 9, start + 5)]
    found = scored(rows, tmp_path)
    assert {pair: row[:3] for pair, row in found.items()} == {
        (3, 7): [2, start, start + DAY],
        (3, 9): [1, start + 5, start + 5],
    }


def test_a_small_log_is_judged_as_the_ties_room_judges_it(tmp_path: Path) -> None:
    """Where nothing has to be sampled, the chances are those of counting the whole log in memory."""
    rows = log()
    at = START + 600 * DAY
    found = scored(rows, tmp_path, at)
    history = edges.edges(*np.array(rows, np.int64).T.copy())
    now = edges.keyed(history, at)
    fitted = fit(now, at, edges.past(history, at))
    for place, (days, target) in enumerate(((30, "any"), (90, "any"), (30, "two_way"), (90, "two_way"))):
        likely = chance(now, at, days, target, fitted)  # type: ignore[arg-type] # one of the two
        expected = {tuple(pair): p for pair, p in zip(history.people.tolist(), likely.tolist(), strict=True)}
        for pair, row in found.items():
            bound = row[3 + place % 2] if target == "two_way" else 1.0
            assert row[3 + place] == pytest.approx(min(expected[pair], bound), rel=1e-9)


def test_the_future_changes_nothing(tmp_path: Path) -> None:
    """Events at the moment of judging and after it, of old pairs and new, leave every number as it was."""
    rows = log()
    at = START + 500 * DAY
    before = scored([row for row in rows if int(str(row[2])) < at], tmp_path, at)
    planted: Rows = [(1, 2, at), (2, 1, at + 1), (901, 902, at + DAY), (1, 901, 4_000_000_000)]
    assert scored(rows + planted, tmp_path, at) == before


def test_who_is_never_answered_is_not_said_to_be(tmp_path: Path) -> None:
    """However often one writes to another who never writes, words from both are no more likely than not."""
    ((_, _, _, any_30, _, both_30, both_90),) = scored(
        [(1, 2, START + 3_600 * n) for n in range(9_000)], tmp_path
    ).values()
    assert any_30 > 0.9
    assert max(both_30, both_90) < 0.5


def test_chances_are_chances(tmp_path: Path) -> None:
    """Between 0 and 1; a word from both is never likelier than any, nor a month than a quarter by much."""
    for *_, any_30, any_90, both_30, both_90 in scored(log(), tmp_path).values():
        assert 0 <= both_30 <= any_30 <= 1
        assert 0 <= both_90 <= any_90 <= 1


def test_what_does_not_count_is_counted(tmp_path: Path) -> None:
    """Rows to themselves, with a number missing, and later than the moment are left out and said."""
    rows: Rows = [
        (1, 2, START),
        (2, 2, START),
        (1, None, START),
        (None, None, None),
        (2, 1, START + 9),
        (1, 2, START + 10),
    ]
    answer = score(write(rows, tmp_path / "events.csv"), tmp_path / "out.csv", as_of=START + 9)
    assert (answer["pairs"], answer["events"]) == (1, 1)
    assert answer["left_out"] == {"incomplete": 2, "alone": 1, "later": 2}


def test_without_a_moment_the_log_ends_it(tmp_path: Path) -> None:
    """The newest event still counts; a clock in the far future does not."""
    rows: Rows = [(1, 2, START), (2, 1, START + 50), (1, 2, 9_000_000_000)]
    answer = score(write(rows, tmp_path / "events.csv"), tmp_path / "out.csv")
    assert answer["as_of"] == "2014-05-13T16:54:11+00:00"
    assert answer["left_out"] == {"incomplete": 0, "alone": 0, "later": 1}


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [(1, 2, START)],
        [(1, 2, START)] * 2_000,
        [(5, 5, START)],
        [(-(2**63), 2**63 - 1, START), (-1, 1, -START)],
        [(1, 2, START + 10**9 * turn) for turn in range(4)],
    ],
    ids=["none", "one", "same second", "only to themselves", "extreme numbers", "decades apart"],
)
def test_odd_logs_have_sensible_chances(tmp_path: Path, rows: Rows) -> None:
    """No exception and no NaN, whatever there is."""
    for row in scored(rows, tmp_path, START + 10**9).values():
        assert all(0 <= p <= 1 for p in row[3:])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a,b\n1,2\n", "has no column ts.*Rename its columns"),
        ("a,b,ts\n1,2\n1,2,1400000000\n", r"as many cells as its first line. See line 2 of events\.csv"),
        (
            "a,b,ts\n2,1,1400000000\n1,2,yesterday\n",
            r"must hold whole UTC seconds, but one of its values is 'yesterday'\. See line 3 of events\.csv",
        ),
        ("a,b,ts\nkim,2,1400000000\n", "must hold whole numbers of people"),
        ("a,b,ts\n1,2,1400000000\n9223372036854775808,2,1400000000\n", "too large"),
        ("a,b,ts\n1,2,1400000000\n1,2,99999999999999999999999\n", "no UTC second"),
        ("a,b,ts\n1,2,2014-05-13\n", "holds dates. It must hold whole UTC seconds: DuckDB makes"),
        ("a,b,ts\n1,2,1400000000000\n2,1,1400000001000\n", "look like milliseconds"),
        ("a,b,ts\n1,2,1400000000.5\n", "'1400000000.5'"),
        ("", "is empty"),
        ("a,b,ts\n1,2,99999999999999999999\n", "no UTC second"),
    ],
)
def test_a_log_that_cannot_be_counted_is_said_in_a_sentence(tmp_path: Path, text: str, says: str) -> None:
    """One sentence, nothing written, and nothing left behind."""
    events = tmp_path / "events.csv"
    events.write_text(text, encoding="utf-8")
    with pytest.raises(Trouble, match=says) as trouble:
        score(events, tmp_path / "out.csv")
    assert trouble.value.code == 1
    assert [path.name for path in tmp_path.iterdir()] == ["events.csv"]


def test_a_file_that_is_no_parquet_is_said(tmp_path: Path) -> None:
    """A text by the name of a Parquet file."""
    events = tmp_path / "events.parquet"
    events.write_text("a,b,ts\n1,2,3\n", encoding="utf-8")
    with pytest.raises(Trouble, match="cannot be read"):
        score(events, tmp_path / "out.csv")


@pytest.mark.parametrize(
    ("events", "out", "engine", "says"),
    [
        ("events.csv", "out.csv", "oracle", "There is no engine 'oracle'"),
        ("events.csv", "out.csv", "postgres", "comes later"),
        ("events.csv", "out.xlsx", "duckdb", "its ending says which kind"),
        ("events.csv", "events.csv", "duckdb", "would be overwritten"),
        ("events.csv", "nowhere/out.csv", "duckdb", "There is no folder"),
        ("gone.csv", "out.csv", "duckdb", "There is no file"),
        ("events.txt", "out.csv", "duckdb", "neither .parquet nor .csv"),
        (".", "out.csv", "duckdb", None),
    ],
)
def test_what_was_asked_for_wrongly_is_said(
    tmp_path: Path, events: str, out: str, engine: str, says: str | None
) -> None:
    """Each mistake its sentence; a folder of files is none."""
    write([(1, 2, START)], tmp_path / "events.csv")
    (tmp_path / "events.txt").write_text("a,b,ts\n", encoding="utf-8")
    if says is None:
        assert score(tmp_path / events, tmp_path / out, engine=engine)["events"] == 1
        return
    with pytest.raises(Trouble, match=says):
        score(tmp_path / events, tmp_path / out, engine=engine)


SPARK = """
import sys
from pathlib import Path
from goodterms.desk.score import score
score(Path(sys.argv[1]), Path(sys.argv[2]), engine="spark", as_of=int(sys.argv[3]))
"""


@needs_spark
def test_spark_agrees_with_duckdb(tmp_path: Path) -> None:
    """The same pairs, counts and chances, to 1e-9."""
    rows = [*log(), (1, 1, START), (2, None, START)]
    at = START + 600 * DAY
    expected = scored(rows, tmp_path, at)
    run(SPARK, tmp_path / "events.parquet", tmp_path / "spark.parquet", at)
    found = duckdb.sql(f"SELECT * FROM '{tmp_path}/spark.parquet'").fetchall()
    assert {(row[0], row[1]): list(row[2:]) for row in found} == {
        pair: pytest.approx(row, rel=1e-9) for pair, row in expected.items()
    }


def test_a_sample_of_people_is_enough_to_fit_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a log that is too large to learn from whole the counts are the same, and the chances near."""
    rows = log(people=300, events=20_000)
    whole = scored(rows, tmp_path)
    monkeypatch.setattr(sample, "TIES", len(whole) // 4)
    sampled = scored(rows, tmp_path)
    assert {pair: row[:3] for pair, row in sampled.items()} == {pair: row[:3] for pair, row in whole.items()}
    apart = [abs(row[4] - whole[pair][4]) for pair, row in sampled.items()]
    assert 0 < float(np.mean(apart)) < 0.05
