"""Days as people say them."""

from __future__ import annotations

from datetime import date

import pytest

from goodterms.faces.web.when import when, words

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("meant", "said"),
    [
        (date(2026, 11, 22), "today"),
        (date(2026, 11, 21), "yesterday"),
        (date(2026, 11, 23), "tomorrow"),
        (date(2026, 11, 16), "on Monday"),
        (date(2026, 11, 15), "on 15 November"),
        (date(2026, 1, 27), "on 27 January"),
        (date(2025, 12, 28), "in December last year"),
        (date(2023, 5, 3), "in May, three years ago"),
        (date(2014, 5, 3), "in May, twelve years ago"),
        (date(2013, 5, 3), "in May 2013"),
        (date(2027, 2, 3), "on 3 February"),
        (date(2028, 2, 3), "on 3 February 2028"),
    ],
)
def test_words(meant: date, said: str) -> None:
    """The nearer a day is, the more exactly and the less formally it is said."""
    assert words(meant, TODAY) == said


def test_just_past_new_year() -> None:
    """In January a day of December is still said as a day, not as last year."""
    assert words(date(2025, 12, 28), date(2026, 1, 10)) == "on 28 December"


def test_exact_day_beside_the_words() -> None:
    """The exact day stands in the element, for machines and for whoever points at it."""
    html = '<time datetime="2023-05-03" title="3 May 2023">In May, three years ago</time>'
    assert when("2023-05-03T10:00:00+00:00", TODAY, capital=True) == html


def test_no_day() -> None:
    """Never is never, and what is no date is shown as it stands, without doing anything."""
    assert (when(None, TODAY), when(None, TODAY, capital=True)) == ("never", "Never")
    assert when("<b>", TODAY) == "&lt;b&gt;"
