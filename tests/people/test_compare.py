"""Evidence of a pair."""

from __future__ import annotations

import pytest

from goodterms.people.compare import OF_ONE, Said, Scene, best_name, compare, is_birthday_slip
from goodterms.people.frequency import Commonness
from goodterms.people.profile import profile
from goodterms.people.seen import Somebody, Together
from goodterms.people.weights import shipped
from people.somebodies import one

SCENE = Scene(Commonness(), shipped(), 1_000, {}, {}, {})


def said(left: Somebody, right: Somebody, together: Together | None = None) -> dict[str, Said]:
    """Evidence by comparison."""
    found = compare(profile(left), profile(right), SCENE, together or Together())
    return {each.comparison: each for each in found}


def test_a_common_name_says_less() -> None:
    """John Smith twice is weaker evidence than a rare name twice."""
    common = said(one(1, "John Smith", "a@example.com"), one(2, "John Smith", "b@example.com"))["name"]
    rare = said(one(1, "Kelly Xyvanto", "a@example.com"), one(2, "Kelly Xyvanto", "b@example.com"))["name"]
    assert 0 < common.bits < rare.bits


def test_an_account_of_the_name_is_not_counted_twice() -> None:
    """Where two Kellys Keen both are kelly.keen somewhere, that is hardly more than one name."""
    alike = said(one(1, "Kelly Keen", "kelly.keen@example.com"), one(2, "Kelly Keen", "kelly.keen@firm.example"))
    own = said(one(1, "Kelly Keen", "qzxplore@example.com"), one(2, "Kelly Keen", "qzxplore@firm.example"))
    assert alike["namesakes"].bits < 3 < own["namesakes"].bits


@pytest.mark.parametrize(
    ("field", "mine", "theirs", "level"),
    [
        ("birthdays", "1970-05-03", "1970-05-03", "same"),
        ("birthdays", "1970-05-03", "1970-03-05", "near"),
        ("birthdays", "1970-05-03", "1948-11-20", "apart"),
        ("addresses", "12 High Street 4711", "12 Hihg Street 4711", "same"),
        ("addresses", "12 High Street Newtown 4711", "14 High Street Newtown 4799", "most"),
        ("addresses", "12 High Street 4711", "99 Low Road 1234", "apart"),
        ("numbers", "4711007", "4711007", "same"),
        ("numbers", "4711007", "4711008", "near"),
        ("numbers", "4711007", "1234567", "apart"),
        ("organisations", "Example Ltd", "Example", "same"),
        ("organisations", "Example Ltd", "Other AG", "apart"),
    ],
)
def test_fields(field: str, mine: str, theirs: str, level: str) -> None:
    """Each field has its levels, and only agreement speaks for one person."""
    left, right = (one(key, "Ann", **{field: frozenset({value})}) for key, value in ((1, mine), (2, theirs)))
    found = said(left, right)[field.removesuffix("s").replace("addresse", "address")]
    assert (found.level, found.bits > 0) == (level, level != "apart")


@pytest.mark.parametrize(
    ("mine", "theirs", "speaks"),
    [
        ("Mira Quill", "Se\u00e1n \u00d3 Sampla", False),
        ("\u82b1\u5b50 \u4f8b", "Se\u00e1n \u00d3 Sampla", False),
        ("", "Se\u00e1n \u00d3 Sampla", True),
        ("Sean Sampla", "Se\u00e1n \u00d3 Sampla", True),
    ],
)
def test_accounts_that_differ_by_digits(mine: str, theirs: str, *, speaks: bool) -> None:
    """They say nothing of two with other full names: what person5 and person8 share is a word."""
    found = said(one(1, mine, "person5@a.example"), one(2, theirs, "person8@b.example"))
    levels = {each.level for name, each in found.items() if name in {"account", "namesakes"}}
    assert (levels == {"stem"}) is speaks


def test_signatures() -> None:
    """A number in both signatures, or in one and the other's own, is shared."""
    number = frozenset({"+12025550148"})
    assert (
        said(one(1, "", "a@example.com", signed=number), one(2, "", "b@example.com", signed=number))["signature"].bits
        > 5
    )
    assert "signature" not in said(one(1, "", "a@example.com", signed=number), one(2, "", "b@example.com"))


def test_what_an_office_signs_with_tells_nothing() -> None:
    """A number that many sign with is the switchboard's."""
    number = "+12025550148"
    left, right = (profile(one(key, "", f"{key}@example.com", signed=frozenset({number}))) for key in (1, 2))
    office = SCENE._replace(signed={number: OF_ONE + 1})
    assert "signature" not in {each.comparison for each in compare(left, right, office)}


def test_a_domain_called_after_the_organisation() -> None:
    """An address at the firm that the other's card names is evidence, and any other is none."""
    card = one(1, "Ann Lee", organisations=frozenset({"Northwind Traders Ltd."}))
    found = said(card, one(2, "Ann Lee", "ann.lee@northwind.example"))["organisation"]
    assert (found.level, found.bits > 0) == ("host", True)
    assert "organisation" not in said(card, one(2, "Ann Lee", "ann.lee@southwind.example"))


def test_a_family_domain_says_nothing_of_its_members() -> None:
    """One domain helps who cannot be compared, not who has another first name."""
    assert "host" not in said(one(1, "Ann Keen", "a@keen.example"), one(2, "Bertram Keen", "b@keen.example"))
    assert said(one(1, "Ann Keen", "a@keen.example"), one(2, "", "b@keen.example"))["host"].bits > 0


def test_what_was_seen() -> None:
    """Answers from the other address and common company speak for one person."""
    found = said(one(1, "", "a@example.com"), one(2, "", "b@example.com"), Together(answered_for=3, company=0.0))
    assert found["answered_for"].bits > 5
    assert found["company"].bits < 0


@pytest.mark.parametrize(
    ("one_day", "other", "expected"),
    [
        ("1970-05-03", "1970-05-08", True),
        ("1970-05-03", "1971-05-03", True),
        ("1970-05-03", "1970-03-05", True),
        ("0503", "1970-05-03", True),
        ("0504", "1970-05-03", False),
        ("1970-05-03", "1971-06-08", False),
    ],
)
def test_birthday_slips(one_day: str, other: str, expected: bool) -> None:  # noqa: FBT001 - a table of cases
    """One part of a date may be wrong, not two."""
    assert is_birthday_slip(one_day, other) is expected


def test_an_account_made_of_the_name_is_not_also_another_account() -> None:
    """What the name gives counts; that the accounts differ does not beside it."""
    found = compare(
        profile(one(1, "Kelly Xyvanto", "kelly.xyvanto@example.com")),
        profile(one(2, "", "kxyvanto@firm.example")),
        SCENE,
    )
    assert [(each.comparison, each.level) for each in found] == [("account", "initialled")]


def test_of_many_names_the_one_that_both_have_counts() -> None:
    """Two with several names each are alike by the name they share word for word."""
    left, right = (
        profile(one(key, "Kelly Xyvanto", "", names=names)) for key, names in ((1, ("K. Xyvanto",)), (2, ("Ann Lee",)))
    )
    level, what = best_name(left, right, SCENE.common)
    assert (level.level, what) == ("same", ("Kelly Xyvanto", "Kelly Xyvanto"))
