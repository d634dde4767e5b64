"""Keeping pieces: once each, in batches that are whole or not at all."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from goodterms.record import add
from goodterms.record.add import Adder
from goodterms.record.batch import digest, merged
from goodterms.record.opened import transaction
from goodterms.words import Handle, Interaction, Mark, Unread
from record.built import (
    ANN,
    BOB,
    LIST,
    ME,
    NAMING,
    NOW,
    bring,
    card,
    finish,
    handle,
    mail,
    meeting,
    sizes,
    touches,
    why,
)

Record = sqlite3.Connection


def ids(record: Record) -> list[str]:
    """The external ids that are kept."""
    return [row for (row,) in record.execute("SELECT external_id FROM interaction ORDER BY external_id")]


def people_in(record: Record, id: str) -> set[tuple[str, str]]:  # noqa: A002 - as in `mail`
    """Role and value of everybody in a piece."""
    return set(
        record.execute(
            "SELECT p.role, h.value FROM participant p JOIN handle h ON h.id = p.handle "
            "JOIN interaction i ON i.id = p.interaction WHERE i.external_id = ?",
            (id,),
        )
    )


def threads(record: Record) -> list[set[str]]:
    """The pieces of each thread."""
    found: dict[int, set[str]] = {}
    for thread, id_ in record.execute("SELECT thread, external_id FROM interaction"):
        found.setdefault(thread, set()).add(id_)
    return sorted(found.values(), key=sorted)


def test_nothing_to_keep_keeps_nothing(fresh: Record) -> None:
    """An empty leaf is a leaf, and that is all."""
    bring(fresh)
    assert sizes(fresh, ("leaf", "interaction", "person", "copy")) == {
        "leaf": 1,
        "interaction": 0,
        "person": 0,
        "copy": 0,
    }


def test_twice_is_once(mine: Record) -> None:
    """The same file again adds no row but its run and leaf."""
    pieces = (mail(ANN, ME, 1, "a"), mail(ME, ANN, 2, "b"), card("c", "Ann Lee", ANN))
    bring(mine, *pieces)
    before = sizes(mine)
    bring(mine, *pieces)
    assert sizes(mine) == before | {"leaf": before["leaf"] + 1}


def test_twice_in_one_batch_is_once(mine: Record) -> None:
    """A mailbox may hold the same message twice; both copies are noted."""
    bring(mine, mail(ANN, ME, 1, "a"), mail(ANN, ME, 1, "a", where="box:again"))
    assert sizes(mine, ("interaction", "touch", "copy")) == {"interaction": 1, "touch": 1, "copy": 2}


@pytest.mark.parametrize("other", [mail(BOB, ME, 1, "a"), mail(ANN, ME, 2, "a")], ids=["sender", "date"])
@pytest.mark.parametrize("batches", [1, 2])
def test_an_id_used_again_is_another_piece(mine: Record, other: Interaction, batches: int) -> None:
    """The same Message-ID with another sender or date is kept beside, under its digest; and that too is once."""
    pieces = [mail(ANN, ME, 1, "a"), other]
    for _ in range(2):
        for batch in [pieces] if batches == 1 else [pieces[:1], pieces[1:]]:
            bring(mine, *batch)
    assert ids(mine) == sorted(["a", "sha:" + digest(other)])


def test_ids_of_two_channels_are_two(mine: Record) -> None:
    """An id is one within its channel only."""
    bring(mine, mail(ANN, ME, 1, "a"), mail(ANN, ME, 1, "a", channel="linkedin"))
    assert ids(mine) == ["a", "a"]


def test_a_second_copy_adds_who_it_names(mine: Record) -> None:
    """The sent copy knows the Bcc, the received one the mailbox; both folders are noted."""
    bring(mine, mail(ANN, ME, 1, "a", delivered=ME, folder="INBOX"))
    bring(mine, mail(ANN, ME, 1, "a", bcc=BOB, folder="Archive", where="other"))
    assert people_in(mine, "a") == {("from", ANN), ("to", ME), ("delivered", ME), ("bcc", BOB)}
    assert mine.execute("SELECT folder FROM copy ORDER BY leaf").fetchall() == [("INBOX",), ("Archive",)]


@pytest.mark.parametrize("batches", [1, 2])
@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize("marks", [Mark.SPAM, Mark.TRASH, Mark.DRAFT, Mark.NEWSLETTER | Mark.TRASH])
def test_contact_if_any_copy_is(mine: Record, marks: Mark, order: int, batches: int) -> None:
    """Spam in one folder and kept in another is contact, whichever copy comes first."""
    copies = [mail(ANN, ME, 1, "a", marks=marks), mail(ANN, ME, 1, "a", where="other")][::order]
    for batch in [copies] if batches == 1 else [copies[:1], copies[1:]]:
        bring(mine, *batch)
    assert why(mine, "a") == ""


def test_an_exclusion_that_all_copies_share_stands(mine: Record) -> None:
    """Spam here and there is spam."""
    bring(mine, mail(ANN, ME, 1, "a", marks=Mark.SPAM | Mark.LIST))
    bring(mine, mail(ANN, ME, 1, "a", marks=Mark.SPAM | Mark.TRASH, where="other"))
    assert why(mine, "a") == "spam"


def test_sent_holds_if_any_copy_says_so() -> None:
    """Kept as sent is evidence, not an exclusion."""
    assert merged(Mark.SENT | Mark.SPAM, Mark.LIST) == Mark.SENT


def test_a_late_copy_that_makes_a_crowd_parts_what_leaned_on_it(mine: Record) -> None:
    """Eleven in Bcc make my mail no contact after all, so its recipient was a stranger when she wrote."""
    bring(mine, mail(ME, ANN, 1, "mine"), mail(ANN, BOB, 2, "theirs"))
    before = why(mine, "theirs")
    crowd = " ".join(f"guest{n}@example.org" for n in range(11))
    bring(mine, mail(ME, ANN, 1, "mine", bcc=crowd, where="other"))
    assert (before, why(mine, "mine"), why(mine, "theirs")) == ("", "many", "stranger")


def test_a_meeting_read_again_stands_where_it_was_moved(mine: Record) -> None:
    """Another day, or cancelled: the newer reading holds, and the touch follows."""
    bring(mine, meeting(1, there=f"{ME} {ANN}", id="a"))
    bring(mine, meeting(3, there=f"{ME} {ANN}", id="a"))
    assert mine.execute("SELECT t.ts, i.ts FROM touch t JOIN interaction i ON i.id = t.id").fetchall() == [
        (meeting(3).ts, meeting(3).ts)
    ]
    bring(mine, replace(meeting(3, there=f"{ME} {ANN}", id="a"), marks=Mark.CANCELLED))
    assert (why(mine, "a"), touches(mine)) == ("cancelled", [])


def test_unread_is_noted(fresh: Record) -> None:
    """What could not be read stands in the record with its reason."""
    bring(fresh, Unread("box:1", "It has no date."))
    assert fresh.execute("SELECT place, why FROM unread").fetchall() == [("box:1", "It has no date.")]


def test_a_name_seen_later_is_learned(fresh: Record) -> None:
    """A bare address gets the name it is seen with later, in this import or the next; a name that is there stays."""
    bring(fresh, mail(ANN, BOB, 1), mail("Ann Lee <ann@example.org>", BOB, 2), mail("Annie <ann@example.org>", BOB, 3))
    bring(fresh, mail(ANN, "Bob Ray <bob@example.net>", 4))
    names = fresh.execute("SELECT p.name, h.name FROM person p JOIN handle h ON h.person = p.id ORDER BY h.id")
    assert names.fetchall() == [("Ann Lee", "Ann Lee"), ("Bob Ray", "Bob Ray")]


def test_one_normal_form_is_one_person(fresh: Record) -> None:
    """Two spellings of one address are two handles of one person."""
    bring(fresh, mail(ANN, "ann+club@example.org", 1))
    assert sizes(fresh, ("handle", "person")) == {"handle": 2, "person": 1}


def test_an_empty_normal_form_joins_nothing(fresh: Record) -> None:
    """Handles of which nothing is left to compare stay apart."""
    naming = replace(NAMING, normal=lambda _: "")
    adder = Adder(fresh, 0, NOW, naming)
    with transaction(fresh):
        rows = {adder.shared.handles.row(Handle("name", value)) for value in ("A", "B")}
        assert len({adder.shared.handles.person_of(row) for row in rows}) == 2


# threads


def test_answers_share_the_thread_of_their_first(mine: Record) -> None:
    """Pieces that name one first message are one thread."""
    bring(mine, mail(ANN, ME, 1, "a"), mail(ME, ANN, 2, "b", thread="a", answers="a"), mail(ANN, ME, 3, "x"))
    assert threads(mine) == [{"a", "b"}, {"x"}]


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize("batches", [1, 3])
def test_threads_grow_together_in_any_order(mine: Record, order: int, batches: int) -> None:
    """Each knows only its parent, and they come in the wrong order: one thread in the end."""
    chain = [mail(ANN, ME, 1, "a"), mail(ME, ANN, 2, "b", thread="a"), mail(ANN, ME, 3, "c", thread="b")][::order]
    for batch in [chain] if batches == 1 else [[piece] for piece in chain]:
        bring(mine, *batch)
    assert threads(mine) == [{"a", "b", "c"}]
    assert len({thread for (thread,) in mine.execute("SELECT thread FROM touch")}) == 1


def test_threads_that_go_round_end(mine: Record) -> None:
    """Ids that name each other in a circle end the settling all the same."""
    bring(
        mine,
        mail(ANN, ME, 1, "a", thread="b"),
        mail(ANN, ME, 2, "b", thread="c"),
        mail(ANN, ME, 3, "c", thread="a"),
    )
    assert sorted(ids(mine)) == ["a", "b", "c"]


@pytest.mark.parametrize("batches", [1, 2])
def test_mail_without_ids_is_threaded_by_its_subject(mine: Record, batches: int) -> None:
    """An answer that names nothing belongs to what its addressee wrote under that subject within sixty days."""
    pieces = [
        mail(ANN, ME, 0, "old", subject="The roof"),
        mail(ANN, ME, 100, "new", subject="The roof"),
        mail(ME, ANN, 101, "answer", subject="Re: AW: The roof", thread=""),
        mail(ME, BOB, 101, "other", subject="Re: The roof", thread=""),
        mail(ME, ANN, 200, "late", subject="Re: The roof", thread=""),
    ]
    for batch in [pieces] if batches == 1 else [pieces[:2], pieces[2:]]:
        bring(mine, *batch)
    assert threads(mine) == [{"answer", "new"}, {"late"}, {"old"}, {"other"}]


# batches


def test_a_batch_that_fails_leaves_nothing(mine: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """When one statement of a batch fails, no row of it is there: no leaf, no handle, no person, no thread."""
    before = sizes(mine)

    def fail(*_: object) -> None:
        raise sqlite3.OperationalError

    monkeypatch.setattr(add, "place", fail)
    with pytest.raises(sqlite3.OperationalError):
        bring(mine, mail(ANN, ME, 1, "a"), card("c", "Ann", ANN), Unread("x", "y"))
    assert sizes(mine) == before


def test_an_adder_goes_on_after_a_batch_that_failed(mine: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows that were rolled back are not remembered."""
    adder = Adder(mine, _run(mine), NOW, NAMING)
    leaf = adder.leaf("box", "", "test")
    adder.take(leaf, mail(ANN, ME, 1, "a"))
    with monkeypatch.context() as broken:
        broken.setattr(add, "place", lambda *_: 1 // 0)
        with pytest.raises(ZeroDivisionError):
            adder.flush()
    adder.take(adder.leaf("box", "", "test"), mail(ANN, ME, 1, "a"))
    adder.flush()
    finish(mine)
    assert touches(mine) == [("a", ANN, 0, 1.0)]


def test_batches_are_written_as_they_fill(mine: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full batch is kept at once, and what it kept is told."""
    monkeypatch.setattr(add, "BATCH", 2)
    adder = Adder(mine, _run(mine), NOW, NAMING)
    leaf = adder.leaf("box", "", "test")
    told = [len(adder.take(leaf, mail(ANN, ME, day, str(day)))) for day in range(5)]
    assert (told, ids(mine), len(adder.flush())) == ([0, 2, 0, 2, 0], ["0", "1", "2", "3"], 1)


def test_a_leaf_is_done_only_with_its_last_pieces(mine: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """An import that stops in the middle leaves a leaf that is not done, so that it is read again."""
    monkeypatch.setattr(add, "BATCH", 2)
    adder = Adder(mine, _run(mine), NOW, NAMING)
    leaf = adder.leaf("box", "stamp", "test")
    for day in range(3):
        adder.take(leaf, mail(ANN, ME, day, str(day)))
    before = mine.execute("SELECT done, pieces FROM leaf").fetchall()
    adder.leaf_read(leaf, 3, 0)
    adder.flush()
    assert (before, mine.execute("SELECT done, pieces FROM leaf").fetchall()) == ([(0, 0)], [(1, 3)])


def _run(record: Record) -> int:
    from goodterms.record import run

    return run.begin(record, ["box"], NOW)


# coverage


def test_coverage_goes_from_the_first_to_the_last(mine: Record) -> None:
    """Each channel by itself; what is still to come and what the owner tells widen nothing."""
    bring(mine, mail(ANN, ME, 5, "a"), mail(ANN, ME, 9, "b"), meeting(7, there=ANN, id="m"), now=mail("", "", 8).ts)
    bring(mine, mail("log:you", ANN, 1, "l", channel="log"), owners_word=True)
    assert mine.execute("SELECT * FROM coverage ORDER BY channel").fetchall() == [
        ("calendar", meeting(7).ts, meeting(7).ts),
        ("mail", mail("", "", 5).ts, mail("", "", 5).ts),
    ]


def test_handles_of_a_list_are_lists(fresh: Record) -> None:
    """Whatever the address looks like, what stands as the list is one; a list in To is one by its looks."""
    bring(fresh, mail(ANN, LIST, 1, list="choir@example.org"))
    kinds = dict(fresh.execute("SELECT h.value, p.kind FROM handle h JOIN person p ON p.id = h.person").fetchall())
    assert kinds == {ANN: "person", LIST: "list", "choir@example.org": "list"}


def test_digest_tells_pieces_apart() -> None:
    """Sender, date, subject and text each make another digest; folder and place do not."""
    one = mail(ANN, ME, 1, "a", subject="s", text="t")
    others = [
        replace(one, participants=mail(BOB, ME).participants),
        replace(one, ts=one.ts + 1),
        replace(one, subject="st", text=""),
        replace(one, subject="", text="st"),
    ]
    assert len({digest(each) for each in (one, *others)}) == 5
    assert digest(replace(one, folder="x", where="y", marks=Mark.SPAM)) == digest(one)
    assert digest(replace(one, text="lone \ud800 surrogate")) != digest(one)
    assert handle(ANN) == Handle("mail", ANN)
