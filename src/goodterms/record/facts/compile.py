"""Compiles `definition` to the checked-in SQL: ``python -m goodterms.record.facts.compile [--check]``.

What runs is that SQL, so no user needs Ibis. The moment of counting is a parameter that must always be bound:
``$as_of`` in DuckDB, ``:as_of`` in PostgreSQL and Spark (SQLAlchemy's ``text``, Spark's named arguments).
"""

from __future__ import annotations

import sys
from pathlib import Path

MOMENT = 4_611_686_018_427_387_847
"""Stands for ``as_of`` while compiling and is then replaced by the parameter; a number that nothing else is."""

PARAMETER = {"duckdb": "$as_of", "postgres": ":as_of", "spark": ":as_of"}
"""The engines compiled for, and how each writes a named parameter."""

HEAD = """\
-- Written by `python -m goodterms.record.facts.compile` from definition.py: change that, then compile again.
-- The facts of every person in "touch" from touches before the parameter as_of (UTC seconds), to be bound.
"""


def path(engine: str) -> Path:
    """Where the SQL for an engine (a key of `PARAMETER`) is kept."""
    return Path(__file__).with_name(f"facts.{engine}.sql")


def compiled(engine: str) -> str:
    """The text of the file for an engine. Needs Ibis."""
    import ibis

    from goodterms.record.facts.definition import facts

    if engine == "spark":
        _let_spark_compile()
    expression = facts(MOMENT)
    sql = str(ibis.to_sql(expression, dialect="pyspark" if engine == "spark" else engine))
    return f"{HEAD}{sql.replace(str(MOMENT), PARAMETER[engine])}\n"


def _let_spark_compile() -> None:
    """Gives Ibis the one option its Spark compiler reads; Ibis itself sets it only where pyspark is installed."""
    import ibis
    from ibis.config import Config

    spark = type("Spark", (Config,), {"__annotations__": {"treat_nan_as_null": bool}, "treat_nan_as_null": False})
    ibis.options.pyspark = spark()


def main() -> int:
    """Writes the files, or with ``--check`` says (exit 1) which are behind."""
    behind = [engine for engine in PARAMETER if not path(engine).exists() or _kept(engine) != compiled(engine)]
    if "--check" not in sys.argv[1:]:
        for engine in behind:
            path(engine).write_text(compiled(engine), encoding="utf-8", newline="\n")
        return 0
    for engine in behind:
        sys.stderr.write(f"{path(engine).name} is behind its definition: python -m goodterms.record.facts.compile\n")
    return int(bool(behind))


def _kept(engine: str) -> str:
    return path(engine).read_text(encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
