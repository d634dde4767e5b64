"""When a message was written: its Date header where that can be true, else what the servers on its way noted."""

from __future__ import annotations

import re
from calendar import timegm
from collections.abc import Iterable, Sequence
from contextlib import suppress
from email.utils import mktime_tz, parsedate_tz

from goodterms.words import DAY

EARLIEST = 631_152_000
"""1 January 1990, UTC seconds: older dates in mail are clocks that were never set (1970, 1979, 1980)."""

LATEST = 4_102_444_800
"""1 January 2100, UTC seconds. Nearer futures are for who has a clock to refuse."""

AHEAD = 2 * DAY
"""How far a Date may lie after the newest Received: a clock a little wrong, or a wrong zone (at most 26 hours)."""

BEHIND = 30 * DAY
"""How far it may lie before it: mail waits for days in queues (RFC 5321, 4.5.4.1: 4 to 5), and longer among drafts."""

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTHS = {month: number for number, month in enumerate(_NAMES, 1)}
DAY_IN = re.compile(r"\b\d{1,2} [A-Za-z]{3} \d{4} ")
USUAL = re.compile(r"(?:[A-Za-z]{3},)?\s*(\d{1,2}) ([A-Za-z]{3}) (\d{4}) (\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)")


def moment(text: str) -> int | None:
    """A date as mail writes it (RFC 5322, with its old and wrong forms), in UTC seconds; None when it is none."""
    usual = USUAL.match(text)
    if usual:
        day, month, year, hour, minute, second, sign, zh, zm = usual.groups()
        number = MONTHS.get(month.lower(), 0)
        if number and 1 <= int(day) <= 31 and int(hour) < 24 and int(minute) < 60 and int(zh) < 24:
            off = (int(zh) * 60 + int(zm)) * 60
            at = timegm((int(year), number, int(day), int(hour), int(minute), int(second)))
            return at - off if sign == "+" else at + off
    return _rare(text)


def _rare(text: str) -> int | None:
    with suppress(ValueError, OverflowError, TypeError, IndexError):
        parts = parsedate_tz(text)
        return int(mktime_tz(parts)) if parts else None
    return None


def plausible(ts: int | None) -> bool:
    """Whether mail can be of that time at all."""
    return ts is not None and EARLIEST <= ts < LATEST


def written_at(date: str, received: Sequence[str], line: str) -> int | None:
    """When a message was written, in UTC seconds; None when no date is plausible.

    The Date when it fits the newest Received, else that, else the line. ``received``: the Received headers, newest
    first; ``line``: what stands behind "From " in an mbox.
    """
    said = moment(date) if date else None
    if said is not None and EARLIEST <= said < LATEST and _same_day(date, received):
        return said
    noted = _newest(received)
    if said is not None and EARLIEST <= said < LATEST and (noted is None or noted - BEHIND <= said <= noted + AHEAD):
        return said
    if noted is not None:
        return noted
    asked = _of_line(line)
    return asked if plausible(asked) else None


def _same_day(date: str, received: Sequence[str]) -> bool:
    """Whether the newest Received names the day that the Date names: so it is nearly always, and needs no reading."""
    day = DAY_IN.search(date)
    return day is not None and len(received) > 0 and day[0] in received[0]


def _newest(received: Iterable[str]) -> int | None:
    """The newest plausible time among the Received headers; the first one is, unless it is broken."""
    for value in received:
        noted = moment(value.rpartition(";")[2].strip())
        if plausible(noted):
            return noted
    return None


def _of_line(line: str) -> int | None:
    """The time in a From_ line: ``jane@example.org Mon Jan  2 03:04:05 2023``, also with a zone behind."""
    words = line.split()
    for start in range(min(len(words), 4)):
        found = _rare(" ".join(words[start:]))
        if plausible(found):
            return found
    return None
