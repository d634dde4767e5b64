"""Notes may be private, and who or what was forgotten is remembered as a keyed hash, so that it does not come back."""

from alembic import op

revision = "0010"
down_revision = "0009"

FORGOTTEN = """
CREATE TABLE forgotten (
    hash TEXT NOT NULL,
    PRIMARY KEY (hash)
)
 WITHOUT ROWID,
 STRICT
"""


def upgrade() -> None:
    """Adds the table and the column; no note of before is private, for nobody said so."""
    op.execute(FORGOTTEN)
    op.execute("ALTER TABLE note ADD COLUMN private INTEGER DEFAULT '0' NOT NULL")
