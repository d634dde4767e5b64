"""Working hours of an account."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from goodterms.desk.outgoing.hours import hours, next_open
from goodterms.desk.trouble import Trouble

BERLIN = ZoneInfo("Europe/Berlin")


def at(written: str) -> int:
    """A moment in Berlin."""
    return int(datetime.fromisoformat(written).replace(tzinfo=BERLIN).timestamp())


@pytest.mark.parametrize(
    ("open_", "moment", "expected"),
    [
        ("9-18", "2026-11-23T10:15", "2026-11-23T10:15"),
        ("9-18", "2026-11-23T07:00", "2026-11-23T09:00"),
        ("9-18", "2026-11-23T18:00", "2026-11-24T09:00"),
        ("9-18", "2026-11-20T19:00", "2026-11-23T09:00"),
        ("8-20 mon-sat", "2026-11-21T07:00", "2026-11-21T08:00"),
        ("8-20 sat-mon", "2026-11-24T12:00", "2026-11-28T08:00"),
        ("9-18", "2026-03-27T19:00", "2026-03-30T09:00"),
        ("", "2026-11-22T03:00", "2026-11-22T03:00"),
    ],
)
def test_the_next_open_moment(open_: str, moment: str, expected: str) -> None:
    """Within the hours at once, else at the beginning of the next ones; over weekends and changes of the clock."""
    assert next_open(at(moment), hours(open_), BERLIN) == at(expected)


@pytest.mark.parametrize("written", ["9", "18-9", "9-25", "9-18 mon", "9-18 mon-day", "nine to six"])
def test_hours_that_cannot_be(written: str) -> None:
    """They are refused, with how they are written."""
    with pytest.raises(Trouble, match="Working hours are written as"):
        hours(written)
