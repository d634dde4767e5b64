"""What went out by the gate is history at once: kept like an import, without waiting for one.

Messages wait in ``smtp/sent/`` in the home until the record takes them; while an import runs they wait a little longer.
The copy in the sender's own mailbox has the same number, so a later import knows it already.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from secrets import token_urlsafe

from goodterms.desk.moment import now
from goodterms.desk.naming import naming
from goodterms.desk.outgoing.accounts import FOLDER
from goodterms.desk.outgoing.letter import going
from goodterms.desk.private import folder, write
from goodterms.desk.ready import finish
from goodterms.desk.trouble import plainly
from goodterms.record import opened, renew, run
from goodterms.record.add import Adder
from goodterms.record.opened import CannotKeep, transaction
from goodterms.sources.mail_folders import Place
from goodterms.sources.mail_piece import piece
from goodterms.words import Mark, iso_day

SENT = "sent"
MOST = 500
"""Messages taken at once; the rest at the next turn."""

SOURCE = "mail"
SAYS = "mail that you sent by the gate"


def wait(home: Path, raw: bytes, to: Sequence[str]) -> None:
    """Keeps a message that went until the record takes it; without what is attached beyond its first `READ` bytes.

    ``to``: its envelope, secret recipients included.
    """
    head = f"Bcc: {', '.join(to)}\r\n".encode("utf-8", "surrogateescape")
    write(folder(home, FOLDER, SENT) / f"{now():012}-{token_urlsafe(8)}.eml", head + going(raw))


def keep(home: Path) -> int:
    """Brings in what waits; how many messages. None while an import runs."""
    waiting = _waiting(home)
    if not waiting:
        return 0
    with plainly(), opened.writing(home) as connection:
        finish(connection, home)
        try:
            with run.only_one(home):
                _add(connection, waiting)
        except CannotKeep:
            return 0
        renew.renew(connection)
    for path in waiting:
        path.unlink(missing_ok=True)
    return len(waiting)


def _waiting(home: Path) -> list[Path]:
    place = home / FOLDER / SENT
    return sorted(place.glob("*.eml"))[:MOST] if place.is_dir() else []


def _add(connection: sqlite3.Connection, waiting: Sequence[Path]) -> None:
    began = now()
    with transaction(connection):
        number = run.begin(connection, [f"{SAYS} on {iso_day(began)}"], began)
    adder = Adder(connection, number, began, naming())
    leaf = adder.leaf(SAYS, "", SOURCE)
    for path in waiting:
        adder.take(leaf, piece(path.read_bytes(), SAYS, Place("Sent", Mark(0))))
    adder.leaf_read(leaf, len(waiting), 0)
    adder.flush()
    with transaction(connection):
        run.end(connection, number, "done", now(), [])
