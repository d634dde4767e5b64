"""The key columns of a label come first: where they do not, SQLite's own check takes an empty place for a broken one.

What the owner said of a message is carried over, and what was read too.
"""

from alembic import op

revision = "0006"
down_revision = "0005"

LABEL = """
CREATE TABLE label (
    interaction INTEGER NOT NULL,
    act TEXT NOT NULL,
    "by" TEXT NOT NULL,
    p REAL NOT NULL,
    start INTEGER,
    "end" INTEGER,
    PRIMARY KEY (interaction, act, "by"),
    FOREIGN KEY(interaction) REFERENCES interaction (id)
)
 WITHOUT ROWID,
 STRICT
"""

COLUMNS = 'interaction, act, "by", p, start, "end"'


def upgrade() -> None:
    """Makes the table anew with the same rows."""
    op.execute(f"CREATE TEMP TABLE held AS SELECT {COLUMNS} FROM label")
    op.execute("DROP TABLE label")
    op.execute(LABEL)
    op.execute(f"INSERT INTO label ({COLUMNS}) SELECT {COLUMNS} FROM held")
    op.execute("DROP TABLE held")
