"""What messages were read as: kept by version, and the owner's word above it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from goodterms.record import labels, opened
from goodterms.record.labels import Label
from goodterms.record.undo import undo
from record.built import ANN, BOB, LIST, ME, NAMING, NOW, at, bring, finish, mail, own, person

Record = sqlite3.Connection
NOVEMBER = at(5_000)
CAT = "Cat Moss <cat@shop.example>"


@pytest.fixture
def mine(home: Path) -> Iterator[Record]:
    """A record that knows the owner's address, and is sound in the end."""
    with opened.writing(home) as connection:
        own(connection, ME)
        yield connection
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.fixture
def three(mine: Record) -> Record:
    """Ann asks, the owner answers her, and writes to Ann and Bob at once."""
    bring(
        mine,
        mail(ANN, ME, 1, "ask", text="Could you lend me the ladder?"),
        mail(ME, ANN, 2, "yes", text="Yes, it is behind the house."),
        mail(ME, f"{ANN} {BOB}", 3, "both", text="Could you both come on Sunday?"),
    )
    return mine


def row(record: Record, id: str) -> int:  # noqa: A002 - as in `mail`
    """The number of a piece."""
    return int(record.execute("SELECT id FROM interaction WHERE external_id = ?", (id,)).fetchone()[0])


def read(record: Record, version: str, *found: Label) -> None:
    """Everything is read by a version, which finds these."""
    for some in labels.unlabelled(record, version):
        labels.keep(record, version, [one.id for one in some], found)


def acts(record: Record, who: str | None = None, as_of: int = NOVEMBER) -> list[tuple[str, str, float]]:
    """Piece, act and chance of each act."""
    ids = dict(record.execute("SELECT id, external_id FROM interaction").fetchall())
    found = labels.acts(record, as_of, None if who is None else person(record, who))
    return [(ids[one.interaction], one.act, one.p) for one in found]


def test_each_message_waits_once_for_each_version(three: Record) -> None:
    """What a version has read it does not read again; another version reads everything."""
    assert labels.waiting(three, "1") == 3
    read(three, "1")
    assert (labels.waiting(three, "1"), labels.waiting(three, "2")) == (0, 3)
    assert list(labels.unlabelled(three, "1")) == []


