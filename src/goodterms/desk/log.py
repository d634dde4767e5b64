"""What no channel shows: a meeting, a call, a word elsewhere, or simply "I know her". And notes."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from goodterms.desk.moment import day_of, now
from goodterms.desk.naming import naming, typed
from goodterms.desk.ready import finish
from goodterms.desk.standing import depth_of
from goodterms.desk.trouble import Trouble, plainly
from goodterms.desk.whom import Whom
from goodterms.people.about.kept_off import kept_off
from goodterms.record import opened, read, renew, run
from goodterms.record.add import Adder
from goodterms.record.began import BEGUN_WORD
from goodterms.record.handles import Handles, owner_person
from goodterms.record.layer import ever
from goodterms.record.opened import transaction
from goodterms.words import Depth, Handle, Interaction, Mark, Participant, Role, iso_day

KINDS = {"met": "meeting", "called": "call", "wrote": "message", "missed": "meeting"}
"""What can be logged, and the kind of interaction it is; "known" is a word on the person, no interaction."""

CHANNEL = "log"
"""The channel of what the owner tells us."""

BEGUN = 26 * 3_600
"""A day (its noon) has begun somewhere on Earth up to this long before: zones go to UTC+14."""

YOU = Handle("log", "you")
"""The owner's handle in the log, so that a record without any other own handle can keep one."""


def log(
    home: Path, what: str, who: str, *, on: str | None = None, text: str = "", depth: str | None = None
) -> dict[str, object]:
    """Keeps that something happened with somebody. ``met``, ``called`` and ``wrote`` are contact from both sides;
    ``missed`` is none; ``known`` sets the owner's own word on how well they know each other, and with a ``text`` on how
    it began (``on`` that day, if it is known); a blank text takes that back.

    Raises:
        Trouble: nothing that can be logged, nobody of that name, a day still to come.
    """
    if what != "known" and what not in KINDS:
        raise Trouble(f"I can log met, called, wrote, missed or known, not {what!r}.", 2)
    day = now() if on is None else day_of(on)
    if day > now() + BEGUN:
        raise Trouble(f"{on} is still to come. Log it when it has happened.", 2)
    day = min(day, now() - 2)  # today at noon may be still to come, and "wrote" is two messages
    with plainly(), opened.writing(home) as connection:
        finish(connection, home)
        with run.only_one(home):
            person, name = _who(connection, who)
            if what == "known":
                if depth is not None or not text:
                    know(connection, person, depth_of(depth) or Depth.ACQUAINTANCE)
                if text:
                    begun(connection, person, " ".join(text.split()), None if on is None else day)
            else:
                _happened(connection, person, KINDS[what], day, text, missed=what == "missed")
        renew.renew(connection)
    return {"person": person, "name": name, "logged": what, "on": iso_day(day)}


def note(home: Path, who: str, text: str, *, private: bool = False) -> dict[str, object]:
    """Keeps a note on somebody. ``private``: it stands on no page for them (`for_them`); so does one that speaks of
    health, faith, politics, money or ill of them, unasked.

    Raises:
        Trouble: nobody of that name, or an empty note.
    """
    if not text.strip():
        raise Trouble("The note is empty.", 2)
    with plainly(), opened.writing(home) as connection, transaction(connection):
        person, name = _who(connection, who)
        held = private or kept_off(text)
        connection.execute(
            "INSERT INTO note (person, ts, text, private) VALUES (?, ?, ?, ?)", (person, now(), text.strip(), held)
        )
    return {"person": person, "name": name, "note": text.strip(), "on": iso_day(now()), "private": held}


