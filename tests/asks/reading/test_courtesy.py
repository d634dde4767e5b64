"""Courtesies look like asks and want nothing done."""

from __future__ import annotations

import pytest

from goodterms.asks.reading.courtesy import COURTEOUS, VAGUE, at_most
from goodterms.asks.reading.grams import tokens
from goodterms.asks.reading.read import read


@pytest.mark.parametrize(
    "text",
    [
        "How are you?",
        "What's new with you?",
        "Let me know if you have any questions.",
        "Please don't hesitate to call if you have questions.",
        "Let me know if there is anything I can do.",
        "Happy to help any time.",
        "Would you like me to bring a cake?",
        "Can I get you something from town?",
        "Please find the minutes attached.",
        "Please give my love to your mother.",
        "Have a great weekend!",
        "See you on Friday.",
        "I'll send it on Monday.",
        "Leave the tickets to me.",
        "They asked me to send the list.",
        "I can introduce you to the printer if you like.",
        "Please go ahead.",
    ],
)
def test_courtesies_are_no_asks(text: str) -> None:
    """Closings, offers, promises, regards and reports weigh nothing."""
    assert at_most(tokens(text)) == COURTEOUS
    assert read(text).band == "none"


@pytest.mark.parametrize(
    "text",
    [
        "Please find the plan attached and send me your comments by Friday.",
        "How are you, and could you lend me the ladder?",
        "I'll call you next week to set up a meeting.",
        "Have a great weekend, and please bring the keys back.",
        "Could you call me?",
    ],
)
def test_an_ask_beside_a_courtesy_stays_one(text: str) -> None:
    """Only a sentence that is all courtesy is let go."""
    assert at_most(tokens(text)) == 1


def test_a_wish_without_a_day_is_never_surely_an_ask() -> None:
    """Some time is no time."""
    assert at_most(tokens("It would be lovely to see you some time.")) == VAGUE
    assert read("Perhaps we should meet some time in spring.").band == "maybe"
    assert at_most(tokens("Could we meet some time this week?")) == 1
