"""Days as people say them: yesterday, on Tuesday, on 3 May, in May last year, in May, three years ago."""

from __future__ import annotations

from datetime import UTC, date, datetime

from markupsafe import Markup, escape

from goodterms.text.number_words import NUMBERS

NEAR = 120
"""Days within which a day and its month are enough, on either side of New Year."""


def today_of(moment: int) -> date:
    """The UTC day of a moment: counted days are UTC days."""
    return datetime.fromtimestamp(moment, UTC).date()


def when(day: str | None, today: date, *, capital: bool = False) -> Markup:
    """An ISO day (or moment) as HTML: the words of `words`, with the exact day beside them for whoever wants it."""
    if day is None:
        return escape("Never" if capital else "never")
    try:
        meant = date.fromisoformat(day[:10])
    except ValueError:
        return escape(day)
    said = words(meant, today)
    return Markup('<time datetime="{}" title="{}">{}</time>').format(
        meant.isoformat(), exact(meant), said[:1].upper() + said[1:] if capital else said
    )


def words(meant: date, today: date) -> str:
    """A day as it is said on another day."""
    ago = (today - meant).days
    near = {0: "today", 1: "yesterday", -1: "tomorrow"}.get(ago)
    if near is not None:
        return near
    if 1 < ago < 7:
        return f"on {meant:%A}"
    if abs(ago) <= NEAR or (meant.year == today.year and ago > 0):
        return f"on {meant.day} {meant:%B}"
    return f"on {exact(meant)}" if ago < 0 else _years_ago(meant, today.year - meant.year)


def exact(meant: date) -> str:
    """A day in full: ``3 May 2019``."""
    return f"{meant.day} {meant:%B} {meant.year}"


def _years_ago(meant: date, years: int) -> str:
    if years == 1:
        return f"in {meant:%B} last year"
    if years < len(NUMBERS):  # of more years than there are words for, the year itself is said
        return f"in {meant:%B}, {NUMBERS[years]} years ago"
    return f"in {meant:%B} {meant.year}"
