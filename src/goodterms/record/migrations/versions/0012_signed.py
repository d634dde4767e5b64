"""Remembers what people sign with, which helps to tell who is who. Of mails kept before, nothing is known."""

from alembic import op

revision = "0012"
down_revision = "0011"

STATEMENTS = (
    """
CREATE TABLE signed (
    handle INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (handle, value)
)
 WITHOUT ROWID,
 STRICT
""",
    "DROP TRIGGER handle_gone",
    "CREATE TRIGGER handle_gone AFTER DELETE ON handle BEGIN "
    "DELETE FROM named WHERE handle = old.id; DELETE FROM signed WHERE handle = old.id; "
    "INSERT OR IGNORE INTO unweighed VALUES (old.person); END",
    "CREATE TRIGGER signed_new AFTER INSERT ON signed BEGIN "
    "INSERT OR IGNORE INTO unweighed SELECT person FROM handle WHERE id = new.handle; END",
)


def upgrade() -> None:
    """Makes the table, and keeps it in step with its handles."""
    for statement in STATEMENTS:
        op.execute(statement)
