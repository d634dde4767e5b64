"""Whom to say hello to now, and why."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from goodterms.asks.history import SELLING, gist, last_topic, open_question, quote
from goodterms.asks.reading.mass import mass
from goodterms.asks.reading.read import read as read_text
from goodterms.asks.reading.slips import slips
from goodterms.asks.received.put_off import puts_off
from goodterms.asks.received.vouched import introduces
from goodterms.asks.standards import Standards
from goodterms.desk.kept import at_hand, kept
from goodterms.desk.moment import now
from goodterms.desk.mornings import GATHERERS, Waits
from goodterms.desk.ready import ready
from goodterms.desk.shown import evidence
from goodterms.desk.standing import Crowd, crowd, standards_of, standing
from goodterms.desk.trouble import Trouble, plainly
from goodterms.desk.unstopped import let_go
from goodterms.notice.today import (
    AGAIN_DAYS,
    ANSWER_DAYS,
    JUST_QUIET_DAYS,
    MOST,
    MOST_OWED,
    QUIET_DAYS,
    Candidate,
    Line,
    Why,
    blind,
    ended_silence,
    line,
    still_waits,
    worth_a_look,
)
from goodterms.notice.waits import ahead, own_away, unstopped
from goodterms.record import meetings, morning, opened, read
from goodterms.record.morning import among_many
from goodterms.record.opened import transaction
from goodterms.words import DAY, Case, Coverage, Depth, Person, Said, Tie

LOOKED_AT = 200
"""Most people whose words are read for one reason; those with most to lose first."""

CHUNK = 20
"""People read at a time: mostly the first few give the day's lines."""

JUST_BACK = 14 * DAY
"""Seconds for which the owner's own return is a matter of today: ours."""

AHEAD = 20 * 3_600
"""Seconds before a meeting from which it is said: the evening before, or in the morning of the day. Ours."""

HABIT = 21 * DAY
"""Who met so lately with everybody who comes knows them without a page. Ours."""

SILENCES = frozenset({Why.QUIET, Why.GONE})
"""Reasons that rest on not having heard; nothing is said of them where we cannot see."""

SILENT = frozenset({"never_mention", "deceased"})
"""Flags of people of whom today says nothing."""


def today(
    home: Path, *, as_of: int | None = None, everything: bool = False, note: bool = False
) -> list[dict[str, object]]:
    """At most three lines, each with its evidence and what to do; ``everything``: all there are. Empty: nothing waits.

    A line that was shown on an earlier day, or that the owner put off, comes only when there is news; ``note``: these
    lines are shown to the owner now. As of another day nothing is remembered and nothing left out.
    """
    moment = now() if as_of is None else as_of
    with ready(home) as connection:
        rests = {} if as_of is not None or everything else morning.shown(connection)
        lines = day_lines(
            connection,
            moment,
            resting(rests, moment),
            everybody=kept(connection, home).crowd if as_of is None and at_hand(home) else None,
            most=len(Why) * LOOKED_AT if everything else MOST,
        )
    if note and as_of is None and any(line.key not in rests for line in lines):
        _note(home, [line.key for line in lines], moment)
    return [
        {
            "person": None if line.person is None else {"id": line.person.id, "name": line.person.name},
            "why": line.why.name.lower(),
            "says": line.says.strip(),
            "evidence": evidence(line.evidence),
            "do": line.do,
            "key": line.key,
        }
        for line in lines
    ]


def resting(rests: Mapping[str, morning.Shown], moment: int) -> frozenset[str]:
    """The lines that are not to come today: shown on an earlier day, put off until later, or for good."""
    begun = moment - moment % DAY
    return frozenset(
        key for key, one in rests.items() if (one.until is None or one.until > moment) and (one.word or one.ts < begun)
    )


def _note(home: Path, keys: Sequence[str], moment: int) -> None:
    """Remembers what was shown; when the record is busy the lines may come once more, which is no harm."""
    with suppress(Trouble), plainly(), opened.writing(home) as connection, transaction(connection):
        morning.show(connection, keys, moment)


def day_lines(
    connection: sqlite3.Connection,
    as_of: int,
    rests: frozenset[str] = frozenset(),
    *,
    everybody: Crowd | None = None,
    most: int = MOST,
) -> list[Line]:
    """The day's lines: each reason in its order, within it those with most to lose first, until there are enough.

    Nobody is called quiet when the history itself ends weeks ago: then one line says what to bring in.
    """
    standards = standards_of(connection)
    coverage = read.coverage(connection, as_of)
    unseen = blind(coverage, as_of)
    unseen_line = None if unseen is None or unseen.key in rests else unseen
    room = most if unseen_line is None else most - 1
    everybody = everybody or crowd(connection, as_of, standards, _windows(as_of, standards))
    lines: dict[int, Line] = {}
    for why, found in _found(connection, everybody, coverage, standards, as_of):
        if why in SILENCES and unseen is not None:
            continue
        alike = 0
        for one in found:
            person = -one.why if one.person is None else one.person.id
            if one.key in rests or person in lines:
                continue
            lines[person] = one
            alike += 1
            if len(lines) >= room or (alike >= MOST_OWED and most == MOST):
                break
        if len(lines) >= room:
            break
    return [*lines.values()] if unseen_line is None else [*lines.values(), unseen_line]


