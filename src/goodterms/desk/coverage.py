"""How far we can see: every channel, from when to when."""

from __future__ import annotations

from pathlib import Path

from goodterms.desk.moment import now
from goodterms.desk.shown import covered
from goodterms.desk.trouble import Trouble, plainly
from goodterms.record import opened, read
from goodterms.record.opened import NoRecord


def coverage(home: Path, *, as_of: int | None = None) -> list[dict[str, str]]:
    """What can be seen, a channel each; empty when nothing was ever brought in.

    Raises:
        Trouble: the record cannot be read.
    """
    moment = now() if as_of is None else as_of
    try:
        with plainly(), opened.reading(home) as connection:
            return covered(read.coverage(connection, moment))
    except Trouble as trouble:
        if not isinstance(trouble.__cause__, NoRecord):
            raise
        return []
