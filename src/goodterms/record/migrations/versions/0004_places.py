"""The second clock learns where somebody was seen last, and in how many places; a cache, so all are counted anew."""

from alembic import op

revision = "0004"
down_revision = "0003"

SIGHTING = """
CREATE TABLE sighting (
    person INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    elsewhere INTEGER NOT NULL,
    back INTEGER,
    pause INTEGER,
    seen INTEGER,
    places INTEGER DEFAULT '0' NOT NULL,
    channel TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (person)
)
 STRICT
"""


def upgrade() -> None:
    """Makes the table anew, empty, and marks everybody stale."""
    op.execute("DROP TABLE sighting")
    op.execute(SIGHTING)
    op.execute("INSERT OR IGNORE INTO stale (owner, person) SELECT 1, id FROM person")
