"""Sentences in which somebody says what they do."""

from __future__ import annotations

import pytest

from goodterms.needs.own_work import own_work


@pytest.mark.parametrize(
    "sentence",
    [
        "We build small web shops.",
        "I'm a joiner now.",
        "Our studio prints banners.",
        "Wir bauen Messestände.",
        "My own shop sells tea.",
    ],
)
def test_own_work_is_found(sentence: str) -> None:
    """What they say they do, among other sentences."""
    assert list(own_work(f"Hello there. {sentence} See you!")) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    ["I need a joiner.", "Do you run a shop?", "I used to build boats.", "The plumber never came.", "We do not print.",
     "x" * 400,     "Our counters could save you hours in the shop."],
)  # fmt: skip
def test_wishes_and_denials_are_none(sentence: str) -> None:
    """What they want, ask, deny, once did, or promise to do for one is no word on their work."""
    assert list(own_work(sentence)) == []


def test_what_is_near_alone_is_looked_at() -> None:
    """With beginnings of words, sentences without any of them are passed over, but for those with marks on letters."""
    text = "I bake bread. I print cards."
    assert list(own_work(text, ["print"])) == ["I print cards."]
    assert list(own_work("Ich mache Möbel. Ich baue Türen.", ["mobel"])) == ["Ich mache Möbel.", "Ich baue Türen."]
