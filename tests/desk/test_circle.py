"""Who belongs together."""

from __future__ import annotations

from goodterms.desk.circle import MANY, MOST, circles, spread, ties


def seen(*groups: tuple[int, ...]) -> list[tuple[int, int]]:
    """Interactions, each with these people."""
    return [(number, person) for number, group in enumerate(groups) for person in group]


def test_two_circles_with_a_bridge() -> None:
    """Two groups that meet often stay two, though one of each met once."""
    rows = seen(*[(1, 2, 3)] * 5, *[(4, 5, 6)] * 5, (3, 4))
    found = circles([1, 2, 3, 4, 5, 6], rows, {}, {})
    assert [circle.people for circle in found] == [(1, 2, 3), (4, 5, 6)]


def test_the_same_every_time() -> None:
    """The order of what was seen changes nothing."""
    groups = [(1, 2), (2, 3), (3, 4), (4, 5), (5, 1), (1, 3)]
    one = spread([1, 2, 3, 4, 5], ties(seen(*groups)))
    assert spread([1, 2, 3, 4, 5], ties(seen(*reversed(groups)))) == one


def test_a_large_gathering_says_little() -> None:
    """A meeting of many ties two of them less than a talk of two."""
    weights = ties(seen((1, 2, 3, 4), (1, 2)))
    assert weights[1][2] == 1 + 1 / 3
    assert weights[3][4] == 1 / 3


def test_work_where_nobody_was_seen_together() -> None:
    """Else an organisation makes a circle, then a domain, and the rest are on their own."""
    works = dict.fromkeys((1, 2, 3), "Example Ltd")
    domain = dict.fromkeys((4, 5, 6), "shop.example") | {1: "example.com"}
    found = circles([1, 2, 3, 4, 5, 6, 7], [], works, domain)
    assert [(circle.by, circle.called, circle.people) for circle in found] == [
        ("organisation", "Example Ltd", (1, 2, 3)),
        ("domain", "shop.example", (4, 5, 6)),
        ("alone", "", (7,)),
    ]


def test_a_mail_provider_is_no_circle() -> None:
    """A domain that many have is where they have a mailbox."""
    people = list(range(MANY + 1))
    assert [circle.by for circle in circles(people, [], {}, dict.fromkeys(people, "mail.example"))] == ["alone"]


def test_circles_of_one_name_are_one() -> None:
    """Colleagues seen together and colleagues never seen with them are one circle."""
    works = dict.fromkeys(range(6), "Example Ltd")
    found = circles(range(6), seen((0, 1, 2)), works, {})
    assert [sorted(circle.people) for circle in found] == [[0, 1, 2, 3, 4, 5]]


def test_only_so_many() -> None:
    """Of many small circles the smallest are put with the rest; everybody is in exactly one."""
    people = range(3 * (MOST + 2))
    works = {person: f"Firm {person // 3}" for person in people}
    found = circles(people, [], works, {})
    assert len(found) == MOST + 1
    assert found[-1].by == "rest"
    assert sorted(person for circle in found for person in circle.people) == list(people)
