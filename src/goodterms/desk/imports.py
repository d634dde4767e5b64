"""What was brought in so far, and taking it back."""

from __future__ import annotations

import json
from pathlib import Path

from goodterms.desk.moment import now
from goodterms.desk.naming import naming
from goodterms.desk.ready import finish
from goodterms.desk.trouble import Trouble, plainly
from goodterms.record import learnt, limits, opened, run
from goodterms.record.opened import NoRecord, transaction
from goodterms.record.undo import undo as take_back
from goodterms.words import iso


def imports(home: Path) -> list[dict[str, object]]:
    """Every import, newest first, with its counts.

    Raises:
        Trouble: there is no record, or it cannot be read.
    """
    with plainly(), opened.reading(home) as connection:
        rows = connection.execute(
            "SELECT id, started, ended, state, paths, report FROM source_run ORDER BY id DESC"
        ).fetchall()
    return [
        {
            "run": number,
            "started": iso(started),
            "ended": None if ended is None else iso(ended),
            "state": state,
            "paths": json.loads(paths),
            "files": json.loads(report) if report else None,
        }
        for number, started, ended, state, paths, report in rows
    ]


def so_far(home: Path) -> list[dict[str, object]]:
    """As `imports`; none where nothing was ever brought in."""
    try:
        return imports(home)
    except Trouble as trouble:
        if not isinstance(trouble.__cause__, NoRecord):
            raise
        return []


def undo(home: Path, number: int) -> dict[str, object]:
    """Takes back what one import brought and no other did.

    Raises:
        Trouble: there is no such import.
    """
    with plainly(), opened.writing(home) as connection:
        with run.only_one(home):
            gone = take_back(connection, number, now(), naming())
            learnt.forget(connection)
        finish(connection, home)
        with transaction(connection):
            limits.keep(connection)
    return {"run": number, "state": "undone", **gone}
