"""Who is compared with whom."""

from __future__ import annotations

import pytest

from goodterms.people.blocks import LARGEST, Blocks
from goodterms.people.profile import profile
from goodterms.people.seen import Somebody
from people.somebodies import one


def beside(*people: Somebody) -> set[int]:
    """Positions of those who are compared with the first."""
    blocks = Blocks()
    blocks.add(enumerate(profile(somebody) for somebody in people))
    return blocks.beside(0) - {0}


@pytest.mark.parametrize(
    "other",
    [
        one(2, "Keen, Kelly"),
        one(2, "K. Keen"),
        one(2, "Kelly"),
        one(2, "", "kkeen@example.org"),
        one(2, "", "kelly.keen77@example.org"),
        one(2, "Kelli Keen"),
    ],
)
def test_who_may_be_one_is_compared(other: Somebody) -> None:
    """Order, initials, one word, accounts and spellings meet in some block."""
    assert beside(one(1, "Kelly Keen", "kk@example.com"), other) == {1}


def test_nicknames_meet() -> None:
    """Bill and William begin otherwise, and meet."""
    assert beside(one(1, "Bill Keen"), one(2, "William Keen")) == {1}


def test_strangers_are_not_compared() -> None:
    """Nothing in common, no comparison."""
    assert beside(one(1, "Kelly Keen", "a@example.com"), one(2, "Bert Horvat", "b@example.com")) == set()


def test_crowds_are_not_compared() -> None:
    """What very many share costs nothing."""
    assert beside(*(one(i, "Kim Lee") for i in range(LARGEST["f"] + 1))) == set()
