"""The first record."""

from alembic import op

from goodterms.record.schema import SEARCH, metadata

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes every table of an empty record."""
    metadata.create_all(op.get_bind())
    for statement in SEARCH:
        op.execute(statement)
