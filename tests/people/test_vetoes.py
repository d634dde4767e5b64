"""What keeps two apart."""

from __future__ import annotations

from goodterms.people.profile import Profile, profile
from goodterms.people.seen import Somebody, Together
from goodterms.people.vetoes import AT_ONCE, CROWD, doubts, two_birthdays, two_places, vetoes
from goodterms.words import Handle
from people.somebodies import one


def test_nothing_against() -> None:
    """Two of whom nothing else is known are not kept apart."""
    left, right = profile(one(1, "Ann Lee")), profile(one(2, "Ann Lee"))
    assert [*vetoes(left, right), *doubts(left, right)] == []


def test_two_profiles() -> None:
    """Two LinkedIn profiles are two people, one in common is not."""
    left = profile(Somebody(1, (Handle("linkedin", "/in/a"),)))
    right = profile(Somebody(2, (Handle("linkedin", "/in/b"),)))
    both = profile(Somebody(3, (Handle("linkedin", "/in/a"), Handle("linkedin", "/in/b"))))
    assert (len([*vetoes(left, right)]), [*vetoes(left, both)]) == (1, [])


def test_father_and_son() -> None:
    """Two generations are two; where only one is said it is a doubt."""
    junior, senior, plain = (
        profile(one(k, name)) for k, name in ((1, "Ben Low Jr."), (2, "Ben Low Sr."), (3, "Ben Low"))
    )
    assert (len([*vetoes(junior, senior)]), len([*vetoes(junior, plain)]), len([*doubts(junior, plain)])) == (1, 0, 1)


def test_what_they_were_seen_doing() -> None:
    """Two parties in one thread are two; two who got one message may be two addresses."""
    left, right = profile(one(1, "Ann Lee")), profile(one(2, "Ann Lee"))
    assert [*vetoes(left, right, Together(both_spoke=1))] == ["Both spoke in the same thread as two parties (once)."]
    assert [*doubts(left, right, Together(both_received=2))] == ["Both received the same message (2 times)."]


def test_different_phones_are_a_doubt() -> None:
    """People change numbers, so two numbers ask and do not forbid."""
    left, right = (profile(Somebody(k, (Handle("phone", f"+1202555014{k}"),))) for k in (1, 2))
    assert ([*vetoes(left, right)], len([*doubts(left, right)])) == ([], 1)


def test_birthdays() -> None:
    """Two dates are two unless one is a slip, or a number says that they are one."""
    days = ("1950-03-05", "1981-11-20", "1950-05-03")
    old, young, slip = (profile(one(k, "", birthdays=frozenset({day}))) for k, day in enumerate(days))
    assert two_birthdays(old, young) == "One was born on 1950-03-05, the other on 1981-11-20."
    assert two_birthdays(old, slip) == ""


def working(key: int, name: str, *spans: tuple[str, int, int]) -> Profile:
    """Somebody who wrote from these addresses, from and to these moments."""
    handles = tuple(Handle("mail", address, name) for address, *_ in spans)
    return profile(Somebody(key, handles, spans=spans))


def test_two_places_of_work_at_once() -> None:
    """Two who write from two firms all along are asked about; a change of job, or a domain of one's own, is nothing."""
    left = working(1, "Ann Lee", ("ann.lee@northwind.example", 0, 9 * AT_ONCE))
    right = working(2, "Ann Lee", ("ann.lee@southwind.example", AT_ONCE, 3 * AT_ONCE))
    after = working(3, "Ann Lee", ("ann.lee@southwind.example", 9 * AT_ONCE - 1, 11 * AT_ONCE))
    home = working(4, "Ann Lee", ("ann@annlee.example", 0, 9 * AT_ONCE))
    assert two_places(left, right, {}) != ""
    assert [two_places(left, other, {}) for other in (after, home, left)] == ["", "", ""]


def test_a_domain_that_many_have_is_no_place_of_work() -> None:
    """Whoever has an address where a crowd has one may have another at work."""
    left = working(1, "Ann Lee", ("ann.lee@northwind.example", 0, 9 * AT_ONCE))
    right = working(2, "Ann Lee", ("ann.lee@post.example", 0, 9 * AT_ONCE))
    assert two_places(left, right, {"post.example": CROWD + 1}) == ""


def test_letters_that_look_alike_are_asked_about() -> None:
    """A name with a Cyrillic letter among Latin ones may be somebody posing; one wholly in one script is nothing."""
    ann, posing, russian = (profile(one(k, name)) for k, name in ((1, "Ann Lee"), (2, "\u0410nn Lee"), (3, "Анна Ли")))
    assert ([*doubts(ann, posing)] != [], [*doubts(ann, russian)]) == (True, [])
