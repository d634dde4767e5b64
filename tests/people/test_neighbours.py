"""An index of some, weighed as if everybody were there, finds what an index of all finds."""

from __future__ import annotations

from itertools import product

from goodterms.people import neighbours
from goodterms.people.neighbours import Neighbours
from goodterms.people.seen import Somebody
from goodterms.people.who import Index

from .somebodies import one

GIVEN = ("Orla", "Theo", "Quinn", "Rosa", "Walt", "Nan", "Silke", "Yuto")
FAMILY = ("Wexcombe", "Fenwold", "Ostick", "Bramwick", "Hollin", "Dornhagen", "Marsander")


def crowd() -> list[Somebody]:
    """Many people, an address each."""
    return [
        one(key, f"{given} {family}", f"{given}.{family}@firm{key % 9}.example".lower())
        for key, (given, family) in enumerate(product(GIVEN, FAMILY), 1)
    ]


NEW = (one(901, "Theo Fenwold", "tfenwold@post.example"), one(902, "Ona Newcomb", "ona@post.example"))


def found_by(index: Index) -> set[tuple[int, int]]:
    """The (person, mark) by which everybody is found again."""
    return set(neighbours.marks(index, list(index.core_of)))


def test_the_new_find_those_they_may_be() -> None:
    """By the marks they look for, the new find their namesake and nobody whom nothing connects."""
    index = Index()
    index.add(crowd())
    where = {mark for each in NEW for mark, _ in neighbours.looked_for(each)}
    beside = {person for person, mark in found_by(index) if mark in where}
    (theo,) = (each.key for each in crowd() if each.handles[0].name == "Theo Fenwold")
    assert theo in beside
    assert len(beside) < len(crowd()) / 2


def test_some_weigh_as_all_do() -> None:
    """With the shares of everybody, those beside the new give the same joins at the same chance."""
    whole = Index()
    whole.add(crowd())
    kept = neighbours.shares(neighbours.of(whole).told())
    some = Neighbours(kept)
    some.know(each for each in crowd() if "Fenwold" in each.handles[0].name)
    expected, found = whole.add(NEW), some.add(NEW)
    assert [(join.one, join.other) for join in found.joins] == [(join.one, join.other) for join in expected.joins]
    assert [round(join.p, 6) for join in found.joins] == [round(join.p, 6) for join in expected.joins]


def test_shares_come_back_from_json() -> None:
    """What is kept of the shares is what comes back."""
    index = Index()
    index.add(crowd())
    told = neighbours.of(index).told()
    assert neighbours.shares(told).told() == told
