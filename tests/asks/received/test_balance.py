"""What they had asked and given before."""

from __future__ import annotations

import pytest

from asks.cases import FAVOUR, said
from asks.received.cases import finding, pitched, verdict
from goodterms.asks.received.balance import given
from goodterms.asks.received.received import Earlier
from goodterms.words import Depth, Evidence, Kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Thanks for writing.", ""),
        ("Yes, on Friday.", ""),
        ("Thank you for the drawings, they saved the day.", "Thank you for the drawings, they saved the day"),
        ("I would be happy to introduce you to our printer.", "happy to introduce you to our printer"),
    ],
)
def test_politeness_is_no_gift(text: str, words: str) -> None:
    """An answer and a thank-you for nothing in particular are none; thanks for a thing and an offer are."""
    assert given(text) == words


def test_both_sides_are_told_with_their_days() -> None:
    """Of an acquaintance; of a relationship nobody counts."""
    asked = (Earlier(said("2022-05-03", "Could you send me the plans?"), Kind.FAVOUR, "Could you send me the plans?"),)
    gave = (Evidence(4, said("2022-06-01", "").ts, "mail", "Thank you for the drawings"),)
    found = finding(verdict(FAVOUR, Depth.ACQUAINTANCE, asked=asked, gave=gave, kind=Kind.FAVOUR), "balance")
    assert found is not None
    assert found.says == (
        "Before this Ada Example had asked you for something once, on 3 May 2022; and had offered or given you "
        "something once, on 1 June 2022: “Thank you for the drawings”."
    )
    assert finding(verdict(FAVOUR, asked=asked, gave=gave, kind=Kind.FAVOUR), "balance") is None


def test_pitches_are_not_told_twice() -> None:
    """Earlier pitches stand in the line on programmes."""
    pitch = "Sign up today and get a free trial."
    earlier = (pitched(said("2022-05-03", pitch)),)
    assert finding(verdict(pitch, Depth.CONTACT, asked=earlier), "balance") is None
