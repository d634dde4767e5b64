"""Asking after the reader, by name of something of theirs or only by "you"."""

from __future__ import annotations

import pytest

from goodterms.asks.reading.personal import personal_hello


@pytest.mark.parametrize(
    "text",
    [
        "Hi Ada, how did the move to Leeds go?",
        "How is your daughter?",
        "How\u2019s the new garden coming on?",
        "I hope your knee is better.",
        "I heard you moved to the coast.",
        "How are you settling in?",
        "Give my love to your family.",
        "Hope you had a lovely holiday!",
    ],
)
def test_named(text: str) -> None:
    """Something of their life is named."""
    found = personal_hello(text)
    assert found is not None
    assert found.named
    assert text[found.span.start : found.span.end] == found.span.words


@pytest.mark.parametrize(
    "text",
    ["Hi Ada, how are you?", "How have you been?", "What have you been up to?", "Hi! How's it going?", "Are you well?"],
)
def test_asked(text: str) -> None:
    """Only "you" is asked after."""
    found = personal_hello(text)
    assert found is not None
    assert not found.named


@pytest.mark.parametrize(
    "text",
    [
        "Hi Ada,",
        "I hope this finds you well.",
        "I hope you are well.",
        "How are you planning to pay?",
        "How is the report coming along?",
        "How have you been able to mend it?",
        "Nobody knows how you are.",
        "I don't know how are you going to do it",
        "She asked how are you",
        "I saw your post on selling.",
        "",
    ],
)
def test_not_personal(text: str) -> None:
    """A bare hello, a formula or a question of work is none."""
    assert personal_hello(text) is None


def test_named_goes_first() -> None:
    """What names something is shown, though "how are you" stands above it."""
    found = personal_hello("How are you? And how did the exam go?")
    assert found is not None
    assert found.span.words == "how did the exam go"
