"""The shipped weights."""

from __future__ import annotations

import pytest

from goodterms.people.weights import read, shipped


def test_weights_are_shares() -> None:
    """Every level has two shares between nought and one."""
    levels = shipped().levels
    assert levels
    assert all(0 < level.m < 1 and 0 < level.u <= 1 for level in levels.values())


@pytest.mark.parametrize(
    ("comparison", "better", "worse"),
    [
        ("name", "same", "apart"),
        ("birthday", "same", "near"),
        ("birthday", "near", "apart"),
        ("address", "same", "most"),
    ],
)
def test_agreement_weighs_more(comparison: str, better: str, worse: str) -> None:
    """What agrees closer speaks louder."""
    levels = shipped().levels
    assert levels[comparison, better].bits > levels[comparison, worse].bits


def test_read() -> None:
    """Bits are the base-two logarithm of the ratio."""
    weights = read('{"version": "t", "others": 0.5, "levels": {"name": {"same": {"m": 0.5, "u": 0.125}}}}')
    assert (weights.version, weights.levels["name", "same"].bits) == ("t", 2.0)
