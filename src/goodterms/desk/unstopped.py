"""What the gate in quiet mode let go, and would have held if it had been asked: a line of Today each, for a week."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from goodterms.desk.moment import now
from goodterms.desk.trouble import plainly
from goodterms.record import opened
from goodterms.record.opened import transaction
from goodterms.record.storable import storable
from goodterms.words import DAY

if TYPE_CHECKING:
    from goodterms.desk.outgoing.letter import Letter

UNSTOPPED = "unstopped"

KEPT = 7 * DAY
"""Seconds for which it is a matter of today: ours."""

MOST = 200
"""Letters of a subject."""


class LetGo(NamedTuple):
    """One message: its number in the list of what was said of drafts, when, its subject, for how many it would have
    been held, and to how many it went.
    """

    number: int
    ts: int
    subject: str
    held: int
    of: int


def note(home: Path, letter: Letter, to: Sequence[str]) -> None:
    """Weighs what has just gone out and remembers it when it would have been held. Never stands in anybody's way: what
    cannot be weighed or kept is not.
    """
    from goodterms.desk.outgoing.weighing import ready_ones, weighed

    try:
        ready = ready_ones(weighed(home, letter, to), to)
        if len(ready) < len(to):
            said = {"said": UNSTOPPED, "subject": letter.subject[:MOST], "held": len(to) - len(ready), "of": len(to)}
            with plainly(), opened.writing(home) as connection, transaction(connection):
                connection.execute(
                    "INSERT INTO sent_check (ts, channel, reading, verdicts) VALUES (?, 'mail', '{}', ?)",
                    (now(), storable(json.dumps(said, ensure_ascii=False))),
                )
    except Exception:  # noqa: BLE001 - the mail is gone: a failure here must not tell its program that it is not
        return


def let_go(connection: sqlite3.Connection, as_of: int) -> list[LetGo]:
    """What went so lately, newest first."""
    rows = connection.execute(
        "SELECT id, ts, verdicts FROM sent_check WHERE ts >= ? AND ts < ? AND json_extract(verdicts, '$.said') = ? "
        "ORDER BY id DESC",
        (as_of - KEPT, as_of, UNSTOPPED),
    )
    found = []
    for number, ts, text in rows:
        said = json.loads(text)
        found.append(LetGo(number, ts, said["subject"], said["held"], said["of"]))
    return found
