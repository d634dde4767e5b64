"""Asks that only hint."""

from __future__ import annotations

import pytest

from goodterms.asks.reading.read import read
from goodterms.words import Kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I'm desperate for a flat in Leeds.", Kind.UNSURE),
        ("We desperately need new customers.", Kind.REFERRAL),
        ("I could really use a hand on Saturday.", Kind.FAVOUR),
        ("Send anybody who needs a gardener my way.", Kind.REFERRAL),
        ("If you know anyone who is hiring, tell me.", Kind.REFERRAL),
        ("send me the pics", Kind.FAVOUR),
        ("Lend me your drill.", Kind.FAVOUR),
        ("Any chance of a lift tomorrow?", Kind.UNSURE),
        ("Sorry to bother you, but my car broke down.", Kind.UNSURE),
        ("I hate to ask, but the rent is due.", Kind.UNSURE),
        ("I am raising money for the lifeboat.", Kind.MONEY),
        ("It would mean the world to me if you came.", Kind.UNSURE),
    ],
)
def test_hints_ask(text: str, kind: Kind) -> None:
    """A need said aloud, or a bare order for oneself, is an ask; its kind only where the words tell."""
    assert (read(text).band, read(text).kind) == ("ask", kind)


@pytest.mark.parametrize(
    "text",
    [
        "He was desperate by then.",
        "She could use the car on Sunday.",
        "It blew me away, by the way.",
        "There was no chance of rain.",
        "Sorry to hear that.",
        "The prize money was small.",
        "Don't get me wrong.",
        "Show me that you care!",
    ],
)
def test_the_same_words_otherwise(text: str) -> None:
    """The words of a hint in another sense are no ask."""
    assert read(text).band != "ask"
