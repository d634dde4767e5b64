"""When an event takes place: once, or again and again, within bounds that no calendar can break."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final, NamedTuple

import icalendar
from icalendar import Component
from recurring_ical_events import CalendarQuery
from recurring_ical_events.occurrence import Occurrence
from recurring_ical_events.selection.name import ComponentsWithName

from goodterms.sources.ics_zones import Time, seconds, when

YEARS: Final = 20
"""How far a repetition is followed from its first time. No clock is asked here: what lies in the future is for the desk
to leave out. Twenty years hold every weekly meeting since calendars went online (Google Calendar: 2006)."""

MOST: Final = 5_300
"""Times kept of one event, earliest first: every working day of `YEARS` years (20 x 261, with room)."""

TOO_OFTEN: Final = "The event repeats more often than people meet, or never; only its first time is taken."
NO_RULE: Final = "How the event repeats cannot be read; only its first time is taken."

_PER_DAY: Final = 4
"""Times a day that a rule may name; more are no meetings."""

_FREQUENCIES: Final = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
_SELDOM: Final = frozenset({"BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS"})
"""With DAILY and WEEKLY these may never come true (30 February), and looking for it takes seconds."""


class Happening(NamedTuple):
    """One time of an event. ``end``: None when not told.

    ``instant``: which time of a repeating event it is, by its planned start in UTC seconds, wherever it was moved to;
    None for an event of one time.
    """

    event: Component
    start: Time
    end: Time | None
    instant: int | None


def repeats(event: Component) -> bool:
    """Whether an event is written to take place more than once."""
    return "RRULE" in event or "RDATE" in event


def alone(event: Component) -> Happening:
    """An event's own first time, or the one time that a RECURRENCE-ID speaks of.

    Raises:
        ValueError: its start cannot be read.
    """
    start, planned = _start(event), when(event, "RECURRENCE-ID")
    return Happening(event, start, _end(event, start), None if planned is None else seconds(planned))


def why_not(event: Component) -> str:
    """Why an event's repetition is not followed, empty when it is."""
    rules = event.get("RRULE", [])
    whys = (_wrong(rule) for rule in (rules if isinstance(rules, list) else [rules]))
    return next((why for why in whys if why), "")


def every(master: Component, moved: Sequence[Component]) -> list[Happening]:
    """All times of a repeating event, moved and cancelled ones too, earliest first.

    Raises:
        Exception: whatever the library meets in a rule that it cannot follow.
    """
    calendar = icalendar.Calendar()
    for event in (master, *moved):
        calendar.add_component(event)
    starts = [_wall(_start(event)) for event in (master, *moved)]
    last = max(_years_on(starts[0]), *starts) + timedelta(days=1)
    with warnings.catch_warnings():
        # COUNT and UNTIL in one rule are against the standard, and clear all the same.
        warnings.simplefilter("ignore")
        query = CalendarQuery(calendar, components=[ComponentsWithName("VEVENT", occurrence=_Kept)])
        found: list[Happening] = query.between(min(starts) - timedelta(days=1), last)
    return sorted(found, key=lambda each: seconds(each.start))[:MOST]


class _Kept(Occurrence):  # type: ignore[misc] # the library brings no types
    """A time as the library finds it, without the copy of the whole event that it would make of each."""

    def as_component(self, keep_recurrence_attributes: bool) -> Happening:  # noqa: ARG002, FBT001 - the library's call
        adapter = self._adapter
        event: Component = adapter._component  # noqa: SLF001 - the event itself, instead of a copy
        planned = when(event, "RECURRENCE-ID")
        if planned is None or adapter.this_and_future:
            planned = self.start - adapter.move_recurrences_by
        return Happening(event, self.start, self.end, seconds(planned))


def _wrong(rule: Any) -> str:  # noqa: ANN401 - vRecur, or whatever was written in its place
    if not isinstance(rule, icalendar.vRecur) or "FREQ" not in rule:
        return NO_RULE
    frequency = str(rule["FREQ"][0]).upper()
    named = [len(rule.get(part, [1])) for part in ("BYHOUR", "BYMINUTE", "BYSECOND")]
    seldom = frequency in ("DAILY", "WEEKLY") and not _SELDOM.isdisjoint(rule)
    if frequency not in _FREQUENCIES or named[0] * named[1] * named[2] > _PER_DAY or seldom:
        return TOO_OFTEN
    return NO_RULE if any(int(step) < 1 for step in rule.get("INTERVAL", [])) else ""


def _start(event: Component) -> Time:
    start = when(event, "DTSTART")
    if start is None:
        raise ValueError("it has no readable start time")
    return start


def _end(event: Component, start: Time) -> Time | None:
    length = getattr(event.get("DURATION"), "dt", None)
    if isinstance(length, timedelta) and isinstance(start, datetime) and "DTEND" not in event:
        return start + length
    return when(event, "DTEND")


def _wall(moment: Time) -> datetime:
    """What the clock on the wall says, without a zone: the library compares bounds so."""
    day = datetime(moment.year, moment.month, moment.day, tzinfo=UTC)
    return (moment if isinstance(moment, datetime) else day).replace(tzinfo=None)


def _years_on(start: datetime) -> datetime:
    try:
        return start + timedelta(days=YEARS * 365.25)
    except OverflowError:
        return start


def times(master: Component, moved: Sequence[Component]) -> Iterator[Happening | str]:
    """All times of an event, or a sentence and its first time when its repetition cannot be followed."""
    why = why_not(master)
    if not why:
        try:
            yield from every(master, moved)
        except Exception:  # noqa: BLE001 - rules are read by two libraries; each raises what it likes
            why = NO_RULE
    if why:
        yield why
        yield alone(master)
        yield from map(alone, moved)
