"""The owner's calendar as Google gives it away: every meeting once, a series as one event that repeats."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from goodterms.village.happened import OWNER, Fate, Happened, What
from goodterms.village.local import compact, local, offset
from goodterms.village.sealed import private
from goodterms.village.spool import Spool
from goodterms.village.villagers import Villagers, choice, is_many, last_handle, seen_by_owner, token

KEPT = frozenset({What.MEETING})
"""What leaves an event."""

FOLD = 75
"""Bytes a line (RFC 5545, 3.1)."""

SERIES = 3
"""Meetings at the same time of a weekday that make a series."""

NOT_THERE = ("NEEDS-ACTION", "DECLINED", "TENTATIVE")


class _Meeting(NamedTuple):
    """A meeting as it is put aside. ``guests``: address, name and PARTSTAT of each, the organizer first."""

    number: int
    ts: int
    end: int
    subject: str
    text: str
    fate: str
    moved_from: int
    guests: list[list[str]]


class Calendar:
    """The calendar while its meetings are put aside, by series."""

    def __init__(self, folder: Path, villagers: Villagers) -> None:
        self.path = folder / "calendar.ics"
        self.villagers = villagers
        self.zone = villagers[OWNER].zone
        self.spool = Spool(folder)
        self.years: list[int] = []

    def add(self, happened: Happened) -> None:
        """Puts one meeting aside."""
        if happened.what in KEPT and seen_by_owner(happened):
            meeting = _meeting(happened, self.villagers)
            wall = local(meeting.moved_from or meeting.ts, self.zone)
            key = f"{happened.talk or happened.number} {happened.sender} {wall:%w%H%M}"
            self.spool.add(key, json.dumps(meeting).encode())
            self.years = [min([*self.years, wall.year]), max([*self.years, wall.year])]

    def close(self) -> list[Path]:
        """Writes the file."""
        owner = self.villagers[OWNER]
        with private(self.path) as file:
            for line in self._lines(last_handle(owner, "mail")):
                file.write(_folded(line))
        return [self.path]

    def let_go(self) -> None:
        """Lets go of what was put aside."""
        self.spool.close()

    def _lines(self, name: str) -> Iterator[str]:
        yield from ("BEGIN:VCALENDAR", "PRODID:-//Village//Calendar 1.0//EN", "VERSION:2.0", "CALSCALE:GREGORIAN")
        yield from ("METHOD:PUBLISH", f"X-WR-CALNAME:{_text(name)}", f"X-WR-TIMEZONE:{self.zone}")
        if self.years:
            yield from _zone(self.zone, *self.years)
        for key in self.spool.keys():  # noqa: SIM118 - a spool is no dict
            meetings = [_Meeting(*json.loads(piece)) for piece in self.spool.pieces(key)]
            if steps := _steps(meetings, self.zone):
                yield from _series(meetings, steps, self.zone)
            else:
                for meeting in meetings:
                    yield from _single(meeting)
        yield "END:VCALENDAR"


def _meeting(happened: Happened, villagers: Villagers) -> _Meeting:
    guests = []
    for one in dict.fromkeys((happened.sender, *happened.to, *happened.cc)):
        villager = villagers[one]
        reach = villager.reach_at("mail", happened.ts)
        address = (happened.reach if one == happened.sender else "") or (
            reach.value if reach else last_handle(villager, "mail")
        )
        if address and not is_many(villager):
            there = "ACCEPTED" if one not in happened.absent else _why_not(happened, one)
            guests.append([address, villager.name_at(happened.ts).full, there])
    length = round((happened.minutes or 60) * 60)
    end = happened.ts + length
    moved = happened.moved_from if happened.fate is Fate.MOVED and happened.moved_from else 0
    return _Meeting(happened.number, happened.ts, end, happened.subject, happened.text, happened.fate, moved, guests)


def _why_not(happened: Happened, one: int) -> str:
    return "DECLINED" if one == happened.sender else NOT_THERE[choice(happened.number + one, "stays away", 3)]


def _steps(meetings: Sequence[_Meeting], zone: str) -> list[int]:
    """The weeks from each planned meeting of a series to the first; empty when these are single meetings."""
    alike = {(tuple(map(tuple, one.guests[:1])), one.subject, one.end - one.ts) for one in meetings}
    if len(meetings) < SERIES or len(alike) > 1:
        return []
    days = [_planned(meeting, zone).toordinal() for meeting in meetings]
    steps = [(day - days[0]) // 7 for day in days]
    return steps if len(set(steps)) == len(steps) and steps[-1] < 3 * len(steps) else []


def _planned(meeting: _Meeting, zone: str) -> datetime:
    return local(meeting.moved_from or meeting.ts, zone)


def _series(meetings: Sequence[_Meeting], steps: Sequence[int], zone: str) -> Iterator[str]:
    """One event that repeats weekly; weeks left out are EXDATEs, times that differ are overrides."""
    first, when = meetings[0], _planned(meetings[0], zone)
    uid, length = _uid(first), first.end - first.ts
    missing = sorted(set(range(steps[-1])) - set(steps))
    usual = next((m for m in meetings if m.fate == Fate.HELD), first)
    yield "BEGIN:VEVENT"
    yield f"DTSTART;TZID={zone}:{when:%Y%m%dT%H%M%S}"
    yield f"DTEND;TZID={zone}:{when + timedelta(seconds=length):%Y%m%dT%H%M%S}"
    yield f"RRULE:FREQ=WEEKLY;COUNT={steps[-1] + 1}"
    for week in missing:
        yield f"EXDATE;TZID={zone}:{when + timedelta(weeks=week):%Y%m%dT%H%M%S}"
    yield from _told(first, uid, 0, "CONFIRMED", usual.guests)
    for meeting in meetings:
        if meeting.fate in {Fate.MOVED, Fate.CANCELLED} or meeting.guests != usual.guests:
            yield "BEGIN:VEVENT"
            yield f"DTSTART:{compact(meeting.ts)}"
            yield f"DTEND:{compact(meeting.end)}"
            yield f"RECURRENCE-ID;TZID={zone}:{_planned(meeting, zone):%Y%m%dT%H%M%S}"
            yield from _told(meeting, uid, 1, _status(meeting), meeting.guests)


def _single(meeting: _Meeting) -> Iterator[str]:
    """One event; of a moved one also the version before, as invitations leave it behind."""
    uid = _uid(meeting)
    if meeting.moved_from:
        yield "BEGIN:VEVENT"
        yield f"DTSTART:{compact(meeting.moved_from)}"
        yield f"DTEND:{compact(meeting.moved_from + meeting.end - meeting.ts)}"
        yield from _told(meeting, uid, 0, "CONFIRMED", meeting.guests)
    yield "BEGIN:VEVENT"
    yield f"DTSTART:{compact(meeting.ts)}"
    yield f"DTEND:{compact(meeting.end)}"
    sequence = 1 if meeting.fate in {Fate.MOVED, Fate.CANCELLED} else 0
    yield from _told(meeting, uid, sequence, _status(meeting), meeting.guests)


def _told(meeting: _Meeting, uid: str, sequence: int, status: str, guests: Sequence[Sequence[str]]) -> Iterator[str]:
    """What all versions of an event have in common, and its end."""
    yield f"DTSTAMP:{compact(min(meeting.ts, meeting.moved_from or meeting.ts) - 86_400)}"
    yield f"UID:{uid}"
    for place, (address, name, there) in enumerate(guests):
        if place == 0:
            yield f"ORGANIZER;CN={_parameter(name or address)}:mailto:{address}"
        yield (
            f"ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT={there};CN={_parameter(name or address)};"
            f"X-NUM-GUESTS=0:mailto:{address}"
        )
    yield f"DESCRIPTION:{_text(meeting.text)}"
    yield f"SEQUENCE:{sequence}"
    yield f"STATUS:{status}"
    yield f"SUMMARY:{_text(meeting.subject)}"
    yield "TRANSP:OPAQUE"
    yield "END:VEVENT"


def _status(meeting: _Meeting) -> str:
    return "CANCELLED" if meeting.fate == Fate.CANCELLED else "CONFIRMED"


def _uid(meeting: _Meeting) -> str:
    return f"{token(f'meeting {meeting.number}', 26)}@village.example"


def _text(text: str) -> str:
    """A value with its escapes (RFC 5545, 3.3.11)."""
    text = text.replace("\r\n", "\n").replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "".join(letter for letter in text.replace("\n", "\\n") if letter >= " ")


def _parameter(text: str) -> str:
    """A parameter's value in quotation marks; those within become apostrophes, as there is no other way."""
    return '"' + " ".join(text.replace('"', "'").split()) + '"'


