"""Congratulation of the reader, and not of others."""

from __future__ import annotations

import pytest

from goodterms.asks.reading.congratulation import congratulation


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("Congratulations on the new job!", "the new job"),
        ("Hi Ada, many congrats!", ""),
        ("We are so proud of you for finishing the race.", "finishing the race"),
        ("Well done!", ""),
        ("Happy 40th birthday!", ""),
        ("How wonderful to hear! Great news about your promotion to captain.", "your promotion to captain"),
        ("I\u2019m really happy for you both.", ""),
    ],
)
def test_congratulations(text: str, on: str) -> None:
    """The forms that people use, and what on."""
    found = congratulation(text)
    assert found is not None
    assert found.on == on
    assert text[found.span.start : found.span.end] == found.span.words


@pytest.mark.parametrize(
    "text",
    [
        "They sent congratulations to him.",
        "Please give her my congratulations.",
        "Tell Theo congrats.",
        "Congratulations to them on the prize.",
        "He would be proud of you.",
        "The steak was well done and cheap.",
        "It is my happy birthday party on Friday.",
        "We met on her birthday.",
        "Great news about the trains.",
        "",
    ],
)
def test_no_congratulation(text: str) -> None:
    """Congratulation spoken of, or meant for somebody else, is none."""
    assert congratulation(text) is None
