"""Birthdays that are near."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from goodterms.notice.dates import next_birthday


def at(day: str) -> int:
    """Noon of a day."""
    return int(datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=UTC).timestamp())


@pytest.mark.parametrize(
    ("value", "today", "expected"),
    [
        ("1990-04-05", "2024-04-02", date(2024, 4, 5)),
        ("--04-05", "2024-04-05", date(2024, 4, 5)),
        ("19900405", "2024-04-04", date(2024, 4, 5)),
        ("--0101", "2023-12-30", date(2024, 1, 1)),
        ("--02-29", "2023-02-28", date(2023, 2, 28)),
        ("--02-29", "2024-02-28", date(2024, 2, 29)),
        ("1990-04-05", "2024-04-01", None),
        ("1990-04-05", "2024-04-06", None),
        ("soon", "2024-04-05", None),
        ("", "2024-04-05", None),
        ("1990-13-45", "2024-04-05", None),
    ],
)
def test_birthdays(value: str, today: str, expected: date | None) -> None:
    """Within three days, over the end of a year too; the 29th of February on the 28th in other years."""
    assert next_birthday(value, at(today)) == expected
