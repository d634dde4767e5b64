"""The first record. Its statements stand still in ``0001_first.sql``, whatever becomes of the schema later."""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes every table of an empty record."""
    statements = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    for statement in statements.split(";\n\n"):
        op.execute(statement.rstrip(";\n"))
