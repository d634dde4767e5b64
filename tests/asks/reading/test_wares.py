"""An ask beside wares is a pitch, and an ask beside none is not."""

from __future__ import annotations

import pytest

from goodterms.asks.reading.read import read
from goodterms.words import Kind


@pytest.mark.parametrize(
    "text",
    [
        "Hello Kelly, I have a brand new programme for publishers. It pays double commission. Would you like to join?",
        "We have started an affiliate program with a revenue share of 40 %. Do you want to promote it on your site?",
        "I am now selling insurance for families. When can we talk?",
        "We build websites for dentists. Could I show you what we could do for you?",
    ],
)
def test_what_is_for_sale_makes_a_pitch(text: str) -> None:
    """However the ask itself is put."""
    assert (read(text).kind, read(text).band) == (Kind.PITCH, "ask")


@pytest.mark.parametrize(
    "text",
    [
        "Hi, I am organising a walk on Sunday. Would you like to join?",
        "I have a new job at the museum. Would you like to join us for the opening?",
        "Could I order two stands, and what would you charge for the service?",
        "Could you look over my two pages on the new programme of the theatre?",
    ],
)
def test_nothing_for_sale_makes_none(text: str) -> None:
    """A walk, an opening, an order and a favour are none."""
    assert read(text).kind is not Kind.PITCH
