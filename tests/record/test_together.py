"""What two were seen doing, counted."""

from __future__ import annotations

import sqlite3

import pytest

from goodterms.record.together import answered_for, spoke_apart, together
from goodterms.words import Interaction
from record.built import ANN, BOB, ME, bring, mail, meeting, own, person

CAT = "cat@example.com"
CLUB = "club@lists.example.org"

PIECES: dict[str, list[Interaction]] = {
    "wrote_each_other": [mail(ANN, BOB, 1)],
    "both_spoke": [
        mail(ANN, ME, 1, thread="t", channel="whatsapp"),
        mail(BOB, ME, 2, thread="t", channel="whatsapp"),
    ],
    "both_received": [mail(ME, f"{ANN} {BOB}", 1)],
    "both_came": [meeting(1, there=f"{ME} {ANN} {BOB}", id="m")],
    "answered_for": [mail(ME, ANN, 1, "q"), mail(BOB, ME, 2, answers="q")],
    "came_for": [meeting(1, there=f"{ME} {BOB}", absent=ANN, id="m")],
}


@pytest.mark.parametrize("name", PIECES)
def test_each_count(fresh: sqlite3.Connection, name: str) -> None:
    """Each is counted once, whichever side is named first, and nothing else is."""
    own(fresh, ME)
    bring(fresh, mail(ANN, ME, 0, "x"), mail(BOB, ME, 0, "y"), *PIECES[name])
    one, other = person(fresh, ANN), person(fresh, BOB)
    for found in together(fresh, [((one,), (other,)), ((other,), (one,))]):
        counted = {key: count for key, count in found._asdict().items() if count and key != "company"}
        assert counted == {name: 1}


def test_writing_from_two_addresses_is_not_speaking_as_two(fresh: sqlite3.Connection) -> None:
    """On a list one may write from the office and from home; who stands on one message with the other is another."""
    own(fresh, ME)
    bring(
        fresh,
        mail(ANN, "", 1, "x", thread="t", list=CLUB, delivered=ME),
        mail(BOB, "", 2, "y", thread="t", list=CLUB, delivered=ME),
    )
    pairs = [((person(fresh, ANN),), (person(fresh, BOB),))]
    assert next(iter(together(fresh, pairs))).both_spoke == 0
    bring(fresh, mail(ANN, BOB, 3, "z", thread="t", list=CLUB, delivered=ME))
    assert next(iter(together(fresh, pairs)))[:2] == (1, 1)


def test_who_answers_on_a_list_writes_to_the_other(fresh: sqlite3.Connection) -> None:
    """An answer to the other's mail is said, though the list alone is addressed."""
    own(fresh, ME)
    bring(
        fresh,
        mail(ANN, "", 1, "x", list=CLUB, delivered=ME),
        mail(BOB, "", 2, "y", answers="x", list=CLUB, delivered=ME),
    )
    found = together(fresh, [((person(fresh, ANN),), (person(fresh, BOB),))])
    assert next(iter(found)).wrote_each_other == 1


def test_company(fresh: sqlite3.Connection) -> None:
    """The share of people whom both were seen with; None where one was seen with nobody but the owner."""
    own(fresh, ME)
    bring(
        fresh, mail(ANN, f"{ME} {CAT} dan@example.com", 1), mail(BOB, f"{ME} {CAT}", 2), mail("eve@example.com", ME, 3)
    )
    one, other, alone = (person(fresh, value) for value in (ANN, BOB, "eve@example.com"))
    found = together(fresh, [((one,), (other,)), ((one,), (alone,))])
    assert [counts.company for counts in found] == [1.0, None]


def test_who_answered_for_another(fresh: sqlite3.Connection) -> None:
    """Who answers what the owner wrote to somebody else alone may be them; not where they got it too."""
    own(fresh, ME)
    bring(fresh, *PIECES["answered_for"], mail(ME, f"{ANN} {CAT}", 3, "r"), mail(CAT, ME, 4, answers="r"))
    assert answered_for(fresh) == [(person(fresh, BOB), person(fresh, ANN))]


def test_nobody_joined_spoke_apart(fresh: sqlite3.Connection) -> None:
    """Two who are two persons are no reason to look again."""
    own(fresh, ME)
    number = bring(fresh, *PIECES["both_spoke"])
    assert spoke_apart(fresh, number) == []


def test_in_batches_it_counts_the_same(fresh: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    """However few pieces are looked at together, each pair is counted as it is, in its order."""
    own(fresh, ME)
    bring(fresh, *(mail(ANN, f"{BOB} {CAT}", day, f"a{day}") for day in range(4)), mail(BOB, CAT, 9, "b"))
    ann, bob, cat = ((person(fresh, who),) for who in (ANN, BOB, CAT))
    pairs = [(ann, bob), (bob, cat), (ann, cat), (cat, bob), (bob, bob)]
    whole = list(together(fresh, pairs))
    assert len(whole) == len(pairs)
    for most in (0, 5, 11):
        monkeypatch.setattr("goodterms.record.together.PIECES", most)
        assert list(together(fresh, pairs)) == whole
