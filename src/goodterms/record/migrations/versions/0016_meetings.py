"""Finds the meetings of a day without looking at every message there is."""

from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Makes the index."""
    op.execute("CREATE INDEX interaction_meetings ON interaction (ts) WHERE kind = 'meeting'")
