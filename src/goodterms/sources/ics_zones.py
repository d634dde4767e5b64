"""Which zone a calendar's times are in: by TZID, by the file's own zones, by X-WR-TIMEZONE, by what the user said."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cache
from typing import Any, Final
from zoneinfo import ZoneInfo, available_timezones

import icalendar
from icalendar import Component
from icalendar.prop import vBroken, vDDDLists, vDDDTypes
from icalendar.timezone import tzp

from goodterms.sources.ics_blocks import Block

_HOSTILE: Final = re.compile(r"RRULE.*(?:FREQ=(?!YEARLY|MONTHLY)|BYHOUR|BYMINUTE|BYSECOND|INTERVAL=0)", re.IGNORECASE)
"""Rules no clock change follows; walking through them second by second would take for ever."""

_SHOWN: Final = re.compile(
    r"\((?:UTC|GMT)(?:(?P<sign>[+\-\u2212])(?P<hours>\d\d?)[:.](?P<minutes>\d\d))?\) (?P<cities>[^\n]{2,120})"
)
"""How Windows shows its zones to people, in the language of the machine."""

_TIME_OF: Final = re.compile(r" Time(?: \(.*)?\Z")

Time = date | datetime
"""A day, or a moment."""


def own_zones(blocks: Iterable[Block]) -> dict[str, tzinfo]:
    """The zones that a file defines itself, by TZID; those that cannot be read are left out.

    icalendar remembers every zone it reads, for the whole program: it is made to forget before and after, so that no
    file is read by another one's zones.
    """
    found: dict[str, tzinfo] = {}
    tzp.use_default()
    for block in blocks:
        if block.why or any(_HOSTILE.match(line) for line in block.lines):
            continue
        try:
            name = str(icalendar.Timezone.from_ical(block.text)["TZID"])
            if zone := named_zone(name):
                found[name] = zone
        except Exception:  # noqa: BLE001, S112 - whatever is wrong with a zone, its times are still read without it
            continue
    tzp.use_default()
    return found


def named_zone(name: str) -> tzinfo | None:
    """The zone of an IANA name, a Windows name ("Pacific Standard Time"), or a path that ends with an IANA name.

    Where Windows shows a distance and cities in its stead ("(UTC+01:00) Amsterdam, Berlin"), that of the first city
    that is known, else the distance.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            known: tzinfo | None = tzp.timezone(name) if name else None
        except (OSError, ValueError):
            known = None
    shown = _SHOWN.fullmatch(name)
    return known or (_by_cities(shown) if shown else None)


def _by_cities(shown: re.Match[str]) -> tzinfo:
    called: tzinfo | None = tzp.timezone(_TIME_OF.sub(" Standard Time", shown["cities"]))  # Eastern Time (US & Canada)
    if called is not None:
        return called
    ahead = timedelta(hours=int(shown["hours"] or 0), minutes=int(shown["minutes"] or 0))
    ahead = ahead if shown["sign"] in {"+", None} else -ahead
    for city in shown["cities"].split(","):
        place = next((name for name in sorted(_places()) if name.endswith(f"/{'_'.join(city.split())}")), "")
        zone = ZoneInfo(place) if place else None
        if zone is not None and datetime(2020, 1, 1, tzinfo=zone).utcoffset() in {ahead, ahead + timedelta(hours=1)}:
            return zone
    return timezone(ahead)


@cache
def _places() -> frozenset[str]:
    return frozenset(available_timezones())


def parsed(block: Block, zones: Mapping[str, tzinfo], fallback: tzinfo) -> Component:
    """An event with a zone to each of its moments: those of an unknown TZID and floating ones are in ``fallback``.

    Dates stay dates. Properties that cannot be read are taken out, and of those written twice the first one stays.

    Raises:
        Exception: whatever icalendar meets.
    """
    with warnings.catch_warnings():
        # A vendor's path before an IANA name ("/mozilla.org/20050126_1/Europe/Berlin") is what we expect.
        warnings.simplefilter("ignore")
        event = icalendar.Event.from_ical(block.text)
    for name, value in list(event.items()):
        _mend(event, name, [each for each in _listed(value) if not isinstance(each, vBroken)])
    for name in ("DTSTART", "DTEND", "RECURRENCE-ID", "RDATE", "EXDATE"):
        for prop in _listed(event.get(name)):
            told = str(prop.params.get("TZID", "")).strip('"')
            zone = zones.get(told) or (named_zone(told) if told.startswith("(") else None) or fallback
            for moment in _moments(prop):
                moment.dt = _zoned(moment.dt, zone)
    return event


def _mend(event: Component, name: str, readable: list[Any]) -> None:
    if not readable and name != "RRULE":
        # A broken rule stays, to be told of: its event is more than the one time that is read.
        del event[name]
    elif not readable:
        return
    elif len(readable) == 1 or name in ("DTSTART", "DTEND", "DURATION", "RECURRENCE-ID", "SEQUENCE", "UID"):
        event[name] = readable[0]
    else:
        event[name] = readable


def when(event: Component, name: str) -> Time | None:
    """The moment or day of a property, None when it has none."""
    told = getattr(event.get(name), "dt", None)
    return told if isinstance(told, date) else None


def seconds(moment: Time) -> int:
    """A moment in UTC seconds; a day begins at midnight UTC, the same day whatever zone it is read in.

    Raises:
        OverflowError, ValueError: before the year 1 or after 9999, once in UTC.
    """
    if isinstance(moment, datetime):
        return int(moment.astimezone(UTC).timestamp())
    return int(datetime(moment.year, moment.month, moment.day, tzinfo=UTC).timestamp())


def _listed(value: Any) -> list[Any]:  # noqa: ANN401 - icalendar gives one property or a list of them
    return [] if value is None else value if isinstance(value, list) else [value]


def _moments(prop: vDDDTypes | vDDDLists) -> Iterator[vDDDTypes]:
    if isinstance(prop, vDDDLists):
        yield from prop.dts
    else:
        yield prop


def _zoned(moment: Any, zone: tzinfo) -> Any:  # noqa: ANN401 - day, moment, length, or period of two of them
    if isinstance(moment, tuple):
        return tuple(_zoned(each, zone) for each in moment)
    if isinstance(moment, datetime) and moment.tzinfo is None:
        return moment.replace(tzinfo=zone)
    return moment
