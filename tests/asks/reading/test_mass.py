"""A note that says of itself that it went to many."""

from __future__ import annotations

import pytest

from goodterms.asks.reading.mass import mass


@pytest.mark.parametrize(
    "text",
    [
        "Hi all,",
        "Good morning all, we had the same.",
        "Evening everybody,",
        "Apologies for cross-posting.",
        "Sorry if you get this twice.",
        "Ignore it if you already received this twice.",
        "Please forward this to anyone who flies kites.",
        "I'm sending this to several people.",
        "Sorry for the mass mail!",
        "Dear friends and family,",
        "To whom it may concern",
        "I am writing to all my friends.",
        "You can unsubscribe here.",
    ],
)
def test_many(text: str) -> None:
    """The usual words for many, an excuse for them among these."""
    found = mass(text)
    assert found is not None
    assert text[found.start : found.end] == found.words


@pytest.mark.parametrize(
    "text",
    [
        "Please unsubscribe me.",
        "All my friends are at sea.",
        "Dear Friedrich,",
        "Good morning Alla,",
        "I was out all morning, everybody was.",
        "Please forward it to Theo.",
        "I had this twice before.",
        "The mass of the kite is small.",
        "",
    ],
)
def test_one(text: str) -> None:
    """A wish to be left out, and many people spoken of, are no mass mail."""
    assert mass(text) is None
