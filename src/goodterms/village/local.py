"""Moments as clocks on walls show them, with the names of days and months that programs write."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
GERMAN_DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
GERMAN_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
FRENCH_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
FRENCH_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


@lru_cache(maxsize=256)
def zone_of(name: str) -> ZoneInfo:
    """The zone of an IANA name."""
    return ZoneInfo(name)


def local(ts: int, zone: str) -> datetime:
    """A moment in a zone."""
    return datetime.fromtimestamp(ts, zone_of(zone))


def clock(when: datetime, gap: str = " ") -> str:
    """The time with AM and PM: ``2:56 PM``. ``gap``: what stands before AM."""
    return f"{when.hour % 12 or 12}:{when.minute:02}{gap}{'AM' if when.hour < 12 else 'PM'}"


def offset(when: datetime) -> str:
    """The zone as ``+0100``."""
    minutes = int((when.utcoffset() or timedelta()).total_seconds()) // 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"


def mail_date(ts: int, zone: str) -> str:
    """A moment as mail writes it (RFC 5322): ``Mon, 3 May 2021 10:12:04 +0100``."""
    when = local(ts, zone)
    return (
        f"{DAYS[when.weekday()][:3]}, {when.day} {MONTHS[when.month - 1][:3]} {when.year}"
        f" {when.hour:02}:{when.minute:02}:{when.second:02} {offset(when)}"
    )


def stamp(ts: int) -> str:
    """A moment in UTC as LinkedIn writes it, without a zone: ``2021-05-03 09:12:04``."""
    when = local(ts, "UTC")
    return f"{when.year:04}-{when.month:02}-{when.day:02} {when.hour:02}:{when.minute:02}:{when.second:02}"


def compact(ts: int) -> str:
    """A moment in UTC as calendars write it: ``20210503T091204Z``."""
    return stamp(ts).replace("-", "").replace(":", "").replace(" ", "T") + "Z"