def _folded(line: str) -> bytes:
    raw, rows = line.encode("utf-8", "replace"), []
    while len(raw) > FOLD:
        cut = FOLD
        while raw[cut] & 0xC0 == 0x80:  # not within a letter
            cut -= 1
        rows.append(raw[:cut])
        raw = b" " + raw[cut:]
    return b"\r\n".join((*rows, raw)) + b"\r\n"


def _zone(zone: str, first: int, last: int) -> Iterator[str]:
    """The zone's clock changes in these years, each by itself."""
    yield from ("BEGIN:VTIMEZONE", f"TZID:{zone}")
    before: Any = local(int(datetime.fromisoformat(f"{first - 1}-12-01T00:00+00:00").timestamp()), zone)
    yield from _observed("STANDARD", before, before)
    start, end = int(before.timestamp()), int(datetime.fromisoformat(f"{last + 2}-01-01T00:00+00:00").timestamp())
    for ts in range(start, end, 3600):
        now = local(ts, zone)
        if now.utcoffset() != before.utcoffset():
            yield from _observed("DAYLIGHT" if now.dst() else "STANDARD", before, now)
            before = now
    yield "END:VTIMEZONE"


def _observed(kind: str, before: datetime, now: datetime) -> Iterator[str]:
    yield f"BEGIN:{kind}"
    yield from (f"TZOFFSETFROM:{offset(before)}", f"TZOFFSETTO:{offset(now)}", f"TZNAME:{now.tzname()}")
    shift = (before.utcoffset() or timedelta()) - (now.utcoffset() or timedelta())
    yield f"DTSTART:{now + shift:%Y%m%dT%H%M%S}"  # on the clock as it was just before
    yield f"END:{kind}"
