"""Dates as exports and spreadsheets write them, read by shape; nothing is guessed from today."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Final

_CLOCK: Final = (
    r"(?:(?:,?\s+|T)(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?)?"
)
_MONTH: Final = r"(?P<name>[^\W\d_]{3,9})\.?"
_SHAPES: Final = tuple(
    re.compile(shape + _CLOCK, re.IGNORECASE)
    for shape in (
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",  # 2024-12-16, 2024/12/15
        rf"(?P<day>\d{{1,2}})\.?[ -]{_MONTH},?[ -](?P<year>\d{{4}})",  # 16 Dec 2024, 16. Dez. 2024
        rf"(?P<day>\d{{1,2}})-{_MONTH}-(?P<year>\d\d)",  # 23-Apr-23, as Excel saves it
        rf"{_MONTH} (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})",  # Dec 16, 2024
        rf"{_MONTH} (?P<year>\d{{4}})",  # Oct 2022
        r"(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second_>\d{1,2})(?P=mark)(?P<year>\d{4}|\d\d)",  # 1/8/18, 6:14 PM
    )
)
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_GERMAN: Final = {"mär": 3, "mrz": 3, "mai": 5, "okt": 10, "dez": 12}
CENTURY: Final = 69
"""Years of two digits below this are of the 2000s, as POSIX reads them (``strptime`` %y)."""


def moment(text: str, zone: tzinfo = UTC, order: str = "mdy") -> int | None:
    """UTC seconds of a written date, None when it has no known shape or is no date.

    A time without a zone is taken in ``zone``; a date without a time is midnight UTC, so that its day stays its day.
    ``order`` is that of dates in numbers alone ("dmy", "mdy", "ymd"); with dots between, the day always comes first.
    """
    found = _match(text)
    if found is None:
        return None
    part = found.groupdict()
    try:
        day = datetime(*_year_month_day(part, order), tzinfo=UTC)
        return _with_clock(day, part, zone) if part["hour"] else int(day.timestamp())
    except (ValueError, OverflowError):
        return None


def orders(text: str) -> frozenset[str]:
    """The orders in which this can be a date; empty when it is not of numbers alone, or either order is the same."""
    found = _match(text)
    if found is None or "first" not in found.groupdict() or found["mark"] == "." or found["first"] == found["second_"]:
        return frozenset()
    return frozenset(order for order in ("dmy", "mdy") if moment(text, order=order) is not None)


def _match(text: str) -> re.Match[str] | None:
    stripped = text.strip()
    return next((found for shape in _SHAPES if (found := shape.fullmatch(stripped))), None)


def _year_month_day(part: dict[str, str | None], order: str) -> tuple[int, int, int]:
    written = part["year"] or ""
    if part.get("first"):
        first, second = part["first"] or "", part["second_"] or ""
        if order == "dmy" or part["mark"] == ".":
            return _year(written), int(second), int(first)
        return (
            (_year(first), int(second), int(written)) if order == "ymd" else (_year(written), int(first), int(second))
        )
    month = int(part["month"] or 0) if "month" in part else _month(part["name"] or "")
    return _year(written), month, int(part.get("day") or 1)


def _year(written: str) -> int:
    year = int(written)
    if len(written) > 2:
        return year
    return year + (2000 if year < CENTURY else 1900)


def _month(name: str) -> int:
    short = name.casefold()[:3]
    return _GERMAN.get(short) or _MONTHS.index(short) + 1


def _with_clock(day: datetime, part: dict[str, str | None], zone: tzinfo) -> int:
    hour = int(part["hour"] or 0)
    if part["half"]:
        hour = hour % 12 + (12 if part["half"][0] in "pP" else 0)
    written = day.replace(hour=hour, minute=int(part["minute"] or 0), second=int(part["second"] or 0))
    return int(written.replace(tzinfo=_zone(part["zone"]) or zone).timestamp())


def _zone(written: str | None) -> tzinfo | None:
    if not written:
        return None
    if written[0] not in "+-":
        return UTC
    digits = written[1:].replace(":", "")
    ahead = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(ahead if written[0] == "+" else -ahead)