def test_newest_steps_first(three: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """Steps go from the newest message to the oldest."""
    monkeypatch.setattr(labels, "STEP", 1)
    assert [some[0].ts for some in labels.unlabelled(three, "1")] == [at(3), at(2), at(1)]


def test_nothing_empty_or_of_lists_waits(mine: Record) -> None:
    """Messages without own text, and what a list sends, are not read."""
    bring(mine, mail(ANN, ME, 1, "empty"), mail(LIST, ME, 2, "news", text="Could you all come?", list=LIST))
    assert labels.waiting(mine, "1") == 0


def test_a_newer_version_takes_the_place_of_the_older(three: Record) -> None:
    """What the older version read is gone, whatever the newer one found."""
    read(three, "1", Label(row(three, "ask"), "ask:favour", 0.9))
    assert acts(three) == [("ask", "ask:favour", 0.9)]
    read(three, "2", Label(row(three, "ask"), "ask:meeting", 0.7))
    assert acts(three) == [("ask", "ask:meeting", 0.7)]


def test_the_words_stand_in_the_text(three: Record) -> None:
    """An act comes with the words it was read in, and without any where it was read nowhere."""
    read(three, "1", Label(row(three, "ask"), "ask:favour", 0.9, 0, 14), Label(row(three, "yes"), "give", 1.0))
    assert [one.words for one in labels.acts(three, NOVEMBER)] == ["Could you lend", ""]


def test_owners_word_wins_and_is_counted(three: Record) -> None:
    """The words "this was no ask" make the chance nothing, is marked as the owner's, and counted."""
    read(three, "1", Label(row(three, "ask"), "ask:favour", 0.9))
    labels.say(three, row(three, "ask"), "ask", 0)
    assert acts(three) == [("ask", "ask:favour", 0.0)]
    assert [one.corrected for one in labels.acts(three, NOVEMBER)] == [True]
    assert labels.corrections(three) == {"no ask": 1}


def test_owners_word_survives_reading_again(three: Record) -> None:
    """A newer version that reads another kind of ask is still told that it was none."""
    read(three, "1", Label(row(three, "ask"), "ask:favour", 0.9))
    labels.say(three, row(three, "ask"), "ask:favour", 0)
    read(three, "2", Label(row(three, "ask"), "ask:pitch", 0.99))
    assert acts(three) == [("ask", "ask:pitch", 0.0)]


def test_the_newer_word_counts(three: Record) -> None:
    """Said again, the newer word counts, and there is one of them."""
    read(three, "1", Label(row(three, "ask"), "ask:favour", 0.6))
    labels.say(three, row(three, "ask"), "ask:favour", 0)
    labels.say(three, row(three, "ask"), "ask:meeting", 1)
    assert acts(three) == [("ask", "ask:meeting", 1.0)]
    assert labels.corrections(three) == {"ask:meeting": 1}


def test_a_word_taken_back(three: Record) -> None:
    """Taken back, what was read counts again."""
    read(three, "1", Label(row(three, "ask"), "ask:favour", 0.6))
    labels.say(three, row(three, "ask"), "ask", 0)
    labels.unsay(three, row(three, "ask"), "ask:favour")
    assert (acts(three), labels.corrections(three)) == ([("ask", "ask:favour", 0.6)], {})


def test_what_no_reader_saw(three: Record) -> None:
    """The owner can say that a message asked, where nothing was read in it; other acts of it stay."""
    read(three, "1", Label(row(three, "yes"), "give", 1.0))
    labels.say(three, row(three, "yes"), "ask", 1)
    assert acts(three) == [("yes", "ask", 1.0), ("yes", "give", 1.0)]


def test_no_such_message(three: Record) -> None:
    """A word on a message that is not there is refused, and nothing is kept."""
    with pytest.raises(LookupError):
        labels.say(three, 999, "ask", 0)
    assert labels.corrections(three) == {}


def test_a_note_to_two_is_an_act_with_each(three: Record) -> None:
    """Each of two recipients was asked; the number of them stands with it."""
    read(three, "1", Label(row(three, "both"), "ask:meeting", 0.9))
    assert [one.reached for one in labels.acts(three, NOVEMBER)] == [2, 2]
    assert acts(three, BOB) == [("both", "ask:meeting", 0.9)]


def test_before_a_moment(three: Record) -> None:
    """What came at or after the moment is not seen."""
    read(three, "1", Label(row(three, "ask"), "ask:favour", 0.9), Label(row(three, "both"), "ask:meeting", 0.9))
    assert acts(three, as_of=at(3)) == [("ask", "ask:favour", 0.9)]
    said = labels.between(three, person(three, ANN), at(3))
    assert [(one.ts, one.out, one.called) for one in said] == [(at(1), False, False), (at(2), True, False)]


def test_taking_an_import_back_takes_its_labels(three: Record) -> None:
    """With a message go its labels and the owner's word on it; others stay."""
    number = bring(three, mail(ANN, ME, 9, "late", text="Could you lend me the saw too?"), place="later")
    read(three, "1", Label(row(three, "ask"), "ask:favour", 0.9), Label(row(three, "late"), "ask:favour", 0.8))
    labels.say(three, row(three, "late"), "ask", 0)
    undo(three, number, NOW, NAMING)
    finish(three)
    assert acts(three) == [("ask", "ask:favour", 0.9)]
    assert three.execute("SELECT count(*) FROM label WHERE act = 'read'").fetchone() == (3,)
    assert labels.corrections(three) == {}


def test_the_newest_that_wait(three: Record) -> None:
    """From a moment on, the newest ones, and only what this version has not read."""
    assert [one.ts for one in labels.recent(three, "1", at(2), 9)] == [at(3), at(2)]
    assert [one.ts for one in labels.recent(three, "1", 0, 1)] == [at(3)]
    read(three, "1")
    assert labels.recent(three, "1", 0, 9) == []


def test_what_is_not_answered(three: Record) -> None:
    """The last word of somebody the owner writes to, until it is answered; strangers' words are none."""
    finish(three)
    assert labels.unanswered(three, "1", 9) == []
    bring(three, mail(ANN, ME, 9, "again", text="Did you find it?"), mail(CAT, ME, 9, "cat", text="Could you call me?"))
    finish(three)
    assert [one.text for one in labels.unanswered(three, "1", 9)] == ["Did you find it?"]


def test_texts(three: Record) -> None:
    """The words of the messages that are asked for, and of no other."""
    yes = row(three, "yes")
    assert labels.texts(three, [yes, yes, 999]) == {yes: "Yes, it is behind the house."}
