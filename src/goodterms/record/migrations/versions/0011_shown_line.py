"""Lines of today that were shown or put off are remembered, so that no line comes twice without news."""

from alembic import op

revision = "0011"
down_revision = "0010"

SHOWN_LINE = """
CREATE TABLE shown_line (
    "key" TEXT NOT NULL,
    shown INTEGER NOT NULL,
    word TEXT DEFAULT '' NOT NULL,
    until INTEGER,
    PRIMARY KEY ("key")
)
 WITHOUT ROWID,
 STRICT
"""


def upgrade() -> None:
    """Makes the table, empty."""
    op.execute(SHOWN_LINE)
