"""Dates with the month as a word, in the languages in which programs write their exports.

The names of months and days are those of the library dateparser (from the Unicode CLDR); it is loaded when they are
needed, and its own reading of dates, which takes milliseconds each, is not used.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, date, datetime, tzinfo
from functools import lru_cache
from importlib import import_module
from typing import Final, NamedTuple

LANGUAGES: Final = (
    "en de fr es it pt nl sv da nb fi is pl cs sk sl hr sr bg ro hu el tr ru uk lt lv et ca eu gl id ms vi af he ar fa"
)
"""Languages whose months are known; Chinese, Japanese and Korean write months as numbers."""

MONTHS: Final = "january february march april may june july august september october november december"
DAYS: Final = "monday tuesday wednesday thursday friday saturday sunday"

_BETWEEN: Final = (
    "at um om le de del den der du d o u à á às as a las alle ore kl klo ob"
    " \u0432 \u0443 \u0433 \u0440 uhr \u0433\u043e\u0434"
    " godz ở lúc pukul tanggal ngày heures h στις ώρα saat dan pada של ב"
)
BETWEEN: Final = frozenset(_BETWEEN.split())
"""Words that stand between the parts of a date."""

LONGEST: Final = 80
"""Letters of the longest date."""

_CLOCK: Final = re.compile(
    r"(?P<before>오전|오후|上午|下午|午前|午後)?\s?(?<!\d)(?P<hour>\d{1,2})(?:[:.]|時|时|시 ?)(?P<minute>\d\d)"
    r"(?:[:.]|分|분 ?)?(?P<second>\d\d)?(?:秒|초)?(?!\d)"
    r"(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?(?:\s?(?P<zone>UTC|GMT|Z)(?![\w+-]))?",
    re.IGNORECASE,
)
_EASTERN: Final = re.compile(r"(?P<year>\d{4})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]")
_AFTERNOON: Final = frozenset({"오후", "下午", "午後"})
_WORD: Final = re.compile(r"\d+|[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")


class _Names(NamedTuple):
    months: dict[str, int]
    days: frozenset[str]


@lru_cache(maxsize=1)
def _names() -> _Names:
    """Months by their names in every language, and the names of the days of the week."""
    months: dict[str, int] = {}
    days: set[str] = set()
    for language in LANGUAGES.split():
        told = import_module(f"dateparser.data.date_translation_data.{language}").info
        for number, name in enumerate(MONTHS.split(), 1):
            for written in (name, *told.get(name, ())):
                months.setdefault(_plain(written), number)
        days.update(_plain(written) for name in DAYS.split() for written in (name, *told.get(name, ())))
    return _Names(months, frozenset(days))


def _plain(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().strip(".").strip()


def moment_in_words(written: str, zone: tzinfo = UTC) -> int | None:
    """UTC seconds of a date and a clock, None for anything else, and for words that no date has.

    Good: ``vendredi 18 mars 2022 à 14:56:00 UTC``, ``2022年3月18日金曜日 14時56分``. Bad: ``Lunch on 3 May at 10:30``.
    """
    text = " ".join(written.split())
    clock = _CLOCK.search(text) if len(text) <= LONGEST else None
    if clock is None:
        return None
    day = _day(text[: clock.start()] + " " + text[clock.end() :])
    hour = int(clock["hour"])
    if clock["half"] or clock["before"]:
        late = clock["before"] in _AFTERNOON or (clock["half"] or "").casefold() == "p"
        hour = hour % 12 + (12 if late else 0)
    if day is None or hour > 23 or int(clock["minute"]) > 59 or int(clock["second"] or 0) > 59:
        return None
    there = UTC if clock["zone"] else zone
    return int(
        datetime(
            day.year, day.month, day.day, hour, int(clock["minute"]), int(clock["second"] or 0), tzinfo=there
        ).timestamp()
    )


@lru_cache(maxsize=4096)
def _day(written: str) -> date | None:
    """The day in a date without its clock; remembered, for many messages are of one day."""
    found = _EASTERN.search(written)
    if found:
        return _made(int(found["year"]), int(found["month"]), int(found["day"]))
    tokens = _WORD.findall(written)
    numbers, words = [each for each in tokens if each.isdigit()], [each for each in tokens if not each.isdigit()]
    year = [int(number) for number in numbers if len(number) == 4]
    day = [int(number) for number in numbers if len(number) <= 2]
    month = _month(words)
    if len(year) != 1 or len(day) != 1 or len(numbers) != 2 or month is None:
        return None
    return _made(year[0], month, day[0])


def _month(words: Iterable[str]) -> int | None:
    """The month among the words; None when there is none or two, or a word that no date has."""
    names, found = _names(), set[int]()
    for word in map(_plain, words):
        if word in names.months:
            found.add(names.months[word])
        elif word not in names.days and word not in BETWEEN:
            return None
    return found.pop() if len(found) == 1 else None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
