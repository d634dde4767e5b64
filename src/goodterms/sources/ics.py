"""Calendars as ICS files: every time of every event is one meeting between its organizer and those who came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, tzinfo
from functools import cache
from hashlib import blake2b
from typing import NamedTuple

from icalendar import Component

from goodterms.sources.content_lines import begins_with, physical_lines, unfolded, until_broken
from goodterms.sources.ics_blocks import Block, Written, written_calendars
from goodterms.sources.ics_people import nobody_else, people
from goodterms.sources.ics_repeats import Happening, alone, repeats, times
from goodterms.sources.ics_text import own_words
from goodterms.sources.ics_zones import named_zone, own_zones, parsed, seconds, when
from goodterms.sources.opening import CannotOpen, Leaf, Tree
from goodterms.sources.protocol import Given
from goodterms.words import Interaction, Mark, Participant, Seen, Unread, iso

CANNOT_READ = "The event cannot be read: {}."


class Ics:
    """iCalendar files: whole calendars and single invitations. Tasks, journals, alarms and free/busy are no pieces."""

    name = "ics"
    label = "calendar (iCalendar)"
    whole = False
    independent = True

    def knows(self, tree: Tree) -> bool:
        """Whether a file begins as a calendar or a bare event does."""
        return any(_is_calendar(leaf) for leaf in tree.leaves())

    def read(self, tree: Tree, given: Given) -> Iterator[Seen]:
        """Every time of every event, one calendar after the other; the text of one calendar is held at a time."""
        for leaf in tree.leaves():
            try:
                if _is_calendar(leaf):
                    yield from _pieces(leaf, given)
            except (CannotOpen, OSError) as error:
                yield Unread(leaf.where, str(error))


class Event(NamedTuple):
    """One VEVENT, parsed. ``where``: what the user is told. ``uid``: its own, or one made of its contents."""

    where: str
    uid: str
    vevent: Component


class _Told(NamedTuple):
    """What all times of one VEVENT have in common."""

    participants: tuple[Participant, ...]
    marks: Mark
    subject: str
    text: str


def _is_calendar(leaf: Leaf) -> bool:
    return begins_with(leaf.head(), "VCALENDAR", "VEVENT")


def _pieces(leaf: Leaf, given: Given) -> Iterator[Seen]:
    trouble: list[str] = []
    with leaf.open() as stream:
        for calendar in written_calendars(unfolded(until_broken(physical_lines(stream), trouble))):
            yield from _calendar(calendar, leaf.where, given)
    yield from (Unread(leaf.where, why) for why in trouble)


def _calendar(calendar: Written, where: str, given: Given) -> Iterator[Seen]:
    """The pieces of one calendar; what shares a UID is read together, in the order of its first part."""
    zones = own_zones(calendar.zones)
    stated = calendar.head.get("X-WR-TIMEZONE", "")
    fallback = zones.get(stated) or named_zone(stated) or given.zone
    series: dict[str, list[Block]] = {}
    for block in calendar.events:
        series.setdefault(block.uid or f" {block.number}", []).append(block)
    for blocks in series.values():
        events: list[Event] = []
        for block in blocks:
            read = _event(block, where, zones, fallback)
            if isinstance(read, Unread):
                yield read
            else:
                events.append(read)
        yield from _series(events, calendar.head)


def _event(block: Block, where: str, zones: dict[str, tzinfo], fallback: tzinfo) -> Event | Unread:
    place = f"{where}: event {block.number}"
    if block.why:
        return Unread(place, block.why)
    try:
        vevent = parsed(block, zones, fallback)
        seconds(alone(vevent).start)
    except Exception as error:  # noqa: BLE001 - icalendar raises whatever it meets in a broken event
        return Unread(place, CANNOT_READ.format(error))
    return Event(place, block.uid or _print(vevent), vevent)


def _series(events: Sequence[Event], head: dict[str, str]) -> Iterator[Seen]:
    """The pieces of all events of one UID: the newest version of the event, and the times moved by themselves."""
    told = cache(lambda number: _told(events[number].vevent, head))
    number = {id(event.vevent): n for n, event in enumerate(events)}
    blocks_only = all(Mark.BLOCKED in told(n).marks for n in range(len(events)))
    for found in _times(events, follow=not blocks_only):
        if isinstance(found, Unread):
            yield found
        else:
            n = number[id(found.event)]
            yield _meeting(events[n], found, told(n), head)


def _times(events: Sequence[Event], *, follow: bool) -> Iterator[Happening | Unread]:
    """``follow``: also the repetitions; a block in somebody's own calendar is taken once, however often it repeats."""
    masters = _newest([event for event in events if "RECURRENCE-ID" not in event.vevent])
    moved = [event.vevent for event in events if "RECURRENCE-ID" in event.vevent]
    for master in masters:
        if follow and (repeats(master.vevent) or moved):
            found = times(master.vevent, moved)
            yield from (Unread(master.where, each) if isinstance(each, str) else each for each in found)
            moved = []
        else:
            only = alone(master.vevent)
            yield only._replace(instant=seconds(only.start)) if len(masters) > 1 else only
    yield from map(alone, moved)


def _newest(masters: Sequence[Event]) -> list[Event]:
    """The version of the highest SEQUENCE; several only when one UID was given to events of different times."""
    highest = max((_sequence(event) for event in masters), default=0)
    newest = (event for event in masters if _sequence(event) == highest)
    return list({when(event.vevent, "DTSTART"): event for event in newest}.values())


def _sequence(event: Event) -> int:
    written = event.vevent.get("SEQUENCE", 0)
    return int(written) if isinstance(written, int) else 0


def _told(vevent: Component, head: dict[str, str]) -> _Told:
    participants = people(vevent)
    cancelled = _text(vevent, "STATUS").upper() == "CANCELLED" or head.get("METHOD", "").upper() == "CANCEL"
    marks = Mark.CANCELLED if cancelled else Mark(0)
    if nobody_else(participants):
        marks |= Mark.BLOCKED
    return _Told(participants, marks, _text(vevent, "SUMMARY"), own_words(_text(vevent, "DESCRIPTION")))


def _meeting(event: Event, found: Happening, told: _Told, head: dict[str, str]) -> Interaction:
    return Interaction(
        channel="calendar",
        external_id=event.uid if found.instant is None else f"{event.uid}|{iso(found.instant)}",
        ts=seconds(found.start),
        kind="meeting",
        participants=told.participants,
        subject=told.subject,
        text=told.text,
        thread=event.uid,
        marks=told.marks,
        folder=head.get("X-WR-CALNAME", ""),
        where=event.where,
        minutes=_minutes(found),
    )


def _minutes(found: Happening) -> float | None:
    """The length of a meeting, None when it is not told or goes by whole days."""
    if not (isinstance(found.start, datetime) and isinstance(found.end, datetime)):
        return None
    length = found.end.timestamp() - found.start.timestamp()
    return length / 60 if length > 0 else None


def _text(vevent: Component, name: str) -> str:
    value = vevent.get(name, "")
    return str(value[0] if isinstance(value, list) else value).strip()


def _print(vevent: Component) -> str:
    """An id for an event without a UID: the same for the same start, end, words and organizer."""
    parts: Iterable[str] = (str(when(vevent, "DTSTART")), *map(repr, people(vevent)))
    words = (_text(vevent, name) for name in ("SUMMARY", "DESCRIPTION"))
    return blake2b("\n".join((*parts, *words)).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
