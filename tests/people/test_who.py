"""Who is who, from somebodies to joins and questions."""

from __future__ import annotations

import gc
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms.people.seen import Somebody, Together, Told
from goodterms.people.who import Index, resolve
from goodterms.words import Handle
from people.somebodies import one, together

RARE = "Kelly Xyvanto"


def crowd(start: int, count: int = 300) -> list[Somebody]:
    """People of names unlike any other around, so that chance has somebody to err with."""
    draw = random.Random(start)  # noqa: S311 - invented names, the same each time

    def word() -> str:
        return "".join(draw.choice("bdfghklmnprst") + draw.choice("aeiou") for _ in range(4)).capitalize()

    return [one(start + i, f"{word()} {word()}", f"{word()}@example.com") for i in range(count)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (one(1, "Ann", "ann@example.com"), one(2, "A. Lee", "ANN+club@example.com")),
        (one(1, "", "7+kim@users.noreply.github.com"), one(2, "Kim", "kim@users.noreply.github.com")),
        (Somebody(1, (Handle("phone", "+1 202 555 0148"),)), Somebody(2, (Handle("whatsapp", "+12025550148"),))),
        (Somebody(1, (Handle("url", "linkedin.com/in/ann"),)), Somebody(2, (Handle("linkedin", "/in/ann"),))),
    ],
)
def test_hard_keys_join_at_once(left: Somebody, right: Somebody) -> None:
    """The same address, number or profile in any spelling is one person's."""
    found = resolve([left, right])
    assert together(found) == {frozenset({1, 2})}
    assert found.joins[0].by == "key"


@pytest.mark.parametrize("address", ["devnull@localhost", "root@laptop.(none)", "none@none", "no-reply@example.com"])
def test_placeholders_join_nobody(address: str) -> None:
    """An address of nobody in particular is no reason."""
    assert together(resolve([one(1, "Ann Keen", address), one(2, "Bert Horvat", address)])) == set()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (one(1, RARE, "kx@example.com"), one(2, "Xyvanto, Kelly", "kelly@firm.example")),
        (one(1, "Jörg Xyvänto", "a@example.com"), one(2, "Joerg Xyvaento", "b@firm.example")),
        (one(1, "Иван Щукарев", "a@example.com"), one(2, "Ivan Shchukarev", "b@firm.example")),
        (one(1, RARE, "a@example.com"), one(2, "", "kelly.xyvanto@firm.example")),
        (one(1, "qzxplorer", "qz@example.com"), one(2, "", "qzxplorer@users.noreply.github.com")),
    ],
)
def test_soft_evidence_joins_what_is_rare(left: Somebody, right: Somebody) -> None:
    """A rare name or account on both sides is enough among some hundred others."""
    found = resolve([left, right, *crowd(10)])
    assert together(found) == {frozenset({1, 2})}
    assert found.joins[0].evidence


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (one(1, "Kelly", "kelly@example.com"), one(2, "Kelly", "kelly@firm.example")),
        (one(1, RARE, "a@example.com"), one(2, "Bertram Xyvanto", "b@example.com")),
        (one(1, "Ann B. Xyvanto", "a@example.com"), one(2, "Ann C. Xyvanto", "b@example.com")),
        (one(1, "Unknown", "a@example.com"), one(2, "Unknown", "b@example.com")),
        (one(1, "", "mail@one.example"), one(2, "", "mail@two.example")),
        (one(1, f"{RARE} Jr.", "a@example.com"), one(2, f"{RARE} Sr.", "b@example.com")),
        (one(1, f"{RARE} Jr.", "a@example.com"), one(2, RARE, "b@example.com")),
        (
            one(1, RARE, "a@example.com", birthdays=frozenset({"1950-03-05"})),
            one(2, RARE, "b@example.com", birthdays=frozenset({"1981-11-20"})),
        ),
        (
            Somebody(1, (Handle("linkedin", "/in/kelly-1", RARE),)),
            Somebody(2, (Handle("linkedin", "/in/kelly-2", RARE),)),
        ),
    ],
)
def test_kept_apart(left: Somebody, right: Somebody) -> None:
    """First names, families, father and son, two birthdays and two profiles are no one person."""
    assert together(resolve([left, right, *crowd(10)])) == set()


