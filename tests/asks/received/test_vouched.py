"""Who sent them, by their own words."""

from __future__ import annotations

import pytest

from goodterms.asks.received.vouched import told_by


@pytest.mark.parametrize(
    "text",
    [
        "Hello Mara, Wanda Warm suggested that I write to you.",
        "I was referred by Wanda Warm, who speaks well of you.",
        "Our mutual friend Wanda Warm told me of your stand.",
    ],
)
def test_names_are_read(text: str) -> None:
    """Whoever says who sent them is taken at their word, and the sentence is kept."""
    found = dict(told_by(text))
    assert "wanda warm" in {name.casefold() for name in found}
    assert all(words in text for words in found.values())


@pytest.mark.parametrize("text", ["Could you refer me to two people?", "Somebody suggested a walk.", "I recommend it."])
def test_nobody_is_named(text: str) -> None:
    """Asking for names names nobody."""
    assert not dict(told_by(text))
