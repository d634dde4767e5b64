"""Compiles `record/schema` to the checked-in ``schema.sql``: ``python -m goodterms.record.compile [--check]``.

A new record is made from that file, so neither SQLAlchemy nor Alembic is imported on an everyday command.
"""

from __future__ import annotations

import sys
from pathlib import Path

SCHEMA_SQL = Path(__file__).with_name("schema.sql")
HEAD = "0016"
"""The newest migration in ``migrations/versions``; a record whose stored version differs is brought up to it."""


def schema_sql() -> str:
    """All statements that make an empty record of version `HEAD`, one after another."""
    from sqlalchemy.dialects import sqlite
    from sqlalchemy.schema import CreateIndex, CreateTable

    from goodterms.record.schema import SEARCH, TRIGGERS, metadata

    dialect = sqlite.dialect()
    statements: list[str] = []
    for table in metadata.sorted_tables:
        statements.append(str(CreateTable(table).compile(dialect=dialect)).strip())
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        statements += [str(CreateIndex(index).compile(dialect=dialect)).strip() for index in indexes]
    statements += (*SEARCH, *TRIGGERS)
    statements.append("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    statements.append(f"INSERT INTO alembic_version (version_num) VALUES ('{HEAD}')")
    tidy = ["\n".join(line.rstrip() for line in statement.splitlines()) for statement in statements]
    return ";\n\n".join(tidy).replace("\t", "    ") + ";\n"


def main() -> int:
    """Writes the file, or with ``--check`` says (exit 1) that it is behind."""
    if "--check" in sys.argv:
        return int(SCHEMA_SQL.read_text(encoding="utf-8") != schema_sql())
    SCHEMA_SQL.write_text(schema_sql(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
