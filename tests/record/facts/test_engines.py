"""The same 50,000 touches counted by DuckDB, by Spark and by plain Python."""

from __future__ import annotations

from pathlib import Path

import duckdb
import numpy as np
import pytest

from goodterms.record.facts.compile import path
from goodterms.record.facts.count import EMPTY, count
from goodterms.record.facts.definition import COLUMNS, TOUCH
from goodterms.record.facts.growth import grown
from record.facts import oracle
from record.facts.logs import Columns, columns, random_log
from record.facts.test_count import differences
from sparks import needs_spark, run

TOUCHES = 50_000

Plain = dict[int, dict[str, float | None]]


@pytest.fixture(scope="module")
def log() -> list[oracle.Touch]:
    """Some 1,700 ties of very unequal length."""
    return random_log(2024, ties=1_800)[:TOUCHES]


@pytest.fixture(scope="module")
def moment(log: list[oracle.Touch]) -> int:
    """A moment by which nine of ten touches have happened."""
    return int(np.quantile([touch.ts for touch in log], 0.9))


@pytest.fixture(scope="module")
def plain(log: list[oracle.Touch], moment: int) -> Plain:
    """Counted slowly."""
    assert len(log) == TOUCHES
    return oracle.facts(log, moment)


def test_duckdb_agrees_with_the_plain_form(log: list[oracle.Touch], moment: int, plain: Plain) -> None:
    """Every fact of every tie, to 1e-9."""
    assert differences(count(columns(log), moment), plain) == []


COUNTING = """
import sys
from goodterms.record.score.spark import session
touches, statement, moment, answer = sys.argv[1:]
with session() as spark:
    spark.read.parquet(touches).createOrReplaceTempView("touch")
    spark.sql(open(statement).read(), args={"as_of": int(moment)}).coalesce(1).write.parquet(answer)
"""


@needs_spark
def test_spark_agrees_with_the_plain_form(log: list[oracle.Touch], moment: int, plain: Plain, tmp_path: Path) -> None:
    """Every fact of every tie, to 1e-9, by the SQL that is checked in for Spark."""
    touches, answer = tmp_path / "touch.parquet", tmp_path / "facts"
    _write(columns(log), touches)
    run(COUNTING, touches, path("spark"), moment, answer)
    found = duckdb.sql(f"SELECT * FROM '{answer}/*.parquet' ORDER BY person").fetchnumpy()
    assert list(found) == list(COLUMNS)
    filled = {name: np.ma.filled(column.astype(np.float64), np.nan) for name, column in found.items()}
    assert differences(filled, plain) == []


def _write(touches: Columns, to: Path) -> None:
    """The columns of `TOUCH` in their types, as Parquet."""
    whole = touches | grown(touches)
    kinds = {"int64": "BIGINT", "float64": "DOUBLE"}
    picked = ", ".join(
        f"CAST({f'nullif({name}, {EMPTY[name]})' if name in EMPTY else name} AS {kinds[kind]}) AS {name}"
        for name, kind in TOUCH.items()
    )
    with duckdb.connect() as engine:
        engine.register("touches", {name: whole[name] for name in TOUCH})
        engine.execute(f"COPY (SELECT {picked} FROM touches) TO '{to}' (FORMAT PARQUET)")
