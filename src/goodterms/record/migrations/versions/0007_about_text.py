"""What is known of people can be searched by its words."""

from alembic import op

revision = "0007"
down_revision = "0006"

SEARCH = (
    "CREATE VIRTUAL TABLE about_text USING fts5(value, content='about', content_rowid='id', "
    "tokenize='unicode61 remove_diacritics 2')",
    "CREATE TRIGGER about_text_new AFTER INSERT ON about BEGIN "
    "INSERT INTO about_text(rowid, value) VALUES (new.id, new.value); END",
    "CREATE TRIGGER about_text_gone AFTER DELETE ON about BEGIN "
    "INSERT INTO about_text(about_text, rowid, value) VALUES ('delete', old.id, old.value); END",
    "CREATE TRIGGER about_text_changed AFTER UPDATE OF value ON about BEGIN "
    "INSERT INTO about_text(about_text, rowid, value) VALUES ('delete', old.id, old.value); "
    "INSERT INTO about_text(rowid, value) VALUES (new.id, new.value); END",
)


def upgrade() -> None:
    """Makes the index, and puts in what is known by now."""
    for statement in SEARCH:
        op.execute(statement)
    op.execute("INSERT INTO about_text(about_text) VALUES ('rebuild')")
