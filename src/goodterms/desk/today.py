"""Whom to say hello to now, and why."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from goodterms.asks.history import last_topic, open_question
from goodterms.asks.reading.read import read as read_text
from goodterms.asks.standards import Standards
from goodterms.desk.moment import now
from goodterms.desk.ready import ready
from goodterms.desk.shown import evidence
from goodterms.desk.standing import standards_of, standing
from goodterms.notice.today import Candidate, back, lines, quiet, waits, weight
from goodterms.record import read
from goodterms.words import Case, Person, Tie

LOOKED_AT = 200
"""Most people whose words are read for one day's lines; those with most to lose first."""

SILENT = frozenset({"never_mention", "deceased"})
"""Flags of people of whom today says nothing."""


def today(home: Path, *, as_of: int | None = None) -> list[dict[str, object]]:
    """At most three lines, each with its evidence and what to do. Empty when nothing waits."""
    moment = now() if as_of is None else as_of
    with ready(home) as connection:
        standards = standards_of(connection)
        found = standing(connection, moment, standards)
        coverage = read.coverage(connection, moment)
        rows = [
            (person, found.ties[person.id])
            for person in found.people.values()
            if person.kind == "person" and not person.flags & SILENT
        ]
        rows = [(p, t) for p, t in rows if waits(t, moment) or back(t) or quiet(t, moment)]
        rows.sort(key=lambda row: weight(row[1]), reverse=True)
        candidates = [_candidate(connection, p, t, moment, standards) for p, t in rows[:LOOKED_AT]]
    return [
        {
            "person": None if line.person is None else {"id": line.person.id, "name": line.person.name},
            "why": line.why.name.lower(),
            "says": line.says.strip(),
            "evidence": evidence(line.evidence),
            "do": line.do,
        }
        for line in lines(candidates, coverage, moment)
    ]


def _candidate(connection: sqlite3.Connection, person: Person, tie: Tie, as_of: int, standards: Standards) -> Candidate:
    """Somebody with their open question, if there is one, and the last words said."""
    recent = read.recent(connection, person.id, as_of, 6)
    case = Case(person.name, person, tie, read_text("", None, standards), recent, 1, as_of)
    owed = open_question(case, standards) if waits(tie, as_of) else None
    return Candidate(person, tie, owed, last_topic(case))
