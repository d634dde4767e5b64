"""Promises: what, by when; and what is none."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta, timezone

import pytest

from goodterms.asks.reading.promises import LONGEST, MOST, promises

WEDNESDAY = int(datetime(2024, 5, 1, 12, tzinfo=UTC).timestamp())


def by(text: str, written: int = WEDNESDAY) -> str:
    """The last moment of the first promise, as text; empty when it names no day."""
    end = promises(text, written)[0].by
    return "" if end is None else datetime.fromtimestamp(end, UTC).isoformat()[:19]


@pytest.mark.parametrize(
    ("text", "what", "when"),
    [
        ("I'll send you the slides on Monday.", "send you the slides", "on Monday"),
        ("We will get back to you by the end of next week.", "get back to you", "by the end of next week"),
        ("I\u2019ll let you know tomorrow, thanks.", "let you know", "tomorrow"),
        (
            "Hi Ada,\n\nthe day was long, so I will write to you about the big\nboat before 12 July 2024.",
            "write to you about the big boat",
            "before 12 July 2024",
        ),
        ("I promise to return it this weekend.", "return it", "this weekend"),
        ("I'll let you know if it came.", "let you know", ""),
        ("On Friday I'll bring the rope.", "bring the rope", "On Friday"),
        ("I'm going to pay you back next month, Ada.", "pay you back", "next month"),
        ("I'll introduce you to Theo and you can talk.", "introduce you to Theo", ""),
        ("I'll have it by Friday.", "have it", "by Friday"),
        ("I will get the old floor plan to you by Monday.", "get the old floor plan to you", "by Monday"),
        ("Let me get back to you tonight.", "get back to you", "tonight"),
        ("I'll get my notes to you by Monday.", "get my notes to you", "by Monday"),
        ("You'll have the drawings by Friday, I promise.", "have the drawings", "by Friday"),
        ("You will hear from us on Monday.", "hear from us", "on Monday"),
        ("I shall put the book in the post tomorrow.", "put the book in the post", "tomorrow"),
        ("I'll let you have the numbers tomorrow.", "let you have the numbers", "tomorrow"),
        ("I'll look for the key and send it to you next week.", "send it to you", "next week"),
        ("Will send it on Monday.", "send it", "on Monday"),
    ],
)
def test_promised(text: str, what: str, when: str) -> None:
    """The deed and the day, as written."""
    (found,) = promises(text, WEDNESDAY)
    assert (found.what, found.when) == (what, when)
    assert text[found.span.start : found.span.end] == found.span.words


@pytest.mark.parametrize(
    "text",
    [
        "I'll have the soup.",
        "Shall I send it?",
        "I'll send it, all right?",
        "If you like, I'll send it.",
        "I'll send it if you pay.",
        "Pay up or I'll call the police.",
        "I think I'll send it.",
        "I will not send it.",
        "I'll see you tomorrow.",
        "She said I'll send it.",
        "He will send it on Monday.",
        "Let me know by Monday.",
        "I would send it.",
        "I will return the favour gladly.",
        "I'll call you Kim from now on.",
        "They asked what we will send you.",
        "You will have a great time on Friday.",
        "You'll get used to it by Friday.",
        "You will have to wait until Friday.",
        "You'll have the time of your life on Friday.",
        "You will hear from him.",
        "Will you send it tomorrow?",
        "The will send it says.",
        "I'll let you have a seat, or not.",
        "I'll get my hair done tomorrow.",
        "",
    ],
)
def test_not_promised(text: str) -> None:
    """Orders at table, questions, conditions, threats, guesses and other people's deeds are none."""
    assert promises(text, WEDNESDAY) == ()


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("today", "2024-05-01"),
        ("in a minute", "2024-05-01"),
        ("tomorrow", "2024-05-02"),
        ("the day after tomorrow", "2024-05-03"),
        ("on Friday", "2024-05-03"),
        ("by Wednesday", "2024-05-08"),
        ("next Friday", "2024-05-10"),
        ("next Monday", "2024-05-06"),
        ("this week", "2024-05-03"),
        ("by the end of next week", "2024-05-10"),
        ("over the weekend", "2024-05-05"),
        ("next weekend", "2024-05-12"),
        ("within two weeks", "2024-05-15"),
        ("by the end of May", "2024-05-31"),
        ("by the end of February", "2025-02-28"),
        ("next month", "2024-06-30"),
        ("before 3 June", "2024-06-03"),
        ("by 12 July 2025", "2025-07-12"),
        ("on 2024-05-20", "2024-05-20"),
        ("by the 15th", "2024-05-15"),
        ("by April 3rd", "2025-04-03"),
    ],
)
def test_by_when(when: str, day: str) -> None:
    """Days are told from the text's own day; without a year the coming one is meant."""
    assert by(f"I'll send it {when}.") == f"{day}T23:59:59"


@pytest.mark.parametrize("when", ["before 12 July 2019", "by 3 May 2064", "soon", "by the 45th"])
def test_no_day(when: str) -> None:
    """A day before the text, one decades ahead, and none at all are no day; the promise stays."""
    assert by(f"I'll send it {when}.") == ""


def test_zone() -> None:
    """Late on a Wednesday in the west it is still Wednesday there."""
    late = int(datetime(2024, 5, 2, 3, tzinfo=UTC).timestamp())
    (found,) = promises("I'll send it tomorrow.", late, timezone(timedelta(hours=-8)))
    assert found.by is not None
    assert datetime.fromtimestamp(found.by, UTC).isoformat() == "2024-05-03T07:59:59+00:00"


def test_bounded() -> None:
    """Not more than a handful of one text, and nothing of the tail of a very long one."""
    assert len(promises("I'll send you the map. " * 50, WEDNESDAY)) == MOST
    assert promises("The tide is out. " * (LONGEST // 17 + 1) + "I'll send you the map.", WEDNESDAY) == ()


def test_other_languages() -> None:
    """Nothing is guessed in a language that was not measured."""
    assert promises("Ich schicke dir die Karte am Montag, will das aber noch mit Kim besprechen.", WEDNESDAY) == ()


def test_calendar_words_need_no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Weekdays and weeks are told without loading dateparser."""
    monkeypatch.setitem(sys.modules, "dateparser", None)
    assert by("I'll send it on Friday.") == "2024-05-03T23:59:59"
