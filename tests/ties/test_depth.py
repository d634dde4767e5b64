"""Depth is what was built over time."""

from __future__ import annotations

import numpy as np
import pytest

from goodterms.asks.standards import DEFAULTS, with_overrides
from goodterms.ties.columns import Columns
from goodterms.ties.depth import depth
from goodterms.words import DAY, Depth


def ranks(columns: Columns) -> list[int]:
    """The ranks of all rows."""
    return [int(rank) for rank in depth(columns, DEFAULTS)]


def met(occasions: int, span_days: int = 0, two_way_days: int | None = None) -> Columns:
    """One tie with so many occasions over so many days."""
    days = occasions if two_way_days is None else two_way_days
    return {
        "days": [days],
        "two_way": [occasions],
        "two_way_days": [days],
        "occasions": [occasions],
        "first_occasion": [0.0],
        "last_occasion": [span_days * DAY],
    }


def test_nobody_is_unknown() -> None:
    """Without a touch, a list or a sighting somebody is unknown."""
    assert ranks({"days": [0]}) == [Depth.UNKNOWN.rank]


@pytest.mark.parametrize("known", [{"listed": [1.0]}, {"days": [3]}, {"last_sighting": [5.0]}])
def test_known_and_never_two_way_is_a_name(known: Columns) -> None:
    """Listed, written to without an answer, or only seen: a name."""
    assert ranks({"days": [0], **known}) == [Depth.NAME.rank]


@pytest.mark.parametrize(
    ("occasions", "span", "two_way_days", "expected"),
    [
        (1, 0, 1, Depth.CONTACT),
        (2, 7, 2, Depth.ACQUAINTANCE),
        (5, 400, 5, Depth.ACQUAINTANCE),
        (6, 59, 6, Depth.ACQUAINTANCE),
        (6, 60, 6, Depth.RELATIONSHIP),
        (3, 20, 11, Depth.ACQUAINTANCE),
        (3, 20, 12, Depth.RELATIONSHIP),
        (2, 20, 40, Depth.ACQUAINTANCE),
    ],
)
def test_occasions_make_depth(occasions: int, span: int, two_way_days: int, expected: Depth) -> None:
    """One occasion is a contact, two an acquaintance, six over sixty days or three dense ones a relationship."""
    assert ranks(met(occasions, span, two_way_days)) == [expected.rank]


@pytest.mark.parametrize("word", list(Depth))
def test_owners_word_wins(word: Depth) -> None:
    """Whatever was counted, the owner's own word stands."""
    assert ranks({**met(9, 300), "depth_word": [word.rank]}) == [word.rank]


def test_missing_values_are_none_masked_or_nan() -> None:
    """None, masked and NaN all mean that nothing is known."""
    masked = np.ma.MaskedArray([9, 9, 9, 9], mask=[True, True, True, True])
    columns: Columns = {"days": [0, 0, 0, 2], "occasions": masked, "last_sighting": [None, np.nan, 5, None]}
    assert ranks(columns) == [0, 0, 1, 1]


def test_dense_line_can_be_set() -> None:
    """The number of dense days is the owner's to choose."""
    chosen = with_overrides({"dense_two_way_days": 20})
    assert [int(rank) for rank in depth(met(3, 20, 12), chosen)] == [Depth.ACQUAINTANCE.rank]