def _windows(as_of: int, standards: Standards) -> read.Windows:
    """Outside of these `worth_a_look` finds nobody, whoever they are."""
    quiet = min(QUIET_DAYS, standards.gone_days)
    return read.Windows(
        waits=as_of - max(ANSWER_DAYS, AGAIN_DAYS) * DAY,
        since=as_of - JUST_QUIET_DAYS * DAY,
        until=as_of - int(quiet * DAY),
    )


def _found(
    connection: sqlite3.Connection,
    everybody: Crowd,
    coverage: tuple[Coverage, ...],
    standards: Standards,
    as_of: int,
) -> Iterator[tuple[Why, Iterator[Line]]]:
    """For each reason, in its order, the lines there are; nothing is read before it is asked for."""
    looks = worth_a_look(everybody.columns, everybody.judged.depth, everybody.judged.state, as_of)
    stood = {why: _ids(everybody, rows) for why, rows in looks}
    things = dict(GATHERERS)
    for why in Why:
        if why in stood:
            candidates = _candidates(connection, stood[why], as_of, standards, why)
            yield why, (found for one in candidates if (found := line(one, coverage, why)) is not None)
        elif why in ABOUT_NOBODY:
            yield why, ABOUT_NOBODY[why](connection, standards, as_of)
        elif why in things:
            yield why, _of_things(connection, things[why](connection, standards, as_of), as_of, standards)


def _own_away(connection: sqlite3.Connection, standards: Standards, as_of: int) -> Iterator[Line]:
    """The owner's own absence, when it has just ended and people asked after them."""
    from goodterms.desk.away import asked_after

    found = asked_after(connection, standards, as_of, lately=JUST_BACK)
    if found is not None and found[2]:
        yield own_away(*found)


def _ahead(connection: sqlite3.Connection, standards: Standards, as_of: int) -> Iterator[Line]:
    """Meetings of the next hours with somebody one knows, but for those of a habit."""
    for one in meetings.coming(connection, as_of, as_of + AHEAD, LOOKED_AT):
        stood = standing(connection, as_of, standards, one.persons)
        there = [id_ for id_ in one.persons if id_ in stood.ties and SILENT.isdisjoint(stood.people[id_].flags)]
        there.sort(key=lambda id_: (-stood.ties[id_].depth.rank, id_))
        if not there or stood.ties[there[0]].depth.rank < Depth.CONTACT.rank:
            continue
        if not all(morning.met_lately(connection, id_, as_of - HABIT, as_of) for id_ in there):
            yield ahead([stood.people[id_] for id_ in there], one.subject, one.ts, one.interaction)


def _unstopped(connection: sqlite3.Connection, _: Standards, as_of: int) -> Iterator[Line]:
    """What the gate let go in quiet mode and would have held."""
    for one in let_go(connection, as_of):
        yield unstopped(one.subject, one.ts, one.held, one.of, f"unstopped:{one.number}")


ABOUT_NOBODY = {Why.AHEAD: _ahead, Why.AWAY: _own_away, Why.UNSTOPPED: _unstopped}
"""Reasons that are about no single person."""


def _of_things(
    connection: sqlite3.Connection, waiting: Iterable[Waits], as_of: int, standards: Standards
) -> Iterator[Line]:
    """Lines that rest on one thing each, of people with whom enough was built."""
    listed = list(waiting)
    if not listed:
        return
    stood = standing(connection, as_of, standards, sorted({one.person for one in listed}))
    for one in listed:
        person, tie = stood.people.get(one.person), stood.ties.get(one.person)
        if person is None or tie is None or person.kind != "person" or not SILENT.isdisjoint(person.flags):
            continue
        if tie.depth.rank >= one.least.rank and (made := one.line(person)) is not None:
            yield made


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
            facts = found.ties[person].facts
            if why is Why.QUIET and facts is not None and among_many(connection, person, facts.last, as_of):
                continue
            yield _candidate(connection, found.people[person], found.ties[person], as_of, standards, why)


def _candidate(
    connection: sqlite3.Connection, person: Person, tie: Tie, as_of: int, standards: Standards, why: Why
) -> Candidate:
    """Somebody with their open question, if there is one, and the last words said."""
    recent = read.recent(connection, person.id, as_of, 6)
    nothing: tuple[Coverage, ...] = ()
    case = Case(person.name, person, tie, read_text("", None, standards), recent, 1, as_of, nothing)
    owed = open_question(case, standards) if why is Why.OWED else None
    if owed is not None and (owed[0].recipients > 1 or morning.to_others(connection, owed[0].interaction)):
        owed = None  # what went to several waits for whoever takes it up
    if owed is not None and (not still_waits(owed[0], as_of) or introduces(owed[0].text) or puts_off(owed[1])):
        owed = None  # "please meet each other" asks the two for nothing that an answer to the third would settle
    again = _again(recent, standards) if why is Why.AGAIN else None
    return Candidate(person, tie, owed, None if why in {Why.OWED, Why.AGAIN} else last_topic(case), again)


def _again(recent: Sequence[Said], standards: Standards) -> tuple[Said, str, int] | None:
    """The word that ended a long silence; none for several or many, or that only sells: nobody waits for an answer."""
    found = ended_silence(recent)
    if found is None or found[0].recipients > 1:
        return None
    said, before = found
    if mass(said.text) is not None or slips(said.text):
        return None
    reading = read_text(said.text, None, standards)
    sells = reading.kind in SELLING and reading.p >= standards.maybe_at
    return None if sells or not said.text.strip() else (said, gist(said.text) or quote(said.text), before)
