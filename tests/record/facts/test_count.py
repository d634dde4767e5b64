"""The facts, counted by DuckDB and by plain Python."""

from __future__ import annotations

import math
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms.record.facts.count import MAYBE, REAL, count, facts_of
from goodterms.record.facts.definition import COLUMNS
from goodterms.words import DAY, Facts
from record.facts import oracle
from record.facts.logs import START, Columns, columns, logs, random_log
from record.facts.oracle import Touch

FOREVER = 2**62


def _differs(fast: float, slow: float | None) -> bool:
    """Whether a number is off by more than 1e-9 of itself; below 1e-290 a decayed weight is nothing."""
    if slow is None or math.isnan(fast):
        return slow is not None or not math.isnan(fast)
    return not math.isclose(fast, slow, rel_tol=1e-9, abs_tol=1e-290)


def _rounding(name: str, fast: float | None, plain: dict[str, float | None]) -> bool:
    """Whether two variances differ by less than gaps in days can be told apart: nearly equal gaps have next to none."""
    mean, slow = plain["gap_mean"], plain[name]
    if name != "gap_var" or fast is None or slow is None or mean is None:
        return False
    return abs(fast - slow) <= sys.float_info.epsilon * mean * mean


def differences(counted: Columns, slow: dict[int, dict[str, float | None]]) -> list[str]:
    """Every fact that is off, in words."""
    assert counted["person"].tolist() == sorted(slow)
    return [
        f"{name} of {person}: {value!r}, plainly {slow[person][name]!r}"
        for name in COLUMNS
        for person, value in zip(sorted(slow), counted[name].tolist(), strict=True)
        if _differs(value, slow[person][name]) and not _rounding(name, value, slow[person])
    ]


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("share", [0.1, 0.5, 2.0])
def test_long_logs_agree_with_the_plain_form(seed: int, share: float) -> None:
    """All facts of a random log, as of early, midway and after its end, agree with the slow form to 1e-9."""
    log = random_log(seed)
    ends = [min(touch.ts for touch in log), max(touch.ts for touch in log)]
    as_of = int(ends[0] + share * (ends[1] - ends[0]))
    assert differences(count(columns(log), as_of), oracle.facts(log, as_of)) == []


@given(logs())
@settings(max_examples=60, deadline=None)
def test_edges_agree_with_the_plain_form(log: list[Touch]) -> None:
    """All facts agree with the slow form where touches meet to the second and decades lie between."""
    assert differences(count(columns(log), None), oracle.facts(log, FOREVER)) == []


@given(logs(), st.integers(0, 24))
@settings(max_examples=30, deadline=None)
def test_as_of_is_the_log_cut_off(log: list[Touch], place: int) -> None:
    """Counting a full log as of a moment equals counting a log that ends there."""
    as_of = sorted(touch.ts for touch in log)[min(place, len(log) - 1)]
    cut_off = count(columns([touch for touch in log if touch.ts < as_of]), None)
    then = count(columns(log), as_of)
    for name in COLUMNS:
        np.testing.assert_allclose(then[name], cut_off[name], rtol=1e-12)


def test_a_planted_future_touch_changes_nothing() -> None:
    """Touches at the very moment of judging and after it do not exist for the facts."""
    log = random_log(7)
    as_of = max(touch.ts for touch in log) + 1
    planted = [
        Touch(person, as_of + later, 10**6, out, 1.0, 1, 2) for person in (1, 2, 999) for later, out in ((0, 1), (9, 0))
    ]
    before, after = count(columns(log), as_of), count(columns(log + planted), as_of)
    assert after["person"].tolist() == before["person"].tolist()
    for name in COLUMNS:
        np.testing.assert_allclose(after[name], before[name], rtol=1e-12)


def test_shares_do_not_matter() -> None:
    """Counting in shares gives the whole count."""
    named = columns(random_log(11))
    whole, shared = count(named, None), count(named, None, parts=5)
    for name in COLUMNS:
        np.testing.assert_allclose(shared[name], whole[name], rtol=1e-12)


def test_no_touches_give_no_rows() -> None:
    """An empty log, and a moment before every touch, are answers without rows and with every column."""
    empty = {name: column[:0] for name, column in columns(random_log(1)).items()}
    for counted in (count(empty, None), count(columns(random_log(1)), 0)):
        assert {name: len(column) for name, column in counted.items()} == dict.fromkeys(COLUMNS, 0)


def test_columns_have_their_types() -> None:
    """Counts are int64; measures and times that may be missing are float64, whatever DuckDB widened them to."""
    counted = count(columns(random_log(2)), None)
    floats = {name for name, column in counted.items() if column.dtype == np.float64}
    assert floats == MAYBE | REAL
    assert {column.dtype for name, column in counted.items() if name not in floats} == {np.dtype(np.int64)}


def test_a_column_that_is_missing_is_named() -> None:
    """The error says which column is not there."""
    named = columns(random_log(1))
    with pytest.raises(KeyError, match="weight"):
        count({name: column for name, column in named.items() if name != "weight"}, None)


def test_records_say_none_where_nothing_happened() -> None:
    """A letter never answered becomes facts without an answer, an occasion or a gap."""
    log = [Touch(4, START, 1, 1, 0.5, 0, 0)]
    assert list(facts_of(count(columns(log), None))) == [
        Facts(4, 0, 1, 1, START, START, None, START, 0, 0, None, 0, None, None, None)
    ]


def test_records_carry_whole_seconds() -> None:
    """Times are whole numbers in the records, gaps are days."""
    log = [Touch(4, START, 1, 1, 1.0, 0, 0), Touch(4, START + 3 * DAY, 2, 0, 1.0, 0, 0)]
    later = START + 3 * DAY
    facts = next(facts_of(count(columns(log), None)))
    assert facts == Facts(4, 1, 1, 2, START, later, later, START, 1, 1, later, 1, later, later, 3.0)
    assert [type(value) for value in (facts.last_in, facts.last_two_way, facts.first_occasion)] == [int] * 3


def test_a_base_install_counts() -> None:
    """Counting works where Ibis, sqlglot, pandas and pyarrow are not installed."""
    program = """
import sys
for name in ("ibis", "sqlglot", "pandas", "pyarrow"):
    sys.modules[name] = None
import numpy as np
from goodterms.record.facts.count import count
from goodterms.record.facts.lookback import look_back
assert "duckdb" not in sys.modules
one = {name: np.ones(1, np.int64) for name in ("person", "ts", "id", "out", "thread", "kind")}
print(count(one | {"weight": np.ones(1)} | look_back(**one)._asdict(), None)["n_out"].tolist())
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)  # noqa: S603 - our own program
    assert (done.stdout, done.stderr) == ("[1]\n", "")
