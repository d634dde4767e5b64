"""Who once wished to be spared is found at once, however old the wish is."""

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Makes the index."""
    op.execute("CREATE INDEX label_opt_out ON label (interaction) WHERE act = 'opt_out'")
