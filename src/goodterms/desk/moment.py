"""The clock, and the moments that users type."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime, timedelta

from goodterms.desk.trouble import Trouble


def now() -> int:
    """This moment in UTC seconds."""
    return int(time.time())


def moment(text: str) -> int:
    """An ``--as-of`` in UTC seconds: a datetime is exact (naive is UTC), a bare date is the end of that UTC day.

    What happened at or after the moment is unseen, so the end of a day is the first second of the next.

    Raises:
        Trouble: neither.
    """
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text.strip()):
            return int((datetime.fromisoformat(text.strip()).replace(tzinfo=UTC) + timedelta(days=1)).timestamp())
        parsed = datetime.fromisoformat(text.strip())
    except (ValueError, OverflowError):
        raise Trouble(f"{text!r} is no date. Write it as 2024-05-31, or as 2024-05-31T14:00.", 2) from None
    return int((parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).timestamp())


def day_of(text: str) -> int:
    """A day that the user says something happened on: its noon in UTC seconds.

    Raises:
        Trouble: it is no date.
    """
    try:
        return int(datetime.fromisoformat(text.strip()).replace(hour=12, tzinfo=UTC).timestamp())
    except ValueError:
        raise Trouble(f"{text!r} is no date. Write it as 2024-05-31.", 2) from None
