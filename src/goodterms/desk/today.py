"""Whom to say hello to now, and why."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from goodterms.asks.history import last_topic, open_question
from goodterms.asks.reading.read import read as read_text
from goodterms.asks.standards import Standards
from goodterms.desk.kept import kept
from goodterms.desk.moment import now
from goodterms.desk.ready import ready
from goodterms.desk.shown import evidence
from goodterms.desk.standing import Crowd, crowd, standards_of, standing
from goodterms.notice.today import MOST, MOST_OWED, Candidate, Line, Why, blind, line, still_waits, worth_a_look
from goodterms.record import read
from goodterms.words import Case, Coverage, Person, Tie

LOOKED_AT = 200
"""Most people whose words are read for one reason; those with most to lose first."""

CHUNK = 20
"""People read at a time: mostly the first few give the day's lines."""

SILENT = frozenset({"never_mention", "deceased"})
"""Flags of people of whom today says nothing."""


def today(home: Path, *, as_of: int | None = None) -> list[dict[str, object]]:
    """At most three lines, each with its evidence and what to do. Empty when nothing waits."""
    moment = now() if as_of is None else as_of
    with ready(home) as connection:
        lines = _lines(connection, moment, kept(connection, home).crowd if as_of is None else None)
    return [
        {
            "person": None if line.person is None else {"id": line.person.id, "name": line.person.name},
            "why": line.why.name.lower(),
            "says": line.says.strip(),
            "evidence": evidence(line.evidence),
            "do": line.do,
        }
        for line in lines
    ]


def _lines(connection: sqlite3.Connection, as_of: int, everybody: Crowd | None = None) -> list[Line]:
    """The day's lines: each reason in its order, within it those with most to lose first, until there are enough.

    Nobody is called quiet when the history itself ends weeks ago: then one line says what to bring in.
    """
    standards = standards_of(connection)
    coverage = read.coverage(connection, as_of)
    unseen = blind(coverage, as_of)
    most = MOST if unseen is None else MOST - 1
    everybody = everybody or crowd(connection, as_of, standards)
    lines: dict[int, Line] = {}
    for why, rows in worth_a_look(everybody.columns, everybody.judged.depth, everybody.judged.state, as_of):
        if why is Why.QUIET and unseen is not None:
            continue
        enough = min(most, MOST_OWED) if why is Why.OWED else most
        for candidate in _candidates(connection, _ids(everybody, rows), as_of, standards, why):
            found = line(candidate, coverage, why) if candidate.person.id not in lines else None
            if found is not None:
                lines[candidate.person.id] = found
            if len(lines) == enough:
                break
        if len(lines) == most:
            break
    return [*lines.values()] if unseen is None else [*lines.values(), unseen]


def _ids(everybody: Crowd, rows: list[int]) -> list[int]:
    """The people of these rows, without shops, lists and those who are not to be mentioned."""
    return [
        everybody.ids[row]
        for row in rows
        if everybody.kinds[row] == "person" and SILENT.isdisjoint(everybody.flags[row].split())
    ][:LOOKED_AT]


def _candidates(
    connection: sqlite3.Connection, ids: list[int], as_of: int, standards: Standards, why: Why
) -> Iterator[Candidate]:
    for start in range(0, len(ids), CHUNK):
        some = ids[start : start + CHUNK]
        found = standing(connection, as_of, standards, some)
        for person in some:
            yield _candidate(connection, found.people[person], found.ties[person], as_of, standards, why)


def _candidate(
    connection: sqlite3.Connection, person: Person, tie: Tie, as_of: int, standards: Standards, why: Why
) -> Candidate:
    """Somebody with their open question, if there is one, and the last words said."""
    recent = read.recent(connection, person.id, as_of, 6)
    nothing: tuple[Coverage, ...] = ()
    case = Case(person.name, person, tie, read_text("", None, standards), recent, 1, as_of, nothing)
    owed = open_question(case, standards) if why is Why.OWED else None
    if owed is not None and not still_waits(owed[0], as_of):
        owed = None
    return Candidate(person, tie, owed, None if why is Why.OWED else last_topic(case))