def _who(connection: sqlite3.Connection, who: str) -> tuple[int, str]:
    """The person meant, with the name; a well-formed handle that nobody has becomes somebody.

    Raises:
        Trouble: nobody of that name, or the owner.
    """
    person = Whom(connection).find(who)
    if person is None:
        handle = typed(who)
        if handle is None:
            raise Trouble(f"There is nobody called {who!r} in the record. Give an address to add somebody.")
        handles = Handles(connection, naming())
        person = handles.person_of(handles.row(handle))
    known = read.persons(connection, [person]).get(person)
    if known is None:
        raise Trouble(f"{who} is you. Say with whom it was.", 2)
    return person, known.name


def know(connection: sqlite3.Connection, person: int, depth: Depth) -> None:
    """Keeps the owner's word on how well the two know each other."""
    with transaction(connection):
        connection.execute("UPDATE person SET depth_word = ? WHERE id = ?", (str(depth), person))
        connection.execute(
            "INSERT INTO decision (act, person, evidence, by, ts) VALUES ('depth', ?, ?, 'owner', ?)",
            (person, f'"{depth}"', now()),
        )


def begun(connection: sqlite3.Connection, person: int, how: str, on: int | None) -> None:
    """Keeps the owner's word on how it began; an empty one takes back what was said before."""
    with transaction(connection):
        connection.execute(
            f"UPDATE decision SET undone = 1 WHERE act = '{BEGUN_WORD}' AND person IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(ever(connection, person))),),
        )
        if how:
            connection.execute(
                f"INSERT INTO decision (act, person, evidence, by, ts) VALUES ('{BEGUN_WORD}', ?, ?, 'owner', ?)",
                (person, json.dumps({"how": how, "on": on}), now()),
            )


def _happened(connection: sqlite3.Connection, person: int, kind: str, day: int, text: str, *, missed: bool) -> None:
    """Keeps it as an import of its own, so that it can be taken back like any other."""
    began = now()
    them = _handle(connection, person)
    with transaction(connection):
        number = run.begin(connection, [f"log: {kind} on {iso_day(day)}"], began)
        _own(connection)
    adder = Adder(connection, number, began, naming(), owners_word=True)
    leaf = adder.leaf("log", str(began), CHANNEL)
    adder.take(leaf, _interaction(them, kind, day, text, number, missed=missed))
    if kind == "message":  # "we wrote elsewhere" is words from both sides
        adder.take(leaf, _interaction(them, kind, day + 1, "", number, missed=missed, back=True))
    adder.flush()
    with transaction(connection):
        run.end(connection, number, "done", now(), [])


def _interaction(
    them: Handle, kind: str, day: int, text: str, number: int, *, missed: bool, back: bool = False
) -> Interaction:
    one, other = (them, YOU) if back else (YOU, them)
    if kind == "meeting":
        people = (Participant(YOU, Role.ATTENDEE), Participant(them, Role.ATTENDEE))
    else:
        people = (Participant(one, Role.FROM), Participant(other, Role.TO))
    return Interaction(
        channel=CHANNEL,
        external_id=f"{number}{'-back' if back else ''}",
        ts=day,
        kind=kind,
        participants=people,
        text=text,
        marks=Mark.MISSED if missed else Mark(0),
        where="log",
    )


def _handle(connection: sqlite3.Connection, person: int) -> Handle:
    """A handle of somebody; who has none (a bare card) gets one of the log's."""
    row = connection.execute("SELECT kind, value, name FROM handle WHERE person = ? ORDER BY id", (person,)).fetchone()
    if row:
        return Handle(*row)
    with transaction(connection):
        connection.execute(
            "INSERT OR IGNORE INTO handle (kind, value, normal, person) VALUES ('log', ?, '', ?)",
            (f"person {person}", person),
        )
    return Handle("log", f"person {person}")


def _own(connection: sqlite3.Connection) -> None:
    """The owner's handle in the log."""
    owner = owner_person(connection)
    if not connection.execute("SELECT 1 FROM handle WHERE kind = 'log' AND value = 'you'").fetchone():
        connection.execute(
            "INSERT INTO handle (kind, value, normal, person, own) VALUES ('log', 'you', '', ?, 1)", (owner,)
        )
