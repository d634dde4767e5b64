"""Who is who, as the owner sees it: what was worked out, what is still to ask, and the owner's own word on it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from math import log1p
from math import pow as power
from pathlib import Path
from typing import Any

from goodterms.desk import answers
from goodterms.desk.answers import ANSWERS, DIFFERENT, LATER, NOBODY, NOT_A_PERSON, SAME
from goodterms.desk.joining import work_out
from goodterms.desk.moment import now
from goodterms.desk.ready import finish, ready
from goodterms.desk.shown import date
from goodterms.desk.trouble import Trouble, plainly
from goodterms.desk.whom import Whom
from goodterms.people.questions import questions
from goodterms.people.seen import pair
from goodterms.people.who import Open
from goodterms.record import compared, opened, read, renew, run
from goodterms.record.compared import Question
from goodterms.record.joins import LATER_JOINS
from goodterms.record.layer import Lay, lay, undo
from goodterms.record.opened import transaction
from goodterms.record.place import place_again
from goodterms.words import DAY

HALF_LIFE = 365 * DAY
"""What hangs on somebody with whom nothing was said for so long counts half: today's list and the gate look at what is
recent. Ours."""

HANDLES = 4
"""Handles shown of each side of a question."""


def who(home: Path) -> dict[str, object]:
    """What was worked out so far: how many handles are how many people, and what is open.

    Raises:
        Trouble: there is no record.
    """
    with ready(home) as connection:
        (handles,) = connection.execute("SELECT count(*) FROM handle WHERE NOT own AND kind <> 'log'").fetchone()
        joined = dict(
            connection.execute("SELECT by, count(*) FROM decision WHERE act = 'join' AND NOT undone GROUP BY by")
        )
        return {
            "people": _people(connection),
            "handles": handles,
            "joined": {by: joined.get(by, 0) for by in ("card", "key", "weighed", "owner")},
            "questions": len(_chosen(connection)),
            "mailboxes": [
                {"person": person, "handle": value, "says": says} for person, value, says in compared.shared(connection)
            ],
        }


def cards(home: Path) -> list[dict[str, object]]:
    """Every question worth asking, those first whose answer would change most.

    Raises:
        Trouble: there is no record.
    """
    with ready(home) as connection:
        return [_card(connection, question) for question in _chosen(connection)]


def answer(home: Path, one: int, other: int, said: str) -> dict[str, object]:
    """Keeps the owner's answer on two: same, different, later, or not_a_person for what is nobody's.

    Raises:
        Trouble: no such answer, nobody of these numbers, or one and the same.
    """
    if said not in ANSWERS:
        raise Trouble(f"There is no answer {said!r}. It is one of: {', '.join(ANSWERS)}.", 2)
    with _changing(home) as connection, transaction(connection):
        known = read.persons(connection, [one, other])
        if one == other or not {one, other} <= known.keys():
            raise Trouble(f"There are no two people with the numbers {one} and {other}.")
        number = _answer(connection, one, other, said)
        names = [known[person].name for person in (one, other)]
    return {"said": said, "one": {"id": one, "name": names[0]}, "other": {"id": other, "name": names[1]}, "id": number}


def _answer(connection: sqlite3.Connection, one: int, other: int, said: str) -> int:
    moment = now()
    if said == NOT_A_PERSON:
        for person in (one, other):
            number = _no_person(connection, person, moment)
        return number
    number = answers.keep(connection, said, one, other, moment)
    connection.executemany("INSERT OR IGNORE INTO unweighed VALUES (?)", [(one,), (other,)])
    if said == SAME:
        _lay(connection, one, other, number, moment)
    return number


def _no_person(connection: sqlite3.Connection, person: int, moment: int) -> int:
    (was,) = connection.execute("SELECT kind FROM person WHERE id = ?", (person,)).fetchone()
    number = answers.keep(connection, NOT_A_PERSON, person, None, moment, was=was)
    connection.execute("UPDATE person SET kind = ? WHERE id = ? AND kind = 'person'", (NOBODY, person))
    return number


def _lay(connection: sqlite3.Connection, one: int, other: int, number: int, moment: int) -> None:
    lay(connection, [Lay(one, other, "owner", {"said": ["You said so."], "answer": number})], None, moment)


def join(home: Path, one: str, other: str) -> dict[str, object]:
    """The owner says that two are one.

    Raises:
        Trouble: nobody of that name, several, or one and the same.
    """
    first, second = _both(home, one, other)
    return answer(home, first, second, SAME)


def _both(home: Path, one: str, other: str) -> tuple[int, int]:
    with ready(home) as connection:
        whom = Whom(connection)
        found = [whom.find(text) for text in (one, other)]
        for text, person in zip((one, other), found, strict=True):
            if person is None or person not in read.persons(connection, [person]):
                raise Trouble(f"There is nobody but you, or nobody at all, with {text} in the record.")
    first, second = found
    assert first is not None  # noqa: S101 - asked above
    assert second is not None  # noqa: S101 - asked above
    if first == second:
        raise Trouble(f"{one} and {other} are one person already. See: goodterms who --log")
    return first, second


def part(home: Path, who_: str) -> dict[str, object]:
    """The owner says that somebody is two: takes back the one join by which they became one.

    Raises:
        Trouble: nobody of that name, never joined, or joined several times, so that it must be said which.
    """
    with ready(home) as connection:
        person = Whom(connection).find(who_)
        joins = [] if person is None else connection.execute(LATER_JOINS, (person, 0)).fetchall()
    if not joins:
        raise Trouble(f"Nobody was joined to {who_}, so there is nothing to part.")
    if len(joins) > 1:
        numbers = ", ".join(str(id_) for id_, *_ in joins)
        raise Trouble(f"{who_} was joined {len(joins)} times ({numbers}). Say which: goodterms who --undo N")
    return take_back(home, joins[0][0])


def take_back(home: Path, number: int) -> dict[str, object]:
    """Takes one row of the ledger back: parts what was joined for good, or lets an answer no longer stand.

    Raises:
        Trouble: there is no such row, or it was taken back already.
    """
    with _changing(home) as connection, transaction(connection):
        row = connection.execute(
            "SELECT act, person, other, by, evidence FROM decision WHERE id = ? AND NOT undone", (number,)
        ).fetchone()
        if row is None or row[0] not in TAKEN_BACK:
            raise Trouble(f"There is no entry {number} that can be taken back here. See: goodterms who --log")
        TAKEN_BACK[row[0]](connection, number, *row[1:])
    return {"id": number, "act": row[0], "taken_back": True}


def _part(connection: sqlite3.Connection, number: int, person: int, other: int, by: str, evidence: str) -> None:
    """What the owner parts stays parted; what the owner had joined is open again."""
    mine = _told(evidence).get("answer")
    again: set[int] = set()
    undo(connection, [number] if mine is None else _join_of(connection, mine), again)
    place_again(connection, again)
    if mine is not None:
        connection.execute("UPDATE decision SET undone = 1 WHERE id = ?", (mine,))
    if by != "owner":
        held = {id_ for (id_,) in connection.execute("SELECT id FROM person WHERE id IN (?, ?)", (person, other))}
        if len(held) == 2:
            answers.keep(connection, DIFFERENT, person, other, now(), parted=number)


def _let_go(
    connection: sqlite3.Connection, number: int, person: int, other: int | None, by: str, evidence: str
) -> None:
    """An answer no longer stands; whom it was about is compared again."""
    connection.execute("UPDATE decision SET undone = 1 WHERE id = ?", (number,))
    told = _told(evidence)
    found = {
        person,
        *answers.people(connection, told.get("one", [])),
        *answers.people(connection, told.get("other", [])),
    }
    if other is not None:
        found.add(other)
    if by == "owner" and (joined := _join_of(connection, number)):
        again: set[int] = set()
        undo(connection, joined, again)
        place_again(connection, again)
    connection.executemany(
        "INSERT OR IGNORE INTO unweighed SELECT id FROM person WHERE id = ?", ((each,) for each in found)
    )


def _join_of(connection: sqlite3.Connection, number: int) -> list[int]:
    rows = connection.execute(
        "SELECT id FROM decision WHERE act = 'join' AND NOT undone AND json_extract(evidence, '$.answer') = ? "
        "ORDER BY id DESC",
        (number,),
    )
    return [id_ for (id_,) in rows]


def _a_person(
    connection: sqlite3.Connection, number: int, person: int, other: int | None, by: str, evidence: str
) -> None:
    """Whoever was said to be no person is what they were."""
    told = _told(evidence)
    for each in answers.people(connection, told.get("one", [])) or {person}:
        connection.execute(
            "UPDATE person SET kind = ? WHERE id = ? AND kind = ?", (told.get("was", "person"), each, NOBODY)
        )
        connection.execute("DELETE FROM mailbox WHERE person = ?", (each,))
    _let_go(connection, number, person, other, by, evidence)


TAKEN_BACK = {
    "join": _part,
    SAME: _let_go,
    DIFFERENT: _let_go,
    LATER: _let_go,
    NOT_A_PERSON: _a_person,
    "kind": _a_person,
}
"""What undoes each act of the ledger."""


def _told(evidence: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(evidence)
    return found


@contextmanager
def _changing(home: Path) -> Iterator[sqlite3.Connection]:
    """A record to change by a word of the owner's; who is who is worked out and counted again after."""
    with plainly(), opened.writing(home) as connection:
        finish(connection, home)
        with run.only_one(home):
            yield connection
            work_out(connection, now())
            renew.renew(connection)


