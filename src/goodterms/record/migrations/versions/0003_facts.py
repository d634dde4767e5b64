"""Facts learn of meetings, of what was said to somebody alone, and of reciprocity; a cache, so all are counted anew."""

from alembic import op

revision = "0003"
down_revision = "0002"

FACTS = """
CREATE TABLE facts (
    owner INTEGER DEFAULT '1' NOT NULL,
    person INTEGER NOT NULL,
    n_in INTEGER NOT NULL,
    n_out INTEGER NOT NULL,
    days INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    last_in INTEGER,
    last_out INTEGER,
    last_two_way INTEGER,
    two_way INTEGER NOT NULL,
    two_way_days INTEGER NOT NULL,
    occasions INTEGER NOT NULL,
    first_occasion INTEGER,
    last_occasion INTEGER,
    turns INTEGER NOT NULL,
    opens_in INTEGER NOT NULL,
    opens_out INTEGER NOT NULL,
    meetings INTEGER NOT NULL,
    one_to_one INTEGER NOT NULL,
    reciprocity REAL NOT NULL,
    gap_n INTEGER NOT NULL,
    gap_mean REAL,
    gap_var REAL,
    median_gap REAL,
    sum_weight_in REAL NOT NULL,
    sum_weight_out REAL NOT NULL,
    d7_in REAL NOT NULL,
    d7_out REAL NOT NULL,
    d30_in REAL NOT NULL,
    d30_out REAL NOT NULL,
    d180_in REAL NOT NULL,
    d180_out REAL NOT NULL,
    PRIMARY KEY (owner, person)
)
 WITHOUT ROWID,
 STRICT
"""


def upgrade() -> None:
    """Makes the table anew, empty, and marks everybody stale."""
    op.execute("DROP TABLE facts")
    op.execute(FACTS)
    op.execute("INSERT OR IGNORE INTO stale (owner, person) SELECT 1, id FROM person")
