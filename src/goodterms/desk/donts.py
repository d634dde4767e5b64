"""DON'Ts of the owner's own: words, a kind of ask, or a person that the owner never wants to send or ask."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from goodterms.asks.sending import Dont
from goodterms.desk.moment import now
from goodterms.desk.trouble import Trouble, plainly
from goodterms.desk.whom import Whom
from goodterms.record import opened
from goodterms.record.joins import holder_of
from goodterms.record.opened import transaction
from goodterms.record.storable import storable
from goodterms.words import Kind, iso_day

OWN_DONT = "own_dont"

MOST_WORDS = 200
"""Letters of a phrase."""


def add(home: Path, words: str = "", *, kind: str | None = None, to: str | None = None) -> dict[str, object]:
    """Keeps a DON'T; several parts of it must all be there for it to speak. Saying it twice changes nothing.

    Raises:
        Trouble: it names nothing, no such kind, nobody of that name, or a phrase of a page.
    """
    words = " ".join(words.split())
    if not (words or kind or to):
        raise Trouble("Say what you never want to send: words, a --kind, a person by --to, or several of them.", 2)
    if len(words) > MOST_WORDS:
        raise Trouble(f"A DON'T of words is a phrase of {MOST_WORDS} letters at most.", 2)
    if kind is not None and kind not in set(Kind):
        raise Trouble(f"There is no kind {kind!r}. It is one of: {', '.join(Kind)}.", 2)
    with plainly(), opened.writing(home) as connection:
        person = None if to is None else Whom(connection).find(to)
        if to is not None and person is None:
            raise Trouble(f"I have no record of {to}, so there is nobody to keep this for.")
        said = {"said": OWN_DONT, "words": words, "kind": kind, "person": person}
        with transaction(connection):
            number = _kept(connection, words, kind, person) or connection.execute(
                "INSERT INTO sent_check (ts, channel, reading, verdicts) VALUES (?, '', '{}', ?) RETURNING id",
                (now(), storable(json.dumps(said, ensure_ascii=False))),
            ).fetchone()[0]  # fmt: skip
    return next(row for row in donts(home) if row["number"] == number)


def remove(home: Path, number: int) -> dict[str, object]:
    """Takes a DON'T back.

    Raises:
        Trouble: there is none of that number.
    """
    found = next((row for row in donts(home) if row["number"] == number), None)
    if found is None:
        raise Trouble(f"There is no DON'T number {number}. See: goodterms standards dont")
    with plainly(), opened.writing(home) as connection, transaction(connection):
        connection.execute("DELETE FROM sent_check WHERE id = ?", (number,))
    return found


def donts(home: Path) -> list[dict[str, object]]:
    """Every DON'T of the owner's, oldest first."""
    with plainly(), opened.reading(home) as connection:
        found = own_donts(connection)
        rows = connection.execute(
            "SELECT id, name FROM person WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps([one.person for one in found if one.person is not None]),),
        )
        names = dict(rows.fetchall())
    return [
        {
            "number": one.number,
            "words": one.words,
            "kind": None if one.kind is None else str(one.kind),
            "person": None if one.person is None else {"id": one.person, "name": names.get(one.person, "")},
            "since": iso_day(one.ts),
        }
        for one in found
    ]


def own_donts(connection: sqlite3.Connection) -> tuple[Dont, ...]:
    """The DON'Ts as rules want them."""
    rows = connection.execute(
        "SELECT id, ts, verdicts FROM sent_check WHERE json_extract(verdicts, '$.said') = ? ORDER BY id", (OWN_DONT,)
    )
    found = []
    for number, ts, text in rows:
        said = json.loads(text)
        kind = said.get("kind")
        person = None if said["person"] is None else holder_of(connection, said["person"])
        found.append(Dont(number, said.get("words", ""), Kind(kind) if kind in set(Kind) else None, person, ts))
    return tuple(found)


def _kept(connection: sqlite3.Connection, words: str, kind: str | None, person: int | None) -> int | None:
    same = (one for one in own_donts(connection) if (one.words, one.kind, one.person) == (words, kind, person))
    return next((one.number for one in same), None)
