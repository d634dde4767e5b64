"""Lengths of time as people say them: five weeks, nearly three years."""

from __future__ import annotations

from goodterms.text.number_words import NUMBERS

MONTH = 30.4375
YEAR = 365.25


def lasting(days: float) -> str:
    """A length in days as people say it; below a day it is "less than a day"."""
    if days < 1:
        return "less than a day"
    if days < 14:
        return _many(int(days), "day")
    if days < 2 * MONTH:
        return _many(round(days / 7), "week")
    if days < 11.75 * MONTH:
        return _months(days / MONTH)
    return _years(days / YEAR)


def number(count: int) -> str:
    """A count in words up to twelve, in figures above."""
    return NUMBERS[count] if count < len(NUMBERS) else f"{count:,}"


def times(count: int) -> str:
    """How often: once, twice, three times."""
    return {1: "once", 2: "twice"}.get(count, f"{number(count)} times")


def _months(months: float) -> str:
    whole, rest = int(months), months % 1
    if rest >= 0.75:
        return f"nearly {_many(whole + 1, 'month')}"
    return _many(whole, "month") if rest < 0.2 else f"more than {_many(whole, 'month')}"


def _years(years: float) -> str:
    whole, rest = int(years), years % 1
    if rest >= 0.75:
        return f"nearly {_many(whole + 1, 'year')}"
    if rest < 0.05:
        return _many(whole, "year")
    return f"more than {_many(whole, 'year') if rest < 0.5 else _and_a_half(whole)}"


def _and_a_half(years: int) -> str:
    return "a year and a half" if years == 1 else f"{number(years)} and a half years"


def _many(count: int, unit: str) -> str:
    return f"a {unit}" if count == 1 else f"{number(count)} {unit}s"