def _people(connection: sqlite3.Connection) -> int:
    (people,) = connection.execute("SELECT count(*) FROM person WHERE kind = 'person'").fetchone()
    return int(people)


def _chosen(connection: sqlite3.Connection) -> list[Question]:
    """The open questions worth asking, in their order."""
    moment = now()
    off = answers.put_off(connection, moment)
    found = [question for question in compared.asked(connection) if pair(question.one, question.other) not in off]
    weight = {
        person: weighs(two_way_days, last, moment)
        for person, two_way_days, last in connection.execute("SELECT person, two_way_days, last FROM facts")
    }
    by = {(question.one, question.other): question for question in found}
    asked = [Open(q.one, q.other, (q.one,), (q.other,), q.p, q.evidence, q.doubt) for q in found]
    ranked = questions(asked, _people(connection), lambda person: weight.get(person, NOTHING))
    return [by[each.one, each.other] for each in ranked]


NOTHING = 0.1
"""What hangs on somebody with whom nothing was ever exchanged: little, but not nothing."""


def weighs(two_way_days: int, last: int, moment: int) -> float:
    """What hangs on somebody: days of exchange, and how lately; today's list and the gate judge by these."""
    age = max(0, moment - last) / HALF_LIFE
    return NOTHING + log1p(two_way_days) * power(0.5, age)


def _card(connection: sqlite3.Connection, question: Question) -> dict[str, object]:
    return {
        "one": _side(connection, question.one),
        "other": _side(connection, question.other),
        "p": round(question.p, 3),
        "evidence": [says for says in question.evidence if not question.doubt.startswith(says.rstrip("."))],
        "doubt": question.doubt,
    }


def _side(connection: sqlite3.Connection, person: int) -> dict[str, object]:
    """One side of a question, with what helps to tell who they are."""
    known = read.persons(connection, [person])[person]
    row = connection.execute(
        "SELECT n_in, n_out, first, last FROM facts WHERE owner = 1 AND person = ?", (person,)
    ).fetchone() or (0, 0, None, None)
    return {
        "id": person,
        "name": known.name,
        "handles": [{"kind": handle.kind, "value": handle.value} for handle in known.handles[:HANDLES]],
        "more": max(0, len(known.handles) - HANDLES),
        "in": row[0],
        "out": row[1],
        "first": date(row[2]),
        "last": date(row[3]),
    }
