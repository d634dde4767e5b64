"""Reading as of a moment."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest

from goodterms.record import read
from goodterms.record.read import Note, Sighting
from goodterms.words import DAY, About, Coverage, Depth, Facts, Handle, Listing, Mark, Person
from record.built import ANN, BOB, LIST, ME, NOW, at, bring, card, mail, meeting, own, person

Record = sqlite3.Connection
AS_OF = at(100)


@pytest.fixture
def history(mine: Record) -> Record:
    """A record of a hundred days."""
    bring(
        mine,
        mail("Ann Lee <ann@example.org>", ME, 1, "a", subject="Roof", text="Is it done?", thread="roof"),
        mail(ME, f"{ANN} {BOB}", 2, "b", thread="roof"),
        mail(ANN, "", 50, "c", list=LIST, marks=Mark.LIST),
        mail(ANN, ME, 99, "d", thread="roof"),
        card("k", "Bob Ray", f"{BOB} phone:+441", since=at(40), about=(About("location", "York", at(40)),)),
    )
    mine.execute("INSERT INTO note (person, ts, text) VALUES (?, ?, 'kind')", (person(mine, ANN), at(60)))
    return mine


def plant(record: Record) -> None:
    """What nobody can know as of the moment: pieces at it and after it, in old and new channels, and notes."""
    bring(
        record,
        mail(ANN, ME, 100, "f1", thread="roof"),
        mail(ME, ANN, 101, "f2", thread="roof"),
        mail(BOB, ME, 150, "f3"),
        mail(ANN, "", 400, "f4", list=LIST, marks=Mark.LIST),
        mail("eve@example.org", ME, 101, "f5", channel="linkedin"),
        meeting(120, there=f"{ME} {ANN}", id="f6"),
        card("l", "Eve", "eve@example.org", since=at(101), about=(About("location", "Rome", at(101)),)),
    )
    bring(record, card("k", "Bob Ray", f"{BOB} phone:+441", since=at(40), about=(About("location", "Bath", at(130)),)))
    record.execute("INSERT INTO note (person, ts, text) VALUES (?, ?, 'late')", (person(record, ANN), AS_OF))


READINGS: dict[str, Callable[[Record], object]] = {
    "facts": lambda record: read.facts(record, AS_OF),
    "facts of some": lambda record: read.facts(record, AS_OF, [person(record, ANN), person(record, BOB)]),
    "sighted": lambda record: read.sighted(record, AS_OF),
    "sighted of some": lambda record: read.sighted(record, AS_OF, [person(record, ANN)]),
    "recent": lambda record: read.recent(record, person(record, ANN), AS_OF),
    "first": lambda record: read.first_touch(record, person(record, ANN), AS_OF),
    "by others": lambda record: read.seen_by_others(record, person(record, ANN), AS_OF),
    "coverage": lambda record: read.coverage(record, AS_OF),
    "listed": lambda record: read.listed(record, AS_OF),
    "abouts": lambda record: read.abouts(record, person(record, BOB), AS_OF),
    "notes": lambda record: read.notes(record, person(record, ANN), AS_OF),
}


@pytest.mark.parametrize("reading", READINGS)
def test_a_planted_future_changes_nothing(history: Record, reading: str) -> None:
    """Nothing that happens at the moment of judging or after it is in any reading."""
    before = READINGS[reading](history)
    plant(history)
    assert READINGS[reading](history) == before
    assert before


@pytest.mark.parametrize("reading", [name for name in READINGS if name != "listed"])
def test_a_day_before_everything_is_empty(history: Record, reading: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As of the first moment, nothing has happened."""
    monkeypatch.setitem(globals(), "AS_OF", at(1))
    assert not READINGS[reading](history)


def test_facts_as_of_a_day_are_those_of_a_record_that_ends_there(history: Record) -> None:
    """Between two touches, only the earlier ones count."""
    ann, bob = person(history, ANN), person(history, BOB)
    assert read.facts(history, at(50)) == {
        ann: Facts(ann, 1, 1, 2, at(1), at(2), at(1), at(2), 1, 1, at(2), 1, at(2), at(2), 1.0),
        bob: Facts(bob, 0, 1, 1, at(2), at(2), None, at(2), 0, 0, None, 0, None, None, None),
    }
    assert read.facts(history, at(2), [bob]) == {}


def test_the_second_clock(history: Record) -> None:
    """First and last sight, and how often elsewhere."""
    ann = person(history, ANN)
    assert read.sighted(history, AS_OF) == {ann: Sighting(ann, at(1), at(99), 1, None, 49 * DAY, at(50), 1, "mail")}
    assert read.sighted(history, at(50)) == {ann: Sighting(ann, at(1), at(1), 0, None, None, None, 0, "mail")}


def test_what_was_said_comes_newest_first(history: Record) -> None:
    """With how many it went to, and no more than asked for."""
    said = read.recent(history, person(history, ANN), AS_OF)
    assert [(each.ts, each.out, each.recipients) for each in said] == [
        (at(99), False, 1),
        (at(2), True, 2),
        (at(1), False, 1),
    ]
    assert len({each.thread for each in said}) == 1
    assert (said[2].subject, said[2].text) == ("Roof", "Is it done?")
    assert read.recent(history, person(history, ANN), AS_OF, most=1) == said[:1]
    assert read.first_touch(history, person(history, ANN), AS_OF) == said[2]


