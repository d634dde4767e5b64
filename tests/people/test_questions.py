"""Questions worth asking."""

from __future__ import annotations

from goodterms.people.questions import PER_THOUSAND, change, people_about, questions
from goodterms.people.who import Open, Resolved


def asked(key: int, p: float, others: int = 1) -> Open:
    """A question about two groups."""
    return Open(key, key + 1, (key,), tuple(range(key + 1, key + 1 + others)), p, ())


def test_what_changes_most_comes_first() -> None:
    """A likely yes and a large group come before an unlikely and a small one."""
    found = questions([asked(0, 0.5), asked(10, 0.9), asked(20, 0.5, 4)], 1_000)
    assert [each.one for each in found] == [20, 10, 0]


def test_two_large_groups_that_are_hardly_one_come_late() -> None:
    """Size does not make up for a small chance."""
    large = Open(50, 60, tuple(range(50, 56)), tuple(range(60, 66)), 0.1, ())
    assert [each.one for each in questions([large, asked(0, 0.9)], 1_000)] == [0, 50]


def test_the_callers_weight_counts() -> None:
    """Whom today's list hangs on is asked about first."""
    found = questions([asked(0, 0.9), asked(10, 0.5)], 1_000, lambda key: 100.0 if key == 10 else 1.0)
    assert [each.one for each in found] == [10, 0]


def test_no_more_than_so_many_in_a_thousand() -> None:
    """However many are open; of a few people one is asked."""
    found = [asked(3 * key, 0.5) for key in range(500)]
    assert (len(questions(found, 1_000)), len(questions(found, 3))) == (PER_THOUSAND, 1)


def test_change() -> None:
    """The chance of a yes times what is on both sides."""
    assert change(asked(0, 0.5, 3), lambda _: 2.0) == 0.5 * (2 + 6)


def test_people_about() -> None:
    """Open questions count by their chance."""
    groups = tuple((key,) for key in range(10))
    assert people_about(Resolved(groups, (), (asked(0, 0.9), asked(3, 0.9)), (), ())) == 8
