"""How far mailboxes, address books and calendars on servers were read."""

from alembic import op

revision = "0008"
down_revision = "0007"

STATEMENTS = (
    """
CREATE TABLE followed (
    id INTEGER NOT NULL,
    source TEXT NOT NULL,
    path TEXT NOT NULL,
    stand TEXT DEFAULT '' NOT NULL,
    ended INTEGER DEFAULT '0' NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
""",
    "CREATE INDEX followed_by_source ON followed (source, path)",
    """
CREATE TABLE followed_piece (
    box INTEGER NOT NULL,
    item TEXT NOT NULL,
    stamp TEXT DEFAULT '' NOT NULL,
    interaction INTEGER,
    PRIMARY KEY (box, item),
    FOREIGN KEY(box) REFERENCES followed (id)
)
 WITHOUT ROWID,
 STRICT
""",
    "CREATE INDEX followed_piece_by_interaction ON followed_piece (interaction) WHERE interaction IS NOT NULL",
    "CREATE TRIGGER interaction_gone AFTER DELETE ON interaction BEGIN "
    "UPDATE followed_piece SET interaction = NULL WHERE interaction = old.id; END",
)


def upgrade() -> None:
    """Makes the two tables, empty."""
    for statement in STATEMENTS:
        op.execute(statement)
