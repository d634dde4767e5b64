"""What the owner says of a verdict: it is no ask, it was sent anyway, it should have gone, it should not have; and of
somebody: we talk elsewhere, never ask them, liked, trusted, put off.

Each is kept as a row, counts at once, and can be taken back. A draft is kept only with what is said of a verdict, and
goes with it when it is taken back; nothing else ever keeps one.
"""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from goodterms.desk.moment import now
from goodterms.desk.overruled import SHOULD_GO, SHOULD_NOT
from goodterms.desk.ready import finish
from goodterms.desk.remembered import NEVER_ASK, NOT_AN_ASK, SENT_ANYWAY, TALKS_ELSEWHERE, same
from goodterms.desk.trouble import Trouble, plainly
from goodterms.desk.weigh import Gate, declared_kind, gate, judged, reading_shape
from goodterms.desk.whom import Whom
from goodterms.desk.word import REGARDS, word
from goodterms.record import opened
from goodterms.record.opened import transaction
from goodterms.record.storable import storable

ON_DRAFT = (NOT_AN_ASK, SENT_ANYWAY, SHOULD_GO, SHOULD_NOT)
ON_PERSON = (TALKS_ELSEWHERE, NEVER_ASK, *REGARDS)

OTHERWISE = {SHOULD_GO: SHOULD_NOT, SHOULD_NOT: SHOULD_GO}
"""Of two words that cannot both stand the later one does."""

LONGEST_WHY = 500
"""Letters of a reason that are kept."""


def feedback(  # noqa: PLR0913 - what the gate was asked, and what is said of its answer
    home: Path,
    said: str,
    text: str,
    to: str,
    *,
    kind: str | None = None,
    channel: str | None = None,
    recipients: int = 1,
    person: int | None = None,
    why: str = "",
    back: bool = False,
) -> dict[str, object]:
    """Keeps what the owner says of the verdict on one recipient, or takes it back. Saying it twice changes nothing.

    ``to``: the recipient as typed. ``person``: who is meant by that, where several have the name. ``recipients``: to
    how many the message was to go. ``why``: the owner's reason, or what put the owner off; may be empty.

    Raises:
        Trouble: no such word, nobody of that name, several, or nobody known whom it could be kept for.
    """
    if said in ON_PERSON:
        return _on_person(home, said, to, person, why=why, back=back)
    if said not in ON_DRAFT:
        raise Trouble(f"There is no answer {said!r}. It is one of: {', '.join((*ON_DRAFT, *ON_PERSON))}.", 2)
    if back:
        _forget(home, said, text, to)
    else:
        _keep(home, said, text, to, person, kind=kind, channel=channel, recipients=recipients, why=why)
    return {"said": said, "to": to, "back": back}


def _on_person(home: Path, said: str, to: str, person: int | None, *, why: str, back: bool) -> dict[str, object]:
    if person is None:
        with plainly(), opened.reading(home) as connection:
            person = Whom(connection).find(to)
    if person is None:
        raise Trouble(f"I have no record of {to} yet, so there is nobody to keep this for.")
    return {"said": said, "to": to, "back": back} | word(home, person, said, back=back, by_what=why)


def _keep(  # noqa: PLR0913 - as above
    home: Path,
    said: str,
    text: str,
    to: str,
    person: int | None,
    *,
    kind: str | None,
    channel: str | None,
    recipients: int,
    why: str,
) -> None:
    """Keeps the draft with how it was read and weighed, unless that was said already."""
    declared = declared_kind(text, kind)
    with plainly(), opened.writing(home) as connection:
        finish(connection, home)
        at = gate(connection, text, declared, recipients=max(recipients, 1), as_of=now())
        reading = {"text": text, "same": same(text)} | reading_shape(at.reading)
        about: dict[str, object] = {"said": said, "to": to, "why": " ".join(why.split())[:LONGEST_WHY]}
        about |= _weighed(at, to, Whom(connection).find(to) if person is None else person)
        with transaction(connection):
            _drop(connection, OTHERWISE.get(said, ""), text, to)
            if not _rows(connection, said, text, to):
                connection.execute(
                    "INSERT INTO sent_check (ts, channel, reading, verdicts) VALUES (?, ?, ?, ?)",
                    (
                        now(),
                        channel or "",
                        *(storable(json.dumps(one, ensure_ascii=False)) for one in (reading, about)),
                    ),
                )


def _weighed(at: Gate, to: str, person: int | None) -> dict[str, object]:
    """The verdict that the word is on."""
    (verdict,) = judged(at, [to], [person])
    rules = [finding.rule for finding in verdict.findings]
    return {"person": person, "verdict": str(verdict.word), "rules": rules}


def _forget(home: Path, said: str, text: str, to: str) -> None:
    with plainly(), opened.writing(home) as connection, transaction(connection):
        _drop(connection, said, text, to)


def _drop(connection: sqlite3.Connection, said: str, text: str, to: str) -> None:
    rows = [(row,) for row in _rows(connection, said, text, to)]
    connection.executemany("DELETE FROM sent_check WHERE id = ?", rows)


def _rows(connection: sqlite3.Connection, said: str, text: str, to: str) -> list[int]:
    """The rows that say this; of a text that is no ask, whoever it was to go to."""
    rows = connection.execute(
        "SELECT id FROM sent_check WHERE json_extract(verdicts, '$.said') = ? AND json_extract(reading, '$.same') = ? "
        "AND (? OR json_extract(verdicts, '$.to') = ?)",
        (said, same(text), said == NOT_AN_ASK, to),
    )
    return [row for (row,) in rows]
