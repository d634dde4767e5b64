"""Remembers what people's signatures say they do, which can be searched. Of mails kept before, nothing is known."""

from alembic import op

revision = "0013"
down_revision = "0012"

STATEMENTS = (
    """
CREATE TABLE posted (
    id INTEGER NOT NULL,
    handle INTEGER NOT NULL,
    value TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (handle, value)
)
 STRICT
""",
    "CREATE VIRTUAL TABLE posted_text USING fts5(value, content='posted', content_rowid='id', "
    "tokenize='unicode61 remove_diacritics 2')",
    "CREATE TRIGGER posted_text_new AFTER INSERT ON posted BEGIN "
    "INSERT INTO posted_text(rowid, value) VALUES (new.id, new.value); END",
    "CREATE TRIGGER posted_text_gone AFTER DELETE ON posted BEGIN "
    "INSERT INTO posted_text(posted_text, rowid, value) VALUES ('delete', old.id, old.value); END",
    "DROP TRIGGER handle_gone",
    "CREATE TRIGGER handle_gone AFTER DELETE ON handle BEGIN "
    "DELETE FROM named WHERE handle = old.id; DELETE FROM signed WHERE handle = old.id; "
    "DELETE FROM posted WHERE handle = old.id; "
    "INSERT OR IGNORE INTO unweighed VALUES (old.person); END",
)


def upgrade() -> None:
    """Makes the table and its index, and keeps them in step with their handles."""
    for statement in STATEMENTS:
        op.execute(statement)
