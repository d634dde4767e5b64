"""Dates as they are written."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from goodterms.sources.dates import moment, orders


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("16 Dec 2024", datetime(2024, 12, 16, tzinfo=UTC)),
        ("1/8/18, 6:14 PM", datetime(2018, 1, 8, 18, 14, tzinfo=UTC)),
        ("12/15/24, 7:47\u202fAM", datetime(2024, 12, 15, 7, 47, tzinfo=UTC)),
        ("12/15/24, 12:05 AM", datetime(2024, 12, 15, 0, 5, tzinfo=UTC)),
        ("2024-12-16 18:24:37 UTC", datetime(2024, 12, 16, 18, 24, 37, tzinfo=UTC)),
        ("2024/12/15 08:53:43 UTC", datetime(2024, 12, 15, 8, 53, 43, tzinfo=UTC)),
        ("2024-12-16T18:24:37.123+02:00", datetime(2024, 12, 16, 16, 24, 37, tzinfo=UTC)),
        ("23-Apr-23", datetime(2023, 4, 23, tzinfo=UTC)),
        ("Sep 23, 2022 12:00 PM", datetime(2022, 9, 23, 12, 0, tzinfo=UTC)),
        ("Oct 2022", datetime(2022, 10, 1, tzinfo=UTC)),
        ("16. März 2024", datetime(2024, 3, 16, tzinfo=UTC)),
        ("3.5.2019", datetime(2019, 5, 3, tzinfo=UTC)),
    ],
)
def test_every_shape(text: str, expected: datetime) -> None:
    """Each shape that exports and spreadsheets write is read to the second."""
    assert moment(text) == int(expected.timestamp())


@pytest.mark.parametrize(
    "text", ["", "soon", "16 Dec 20", "16 Foo 2024", "2024-13-01", "31/31/2024", "1/8/18, 26:14", "12"]
)
def test_everything_else_is_none(text: str) -> None:
    """What is no date, or cut off, is not guessed."""
    assert moment(text) is None


def test_zone_is_for_times_alone() -> None:
    """A zone moves a time written without one; it moves neither a plain date nor a time that has its own."""
    zone = ZoneInfo("America/New_York")
    assert moment("1/8/18, 6:14 PM", zone) == int(datetime(2018, 1, 8, 23, 14, tzinfo=UTC).timestamp())
    assert moment("8 Jan 2018", zone) == moment("8 Jan 2018")
    assert moment("2018-01-08 10:00 UTC", zone) == moment("2018-01-08 10:00 UTC")


def test_order_of_day_and_month() -> None:
    """The order given decides, and only dates in numbers alone can show one."""
    assert moment("3/5/2019", order="dmy") == moment("2019-05-03")
    assert moment("3/5/2019", order="mdy") == moment("2019-03-05")
    assert moment("19/03/05", order="ymd") == moment("2019-03-05")
    assert orders("3/5/2019") == {"dmy", "mdy"}
    assert orders("25/12/2019") == {"dmy"}
    assert orders("5/5/2019") == frozenset() == orders("2019-05-03")
