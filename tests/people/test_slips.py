"""Slips of the pen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms.people.slips import is_slip, slips, within


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("keen", "keen", 0),
        ("keen", "ken", 1),
        ("keen", "kene", 1),
        ("keen", "kern", 1),
        ("keen", "kerm", 2),
        ("a", "xyz", 3),
    ],
)
def test_slips(one: str, other: str, expected: int) -> None:
    """A letter added, lost, changed or swapped is one slip."""
    assert slips(one, other) == expected


@given(st.text("abc", max_size=8), st.text("abc", max_size=8), st.integers(0, 3))
def test_within_agrees_with_slips(one: str, other: str, most: int) -> None:
    """The quick refusal by letters never refuses what is near enough, and both ways are alike."""
    assert within(one, other, most) == (slips(one, other, most) <= most)
    assert slips(one, other, most) == slips(other, one, most)


def test_short_words_bear_no_slip() -> None:
    """Of three letters one may be wrong, of two none, of eight two."""
    assert [is_slip("bo", "jo"), is_slip("ben", "bem"), is_slip("bern", "ban"), is_slip("katharina", "catharine")] == [
        False,
        True,
        False,
        True,
    ]
