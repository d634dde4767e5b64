"""Remembers who was compared with whom, so that an import compares only what is new."""

from alembic import op

revision = "0005"
down_revision = "0004"

TABLES = (
    """
CREATE TABLE block (
    block INTEGER NOT NULL,
    person INTEGER NOT NULL,
    PRIMARY KEY (block, person)
)
 WITHOUT ROWID,
 STRICT
""",
    """
CREATE INDEX block_by_person ON block (person)
""",
    """
CREATE TABLE mailbox (
    person INTEGER NOT NULL,
    value TEXT NOT NULL,
    says TEXT NOT NULL,
    PRIMARY KEY (person)
)
 STRICT
""",
    """
CREATE TABLE named (
    handle INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (handle, name)
)
 WITHOUT ROWID,
 STRICT
""",
    """
CREATE TABLE question (
    one INTEGER NOT NULL,
    other INTEGER NOT NULL,
    p REAL NOT NULL,
    evidence TEXT NOT NULL,
    PRIMARY KEY (one, other)
)
 WITHOUT ROWID,
 STRICT
""",
    """
CREATE INDEX question_by_other ON question (other)
""",
    """
CREATE TABLE unweighed (
    person INTEGER NOT NULL,
    PRIMARY KEY (person)
)
 STRICT
""",
)

TRIGGERS = (
    "CREATE TRIGGER handle_new AFTER INSERT ON handle BEGIN INSERT OR IGNORE INTO unweighed VALUES (new.person); END",
    "CREATE TRIGGER handle_changed AFTER UPDATE OF person, name ON handle BEGIN "
    "INSERT OR IGNORE INTO unweighed VALUES (old.person); INSERT OR IGNORE INTO unweighed VALUES (new.person); END",
    "CREATE TRIGGER handle_gone AFTER DELETE ON handle BEGIN "
    "DELETE FROM named WHERE handle = old.id; INSERT OR IGNORE INTO unweighed VALUES (old.person); END",
    "CREATE TRIGGER named_new AFTER INSERT ON named BEGIN "
    "INSERT OR IGNORE INTO unweighed SELECT person FROM handle WHERE id = new.handle; END",
    "CREATE TRIGGER card_new AFTER INSERT ON card WHEN new.person IS NOT NULL BEGIN "
    "INSERT OR IGNORE INTO unweighed VALUES (new.person); END",
    "CREATE TRIGGER card_changed AFTER UPDATE OF person, body ON card BEGIN "
    "INSERT OR IGNORE INTO unweighed SELECT id FROM person WHERE id IN (old.person, new.person); END",
    "CREATE TRIGGER card_gone AFTER DELETE ON card WHEN old.person IS NOT NULL BEGIN "
    "INSERT OR IGNORE INTO unweighed VALUES (old.person); END",
    "CREATE TRIGGER kind_changed AFTER UPDATE OF kind ON person WHEN old.kind <> new.kind BEGIN "
    "INSERT OR IGNORE INTO unweighed VALUES (new.id); END",
    "CREATE TRIGGER person_gone AFTER DELETE ON person BEGIN "
    "DELETE FROM block WHERE person = old.id; DELETE FROM mailbox WHERE person = old.id; "
    "DELETE FROM question WHERE one = old.id; DELETE FROM question WHERE other = old.id; "
    "DELETE FROM unweighed WHERE person = old.id; END",
)


def upgrade() -> None:
    """Makes the tables and triggers, and marks everybody as not compared yet.

    Of the names seen so far, those that were kept beside handles are known.
    """
    for statement in (*TABLES, *TRIGGERS):
        op.execute(statement)
    op.execute("INSERT INTO named SELECT id, name FROM handle WHERE name <> ''")
    op.execute("INSERT OR IGNORE INTO unweighed SELECT id FROM person")
