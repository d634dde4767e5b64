"""Shared history, and meetings that are only wanted."""

from __future__ import annotations

import pytest

from goodterms.asks.reading.shared import shared


@pytest.mark.parametrize(
    "text",
    [
        "When we met at the kite fair you spoke of a book.",
        "It was good to see you at the wedding!",
        "As we said last week, the boat needs paint.",
        "Do you remember when we rowed to the island?",
        "Since we worked at Example Kites I moved twice.",
        "You told me of your garden last summer.",
        "You and I grew up together.",
        "We met in Leeds in 2009.",
        "I often think of our walk along the river.",
        "Last time we spoke you were off to Norway.",
        "I enjoyed our chat about bees.",
        "The place you once told me about has closed.",
    ],
)
def test_recalled(text: str) -> None:
    """What both have lived through is recalled."""
    found = shared(text)
    assert len(found) == 1
    assert text[found[0].start : found[0].end] == found[0].words


@pytest.mark.parametrize(
    "text",
    [
        "When we meet I will show you the book.",
        "We met the deadline.",
        "Since we met all the requirements, we were paid.",
        "I hope we met your needs.",
        "As we discussed in the report, tides vary.",
        "It would be good to see you at the wedding.",
        "Remember to bring a rope.",
        "Our meeting is on Friday.",
        "They worked together to mend it.",
        "Could we talk about it on Monday?",
        "I am not sure where we met.",
        "",
    ],
)
def test_nothing_recalled(text: str) -> None:
    """Plans, targets and other people are no shared history."""
    assert shared(text) == ()


def test_one_place_once() -> None:
    """Words that fit two cues are one place; two places are two, in order."""
    found = shared("When we met at the fair you told me of it last week. We used to sing in one choir.")
    assert [span.words[:8] for span in found] == ["When we ", "We used "]
