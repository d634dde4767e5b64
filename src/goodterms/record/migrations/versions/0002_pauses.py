"""The second clock learns how long somebody's ordinary pauses are; it is a cache, so it is counted anew for all.

Talk of small groups is found by its reason too.
"""

from alembic import op

revision = "0002"
down_revision = "0001"

SIGHTING = """
CREATE TABLE sighting (
    person INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    elsewhere INTEGER NOT NULL,
    back INTEGER,
    pause INTEGER,
    PRIMARY KEY (person)
)
 STRICT
"""

INDEX = """
CREATE INDEX interaction_by_why ON interaction (why)
WHERE why IN ('cc', 'group', 'list', 'newsletter', 'stranger', 'mass', 'no_owner')
"""


def upgrade() -> None:
    """Makes the table anew, empty, and marks everybody stale; makes the index anew."""
    op.execute("DROP INDEX interaction_by_why")
    op.execute(INDEX)
    op.execute("DROP TABLE sighting")
    op.execute(SIGHTING)
    op.execute("INSERT OR IGNORE INTO stale (owner, person) SELECT 1, id FROM person")
