"""The owner's word on somebody: never mention, deceased, never ask, we talk elsewhere; liked, trusted, put off. Every
word can be taken back.
"""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from goodterms.desk.moment import now
from goodterms.desk.trouble import Trouble, plainly
from goodterms.record import opened, read
from goodterms.record.layer import ever
from goodterms.record.opened import transaction

FLAGS = ("never_mention", "deceased", "never_ask", "talks_elsewhere")
"""Words that change what is said of somebody; each is a decision, so that taking it back gives back what was."""

REGARDS = ("liked", "trusted", "put_off")
"""Words of the owner's on somebody; nothing is concluded from them alone."""


def word(home: Path, person: int, what: str, *, back: bool = False, by_what: str = "") -> dict[str, object]:
    """Keeps a word on somebody, or takes it back. Saying it twice changes nothing.

    Raises:
        Trouble: nobody of that number, or no such word.
    """
    if what not in (*FLAGS, *REGARDS):
        raise Trouble(f"There is no word {what!r}. It is one of: {', '.join((*FLAGS, *REGARDS))}.", 2)
    with plainly(), opened.writing(home) as connection, transaction(connection):
        known = read.persons(connection, [person]).get(person)
        if known is None:
            raise Trouble(f"There is nobody with the number {person}.")
        if what in REGARDS:
            _regard(connection, person, what, by_what, back=back)
        elif back == (what in known.flags):
            _flag(connection, person, what, back=back)
    return {"person": person, "name": known.name, "word": what, "back": back}


def _flag(connection: sqlite3.Connection, person: int, flag: str, *, back: bool) -> None:
    (before,) = connection.execute("SELECT flags FROM person WHERE id = ?", (person,)).fetchone()
    flags = [one for one in before.split() if one != flag]
    if back:
        connection.execute(
            "UPDATE decision SET undone = 1 WHERE act = ? AND person IN (SELECT value FROM json_each(?)) "
            "AND by = 'owner' AND NOT undone",
            (flag, json.dumps(sorted(ever(connection, person)))),
        )
    else:
        flags.append(flag)
        connection.execute(
            "INSERT INTO decision (act, person, evidence, by, ts) VALUES (?, ?, ?, 'owner', ?)",
            (flag, person, json.dumps({"was": before}), now()),
        )
    connection.execute("UPDATE person SET flags = ? WHERE id = ?", (" ".join(flags), person))


def _regard(connection: sqlite3.Connection, person: int, what: str, by_what: str, *, back: bool) -> None:
    if back:
        connection.execute("DELETE FROM regard WHERE person = ? AND word = ?", (person, what))
    else:
        connection.execute(
            "INSERT OR IGNORE INTO regard (person, word, by_what, ts) VALUES (?, ?, ?, ?)",
            (person, what, by_what.strip(), now()),
        )
