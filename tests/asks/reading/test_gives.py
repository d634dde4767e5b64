"""Help, advice and answers given."""

from __future__ import annotations

import pytest

from goodterms.asks.reading.gives import advises, answers, gives


@pytest.mark.parametrize(
    "text",
    [
        "I'd be happy to help with the roof.",
        "I can lend you a ladder.",
        "Here's the map you wanted to see.",
        "I've attached the plan of the boat.",
        "I thought you might like this kite.",
        "Let me know if you need any help.",
        "I could introduce you to Theo.",
        "Congrats!",
        "Thanks for the ladder!",
        "Here you go.",
        "As promised, the map.",
        "I gave your name to Theo, who needs sails.",
        "Theo and Kim, you should know each other.",
        "There is a boat that might suit you.",
    ],
)
def test_given(text: str) -> None:
    """Something is given or offered."""
    spans = gives(text)
    assert spans
    assert all(text[span.start : span.end] == span.words for span in spans)


@pytest.mark.parametrize(
    "text",
    [
        "Could you help me?",
        "Are you happy to wait?",
        "He gave my name to them.",
        "You promised me the map.",
        "I thought this might have to wait.",
        "Thanks!",
        "The rope is attached.",
        "",
    ],
)
def test_not_given(text: str) -> None:
    """Asking, thinking and bare thanks give nothing."""
    assert gives(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "You should talk to a sailmaker.",
        "My advice would be to wait for wind.",
        "If I were you I would wait.",
        "I'd suggest you ask Theo.",
        "Try asking at the harbour.",
        "Make sure you take a rope.",
    ],
)
def test_advice(text: str) -> None:
    """Advice to the reader, and it is a give."""
    assert len(advises(text)) == 1
    assert advises(text)[0] in gives(text)


@pytest.mark.parametrize(
    "text",
    [
        "I suggest we meet on Friday.",
        "You should have the parcel by now.",
        "We try to be kind.",
        "Call me.",
        "I suggest a call at ten.",
    ],
)
def test_no_advice(text: str) -> None:
    """A plan for both, news, and an order are no advice."""
    assert advises(text) == ()


def test_answers_among_gives() -> None:
    """Only what answers them is an answer."""
    assert [answers(span) for span in gives("Yes, it came. I can lend you a ladder.")] == [True, False]
