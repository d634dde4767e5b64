"""The table of what a tie bears is the one that was agreed on."""

from __future__ import annotations

import pytest

from goodterms.asks.bears import BEARS, bears
from goodterms.words import Depth


@pytest.mark.parametrize(
    ("depth", "expected"),
    [
        (Depth.UNKNOWN, ["go", "hello_first", "hello_first", "hello_first", "hello_first"]),
        (Depth.NAME, ["go", "hello_first", "hello_first", "dont", "dont"]),
        (Depth.CONTACT, ["go", "go", "hello_first", "dont", "dont"]),
        (Depth.ACQUAINTANCE, ["go", "go", "go", "hello_first", "dont"]),
        (Depth.RELATIONSHIP, ["go", "go", "go", "go", "hello_first"]),
    ],
)
def test_rows(depth: Depth, expected: list[str]) -> None:
    """Each depth, weight by weight."""
    assert [bears(BEARS, depth, weight) for weight in range(5)] == expected
