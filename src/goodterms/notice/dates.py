"""Birthdays that are near."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Final

AHEAD: Final = 3
"""Days before which a birthday is said: time enough for a card or a call. Ours."""

_WRITTEN: Final = re.compile(r"(?:\d{4}|-)-?(?P<month>\d\d)-?(?P<day>\d\d)")


def next_birthday(value: str, as_of: int) -> date | None:
    """The next birthday within `AHEAD` days as of a moment (UTC seconds), None for none so near or no date.

    ``value``: 1990-04-05, 19900405 or --04-05 (vCard 4, RFC 6350 6.2.5). The 29th of February is kept on the 28th in
    other years.
    """
    found = _WRITTEN.match(value)
    if found is None:
        return None
    today = datetime.fromtimestamp(as_of, UTC).date()
    month, day = int(found["month"]), int(found["day"])
    for ahead in range(AHEAD + 1):
        there = today + timedelta(days=ahead)
        if (there.month, there.day) == (month, day) or (
            (month, day, there.month, there.day) == (2, 29, 2, 28) and not _leap(there.year)
        ):
            return there
    return None


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
