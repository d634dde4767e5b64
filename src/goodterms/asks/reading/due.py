"""By which day something was said to be done: "on Monday", "by the end of next week", "before 3 May"."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache

from goodterms.asks.reading.signs import either
from goodterms.words import DAY

FARTHEST = 2 * 365
"""Days ahead that a promise is believed to look."""

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_NAME = r"(?:mon|tues?|wednes|thurs?|fri|satur|sun)day"
_MONTH = r"""(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct
        (?:ober)?|nov(?:ember)?|dec(?:ember)?)"""
_COUNT = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|a couple of|a few|\d{1,2})"
_BY = r"(?:by|before|on|until|till|at|no later than|not later than|for|from|over|during|in)"

_WHEN = (
    rf"""(?:(?:{_BY} )?(?:the )?(?:end|close|middle|start|beginning|first thing) (?:of|on) (?:the |this |next
        \s|business ?)?(?:day|week|month|year|{_DAY_NAME}|{_MONTH})"""
    rf"""|(?:{_BY} )?(?:this |next |coming |the following )?{_DAY_NAME}(?: (?:morning|afternoon|evening|night))?
        (?: next week)?"""
    rf"""|(?:{_BY} )?(?:the day after tomorrow|tomorrow|tonight|today|this (?:morning|afternoon|evening)
        |in the (?:morning|afternoon|evening)|eod|eow|cob|now|right away|straight ?away|immediately|at once|asap
        |as soon as possible)(?: (?:morning|afternoon|evening|night))?"""
    rf"""|(?:{_BY} )?(?:the )?(?:early |late |later )?(?:this|next|the following) (?:week|weekend|month|year)
        |(?:over|at|on|after) the weekend"""
    rf"""|(?:in|within) (?:about |the next )?{_COUNT} (?:seconds?|secs?|moments?|minutes?|mins?|hours?|days?|weeks?
        |months?)(?:'s? time)?"""
    rf"""|(?:{_BY} )?(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b(?:,? \d{{4}})?
        |(?:{_BY} )?{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b(?:,? \d{{4}})?|(?:{_BY} )?\d{{4}}-\d{{2}}-\d{{2}}"""
    rf"|(?:{_BY} )the \d{{1,2}}(?:st|nd|rd|th))\b"
)
WHEN = either(rf"\b{_WHEN}")
FIRST = either(rf"{_WHEN}(?= ?,| (?:i|we)\b)")
"""The same at the beginning of a sentence: "On Monday I'll send it"."""

"""A day or a time told in words."""

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNTS = {word: n for n, word in enumerate(_NUMBERS, 1)} | {"a": 1, "an": 1, "a couple of": 2, "a few": 3}
_LENGTHS = {"d": 1, "w": 7, "mont": 30}
"""Days of a unit by how it begins; minutes and hours are within the day."""

_NOW = """today|tonight|this morning|this afternoon|this evening|in the afternoon|in the evening|eod|cob|end of the
        day |end of day|close of business|now|right away|straight away|straightaway|immediately|at once|asap|as soon
        as possible"""
_SAME_DAY = tuple(word.strip() for word in _NOW.split("|"))
_IN = either(rf"\b(?:in|within) (?:about |the next )?(?P<n>{_COUNT}) (?P<unit>\w+)")
_LEADING = either(rf"\A(?:{_BY} )?(?:the )?(?=\d|{_MONTH})")


def due(when: str, written: int, zone: tzinfo = UTC) -> int | None:
    """The last second (UTC) of the day that a `WHEN` names, counted from ``written``; None when it names none.

    A week ends on Friday, a weekend on Sunday; "next Friday" said on Monday is the one of the week after. A day that
    would lie before the text, or more than `FARTHEST` days after it, is none.
    """
    day = datetime.fromtimestamp(written, zone).date()
    meant = _day(" ".join(when.lower().replace("\u2019", "'").split()), day)
    if meant is None or not 0 <= (meant - day).days <= FARTHEST:
        return None
    return int(datetime.combine(meant, time(), zone).timestamp()) + DAY - 1


@lru_cache(maxsize=4096)
def _day(when: str, day: date) -> date | None:
    for told in (_near, _counted, _named, _week, _month):
        found = told(when, day)
        if found is not None:
            return found
    return _written_out(when, day)


def _near(when: str, day: date) -> date | None:
    if "day after tomorrow" in when:
        return day + timedelta(2)
    if "tomorrow" in when or when == "in the morning":
        return day + timedelta(1)
    return day if any(word in when for word in _SAME_DAY) else None


def _counted(when: str, day: date) -> date | None:
    m = _IN.search(when)
    if m is None:
        return None
    unit = next((length for start, length in _LENGTHS.items() if m["unit"].startswith(start)), 0)
    return day + timedelta(unit * (_COUNTS.get(m["n"]) or int(m["n"])))


def _named(when: str, day: date) -> date | None:
    """The coming day of that name; the one after it for "next" within the same week."""
    name = next((n for n in range(7) if _DAYS[n] in when), None)
    if name is None:
        return None
    meant = day + timedelta((name - day.weekday() - 1) % 7 + 1)
    same_week = meant.isocalendar()[:2] == day.isocalendar()[:2]
    return meant + timedelta(7) if same_week and ("next" in when or "following" in when) else meant


def _week(when: str, day: date) -> date | None:
    monday = day - timedelta(day.weekday())
    if "weekend" in when:
        return monday + timedelta(13 if "next" in when else 6)
    if "week" in when or "eow" in when:
        friday = monday + timedelta(4)
        return friday + timedelta(7) if "next" in when or "following" in when else max(friday, day)
    return None


def _month(when: str, day: date) -> date | None:
    if "end of" in when or "close of" in when:
        month = next((n for n in range(12) if re.search(rf"\b{_MONTHS[n]}", when)), None)
        if month is not None:
            return _last_of(day.year + (month + 1 < day.month), month + 1)
    ahead = "next" in when or "following" in when
    if "month" in when:
        return _last_of(day.year, day.month + ahead)
    return date(day.year + ahead, 12, 31) if "year" in when else None


def _last_of(year: int, month: int) -> date:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return (date(year, month, 28) + timedelta(4)).replace(day=1) - timedelta(1)


def _written_out(when: str, day: date) -> date | None:
    """A date with a month or a number, read by dateparser; a day without a year is the coming one."""
    import dateparser  # type: ignore[import-untyped]  # has no stubs; half a second to load, and few texts need it

    said = _LEADING.sub("", when)
    settings = {"PREFER_DATES_FROM": "future", "RELATIVE_BASE": datetime.combine(day, time(12)), "DATE_ORDER": "DMY"}
    found = dateparser.parse(said, languages=["en"], settings=settings)
    return found.date() if isinstance(found, datetime) else None
