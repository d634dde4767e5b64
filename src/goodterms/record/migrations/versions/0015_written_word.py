"""Remembers which words of the owner's a card on a server says by now."""

from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Makes the table."""
    op.execute(
        """
CREATE TABLE written_word (
    place TEXT NOT NULL,
    said TEXT NOT NULL,
    PRIMARY KEY (place, said)
)
 WITHOUT ROWID, STRICT
"""
    )
