"""When a message was written."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms.sources.mail_dates import moment, written_at
from goodterms.words import DAY
from sources.mail_samples import TS

MOMENT = "Mon, 2 Jan 2023 03:04:05 +0000"


def hop(days: float) -> str:
    """A Received header so many days after `TS`."""
    return f"from a.example by b.example; {format_datetime(datetime.fromtimestamp(TS + days * DAY, UTC))}"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (MOMENT, TS),
        ("2 Jan 2023 04:04:05 +0100", TS),
        ("Mon, 02 Jan 2023 03:04:05 GMT", TS),
        ("Mon, 2 Jan 2023 03:04:05 +0000 (UTC)", TS),
        ("Monday, 02-Jan-23 03:04:05 GMT", TS),
        ("Sun, 1 Jan 2023 22:04:05 EST", TS),
        ("Mon Jan  2 03:04:05 2023", TS),
        ("yesterday", None),
        ("", None),
        ("Mon, 32 Foo 2023 99:99:99 +0000", None),
    ],
)
def test_moment(written: str, expected: int | None) -> None:
    """Dates are read in the forms that mail has, with their zones."""
    assert expected == moment(written)


@given(st.integers(631_152_000, 4_000_000_000), st.integers(-12 * 4, 14 * 4))
def test_every_usual_date(ts: int, quarters: int) -> None:
    """Every date as RFC 5322 writes it is read to the second."""
    zone = timezone(timedelta(minutes=15 * quarters))
    assert ts == moment(format_datetime(datetime.fromtimestamp(ts, zone)))


@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    """Any text is a date or none, never an exception."""
    assert moment(text) is None or isinstance(moment(text), int)


@pytest.mark.parametrize("days", [-1.9, 0, 0.5, 29])
def test_date_that_fits(days: float) -> None:
    """A Date near the newest Received is believed, also when the mail waited."""
    assert written_at(MOMENT, [hop(days), hop(days - 1)], "") == TS


@pytest.mark.parametrize("days", [-3, 31, 400, -20_000])
def test_date_that_does_not_fit(days: float) -> None:
    """A Date days after the arrival, or long before it, gives way to the arrival."""
    arrival = TS + int(days * DAY)
    expected = arrival if arrival > 631_152_000 else TS
    assert expected == written_at(MOMENT, [hop(days)], "")


@pytest.mark.parametrize("date", ["Tue, 1 Jan 1980 00:00:00 +0000", "Thu, 31 Dec 2099 00:00:00 +0000", "soon", ""])
def test_clock_never_set(date: str) -> None:
    """A date of 1980 or 2099 gives way to the arrival, that to the separator of the box, and nothing is made up."""
    assert written_at(date, [hop(0)], "") == TS
    if "2099" not in date:
        assert written_at(date, [], "ada@example.org Mon Jan  2 03:04:05 2023") == TS
        assert written_at(date, ["by b.example; some day"], "mboxrd@z Thu Jan  1 00:00:00 1970") is None
