"""What was said between the owner and several people at once, and what it was read to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from goodterms.record import labels, opened, read, said
from goodterms.record.labels import Label
from goodterms.words import Act, Said
from record.built import ANN, BOB, ME, at, bring, mail, meeting, own, person

Record = sqlite3.Connection
AS_OF = at(100)
FIELDS = ("interaction", "ts", "channel", "kind", "out", "subject", "text", "thread", "recipients", "contact")


@pytest.fixture
def history(home: Path) -> Iterator[Record]:
    """Ann and Bob, one by one and together, in mails and a meeting; the last mail is not seen yet."""
    with opened.writing(home) as connection:
        own(connection, ME)
        bring(
            connection,
            *(mail(ANN, ME, number, f"a{number}", text=f"News {number}.", thread="roof") for number in range(1, 20)),
            mail(ME, f"{ANN} {BOB}", 30, "both", text="Could you both come on Sunday?"),
            mail(BOB, f"{ME} {ANN}", 31, "no", text="Please do not write to me again."),
            meeting(40, there=f"{ME} {ANN}", id="met"),
            mail(ANN, ME, 100, "later", text="Not yet."),
        )
        yield connection


def row(record: Record, id: str) -> int:  # noqa: A002 - as in `mail`
    """The number of a piece."""
    return int(record.execute("SELECT id FROM interaction WHERE external_id = ?", (id,)).fetchone()[0])


def plain(pieces: tuple[Said, ...]) -> list[list[object]]:
    """Pieces by what they hold."""
    return [[getattr(piece, name) for name in FIELDS] for piece in pieces]


@pytest.mark.parametrize("most", [1, 3, 12, 100])
def test_many_people_read_as_one_by_one(history: Record, most: int) -> None:
    """What many questions for one person each tell is what one question for all tells."""
    people = [person(history, ANN), person(history, BOB)]
    found = said.recent(history, people, AS_OF, most, "1")
    assert {one: plain(pieces) for one, pieces in found.items()} == {
        one: plain(read.recent(history, one, AS_OF, most)) for one in people
    }


def test_acts_of_what_this_version_read(history: Record) -> None:
    """A piece tells what it was read to do; one that this version has not read tells nothing."""
    ask, wish = row(history, "both"), row(history, "no")
    labels.keep(history, "1", [ask, wish], [Label(ask, "ask:meeting", 0.9, 0, 5), Label(wish, "opt_out", 1.0, 0, 32)])
    ann, bob = person(history, ANN), person(history, BOB)
    found = said.recent(history, [ann, bob], AS_OF, 12, "1")
    acts = {piece.interaction: piece.acts for piece in (*found[ann], *found[bob])}
    assert (acts[ask] or {})["ask:meeting"] == Act(0.9, 0, 5)
    assert acts[row(history, "a19")] is None
    other = said.recent(history, [bob], AS_OF, 12, "2")
    assert [piece.acts for piece in other[bob]] == [None, None]


def test_owners_word_on_an_act(history: Record) -> None:
    """What the owner said is no ask of any kind, is none."""
    ask = row(history, "both")
    labels.keep(history, "1", [ask], [Label(ask, "ask:meeting", 0.9, 0, 5), Label(ask, "give", 1.0, 0, 5)])
    labels.say(history, ask, "ask", 0)
    pieces = said.recent(history, [person(history, BOB)], AS_OF, 12, "1")[person(history, BOB)]
    acts = next(piece.acts for piece in pieces if piece.interaction == ask)
    assert acts is not None
    assert "ask:meeting" not in acts
    assert "give" in acts


@pytest.mark.parametrize("few", [0, 20])
def test_wishes_however_old(history: Record, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever wished to be spared before the moment is found, for one and for many; the owner's own words are not."""
    monkeypatch.setattr(said, "FEW", few)
    wish, mine, later = row(history, "no"), row(history, "both"), row(history, "later")
    found = [Label(wish, "opt_out", 1.0, 0, 32), Label(mine, "opt_out", 1.0, 0, 3), Label(later, "opt_out", 1.0, 0, 3)]
    labels.keep(history, "1", [wish, mine, later], found)
    people = [person(history, ANN), person(history, BOB)]
    wishes = said.wishes(history, people, AS_OF)
    assert {one: [piece.interaction for piece in pieces] for one, pieces in wishes.items()} == {
        person(history, BOB): [wish]
    }
