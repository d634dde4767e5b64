"""Counts: the checked-in SQL, run in a DuckDB of its own in memory, numpy columns in and numpy columns out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from goodterms.record.facts.definition import COLUMNS, TOUCH
from goodterms.record.facts.growth import NOT_YET, TIMES, grown
from goodterms.words import Facts

if TYPE_CHECKING:
    import duckdb

Columns = dict[str, NDArray[Any]]

EVER = 2**63 - 1
"""The ``as_of`` that leaves no touch out."""

MAYBE = frozenset(TIMES)
"""Times that some ties do not have: float64 with NaN for None (a UTC second below 2^53 is exact there)."""

REAL = frozenset(
    name
    for name in COLUMNS
    if name.startswith(("reciprocity", "gap_mean", "gap_var", "median", "sum_", "d7", "d30", "d180"))
)
"""Measures: float64, NaN where there is nothing to measure. The rest, counts and times, are int64."""

OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
"""DuckDB may not fetch anything from the network, whatever it is asked."""

EMPTY = dict.fromkeys(TIMES, str(NOT_YET)) | {"median_gap": "'nan'::DOUBLE"}
"""What stands for NULL in the columns that have it, in SQL."""

TOUCHES = f"""
CREATE TEMP VIEW touch AS
SELECT * REPLACE ({", ".join(f"nullif({name}, {nothing}) AS {name}" for name, nothing in EMPTY.items())})
FROM touches
"""
SHARE = "WHERE hash(person) % {parts} = {part}"
"""One share of the ties: they are independent of each other, so memory is bounded by counting a share at a time."""


def count(columns: Mapping[str, NDArray[Any]], as_of: int | None, parts: int = 1) -> Columns:
    """The facts of every person with a touch before ``as_of``.

    Args:
        columns: what `growth.grown` takes, shape (n,) each, whole ties in the order of person, then time; further ones
            are ignored.
        as_of: UTC seconds; touches at or after it do not exist. None counts all.
        parts: count the ties in so many shares, one after another, where memory is short.

    Returns:
        `definition.COLUMNS`, shape (persons,), by ascending person. Counts and times are int64; times that a tie may
        not have (`MAYBE`) and measures (`REAL`) are float64, NaN for None.

    Raises:
        KeyError: a column is missing.
        ValueError: the rows are in another order.
    """
    whole = dict(columns) | grown(columns)
    touches = {name: whole[name].astype(kind, copy=False) for name, kind in TOUCH.items()}
    shares = [_count_share(touches, EVER if as_of is None else as_of, parts, part) for part in range(parts)]
    joined = {name: np.concatenate([share[name] for share in shares]) for name in COLUMNS}
    order = np.argsort(joined["person"], kind="stable")
    return {name: column[order] for name, column in joined.items()}


def facts_of(counted: Mapping[str, NDArray[Any]]) -> Iterator[Facts]:
    """The rows of what `count` returned as records, None where nothing happened."""
    names = Facts.__slots__
    for row in zip(*(_plain(counted[name], whole=name in MAYBE) for name in names), strict=True):
        yield Facts(*row)


def sql(engine: str = "duckdb") -> str:
    """The checked-in statement for an engine: duckdb (parameter ``$as_of``), postgres or spark (``:as_of``)."""
    return Path(__file__).with_name(f"facts.{engine}.sql").read_text(encoding="utf-8")


_sql = cache(sql)


def _count_share(touches: Columns, as_of: int, parts: int, part: int) -> Columns:
    with _engine().cursor() as engine:
        engine.register("touches", touches)
        engine.execute(TOUCHES + (SHARE.format(parts=parts, part=part) if parts > 1 else ""))
        answer = engine.execute(_sql("duckdb"), {"as_of": as_of}).fetchnumpy()
    return {name: _filled(name, answer[name]) for name in COLUMNS}


@cache
def _engine() -> duckdb.DuckDBPyConnection:
    """One for the process: opening costs as much as counting a hundred ties. Counts use cursors and leave nothing."""
    import duckdb

    return duckdb.connect(":memory:", config=OFFLINE)


def _filled(name: str, column: NDArray[Any]) -> NDArray[Any]:
    """The column in its own type: DuckDB masks NULLs and widens sums."""
    if name in MAYBE or name in REAL:
        return np.ma.filled(column.astype(np.float64), np.nan)
    return np.ma.getdata(column).astype(np.int64)


def _plain(column: NDArray[Any], *, whole: bool) -> list[Any]:
    """The column in plain Python, None for NaN; ``whole``: its numbers are whole."""
    return [None if value != value else int(value) if whole else value for value in column.tolist()]  # noqa: PLR0124 - only NaN differs from itself
