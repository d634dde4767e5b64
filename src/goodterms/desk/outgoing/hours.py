"""Working hours: when what was put off may go, so that no hello arrives at night or on a Sunday."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, tzinfo
from typing import NamedTuple

from goodterms.desk.trouble import Trouble

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WRITTEN = re.compile(r"(?P<start>\d{1,2})-(?P<end>\d{1,2})(?: (?P<first>[a-z]{3})-(?P<last>[a-z]{3}))?")


class Hours(NamedTuple):
    """``start`` and ``end``: hours of the day, the end not included. ``days``: of the week, 0 for Monday."""

    start: int
    end: int
    days: frozenset[int]


def hours(written: str) -> Hours | None:
    """Hours as they are typed: ``9-18``, which is Monday to Friday, or ``8-20 mon-sat``; None for none at all.

    Raises:
        Trouble: they cannot be so.
    """
    text = " ".join(written.casefold().split())
    if not text:
        return None
    found = _WRITTEN.fullmatch(text)
    first, last = (found["first"] or "mon", found["last"] or "fri") if found else ("", "")
    if found is None or first not in DAYS or last not in DAYS or not int(found["start"]) < int(found["end"]) <= 24:
        raise Trouble(f"Working hours are written as 9-18, or 8-20 mon-sat, not {written!r}.", 2)
    begins, ends = DAYS.index(first), DAYS.index(last)
    days = range(begins, ends + 1) if begins <= ends else (*range(begins, 7), *range(ends + 1))
    return Hours(int(found["start"]), int(found["end"]), frozenset(days))


def next_open(moment: int, open_: Hours | None, zone: tzinfo) -> int:
    """The first moment (UTC seconds) from this one on that lies within working hours, by the clock of a zone."""
    if open_ is None:
        return moment
    there = datetime.fromtimestamp(moment, UTC).astimezone(zone)
    for ahead in range(8):
        day = there + timedelta(days=ahead)
        if day.weekday() not in open_.days:
            continue
        opens = day.replace(hour=open_.start, minute=0, second=0, microsecond=0)
        if ahead or there < opens:
            return int(opens.timestamp())
        if there.hour < open_.end:
            return moment
    return moment
