"""What the owner says of somebody in words of their own: a name as it is written, a birthday, what they do, an address.

It stands beside what cards say, with its day. Where writing to an address book is on, their card there says it too
(`desk/sync/writing`).
"""

from __future__ import annotations

import re
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from goodterms.desk.about import birthday, known
from goodterms.desk.moment import now
from goodterms.desk.naming import naming, typed
from goodterms.desk.ready import finish
from goodterms.desk.trouble import Trouble, plainly
from goodterms.record import opened, read, run
from goodterms.record.handles import Handles
from goodterms.record.opened import transaction
from goodterms.record.owner_words import say as keep
from goodterms.sources.vcard_about import birthday as day_of_card
from goodterms.sources.vcard_edit import ONE, TOPICS
from goodterms.words import Handle

SAID: Final = tuple(topic for topic in TOPICS if topic != "note")
"""What can be said; a note has a command of its own."""

LONGEST: Final = 500

_DAY: Final = re.compile(r"(?P<day>\d{1,2})\.? (?P<month>[A-Za-z]+)(?:,? (?P<year>\d{4}))?")


def say(home: Path, who: str, topic: str, text: str) -> dict[str, object]:
    """Keeps it. Of a name, a birthday, an organisation and a position the newest word holds; others stand side by side.

    Raises:
        Trouble: nobody of that name, no such topic, or the words are none of it.
    """
    topic = topic.strip().lower()
    if topic not in SAID:
        raise Trouble(f"I can keep {', '.join(SAID)}, not {topic!r}. A note: goodterms note WHO TEXT.", 2)
    words = _checked(topic, " ".join(text.split()))
    with plainly(), opened.writing(home) as connection:
        finish(connection, home)
        with run.only_one(home), transaction(connection):
            person = known(connection, who)
            if topic in {"mail", "phone"}:
                _reached(connection, person, Handle(topic, words))
            keep(connection, person, topic, words, now(), only=topic in ONE)
            if topic == "name":
                connection.execute("UPDATE person SET name = ? WHERE id = ?", (words, person))
            name = read.persons(connection, [person])[person].name
    return {"person": person, "name": name, "topic": topic, "text": birthday(words) if topic == "birthday" else words}


def _checked(topic: str, words: str) -> str:
    """The words as they are kept.

    Raises:
        Trouble: they cannot be what they are said to be.
    """
    if not words or len(words) > LONGEST:
        raise Trouble(f"Say the {topic} in some words.", 2)
    if topic == "birthday":
        day = day_of_card(words) or _spelled(words)
        if not day:
            raise Trouble(f"{words!r} is no birthday. Write it like 1990-04-05, 5 April 1990 or 5 April.", 2)
        return day
    if topic in {"mail", "phone"}:
        handle = typed(words)
        if handle is None or handle.kind != topic:
            like = "name@example.org" if topic == "mail" else "+44 1632 960011"
            raise Trouble(f"{words!r} is no address of that kind. Write it like {like}.", 2)
        return handle.value
    return words


def _spelled(words: str) -> str:
    """A birthday as one writes it in English, as cards have it; "" for none."""
    found = _DAY.fullmatch(words)
    if found is None:
        return ""
    for shape in ("%B", "%b"):
        try:
            month = datetime.strptime(found["month"], shape).replace(tzinfo=UTC).month
        except ValueError:
            continue
        return day_of_card(f"{found['year'] or '--'}{'-' if found['year'] else ''}{month:02}-{int(found['day']):02}")
    return ""


def _reached(connection: sqlite3.Connection, person: int, handle: Handle) -> None:
    """Makes an address theirs that is nobody's yet.

    Raises:
        Trouble: somebody else has it.
    """
    handles = Handles(connection, naming())
    whose = handles.somebody(handle)
    if whose is None:
        handles.row(handle, person=person)
    elif whose != person:
        name = (read.persons(connection, [whose]).get(whose) or read.persons(connection, [person])[person]).name
        raise Trouble(
            f"{handle.value} is {name or 'somebody else'}'s already. If the two are one, say so: goodterms who --cards",
            2,
        )
