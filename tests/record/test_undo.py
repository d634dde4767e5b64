"""Taking one import back."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from goodterms.record.cards import GONE
from goodterms.record.undo import NoSuchImport, undo
from goodterms.words import About, Mark, Unread
from record.built import (
    ANN,
    BOB,
    LIST,
    ME,
    NAMING,
    NOW,
    Placed,
    at,
    bring,
    card,
    finish,
    mail,
    meeting,
    own,
    person,
    placed,
    sizes,
    tell,
    together,
    touched,
    touches,
    why,
)
from record.test_add import people_in
from record.test_cards import GONE_FROM, known, on_list

Record = sqlite3.Connection
KATE = "kate@example.org"


def back(record: Record, run: int) -> dict[str, int]:
    """Takes an import back and settles, as the desk does."""
    gone = undo(record, run, NOW, NAMING)
    finish(record)
    return gone


def found(record: Record, word: str) -> int:
    """How many pieces the full-text search finds."""
    (count,) = record.execute(
        "SELECT count(*) FROM interaction_text WHERE interaction_text MATCH ?", (word,)
    ).fetchone()
    return int(count)


@pytest.mark.parametrize("number", [0, 7])
def test_no_such_import(mine: Record, number: int) -> None:
    """A number that was never given out changes nothing."""
    before = sizes(mine)
    with pytest.raises(NoSuchImport, match=f"There is no import {number} to take back"):
        undo(mine, number, NOW, NAMING)
    assert sizes(mine) == before


def test_taken_back_once_only(mine: Record) -> None:
    """The second time there is nothing to take back."""
    number = bring(mine, mail(ANN, ME, 1))
    back(mine, number)
    with pytest.raises(NoSuchImport):
        undo(mine, number, NOW, NAMING)
    assert mine.execute("SELECT state FROM source_run").fetchall() == [("undone",)]


def test_an_import_of_nothing_takes_nothing_back(mine: Record) -> None:
    """All was known: undoing it changes nothing but its state."""
    pieces = (mail(ANN, ME, 1, "a"), card("c", "Ann", ANN))
    bring(mine, *pieces)
    before = sizes(mine)
    assert back(mine, bring(mine, *pieces)) == {"interactions": 0, "cards": 0, "people": 0}
    assert sizes(mine) == before


def test_everything_that_one_import_brought_goes(mine: Record) -> None:
    """Afterwards every table is as it was, and the search finds nothing of it."""
    bring(mine, mail(ANN, ME, 1, "a", subject="Kept words"))
    before, tie = sizes(mine), mine.execute("SELECT * FROM facts").fetchall()
    number = bring(
        mine,
        mail(ANN, ME, 2, "b", subject="Lost subject", text="lost text"),
        mail(BOB, ME, 3, "c", thread="b"),
        meeting(4, there=f"{ME} {KATE}"),
        card("c", "Kate", KATE, about=(About("location", "York"),)),
        card("h", "", "", kind="hidden"),
        *on_list(10, "dora"),
        Unread("box:9", "It has no date."),
        place="other",
    )
    assert found(mine, "lost") == 1
    assert back(mine, number) == {"interactions": 3, "cards": 3, "people": 3}
    assert (sizes(mine), mine.execute("SELECT * FROM facts").fetchall()) == (before, tie)
    assert (found(mine, "lost"), found(mine, "kept")) == (0, 1)
    assert found(mine, "subject OR text OR words") == 1


def test_what_two_imports_brought_stays(mine: Record) -> None:
    """Whichever of the two is taken back, the piece stays; with the second it goes."""
    one = bring(mine, mail(ANN, ME, 1, "a"), place="one")
    two = bring(mine, mail(ANN, ME, 1, "a", where="other:a"), place="two")
    assert back(mine, one)["interactions"] == 0
    assert (touched(mine), mine.execute("SELECT n_in FROM facts").fetchall()) == (["a"], [(1,)])
    assert back(mine, two) == {"interactions": 1, "cards": 0, "people": 1}


def test_taken_back_and_brought_in_again_is_as_the_first_time(mine: Record) -> None:
    """Nothing is left over that would be counted differently."""
    bring(mine, mail(ME, ANN, 1, "mine"))
    pieces = (
        mail(ANN, BOB, 2, "a"),
        mail(BOB, ME, 3, "b", thread="a"),
        card("c", "Ann Lee", f"{ANN} {BOB}"),
        *on_list(10, "dora"),
    )
    number = bring(mine, *pieces)
    before = sizes(mine), touches(mine), together(mine)
    back(mine, number)
    bring(mine, *pieces)
    assert (sizes(mine), touches(mine), together(mine)) == before


def test_marks_and_participants_are_those_of_the_copies_left(mine: Record) -> None:
    """A piece that was lifted out of spam by another copy is spam again, and whom that copy added is not in it."""
    bring(mine, mail(ANN, ME, 1, "a", marks=Mark.SPAM))
    number = bring(mine, mail(ANN, ME, 1, "a", bcc=BOB, where="other"))
    assert placed(mine, "a") == Placed(0, 1, "")
    back(mine, number)
    assert placed(mine, "a") == Placed(0, 0, "spam")
    assert people_in(mine, "a") == {("from", ANN), ("to", ME)}
    assert together(mine) == [[ANN], [ME]]


def test_who_may_be_named_by_a_copy_that_is_left_stays(mine: Record) -> None:
    """The first copy goes, a later one is kept: nobody it may name is lost."""
    first = bring(mine, mail(ANN, ME, 1, "a", bcc=BOB))
    bring(mine, mail(ANN, ME, 1, "a", where="other"))
    back(mine, first)
    assert people_in(mine, "a") == {("from", ANN), ("to", ME), ("bcc", BOB)}


def test_a_moved_meeting_goes_back(mine: Record) -> None:
    """Day, length and state as the copy that is left has them."""
    bring(mine, meeting(1, there=f"{ME} {ANN}", id="m"))
    number = bring(mine, replace(meeting(3, there=f"{ME} {ANN}", id="m"), marks=Mark.CANCELLED, minutes=30.0))
    back(mine, number)
    assert mine.execute("SELECT ts, minutes, why FROM interaction").fetchall() == [(at(1), None, "")]
    assert mine.execute("SELECT ts FROM touch").fetchall() == [(at(1),)]


def test_strangers_are_strangers_again(mine: Record) -> None:
    """What was contact only because of what goes is placed again: somebody I had written to, an answer to my post."""
    bring(
        mine,
        mail(ANN, BOB, 5, "theirs"),
        mail(BOB, "", 6, "answer", list=LIST, marks=Mark.LIST, answers="post"),
    )
    number = bring(mine, mail(ME, ANN, 1, "mine"), mail(ME, "", 2, "post", list=LIST))
    before = why(mine, "theirs"), why(mine, "answer")
    back(mine, number)
    assert (before, why(mine, "theirs"), why(mine, "answer")) == (("", ""), "stranger", "list")
    assert sizes(mine, ("touch", "facts")) == {"touch": 0, "facts": 0}


def test_coverage_is_that_of_what_is_left(mine: Record) -> None:
    """First and last piece of each channel, without what is still to come and what the owner told."""
    bring(mine, mail(ANN, ME, 5, "a"), meeting(2_000, there=ANN, id="m"), meeting(6, there=ANN, id="n"))
    tell(mine, ANN, 3, "met")
    number = bring(mine, mail(ANN, ME, 1, "b"), mail(ANN, ME, 9, "c"), mail(ANN, ME, 2, "d", channel="linkedin"))
    back(mine, number)
    assert mine.execute("SELECT * FROM coverage ORDER BY channel").fetchall() == [
        ("calendar", at(6), at(6)),
        ("mail", at(5), at(5)),
    ]


# cards


def test_people_joined_by_a_card_are_parted(mine: Record) -> None:
    """Each is under the old number with the own history."""
    bring(mine, mail(ANN, ME, 1, "a"), mail(BOB, ME, 2, "b"), mail(KATE, ME, 3, "c"))
    ann, bob, kate = (person(mine, each) for each in (ANN, BOB, KATE))
    number = bring(mine, card("c", "Ann Lee", f"{ANN} {BOB}"), card("d", "Ann Lee", f"{BOB} {KATE}"))
    assert together(mine) == [[ANN, BOB, KATE], [ME]]
    back(mine, number)
    assert (person(mine, ANN), person(mine, BOB), person(mine, KATE)) == (ann, bob, kate)
    assert mine.execute("SELECT person, n_in FROM facts ORDER BY person").fetchall() == [(ann, 1), (bob, 1), (kate, 1)]


def test_people_whom_another_import_joins_too_stay_one(mine: Record) -> None:
    """In whichever order the two are taken back, the join goes with the last."""
    bring(mine, mail(ANN, ME, 1, "a"), mail(BOB, ME, 2, "b"))
    runs = [bring(mine, card("c", "Ann", f"{ANN} {BOB}", where=f"book{n}")) for n in range(2)]
    back(mine, runs[0])
    assert together(mine) == [[ANN, BOB], [ME]]
    back(mine, runs[1])
    assert together(mine) == [[ANN], [BOB], [ME]]


def test_handles_that_only_the_card_held_together_are_parted(mine: Record) -> None:
    """The card came first, so nobody was joined; without it the two addresses are two people."""
    number = bring(mine, card("c", "Ann Lee", f"{ANN} {BOB} {KATE}"))
    bring(mine, mail(ANN, ME, 1, "a"), mail("Bob Ray <bob@example.net>", ME, 2, "b"))
    back(mine, number)
    assert together(mine) == [[ANN], [BOB], [ME]]
    assert touches(mine) == [("a", ANN, 0, 1.0), ("b", BOB, 0, 1.0)]
    assert mine.execute("SELECT name FROM person WHERE id = ?", (person(mine, BOB),)).fetchone() == ("Bob Ray",)
    assert mine.execute("SELECT n_in FROM facts").fetchall() == [(1,), (1,)]


def test_handles_that_something_else_holds_together_stay(mine: Record) -> None:
    """Another card, or one normal form."""
    number = bring(mine, card("c", "Ann", f"{ANN} {BOB} {KATE}"))
    bring(mine, card("d", "Ann", f"{ANN} {KATE}"), mail("ann+x@example.org", ME, 1, "a"), mail(BOB, ME, 2, "b"))
    back(mine, number)
    assert together(mine) == [sorted(["ann+x@example.org", ANN, KATE]), [BOB], [ME]]
    assert mine.execute("SELECT person FROM card").fetchall() == [(person(mine, ANN),)]


def test_whom_the_owner_has_a_word_on_stays_whole(mine: Record) -> None:
    """A note is on the person as a whole."""
    number = bring(mine, card("c", "Ann Lee", f"{ANN} {BOB}"))
    bring(mine, mail(ANN, ME, 1), mail(BOB, ME, 2))
    mine.execute("INSERT INTO note (person, ts, text) VALUES (?, 1, 'nice')", (person(mine, ANN),))
    back(mine, number)
    assert together(mine) == [[ANN, BOB], [ME]]


def test_a_name_from_a_card_goes_with_it(mine: Record) -> None:
    """What is left to call somebody by: the name seen beside the address, or none; and the kind is by its looks."""
    bring(mine, mail("A. Lee <ann@example.org>", ME, 1), mail(BOB, ME, 2))
    number = bring(mine, card("c", "Ann Lee", ANN), card("d", "Bob Ray Ltd", BOB, kind="organisation"))
    back(mine, number)
    rows = mine.execute("SELECT p.name, p.kind FROM person p JOIN handle h ON h.person = p.id WHERE NOT own").fetchall()
    assert rows == [("A. Lee", "person"), ("", "person")]


def test_a_card_goes_back_to_what_the_import_before_said(mine: Record) -> None:
    """Name, handles and what is known are those of the copy that is left."""
    bring(mine, card("c", "Ann Lee", ANN, about=(About("position", "Clerk"),)))
    before = sizes(mine)
    number = bring(mine, card("c", "Ann Ray", f"{ANN} {KATE}", about=(About("position", "Judge"),)))
    back(mine, number)
    assert (sizes(mine), together(mine)) == (before, [[ANN], [ME]])
    assert mine.execute(
        "SELECT p.name, c.name, b.value FROM person p, card c, about b WHERE p.name <> ''"
    ).fetchall() == [("Ann Lee", "Ann Lee", "Clerk")]


def test_without_a_list_the_one_before_is_the_newest(mine: Record) -> None:
    """New jobs of it are not known, and nobody is gone by it; brought in again it tells the same as before."""
    bring(mine, *on_list(10, "ann", "bob"))
    second = on_list(20, "ann")
    number = bring(mine, *second)
    before = known(mine, "ann"), known(mine, "bob")
    back(mine, number)
    assert (known(mine, "ann"), known(mine, "bob")) == ([("position day 10", 10)], [("position day 10", 10)])
    bring(mine, *second)
    assert (known(mine, "ann"), known(mine, "bob")) == before


def test_without_the_list_that_brought_them_back_they_are_gone(mine: Record) -> None:
    """On the first, not on the second, on the third: without the third, gone since the second."""
    for day, names in ((10, ("ann", "bob")), (20, ("ann",))):
        bring(mine, *on_list(day, *names, works="x"))
    number = bring(mine, *on_list(30, "ann", "bob", works="x"))
    back(mine, number)
    assert known(mine, "bob") == [("position x", 10), (GONE_FROM, 20)]


def test_without_the_first_list_nobody_went(mine: Record) -> None:
    """Who stood only on it is not known any more."""
    number = bring(mine, *on_list(10, "ann", "bob", works="x"))
    bring(mine, *on_list(20, "ann", works="x"))
    assert back(mine, number)["cards"] == 1
    assert known(mine, "ann") == [("position x", 20)]
    assert together(mine) == [["/in/ann"], [ME]]


def test_lists_of_other_channels_are_left_alone(mine: Record) -> None:
    """Who is gone from one list stays so when the only taking of another goes."""
    bring(mine, *on_list(10, "ann", "bob"))
    bring(mine, *on_list(20, "ann"))
    number = bring(mine, card("x", "Zoe", "xing:zoe", channel="xing", listed="contacts"))
    back(mine, number)
    assert mine.execute("SELECT count(*) FROM about WHERE topic = ?", (GONE,)).fetchone() == (1,)


def test_a_profile_taken_back_makes_its_owner_somebody_again(fresh: Record) -> None:
    """Addresses that a profile joined to the owner are parted, and what they decided is placed again."""
    bring(fresh, mail(ME, ANN, 1, "mine"), mail(ANN, BOB, 2, "theirs"))
    number = bring(fresh, card("me", "Me", ME, own=True))
    before = why(fresh, "mine"), why(fresh, "theirs")
    back(fresh, number)
    assert (before, why(fresh, "mine"), why(fresh, "theirs")) == (("", ""), "no_owner", "no_owner")


# what is the owner's own


def test_own_addresses_stay(fresh: Record) -> None:
    """An address said to be mine is mine without any import."""
    own(fresh, ME)
    back(fresh, bring(fresh, mail(ANN, ME, 1)))
    assert together(fresh) == [[ME]]


@pytest.mark.parametrize(
    "word",
    [
        "INSERT INTO note (person, ts, text) VALUES (?, 1, 'nice')",
        "UPDATE person SET depth_word = 'contact' WHERE id = ?",
        "UPDATE person SET flags = 'deceased' WHERE id = ?",
    ],
)
def test_people_the_owner_has_a_word_on_stay(mine: Record, word: str) -> None:
    """With the handles by which they are known."""
    number = bring(mine, mail(ANN, ME, 1))
    mine.execute(word, (person(mine, ANN),))
    assert back(mine, number) == {"interactions": 1, "cards": 0, "people": 0}
    assert together(mine) == [[ANN], [ME]]


def test_what_was_told_can_be_taken_back(mine: Record) -> None:
    """A logged meeting is an import of its own."""
    bring(mine, mail(ANN, ME, 1, "a"))
    assert back(mine, tell(mine, ANN, 2, "met"))["interactions"] == 1
    assert touched(mine) == ["a"]


def test_a_failing_undo_changes_nothing(mine: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """All in one transaction."""
    from goodterms.record import undo as room

    number = bring(mine, mail(ANN, ME, 1))
    before = sizes(mine)
    monkeypatch.setattr(room, "_coverage_again", lambda *_: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        undo(mine, number, NOW, NAMING)
    assert sizes(mine) == before
