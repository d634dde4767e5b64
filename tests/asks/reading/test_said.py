"""The sentences that somebody says."""

from __future__ import annotations

from goodterms.asks.reading.said import said


def test_pasted_lines_are_not_said() -> None:
    """A log between two sentences is left out, and both are where they stand in the text."""
    text = "The kite broke.\n[  1.5] kite: up\n[  1.6] kite: down\nCould you look at it?"
    found = said(text)
    assert [one.words for one in found] == ["The kite broke.", "Could you look at it?"]
    assert all(text[one.start : one.end] == one.words for one in found)
