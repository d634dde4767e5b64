"""Reading what came in: many people at many moments."""

from __future__ import annotations

import sqlite3

import pytest

from goodterms.record import read, received
from goodterms.words import Mark
from record.built import ANN, BOB, LIST, ME, at, bring, card, mail, meeting, person

Record = sqlite3.Connection
AS_OF = at(100)


@pytest.fixture
def history(mine: Record) -> Record:
    """Ann and Bob over a hundred days, with a word on a list and an introduction between."""
    bring(
        mine,
        mail("Ann Lee <ann@example.org>", ME, 1, "a", text="Is it done?", thread="roof"),
        mail(ME, f"{ANN} {BOB}", 2, "b", thread="roof"),
        mail(BOB, f"{ME} {ANN}", 5, "c", text="Meet Ann"),
        mail(ME, "", 40, "d", list=LIST, marks=Mark.LIST),
        mail(ANN, ME, 60, "e", text="Could you help?", marks=Mark.MASS),
        mail(ME, ANN, 70, "f"),
        mail(ANN, ME, 99, "g", text="And now?"),
        card("k", "Bob Ray", BOB, since=at(30)),
    )
    return mine


def test_messages_come_newest_first(history: Record) -> None:
    """Of people, before the moment, and from a moment on."""
    ann, bob = person(history, ANN), person(history, BOB)
    came = list(received.incoming(history, AS_OF))
    found = [(one.ts, one.person, one.text) for one in came]
    assert found == [
        (at(99), ann, "And now?"),
        (at(60), ann, "Could you help?"),
        (at(5), bob, "Meet Ann"),
        (at(1), ann, "Is it done?"),
    ]
    assert [one.ts for one in received.incoming(history, at(99), at(5))] == [at(60), at(5)]


def test_pages_lose_nothing(history: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many fit on a page, and though several came in one second."""
    bring(history, *(mail(BOB, ME, 80, f"s{number}") for number in range(7)))
    whole = list(received.incoming(history, AS_OF))
    monkeypatch.setattr(received, "FIRST_PAGE", 2)
    assert list(received.incoming(history, AS_OF)) == whole
    assert len(whole) == 11


def test_how_a_message_came(history: Record) -> None:
    """From which handle, to how many, with which marks."""
    ids = {one.ts: one.id for one in received.incoming(history, AS_OF)}
    pieces = received.pieces(history, [ids[at(5)], ids[at(60)]])
    assert pieces[ids[at(5)]] == received.Piece(ids[at(5)], "mail", BOB, Mark(0), 2)
    assert pieces[ids[at(60)]] == received.Piece(ids[at(60)], "mail", ANN, Mark.MASS, 1)


def test_answered_by_a_word_or_a_meeting(history: Record) -> None:
    """The first of either after it, and before the moment."""
    ann, bob = person(history, ANN), person(history, BOB)
    assert received.answered(history, ann, at(60), AS_OF) == at(70)
    assert received.answered(history, ann, at(60), at(70)) is None
    assert received.answered(history, bob, at(5), AS_OF) is None
    bring(history, meeting(20, there=f"{ME} {BOB}", id="m"))
    assert received.answered(history, bob, at(5), AS_OF) == at(20)


def test_facts_at_many_moments_are_those_of_each(history: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same as asked one by one, whatever the shares they are counted in; None before the first word."""
    ann, bob = person(history, ANN), person(history, BOB)
    moments = [(ann, at(day)) for day in (1, 2, 3, 65, 100)] + [(bob, at(5)), (bob, at(99)), (999, at(99))]
    single = [read.facts(history, moment, [who]).get(who) for who, moment in moments]
    assert received.facts_at(history, moments) == single
    assert single[0] is None
    assert received.facts_at(history, []) == []
    monkeypatch.setattr(received, "AT_ONCE", 1)
    assert received.facts_at(history, moments) == single


def test_second_clock_in_full_only_where_it_tells(history: Record) -> None:
    """Of who was never seen elsewhere often enough only the first sight; of others what `read.sighted` says."""
    ann = person(history, ANN)
    bring(history, *(mail(ANN, "", day, f"l{day}", list=LIST, marks=Mark.LIST) for day in (10, 20, 30)))
    assert received.sighted_at(history, ann, at(1), 3) is None
    assert received.sighted_at(history, ann, at(65), 4) == read.Sighting(ann, at(1), at(1), 0, None, None)
    assert received.sighted_at(history, ann, at(65), 3) == read.sighted(history, at(65), [ann])[ann]


def test_listed_since(history: Record) -> None:
    """The first card that names somebody."""
    ann, bob = person(history, ANN), person(history, BOB)
    assert received.listed_since(history, [ann, bob]) == {bob: at(30)}


def test_what_the_owner_did(history: Record) -> None:
    """What is contact, and between two moments what else was said: a word on a list shows that one was there."""
    assert received.own_contacts(history, AS_OF) == [at(2), at(70)]
    assert received.own_others(history, at(2), at(70)) == [at(40)]
    assert received.own_others(history, at(40), at(70)) == []


def test_who_wrote_to_both(history: Record) -> None:
    """The oldest first; not what the two wrote each other."""
    ann, bob = person(history, ANN), person(history, BOB)
    (third,) = received.from_thirds(history, ann, AS_OF)
    assert (third.person, third.said.ts, third.said.text, third.card) == (bob, at(5), "Meet Ann", False)
    assert received.from_thirds(history, ann, at(5)) == []
    assert received.from_thirds(history, bob, AS_OF) == []
