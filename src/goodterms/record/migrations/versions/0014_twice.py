"""Remembers which chats came by two kinds of export, and which of their pieces are the same."""

from alembic import op

revision = "0014"
down_revision = "0013"

SEVERAL = "('whatsapp', 'telegram', 'facebook', 'instagram', 'signal', 'skype')"
"""Channels that have several kinds of export."""

STATEMENTS = (
    """
CREATE TABLE twin (
    interaction INTEGER NOT NULL,
    of INTEGER NOT NULL,
    PRIMARY KEY (interaction),
    FOREIGN KEY(interaction) REFERENCES interaction (id),
    FOREIGN KEY(of) REFERENCES interaction (id)
)
 STRICT
""",
    "CREATE INDEX twin_by_of ON twin (of)",
    """
CREATE TABLE talk (
    thread INTEGER NOT NULL,
    waits INTEGER DEFAULT '0' NOT NULL,
    same INTEGER,
    PRIMARY KEY (thread)
)
 STRICT
""",
    "CREATE INDEX talk_by_same ON talk (same) WHERE same IS NOT NULL",
    "CREATE INDEX talk_waits ON talk (thread) WHERE waits = 1",
    "CREATE TRIGGER thread_gone AFTER DELETE ON thread BEGIN "
    "DELETE FROM talk WHERE thread = old.id; UPDATE talk SET same = NULL, waits = 1 WHERE same = old.id; END",
    "UPDATE thread SET key = 'text|' || key WHERE channel = 'whatsapp' AND key NOT LIKE '%@%'",
    f"INSERT INTO talk (thread, waits) SELECT id, 1 FROM thread WHERE channel IN {SEVERAL}",
    "INSERT OR REPLACE INTO meta VALUES ('unsettled', '1')",
)


def upgrade() -> None:
    """Makes the tables; chats that are kept are compared when the record is opened next."""
    for statement in STATEMENTS:
        op.execute(statement)
