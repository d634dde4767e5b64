"""Sorry for a missed meeting, and not for anything else."""

from __future__ import annotations

import pytest

from goodterms.asks.reading.sorry import sorry_for_missing


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("So sorry I missed our lunch yesterday.", "our lunch yesterday"),
        ("Apologies for missing the last committee meeting, Ada.", "the last committee meeting"),
        ("Sorry I couldn\u2019t make it on Friday!", "make it on Friday"),
        ("I'm so sorry that I forgot about our call.", "forgot about our call"),
        ("I completely missed our appointment. My fault!", "our appointment"),
        ("Sorry for not showing up at the club", "not showing up at the club"),
        ("Sorry to have missed you on Sunday.", "you on Sunday"),
        ("Sorry for standing you up.", "standing you up"),
    ],
)
def test_missed(text: str, what: str) -> None:
    """What was missed is named as written."""
    found = sorry_for_missing(text)
    assert found is not None
    assert found.what == what
    assert text[found.span.start : found.span.end] == found.span.words


@pytest.mark.parametrize(
    "text",
    [
        "Sorry you missed the party.",
        "Sorry I missed your mail.",
        "Sorry, I can't come on Friday.",
        "I am sorry for your loss.",
        "Sorry for missing the point of your note.",
        "We missed the meeting of the waters on our walk.",
        "Sorry we could not make it work with the old rope.",
        "",
    ],
)
def test_not_missed(text: str) -> None:
    """Somebody else's absence, an overlooked mail and a word in time are none."""
    assert sorry_for_missing(text) is None
