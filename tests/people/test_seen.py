"""What two were seen doing."""

from __future__ import annotations

from goodterms.people.seen import Together, pair, summed


def test_summed() -> None:
    """Counts of two groups add up, and the closest company of any two counts."""
    one, other = Together(both_spoke=1, answered_for=2, company=0.2), Together(both_spoke=3, came_for=1, company=0.6)
    assert summed(one, other) == Together(both_spoke=4, answered_for=2, came_for=1, company=0.6)
    assert summed(one, Together()) == one


def test_pair() -> None:
    """The smaller key comes first."""
    assert pair(2, 1) == pair(1, 2) == (1, 2)