def test_a_common_name_is_asked_about() -> None:
    """John Smith with two addresses may be two; he is worth a question, not a join."""
    found = resolve(
        [one(1, "John Smith", "qa@example.com"), one(2, "John Smith", "zb@firm.example"), *crowd(10, 3_000)]
    )
    assert together(found) == set()
    assert [(each.one, each.other) for each in found.open if each.one < 10] == [(1, 2)]


def test_two_birthdays_are_asked_about() -> None:
    """Father and son of one rare name, or a date that is wrong: the owner knows."""
    left = one(1, RARE, "a@example.com", birthdays=frozenset({"1950-03-05"}))
    right = one(2, RARE, "a@firm.example", birthdays=frozenset({"1981-11-20"}))
    found = resolve([left, right])
    assert [each.doubt for each in found.open] == ["One was born on 1950-03-05, the other on 1981-11-20."]


@pytest.mark.parametrize(
    ("seen", "joined"),
    [
        (Together(both_spoke=2), False),
        (Together(both_came=1), False),
        (Together(both_received=1), False),
        (Together(wrote_each_other=3), False),
        (Together(answered_for=1, both_spoke=1), True),
        (Together(), True),
    ],
)
def test_what_two_were_seen_doing(seen: Together, joined: bool) -> None:  # noqa: FBT001 - a table of cases
    """Two parties of one thread are two; a reply from the other address is not."""
    found = resolve(
        [one(1, RARE, "a@example.com"), one(2, RARE, "b@firm.example")], observe=lambda pairs: [seen for _ in pairs]
    )
    assert bool(together(found)) is joined


def test_hints_are_compared() -> None:
    """Often answered for by an address like no other: worth a look though no name agrees."""
    people = [one(1, "", "qpw@example.com"), one(2, "", "zlm@firm.example")]
    seen = Together(answered_for=5, company=0.9)
    assert resolve(people, observe=lambda pairs: [seen for _ in pairs]).open == ()
    found = resolve(people, hints=[(1, 2)], observe=lambda pairs: [seen for _ in pairs])
    assert [*(each.evidence[0] for each in found.joins), *(each.evidence[0] for each in found.open)] == [
        "Mail to the one was answered from the other 5 times."
    ]


def test_no_chain_joins_what_is_known_to_be_two() -> None:
    """What the owner called different stays so, though a third fits both."""
    people = [one(1, RARE, "a@example.com"), one(2, RARE, "b@firm.example"), one(3, RARE, "c@other.example")]
    found = resolve(people, told=Told(different=frozenset({(1, 2)})))
    assert not any({1, 2} <= set(group) for group in found.groups)
    assert not any({1, 2} <= {*each.ones, *each.others} for each in found.open)


def test_an_initial_makes_no_chain() -> None:
    """Ann, A. and Andreas Xyvanto: the initial cannot bring the other two together."""
    people = [
        one(1, "Ann Xyvanto", "ann.xyvanto@firm.example"),
        one(2, "A. Xyvanto", "a.xyvanto@firm.example"),
        one(3, "Andreas Xyvanto", "andreas.xyvanto@firm.example"),
    ]
    assert not any({1, 3} <= set(group) for group in resolve(people).groups)


def test_the_owner_said_so() -> None:
    """What the owner called one is one."""
    found = resolve([one(1, "Ann Keen", "a@example.com"), one(2, "B", "b@example.com")], told=Told(frozenset({(1, 2)})))
    assert (together(found), found.joins[0].by) == ({frozenset({1, 2})}, "owner")


def test_a_shared_mailbox_is_said() -> None:
    """One address under five hundred names is nobody's own, and each name stays by itself, once."""
    people = [one(i, somebody.handles[0].name, "desk@firm.example") for i, somebody in enumerate(crowd(0, 500))]
    again = one(1_000, people[0].handles[0].name, "desk@firm.example")
    found = resolve([*people, again])
    assert together(found) == {frozenset({0, 1_000})}
    assert [each.value for each in found.shared] == ["desk@firm.example"]
    assert found.shared[0].says.startswith("desk@firm.example is used under 500 names")


