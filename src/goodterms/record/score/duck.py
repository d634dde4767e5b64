"""Counts with DuckDB on one machine: tables in a file of its own, memory bounded, the rest on disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from goodterms.record.score.steps import EVENT, PAIR, SENT, STEPS

if TYPE_CHECKING:
    import duckdb

Columns = dict[str, NDArray[Any]]

MEMORY = "500MB"
"""What DuckDB may hold; numpy and the program itself come to it."""

AT_ONCE = 250_000
"""Pairs judged at once: about 100 MB."""


@contextmanager
def engine(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A DuckDB in this folder, closed at the end. It fetches nothing from the network."""
    import duckdb

    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": MEMORY,
        "temp_directory": str(folder / "spilled"),
        "preserve_insertion_order": False,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    with duckdb.connect(str(folder / "score.duckdb"), config=config) as connection:
        connection.execute("SET enable_progress_bar = false")
        yield connection


def count(engine: duckdb.DuckDBPyConnection, as_of: int) -> int:
    """Makes the table ``pair`` of the view ``event``; returns how many pairs there are."""
    for name, sql in STEPS.items():
        engine.execute(f"CREATE OR REPLACE TABLE {name} AS {sql.format(as_of=as_of)}")
    for name in STEPS:
        if name != "pair":
            engine.execute(f"DROP TABLE {name}")
    (pairs,) = engine.execute("SELECT count(*) FROM pair").fetchone() or (0,)
    return int(pairs)


def sent(engine: duckdb.DuckDBPyConnection, as_of: int, cut: int) -> Columns:
    """Everything that the people drawn sent (`steps.SENT`), int64 columns `EVENT`, by sender, then time."""
    found = engine.execute(f"{SENT.format(as_of=as_of, cut=cut)} ORDER BY a, ts").fetchnumpy()
    return {name: np.asarray(found[name], dtype=np.int64) for name in EVENT}


def pairs(engine: duckdb.DuckDBPyConnection) -> Iterator[Columns]:
    """The table ``pair`` a part at a time: `PAIR`, numbers of people int64, the rest float64 with NaN for NULL."""
    (end,) = engine.execute("SELECT coalesce(max(rowid) + 1, 0) FROM pair").fetchone() or (0,)
    for start in range(0, int(end), AT_ONCE):
        found = engine.execute(
            f"SELECT {', '.join(PAIR)} FROM pair WHERE rowid >= ? AND rowid < ?", (start, start + AT_ONCE)
        ).fetchnumpy()
        yield {name: _plain(name, found[name]) for name in PAIR}


def keep(engine: duckdb.DuckDBPyConnection, judged: Columns) -> None:
    """Adds judged pairs to the table ``judged``."""
    engine.register("batch", judged)
    engine.execute("CREATE TABLE IF NOT EXISTS judged AS SELECT * FROM batch LIMIT 0")
    engine.execute("INSERT INTO judged SELECT * FROM batch")
    engine.unregister("batch")


def write(engine: duckdb.DuckDBPyConnection, out: Path) -> None:
    """Writes ``judged`` by its people to a .csv or .parquet file, whole or not at all."""
    kind = "PARQUET" if out.suffix.lower() == ".parquet" else "CSV, HEADER"
    partly = out.with_name(f".{out.name}.partly")
    named = str(partly).replace("'", "''")
    engine.execute(f"COPY (SELECT * FROM judged ORDER BY a, b) TO '{named}' (FORMAT {kind})")
    partly.replace(out)


def _plain(name: str, column: NDArray[Any]) -> NDArray[Any]:
    if name in {"a", "b"}:
        return np.asarray(column, dtype=np.int64)
    return np.ma.filled(column.astype(np.float64), np.nan)
