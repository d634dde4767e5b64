"""How a tie began, as far as the record shows."""

from __future__ import annotations

import sqlite3

import pytest

from goodterms.record import began
from goodterms.record.began import First
from goodterms.words import Mark
from record.built import ANN, BOB, LIST, ME, at, bring, mail, meeting, person

Record = sqlite3.Connection


def test_the_first_meeting(mine: Record) -> None:
    """The first meeting or call counts, mail does not, nor does what is still to come."""
    bring(mine, mail(ANN, ME, 1), meeting(5, there=f"{ME} {ANN}", id="m"), meeting(3, there=f"{ME} {BOB}", id="n"))
    ann = person(mine, ANN)
    assert began.face_to_face(mine, ann, at(9)) == First(at(5), "calendar", "")
    assert began.face_to_face(mine, ann, at(5)) is None


def test_seen_before_spoken(mine: Record) -> None:
    """The first post in a list, and no personal word."""
    post = mail(ANN, "", 2, "l", list=LIST, marks=Mark.LIST, subject="Roses")
    bring(mine, mail(ANN, ME, 1), post)
    assert began.seen_first(mine, person(mine, ANN), at(9)) == First(at(2), "mail", "Roses")
    assert began.seen_first(mine, person(mine, ANN), at(2)) is None


@pytest.mark.parametrize(
    ("day", "text", "found"),
    [
        (0, "I would like to introduce you two: Ann knows oak like nobody else.", True),
        (20, "You two should talk about the stand.", True),
        (0, "The invoice for both of you is attached.", False),
        (90, "I would like to introduce you two.", False),  # long after they spoke
    ],
)
def test_who_brought_them_together(mine: Record, day: float, text: str, found: bool) -> None:  # noqa: FBT001 - a case
    """A third person writes to both, about when they first speak, and says so."""
    bring(mine, mail(ANN, ME, 5, "first"), mail("Bob Reed <bob@example.net>", f"{ME} {ANN}", day, "intro", text=text))
    by = began.introduced(mine, person(mine, ANN), at(5), at(100))
    assert (by is not None) is found
    if by is not None:
        assert (by.person, by.name, by.ts) == (person(mine, BOB), "Bob Reed", at(day))


def test_an_introduction_to_come_is_none(mine: Record) -> None:
    """As of a day before it, nobody introduced anybody."""
    bring(mine, mail(ANN, ME, 5, "first"), mail(BOB, f"{ME} {ANN}", 8, "intro", text="May I introduce you two?"))
    assert began.introduced(mine, person(mine, ANN), at(5), at(8)) is None


def test_own_words_to_few(mine: Record) -> None:
    """The newest own messages to somebody, without those to many, those in copy and those to come."""
    many = " ".join(f"x{number}@example.com" for number in range(5))
    bring(
        mine,
        mail(ME, ANN, 1, "a", text="We moved to the coast."),
        mail(ME, ANN, 2, "b", text="The dog is well."),
        mail(ME, f"{ANN} {many}", 3, "c", text="To all of you."),
        mail(ME, BOB, 4, "e", cc=ANN, text="The cat ran away."),
        mail(ME, ANN, 9, "d", text="Later."),
    )
    assert began.own_texts(mine, person(mine, ANN), at(9), 5) == [
        (at(2), "The dog is well."),
        (at(1), "We moved to the coast."),
    ]
