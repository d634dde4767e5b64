"""Counts with Spark, here or on a cluster: the same steps as DuckDB's, for logs that one machine cannot hold.

Needs the extra ``firm`` and Java. What Spark counted comes back as Parquet through a folder that it and this machine
share.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from goodterms.record.score.duck import Columns
from goodterms.record.score.steps import EVENT, SENT, STEPS

if TYPE_CHECKING:
    import duckdb

Session = Any
"""A Spark session; its types come with pyspark, which is an extra."""

HERE = "local[*]"
"""Spark on this machine, with all its cores."""

SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
}
ON_THIS_MACHINE = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.sql.shuffle.partitions": "8",
}
"""Nothing listens to the network where no other machine takes part."""


class NoSpark(Exception):
    """Spark cannot be had here; the text says what is missing."""


@contextmanager
def session(url: str | None = None) -> Iterator[Session]:
    """A Spark session on this machine, or on a cluster by its URL (``spark://…``, ``yarn``, ``k8s://…``).

    Raises:
        NoSpark: pyspark or Java is missing, or the cluster does not answer.
    """
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise NoSpark("Spark is not installed. Install it with: pip install 'goodterms[firm]'") from error
    builder = SparkSession.builder.appName("goodterms score").master(url or HERE)
    for name, value in (SETTINGS if url else SETTINGS | ON_THIS_MACHINE).items():
        builder = builder.config(name, value)
    try:
        spark = builder.getOrCreate()
    except (PySparkException, RuntimeError, OSError) as error:
        raise NoSpark("Spark does not start. It needs Java 17 or newer: install it, or check JAVA_HOME.") from error
    try:
        yield spark
    finally:
        spark.stop()


def opened(spark: Session, paths: list[Path]) -> None:
    """Makes the view ``event`` of the files of a log, which `events.opened` found to be in order."""
    named = [path.absolute().as_uri() for path in paths]
    csv = paths[0].suffix.lower() == ".csv"
    read = spark.read.csv(named, header=True) if csv else spark.read.parquet(*named)
    read.selectExpr(
        *(f"CAST(CAST({name} AS DECIMAL(38, 0)) AS BIGINT) AS {name}" for name in EVENT)
    ).createOrReplaceTempView("event")


def count(spark: Session, engine: duckdb.DuckDBPyConnection, folder: Path, as_of: int) -> int:
    """Counts ``event`` in Spark and makes the table ``pair`` of it in DuckDB; returns how many pairs there are."""
    for name, sql in STEPS.items():
        step = spark.sql(sql.format(as_of=as_of))
        (step.persist() if name == "side" else step).createOrReplaceTempView(name)
    spark.table("pair").write.parquet((folder / "pair").absolute().as_uri())
    engine.execute(f"CREATE OR REPLACE TABLE pair AS SELECT * FROM {_parquet(folder / 'pair')}")
    (pairs,) = engine.execute("SELECT count(*) FROM pair").fetchone() or (0,)
    return int(pairs)


def sent(spark: Session, engine: duckdb.DuckDBPyConnection, folder: Path, as_of: int, cut: int) -> Columns:
    """As `duck.sent`, drawn by Spark."""
    spark.sql(SENT.format(as_of=as_of, cut=cut)).write.parquet((folder / "sent").absolute().as_uri())
    found = engine.execute(f"SELECT * FROM {_parquet(folder / 'sent')} ORDER BY a, ts").fetchnumpy()
    return {name: np.asarray(found[name], dtype=np.int64) for name in EVENT}


def _parquet(folder: Path) -> str:
    """What Spark wrote, for DuckDB; a file without rows is fine, no file is not."""
    named = str(folder / "*.parquet").replace("'", "''")
    return f"read_parquet('{named}')"
