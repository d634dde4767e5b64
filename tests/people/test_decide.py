"""Join, ask, apart."""

from __future__ import annotations

import pytest

from goodterms.people.compare import Scene
from goodterms.people.decide import chance, weigh
from goodterms.people.frequency import Commonness
from goodterms.people.profile import profile
from goodterms.people.seen import Somebody
from goodterms.people.weights import shipped
from people.somebodies import one


def scene(people: int) -> Scene:
    """A record of so many."""
    return Scene(Commonness(), shipped(), people, {}, {}, {})


def decision(left: Somebody, right: Somebody, people: int = 100) -> str:
    """What is decided of a pair."""
    weighed = weigh((1, 2), (profile(left), profile(right)), scene(people))
    assert weighed is not None
    return weighed.decision


def test_more_people_need_more_evidence() -> None:
    """The same evidence is worth less among many."""
    assert chance(15, scene(100)) > chance(15, scene(100_000))


def test_decisions() -> None:
    """A rare name joins, a common one asks, another leaves apart."""
    rare, common = "Kelly Xyvanto", "John Smith"
    assert decision(one(1, rare, "aq@example.com"), one(2, rare, "bq@example.org")) == "join"
    assert decision(one(1, common, "aq@example.com"), one(2, common, "bq@example.org"), 5_000) == "ask"
    assert decision(one(1, common, "aq@example.com"), one(2, rare, "bq@example.org")) == "apart"


def test_an_account_that_spells_another_name_is_asked_about() -> None:
    """Who goes by something else may have the address of that name, or of a friend."""
    spelled = one(2, "zorgblatt", "kelly.xyvanto@example.org")
    assert decision(one(1, "Kelly Xyvanto", "aq@example.com"), spelled) == "ask"


def test_twins_are_asked_about_and_the_married_joined() -> None:
    """Birthday and house are one for twins too; of a changed surname they are proof enough."""
    more = {"birthdays": frozenset({"19700503"}), "addresses": frozenset({"12 High Street Newtown 4711"})}
    ann, ben, wed = (one(k, name, **more) for k, name in ((1, "Ann Keen"), (2, "Bertram Keen"), (3, "Ann Horvat")))
    assert (decision(ann, ben), decision(ann, wed)) == ("ask", "join")


def test_a_low_chance_is_dropped_early() -> None:
    """Below the least chance nothing is told."""
    left, right = profile(one(1, "Ann Keen", "a@example.com")), profile(one(2, "Bert Low", "b@example.com"))
    assert weigh((1, 2), (left, right), scene(100), least=0.01) is None


@pytest.mark.parametrize(
    ("one_name", "one_mail", "other_name", "other_mail", "expected"),
    [
        ("Anna Meier", "anna.meier@example.org", "Anna Maier", "anna.maier@example.org", "ask"),
        ("Anna Meierling", "ameierling@example.org", "Anna Meierlin", "anna.meierling@example.org", "join"),
        ("Paul Weberling", "weberling@example.org", "Paula Weberling", "weberling@example.net", "ask"),
        ("Mario Xyvanto", "xyvanto@example.org", "Maria Xyvanto", "xyvanto@example.net", "ask"),
        ("Marta Xyvanto", "xyvanto@example.org", "Matra Xyvanto", "xyvanto@example.net", "join"),
    ],
)
def test_another_name_is_no_slip_of_the_pen(
    one_name: str, one_mail: str, other_name: str, other_mail: str, expected: str
) -> None:
    """Of two names a letter apart that are both names, or that both stand in their bearers' addresses, one is asked."""
    assert decision(one(1, one_name, one_mail), one(2, other_name, other_mail)) == expected


def test_a_birthday_makes_a_slip_of_it_after_all() -> None:
    """Of two with one birthday the name may be mistyped, though it is another's name too."""
    born = {"birthdays": frozenset({"19700503"})}
    left, right = one(1, "Mario Xyvanto", "xyvanto@example.org", **born), one(2, "Maria Xyvanto", **born)
    assert decision(left, right) == "join"
