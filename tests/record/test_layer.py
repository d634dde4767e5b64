"""Joins by weight lie above cards and addresses: taken off, everybody is who they were."""

from __future__ import annotations

import sqlite3

import pytest

from goodterms.record.handles import Handles
from goodterms.record.layer import Lay, ever, laid_on, lay, take_off, told_apart
from goodterms.record.opened import transaction
from goodterms.record.owner import own_handle
from goodterms.record.place import place_again
from goodterms.record.undo import undo
from record.built import ANN, BOB, ME, NAMING, NOW, bring, card, finish, handle, mail, own, person, together, touches

CAT = "cat@example.com"
SAID: dict[str, object] = {"said": ["Both are called Ann."]}


def weighed(record: sqlite3.Connection, *values: str, by: str = "weighed") -> list[int]:
    """Joins the persons of these addresses, the first with each other."""
    first, *others = (person(record, value) for value in values)
    with transaction(record):
        made = lay(record, [Lay(first, other, by, SAID) for other in others], None, NOW)
    finish(record)
    return made


@pytest.fixture
def three(fresh: sqlite3.Connection) -> sqlite3.Connection:
    """Ann wrote, was answered at another address, and Cat wrote too."""
    own(fresh, ME)
    bring(fresh, mail(ANN, ME, 1, "a"), mail(ME, BOB, 2, "b"), mail(CAT, ME, 3, "c"))
    return fresh


def test_history_follows(three: sqlite3.Connection) -> None:
    """Touches of all who are one count for the one known longest."""
    weighed(three, CAT, BOB, ANN)
    assert {who for _, who, *_ in touches(three)} == {ANN}
    assert len(touches(three)) == 3


def test_taken_off_again(three: sqlite3.Connection) -> None:
    """Taken off, everybody has again what was theirs, and nothing is left of the layer."""
    before, people = touches(three), together(three)
    weighed(three, CAT, BOB, ANN)
    again: set[int] = set()
    with transaction(three):
        take_off(three, [person(three, ANN)], again)
        place_again(three, again)
    assert (touches(three), together(three)) == (before, people)
    assert laid_on(three, person(three, ANN)) == []


def test_a_card_takes_the_layer_off(three: sqlite3.Connection) -> None:
    """A card that lists Bob and Cat joins these two; Ann, weighed to be Bob, is weighed anew."""
    weighed(three, ANN, BOB)
    bring(three, card("x", "Bob", f"{BOB} {CAT}"))
    assert together(three) == [[ANN], [BOB, CAT], [ME]]


def test_an_own_address_takes_the_layer_off(three: sqlite3.Connection) -> None:
    """Who has the address that is the owner's becomes the owner; whom weight joined to it does not."""
    weighed(three, ANN, BOB)
    with transaction(three):
        own_handle(three, Handles(three, NAMING).row(handle(BOB)))
    assert together(three) == [[ANN], [BOB, ME], [CAT]]


def test_undo_takes_the_layer_off(three: sqlite3.Connection) -> None:
    """An import taken back takes the joins off everybody whom it touched; the rest has what it had."""
    number = bring(three, mail("dan@example.com", ME, 9, "d"))
    weighed(three, ANN, "dan@example.com")
    undo(three, number, NOW, NAMING)
    finish(three)
    assert together(three) == [[ANN], [BOB], [CAT], [ME]]
    assert three.execute("SELECT count(*) FROM decision WHERE NOT undone").fetchone() == (0,)


def test_every_number_that_somebody_had(three: sqlite3.Connection) -> None:
    """The numbers of all who became one."""
    numbers = {person(three, value) for value in (ANN, BOB, CAT)}
    weighed(three, ANN, BOB, CAT)
    assert ever(three, person(three, ANN)) == numbers


def test_told_apart(three: sqlite3.Connection) -> None:
    """What the owner said of two addresses holds whatever numbers their people have."""
    one, other = person(three, ANN), person(three, BOB)
    assert told_apart(three, one, other) is False
    three.execute(
        "INSERT INTO decision (act, person, other, evidence, by, ts) VALUES ('different', 98, 99, ?, 'owner', 1)",
        (f'{{"one": [["handle", "mail", "{ANN}"]], "other": [["handle", "mail", "{BOB}"]]}}',),
    )
    assert (told_apart(three, one, other), told_apart(three, other, one)) == (True, True)
    assert told_apart(three, one, person(three, CAT)) is False
