"""Short given names."""

from __future__ import annotations

import pytest

from goodterms.people.nicknames import goes_by, same_given


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("kate", "katherine", True),
        ("katherine", "kate", True),
        ("sasha", "aleksandr", True),
        ("uli", "ulrich", True),
        ("tim", "timothy", True),
        ("kate", "ann", False),
        ("al", "albrecht", False),
        ("paul", "paula", False),
        ("jean", "jeanne", False),
        ("gabriel", "gabriela", False),
    ],
)
def test_same_given(one: str, other: str, expected: bool) -> None:  # noqa: FBT001 - a table of cases
    """A short name and its long one may be one person's, either way round."""
    assert same_given(one, other) is expected


def test_goes_by() -> None:
    """A short name leads to its long ones, and back."""
    assert "katherine" in goes_by("kate")
    assert "kate" in goes_by("katherine")
    assert goes_by("xyzzy") == {"xyzzy"}
