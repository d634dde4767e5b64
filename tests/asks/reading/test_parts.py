"""Greeting, gap, gives, mass and slips: each found where it is, and not where it is not."""

from __future__ import annotations

import pytest

from goodterms.asks.reading.gap import owns_gap
from goodterms.asks.reading.gives import answers, gives
from goodterms.asks.reading.greeting import greeting
from goodterms.asks.reading.mass import mass
from goodterms.asks.reading.slips import slips


@pytest.mark.parametrize(
    "text", ["Hi Ada,", "Good morning!", "Ada,\nsome news", "I hope you are well. News:", "  Hello there"]
)
def test_greetings(text: str) -> None:
    """A hello in its usual forms, or the name on its own line."""
    assert greeting(text) is not None


@pytest.mark.parametrize(
    "text", ["Could you sign this?", "Ada, could you sign this?", "x" * 300 + "\nHello", "Hinges are in."]
)
def test_no_greetings(text: str) -> None:
    """Straight to the point is no greeting, nor is a hello far down."""
    assert greeting(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "It's been far too long.",
        "it\u2019s been nearly three years since",
        "Long time no see!",
        "I am sorry for my long silence.",
        "We have lost touch.",
        "I haven't been in touch for ages",
        "Welcome back!",
    ],
)
def test_owning_the_gap(text: str) -> None:
    """The time that passed is said aloud."""
    assert owns_gap(text) is not None


@pytest.mark.parametrize(
    "text", ["It has been a pleasure.", "I have been in Leeds for two years.", "Keep in touch!", "How long is it?"]
)
def test_not_owning_the_gap(text: str) -> None:
    """Time in general is not the gap between two people."""
    assert owns_gap(text) is None


@pytest.mark.parametrize(
    ("text", "count"), [("Thanks!", 0), ("Thank you for your time.", 0), ("Thanks for the kite!", 1), ("Congrats!", 1)]
)
def test_gives(text: str, count: int) -> None:
    """Thanks count only for a thing."""
    assert len(gives(text)) == count


def test_answers_are_told_from_gifts() -> None:
    """An answer to what they asked is marked out among the gives."""
    assert [answers(span) for span in gives("Yes, it arrived. Congratulations!")] == [True, False]


@pytest.mark.parametrize(
    "text", ["Dear all,", "Hi everyone", "I write to all my connections", "sorry for the boilerplate message"]
)
def test_mass(text: str) -> None:
    """A text that says it went to many."""
    assert mass(text) is not None


@pytest.mark.parametrize(
    "text", ["Hi Allan,", "All is well.", "Say hello to everyone at home.", "My friends liked it."]
)
def test_no_mass(text: str) -> None:
    """Many people in a text are not many recipients."""
    assert mass(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *("Hi %FIRSTNAME%,", "Hi {{first_name}}", "Hi {name}", "Hi [First Name],", "Hi <name>,", "*|FNAME|*", "Dear ,"),
        *("Dear Mr./Mrs. ,", "Hello Ms. ,"),
    ],
)
def test_slips(text: str) -> None:
    """Placeholders of the usual programs."""
    assert len(slips(text)) == 1


@pytest.mark.parametrize(
    "text", ["Hi Ada,", "50% off, 100%SURE", "f(x) = {x}", "[1] see below", "<ada@example.com>", "a < b , c > d"]
)
def test_no_slips(text: str) -> None:
    """Figures, notes, addresses and formulas are none."""
    assert slips(text) == ()