def test_who_is_no_person_joins_by_keys_alone() -> None:
    """A list that is called as somebody is not that somebody."""
    listed = Somebody(2, (Handle("mail", "talk@example.org", RARE),), kind="list")
    assert together(resolve([one(1, RARE, "a@example.com"), listed])) == set()


def test_ten_thousand_of_one_name() -> None:
    """A crowd of one name costs no square, and makes neither joins nor questions."""
    found = resolve(one(i, "Kim Lee", f"box{i}@example.com") for i in range(10_000))
    assert (len(found.groups), len(found.open)) == (10_000, 0)


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "A" * 5_000,
        "Ann " * 1_250,
        "\u202e\u05d3\u05d5\u05d3 \u05db\u05d4\u05df",
        "محمد Lee 王",
        "\U0001f680",
        "()[]<>",
    ],
)
def test_odd_names_do_no_harm(name: str) -> None:
    """Empty, endless and mixed names neither raise nor join strangers by being odd."""
    found = resolve([one(1, name, "qwa@example.com"), one(2, "Bert Horvat", "zxb@firm.example")])
    assert together(found) == set()


def test_what_is_new_finds_what_is_known() -> None:
    """Added later, a handle joins whom it would have joined at once, and only that is told."""
    index = Index()
    index.add([one(1, RARE, "a@example.com"), *crowd(10)])
    found = index.add([one(2, RARE, "b@firm.example")])
    assert (found.groups, [(each.one, each.other) for each in found.joins]) == (((1, 2),), [(1, 2)])


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(8)))
def test_order_does_not_matter(order: list[int]) -> None:
    """The same somebodies in any order give the same groups."""
    people = [
        one(0, RARE, "a@example.com"), one(1, RARE, "b@firm.example"), one(2, "K. Xyvanto", "kxyvanto@firm.example"),
        one(3, "Bertram Xyvanto", "c@example.com"), one(4, "", "kelly.xyvanto@other.example"),
        one(5, f"{RARE} Jr.", "d@example.com"), one(6, "Zed", "b@firm.example"), one(7, "Ann Horvat", "e@example.com"),
    ]  # fmt: skip
    assert together(resolve(people[i] for i in order)) == together(resolve(people))


def test_a_record_tells_how_many_handles_one_has() -> None:
    """Where everybody is there twice, a pair is likelier one person than where nobody is."""
    alone, twice = Index(), Index()
    alone.add(crowd(0, 2_000))
    twice.add([*crowd(0, 1_000), *(replace(somebody, key=somebody.key + 5_000) for somebody in crowd(0, 1_000))])
    twice.add(
        one(9_000 + i, somebody.handles[0].name, f"x{i}@example.org") for i, somebody in enumerate(crowd(0, 1_000))
    )
    assert twice.expected / twice.counted > 2 * alone.expected / alone.counted


def test_a_group_tells_more_than_each_of_its_handles() -> None:
    """Birthday beside one address, name beside another: together they are enough for a third."""
    born = frozenset({"1970-05-03"})
    people = [
        one(1, RARE, "kellyqzxplore@example.com"),
        one(2, "", "kellyqzxplore@firm.example", birthdays=born),
        one(3, "K. Xyvanto", "z@other.example", birthdays=born),
        *crowd(10, 3_000),
    ]
    assert together(resolve(people)) == {frozenset({1, 2, 3})}


def test_adding_leaves_the_collector_as_it_was() -> None:
    """Looking for cycles is put off only while somebodies are added."""
    before = gc.isenabled()
    resolve([one(1, RARE, "a@example.com")])
    assert gc.isenabled() == before


def test_a_common_name_under_many_addresses_is_no_one_person() -> None:
    """Hundreds of one name are neither joined nor asked about, and who is rare among them still is found."""
    people = [one(i, "Kim Lee", f"box{i}@example.com") for i in range(500)]
    found = resolve([*people, one(600, RARE, "a@example.com"), one(601, RARE, "b@firm.example")])
    assert together(found) == {frozenset({600, 601})}
