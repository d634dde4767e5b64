"""Opens a log of events, and says in a sentence what is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from goodterms.record.score import lines
from goodterms.record.score.steps import EVENT

if TYPE_CHECKING:
    import duckdb

SURE = frozenset({"TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER"})
"""DuckDB's types of whole numbers of which every value fits 64 bits with a sign."""

BEYOND = "abs(TRY_CAST({name} AS DOUBLE)) >= 9223372036854775808"
"""Whether a value has more than 63 bits. The lowest that BIGINT holds is refused with them: nobody has that number."""

LATEST = 100_000_000_000
"""A UTC second in the year 5138. Beyond it times are not seconds."""

UNITS = (("nanoseconds", 10**9, 10**17), ("microseconds", 10**6, 10**14), ("milliseconds", 1000, LATEST))
"""What larger numbers are, by how much they must be divided, and from where on."""


class BadEvents(Exception):
    """A log of events that cannot be counted from; the text says what to mend."""


class Seen(NamedTuple):
    """What is in a log. ``events``: rows that count as of the moment. Left out: ``incomplete`` (a number is missing),
    ``alone`` (to themselves), ``later`` (at the moment or after it).
    """

    events: int
    incomplete: int
    alone: int
    later: int


def files(path: Path) -> list[Path]:
    """The files of a log: itself, or the Parquet or CSV files of a folder.

    Raises:
        BadEvents: there is nothing to read.
    """
    if path.is_dir():
        found = sorted(one for one in path.iterdir() if one.suffix.lower() in {".parquet", ".csv"})
        if not found:
            raise BadEvents(f"There is no .parquet or .csv file in {path}.")
        return found
    if not path.is_file():
        raise BadEvents(f"There is no file {path}.")
    if not path.stat().st_size:
        raise BadEvents(f"{path} is empty. It wants rows of a, b and ts: who wrote to whom, at which UTC second.")
    return [path]


def reading(paths: list[Path]) -> str:
    """The SQL that reads them, in DuckDB."""
    kinds = {path.suffix.lower() for path in paths}
    named = ", ".join("'" + str(path).replace("'", "''") + "'" for path in paths)
    if kinds == {".parquet"}:
        return f"read_parquet([{named}])"
    if kinds == {".csv"}:
        return f"read_csv([{named}], header = true, sample_size = 200000)"
    raise BadEvents(f"{paths[0]} is neither .parquet nor .csv. Events are read from those.")


def opened(engine: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Makes the view ``event`` of the log in this connection: `EVENT`, BIGINT each.

    Raises:
        BadEvents: it cannot be read, a column is missing, or one is no whole number.
    """
    import duckdb

    source = reading(files(path))
    try:
        kinds = dict(row[:2] for row in engine.execute(f"DESCRIBE SELECT * FROM {source}").fetchall())
        _refuse(engine, source, path, {name.lower(): kind for name, kind in kinds.items()})
        columns = ", ".join(f"CAST({name} AS BIGINT) AS {name}" for name in EVENT)
        engine.execute(f"CREATE OR REPLACE TEMP VIEW event AS SELECT {columns} FROM {source}")
    except duckdb.Error as error:
        raise BadEvents(f"{path} cannot be read: {_first_line(error)}") from error


def seen(engine: duckdb.DuckDBPyConnection, path: Path, as_of: int) -> Seen:
    """Counts what is in ``event``.

    Raises:
        BadEvents: a number does not fit, or the times are no seconds.
    """
    import duckdb

    missing, itself = "(a IS NULL OR b IS NULL OR ts IS NULL)", "a = b"
    try:
        row = engine.execute(
            f"SELECT count(*), count(*) FILTER ({missing}), count(*) FILTER ({itself} AND NOT {missing}), "
            f"count(*) FILTER (ts >= ? AND a <> b), count(*) FILTER (abs(ts) >= {LATEST}), max(abs(ts)) FROM event",
            (as_of,),
        ).fetchone()
    except duckdb.Error as error:
        raise BadEvents(f"{path} cannot be read: {_first_line(error)}") from error
    rows, incomplete, alone, later, odd, largest = row or (0, 0, 0, 0, 0, None)
    if odd * 2 > rows - incomplete:
        unit, divide, _ = next(one for one in UNITS if largest >= one[2])
        raise BadEvents(
            f"The times in {path} look like {unit}. They must be whole UTC seconds: divide ts by {divide:,}."
        )
    return Seen(rows - incomplete - alone - later, incomplete, alone, later)


def last(engine: duckdb.DuckDBPyConnection, path: Path, now: int) -> int | None:
    """The newest time before ``now`` in ``event``; None without any.

    Raises:
        BadEvents: a number does not fit.
    """
    import duckdb

    try:
        row = engine.execute("SELECT max(ts) FROM event WHERE ts < ? AND a <> b", (now,)).fetchone()
    except duckdb.Error as error:
        raise BadEvents(f"{path} cannot be read: {_first_line(error)}") from error
    return None if row is None or row[0] is None else int(row[0])


def _refuse(engine: duckdb.DuckDBPyConnection, source: str, path: Path, kinds: dict[str, str]) -> None:
    """Raises BadEvents for a column that is not there or holds something else than whole numbers."""
    missing = [name for name in EVENT if name not in kinds]
    if missing and any("," in name for name in kinds):
        where = lines.ragged(files(path))
        raise BadEvents(f"The rows of {path} do not all have as many cells as its first line.{where}")
    if missing:
        has = ", ".join(kinds) or "none"
        raise BadEvents(
            f"{path} has no column {missing[0]}. It wants a, b and ts (whole numbers); it has: {has}. "
            "Rename its columns, or put a first line with these names above its rows."
        )
    for name in EVENT:
        if kinds[name] not in SURE:
            _refuse_words(engine, source, path, name, kinds[name])


def _refuse_words(engine: duckdb.DuckDBPyConnection, source: str, path: Path, name: str, kind: str) -> None:
    """Raises BadEvents unless every value of this column is a whole number after all (3.0, or a text of digits)."""
    odd = engine.execute(
        f"SELECT CAST({name} AS VARCHAR) FROM {source} WHERE {name} IS NOT NULL AND "
        f"(TRY_CAST({name} AS DOUBLE) IS NULL OR TRY_CAST({name} AS DOUBLE) <> floor(TRY_CAST({name} AS DOUBLE))) "
        "LIMIT 1"
    ).fetchone()
    if kind.startswith(("TIMESTAMP", "DATE")):
        raise BadEvents(
            f"The column {name} of {path} holds dates. It must hold whole UTC seconds: "
            f"DuckDB makes them with epoch({name})::BIGINT."
        )
    far = engine.execute(
        f"SELECT CAST({name} AS VARCHAR) FROM {source} WHERE {BEYOND.format(name=name)} LIMIT 1"
    ).fetchone()
    if far is not None and (odd is None or odd == far):
        raise BadEvents(
            f"The column {name} of {path} has a number that is too large: {far[0]}. "
            f"Whole numbers go up to 9223372036854775807 here; number the people anew."
            if name != "ts"
            else f"The column ts of {path} has a number that is no UTC second: {far[0]}."
        )
    if odd is not None:
        what = "UTC seconds" if name == "ts" else "numbers of people"
        raise BadEvents(
            f"The column {name} of {path} must hold whole {what}, but one of its values is {odd[0]!r}."
            f"{lines.holding(files(path), odd[0])}"
        )


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]