def test_what_was_said_to_others(history: Record) -> None:
    """Shows that somebody is around."""
    said = read.seen_by_others(history, person(history, ANN), AS_OF)
    assert [(each.ts, each.contact) for each in said] == [(at(50), False)]


def test_coverage_ends_with_the_last_that_is_seen(history: Record) -> None:
    """As of a day between, the last piece before it."""
    assert read.coverage(history, AS_OF) == (Coverage("mail", at(1), at(99)),)
    assert read.coverage(history, at(60)) == (Coverage("mail", at(1), at(50)),)


def test_persons_have_their_handles(history: Record) -> None:
    """All but the owner and those behind hidden cards, or those asked for."""
    bring(history, card("h", "", "", kind="hidden"))
    history.execute("UPDATE person SET depth_word = 'contact', flags = 'deceased' WHERE name = 'Bob Ray'")
    ann, bob = person(history, ANN), person(history, BOB)
    people = read.persons(history)
    assert {each.name for each in people.values()} == {"Ann Lee", "Bob Ray", ""}
    assert people[ann] == Person(ann, "Ann Lee", "person", (Handle("mail", ANN, "Ann Lee"),))
    assert read.persons(history, [bob, person(history, ME), 999]) == {
        bob: Person(
            bob,
            "Bob Ray",
            "person",
            (Handle("mail", BOB), Handle("phone", "+441")),
            Depth.CONTACT,
            frozenset({"deceased"}),
        )
    }


def test_people_by_name(history: Record) -> None:
    """By their own name and by any seen beside a handle, however written; the owner is nobody to look up."""
    bring(history, mail("Dr  ANN Lee <ann+x@example.org>", "Me Too <me@example.com>", 3))
    bring(history, mail("Bob Ray <other@example.net>", ME, 4))
    names = read.by_name(history)
    assert names["dr ann lee"] == names["ann lee"] == {person(history, ANN)}
    assert names["bob ray"] == {person(history, BOB), person(history, "other@example.net")}
    assert "me too" not in names


def test_people_by_value(history: Record) -> None:
    """Exactly as written, of whatever kind; the owner is not found."""
    assert read.by_value(history, "+441") == {person(history, BOB)}
    assert (read.by_value(history, "+44"), read.by_value(history, ME)) == (frozenset(), frozenset())


def test_people_by_handle(history: Record) -> None:
    """By value, by normal form, or nobody."""
    ann = person(history, ANN)
    assert read.by_handle(history, "mail", ANN, "") == ann
    assert read.by_handle(history, "mail", "ann+new@example.org", ANN) == ann
    assert (read.by_handle(history, "mail", "x", "x"), read.by_handle(history, "phone", ANN, ANN)) == (None, None)


def test_the_newest_is_known_first(mine: Record) -> None:
    """Of each topic, what a later list said stands before what an earlier one did, in whichever order they came."""
    for day in (20, 10):
        one = card("k", "Ann", ANN, listed="all", about=(About("position", f"day {day}"),))
        bring(mine, one, Listing("book", "all", at(day)))
    ann = person(mine, ANN)
    assert read.abouts(mine, ann, NOW) == (
        About("position", "day 20", at(20)),
        About("position", "day 10", at(10)),
    )
    assert read.abouts(mine, ann, at(20)) == (About("position", "day 10", at(10)),)


def test_notes_and_cards_and_standards(history: Record) -> None:
    """As the owner left them."""
    history.execute("INSERT INTO standard VALUES ('dormant_days', '400')")
    assert read.notes(history, person(history, ANN), AS_OF) == (Note(at(60), "kind"),)
    assert read.cards(history, person(history, BOB)) == [("book", "", at(40))]
    assert read.standards(history) == {"dormant_days": "400"}


def test_a_second_own_address_learned_tells_no_tie(history: Record) -> None:
    """Who turned out to be the owner is in no reading."""
    own(history, BOB)
    bob = person(history, BOB)
    assert bob not in read.persons(history)
    assert read.by_value(history, BOB) == frozenset()
    assert read.facts(history, AS_OF + DAY, [bob]) == {}


def test_namesakes(mine: Record) -> None:
    """Of two of one full name each is the other's namesake, as far as seen by then; one word is no full name."""
    bring(
        mine,
        mail("Ann Lee <ann@example.org>", ME, 1),
        mail("Ann Lee <lee@example.net>", ME, 9),
        mail("Bob <bob@example.net>", ME, 2),
        mail("Bob <bob@example.org>", ME, 3),
    )
    one, other = person(mine, "ann@example.org"), person(mine, "lee@example.net")
    bobs = [person(mine, "bob@example.net"), person(mine, "bob@example.org")]
    assert read.namesakes(mine, at(99), [one, other, *bobs]) == {one: (other, at(9)), other: (one, at(1))}
    assert read.namesakes(mine, at(9), [one, other]) == {other: (one, at(1))}
    assert read.namesakes(mine, at(99), []) == {}
