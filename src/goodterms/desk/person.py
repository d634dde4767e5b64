"""One person: how it began, what happened, what they do, and how you two stand."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from goodterms.desk.beginning import began
from goodterms.desk.between import balance, told_them
from goodterms.desk.limits import beside
from goodterms.desk.moment import now
from goodterms.desk.naming import naming
from goodterms.desk.outlook import seen
from goodterms.desk.promise import open_between
from goodterms.desk.ready import ready
from goodterms.desk.shown import date, person_row
from goodterms.desk.standing import standards_of, standing
from goodterms.desk.stands import rhythm, stands
from goodterms.desk.trouble import Trouble
from goodterms.desk.who_log import why_one
from goodterms.desk.whom import Whom
from goodterms.record import read
from goodterms.words import Handle, Said, Tie, iso_day

TIMELINE = 30
"""Newest pieces shown; the whole history stays in the record."""

QUOTED = 200
"""Letters of own text quoted in a timeline."""


def person(home: Path, who: str, *, as_of: int | None = None) -> dict[str, object]:
    """One page on one person.

    Raises:
        Trouble: nobody of that name or handle, or several.
    """
    moment = now() + 1 if as_of is None else as_of  # what was written down in this very second is seen
    with ready(home) as connection:
        id_ = Whom(connection).find(who)
        if id_ is None:
            raise Trouble(f"There is no record of {who}.")
        found = standing(connection, moment, standards_of(connection), [id_])
        tie = found.ties[id_]
        row = person_row(found.people[id_], tie, read.coverage(connection, moment))
        said = read.recent(connection, id_, moment, TIMELINE)
        return row | {
            "handles": _once(found.people[id_].handles),
            "timeline": [piece(one) for one in said],
            "about": _about(connection, id_, moment),
            "balance": balance(connection, tie, id_, moment),
            "promises": open_between(connection, [id_], moment)[id_],
            "began": began(connection, id_, tie, moment),
            "stands": stands(seen(connection, found, id_, moment)),
            "told_them": told_them(connection, id_, moment),
            "notes": [
                {"date": iso_day(note.ts), "text": note.text, "private": note.private}
                for note in read.notes(connection, id_, moment)
            ],
            "limits": beside(connection, id_, moment),
            "last_seen": date(_elsewhere(tie)),
            "joined": why_one(connection, id_),
            "usual_gap_days": rhythm(tie.facts),
        }


def piece(said: Said) -> dict[str, object]:
    """One piece of a timeline."""
    return {
        "interaction": said.interaction,
        "date": iso_day(said.ts),
        "channel": said.channel,
        "kind": said.kind,
        "who": "you" if said.out else "they",
        "subject": said.subject,
        "words": " ".join(said.text.split())[:QUOTED],
    }


def _about(connection: sqlite3.Connection, person_: int, as_of: int) -> list[dict[str, object]]:
    """Each thing once, as of the newest day it was seen."""
    newest: dict[tuple[str, str], int | None] = {}
    for about in read.abouts(connection, person_, as_of):
        said = about.topic, about.value
        newest[said] = max(newest.get(said) or 0, about.since or 0) or None
    return [{"topic": topic, "value": value, "since": date(since)} for (topic, value), since in newest.items()]


def _elsewhere(tie: Tie) -> int | None:
    """When they were last seen acting, if that was not towards the owner."""
    last_in = None if tie.facts is None else tie.facts.last_in
    if tie.last_sighting is None or (last_in is not None and last_in >= tie.last_sighting):
        return None
    return tie.last_sighting


def _once(handles: Iterable[Handle]) -> list[dict[str, str]]:
    """Each handle once, as it was first written: a number with and without spaces is one."""
    normal = naming().normal
    found = {(handle.kind, normal(handle) or handle.value): handle for handle in reversed(tuple(handles))}
    return [{"kind": handle.kind, "value": handle.value} for handle in reversed(found.values())]
