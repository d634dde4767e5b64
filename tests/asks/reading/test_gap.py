"""Owning the time that has passed, and time in general."""

from __future__ import annotations

import pytest

from goodterms.asks.reading.gap import owns_gap


@pytest.mark.parametrize(
    "text",
    [
        "It's been three years!",
        "It has been ages since we spoke.",
        "Hi Ada, it\u2019s been almost ten years, I know.",
        "Been a while!",
        "Sorry I went quiet.",
        "Apologies for the silence on my side.",
        "Sorry for the late reply.",
        "I haven't heard from you in years.",
        "You probably don't expect this after all these years.",
        "I've been meaning to write.",
        "I owe you a letter.",
        "I'm terrible at keeping in touch.",
        "You may not remember me.",
        "I'm writing out of the blue.",
        "We've lost touch.",
        "You have not heard from me for seven months.",
    ],
)
def test_owned(text: str) -> None:
    """The gap is said aloud."""
    found = owns_gap(text)
    assert found is not None
    assert text[found.start : found.end] == found.words


@pytest.mark.parametrize(
    "text",
    [
        "It's been three years since the last release.",
        "It's been a while since I baked bread.",
        "It's been 62 years of rain.",
        "I haven't heard that name in ages.",
        "She is out of touch with her time.",
        "The news came out of the blue.",
        "He hasn't spoken in years.",
        "Sorry for not being able to help.",
        "I have not seen the film since Friday.",
        "They remember me.",
        "",
    ],
)
def test_not_owned(text: str) -> None:
    """Time since something else, and other people's silences, are no gap between the two."""
    assert owns_gap(text) is None
