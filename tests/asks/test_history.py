"""What was said lately, and words to quote."""

from __future__ import annotations

import pytest

from asks.cases import HELLO, PITCH, case, facts, said
from goodterms.asks.history import gist, last_topic, quote


def test_quote_is_short_and_their_own() -> None:
    """Twelve words at most, as they stand."""
    assert quote("one two  three.") == "one two three"
    assert quote("a b c d e f g h i j k l m n") == "a b c d e f g h i j k l …"
    assert quote("") == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hi Ada,\n\nThe kites arrived on Monday, all five.", "The kites arrived on Monday, all five"),
        ("Hope you are well. The kites arrived on Monday.", "The kites arrived on Monday"),
        ("Thanks!", ""),
        ("Many thanks and best wishes to you all", ""),
        ("", ""),
    ],
)
def test_gist_skips_hellos_and_endings(text: str, expected: str) -> None:
    """What is quoted says something."""
    assert gist(text) == expected


def test_last_topic_is_the_newest_worth_quoting() -> None:
    """Thanks, pitches and notes to many are passed over; a subject serves where the text is empty."""
    pieces = [
        said("2023-01-20", "Thanks!"),
        said("2023-01-19", PITCH),
        said("2023-01-18", "The club meets on Sunday as usual.", recipients=60),
        said("2023-01-17", "The kites arrived on Monday.", out=True),
    ]
    found = last_topic(case(HELLO, facts(3), pieces))
    assert found == (pieces[3], "The kites arrived on Monday")
    assert last_topic(case(HELLO, facts(3), pieces[:3])) is None


def test_greeting_before_the_words_is_no_part_of_the_gist() -> None:
    """What was said is quoted without the hello that stands before it; a hello alone is no gist."""
    assert gist("Hello Theo, by the metre, and never below cost.") == "by the metre, and never below cost"
    assert gist("Hi there! How are you?") == ""
