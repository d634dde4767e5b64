"""One page before a meeting: how it began, the last talk, what they do and want, asks and gives, promises, who else."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from goodterms.desk.about import Line, known, lines
from goodterms.desk.beginning import began
from goodterms.desk.between import balance, told_them
from goodterms.desk.moment import now
from goodterms.desk.promise import open_between
from goodterms.desk.ready import ready
from goodterms.desk.shown import date, person_row
from goodterms.desk.standing import standards_of, standing
from goodterms.people.about.own_words import DOES, WANTS
from goodterms.record import meetings, read
from goodterms.record.does import SIGNATURE
from goodterms.record.look import DOES as POSTS
from goodterms.record.meetings import Meeting
from goodterms.words import DAY, iso, iso_day

AHEAD = 400 * DAY
"""How far ahead a next meeting is looked for; later ones are not kept."""

AT_MOST = 6
"""People of one meeting who get a brief; of a larger round the closest."""

FEW = 8
"""Participants of a piece that tells who else was there: of more, nobody is anybody's company."""

LINES = 5
"""Lines of each kind on the page."""

LINE = 240
"""Letters of a line."""

QUOTED = 400
"""Letters of the last words that are quoted."""

BESIDE = 5
"""People who were there too, at most."""


def brief(home: Path, who: str, *, as_of: int | None = None) -> dict[str, object]:
    """One page on one person, with the next meeting with them where the calendar has one.

    Raises:
        Trouble: there is no record, or nobody of that name.
    """
    moment = now() + 1 if as_of is None else as_of
    with ready(home) as connection:
        person = known(connection, who)
        ahead = meetings.coming(connection, moment, moment + AHEAD, 200)
        meeting = next((one for one in ahead if person in one.persons), None)
        page = _page(connection, person, moment, () if meeting is None else meeting.persons)
        told = None if meeting is None else _meeting(connection, meeting)
        return {"meeting": told, "people": [page | {"promises": open_between(connection, [person], moment)[person]}]}


def next_brief(home: Path, *, as_of: int | None = None) -> dict[str, object]:
    """One page on each of the people of the next meeting in the calendar; ``meeting`` is None where there is none.

    Raises:
        Trouble: there is no record.
    """
    moment = now() + 1 if as_of is None else as_of
    with ready(home) as connection:
        found = meetings.coming(connection, moment, moment + AHEAD, 1)
        if not found:
            return {"meeting": None, "people": []}
        ties = standing(connection, moment, standards_of(connection), found[0].persons).ties
        closest = sorted(found[0].persons, key=lambda one: (-ties[one].depth.rank if one in ties else 0, one))[:AT_MOST]
        pages = {one: _page(connection, one, moment, found[0].persons) for one in closest if one in ties}
        meeting = _meeting(connection, found[0])
        promised = open_between(connection, list(pages), moment)
    return {"meeting": meeting, "people": [page | {"promises": promised[one]} for one, page in pages.items()]}


def _meeting(connection: sqlite3.Connection, meeting: Meeting) -> dict[str, object]:
    people = read.persons(connection, meeting.persons)
    return {
        "at": iso(meeting.ts),
        "date": iso_day(meeting.ts),
        "subject": meeting.subject,
        "minutes": meeting.minutes,
        "people": [{"id": id_, "name": one.name or _handle(one)} for id_, one in people.items()],
    }


def _handle(person: object) -> str:
    return next((handle.value for handle in getattr(person, "handles", ())), "")


def _page(connection: sqlite3.Connection, person: int, moment: int, there: tuple[int, ...]) -> dict[str, object]:
    found = standing(connection, moment, standards_of(connection), [person])
    tie = found.ties[person]
    about = lines(connection, person, moment)
    return {
        **person_row(found.people[person], tie, read.coverage(connection, moment)),
        "began": began(connection, person, tie, moment),
        "last": [_said(row) for row in meetings.last_each_way(connection, person, moment)],
        "does": [_line(one) for one in about if one.topic in {*POSTS, SIGNATURE, DOES}][:LINES],
        "wants": [_line(one) for one in about if one.topic == WANTS][:LINES],
        "notes": [_line(one) for one in about if one.topic in ("note", "private")][:LINES],
        "balance": balance(connection, tie, person, moment),
        "told_them": told_them(connection, person, moment),
        "beside": _beside(connection, person, moment, there),
    }


def _said(row: meetings.Words) -> dict[str, object]:
    words = " ".join(row.text.split())
    return {
        "interaction": row.interaction,
        "date": iso_day(row.ts),
        "channel": row.channel,
        "kind": row.kind,
        "who": "you" if row.out else "they",
        "subject": row.subject,
        "words": words if len(words) <= QUOTED else f"{words[:QUOTED].rstrip()} \u2026",
    }


def _line(one: Line) -> dict[str, object]:
    return {
        "topic": one.topic,
        "text": one.text if len(one.text) <= LINE else f"{one.text[:LINE].rstrip()} \u2026",
        "source": one.source,
        "date": date(one.ts),
    }


def _beside(
    connection: sqlite3.Connection, person: int, moment: int, there: tuple[int, ...]
) -> list[dict[str, object]]:
    """Who else was there when you two met or wrote among few; who comes to the meeting stands in it already."""
    rows = [
        row for row in meetings.beside(connection, person, moment, FEW, BESIDE + len(there)) if row[0] not in there
    ][:BESIDE]
    names = read.persons(connection, [row[0] for row in rows])
    return [
        {"person": {"id": id_, "name": names[id_].name or _handle(names[id_])}, "times": times, "date": iso_day(last)}
        for id_, times, last in rows
        if id_ in names and not names[id_].flags & {"deceased", "never_mention"}
    ]
