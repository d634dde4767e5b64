"""Own handles, learned and taken back."""

from __future__ import annotations

import sqlite3

from goodterms.record.handles import own_handles
from goodterms.record.opened import transaction
from goodterms.record.owner import disown, learn
from goodterms.record.settle import begin_unsettled
from goodterms.words import Handle, Mark
from record.built import (
    ANN,
    BOB,
    LIST,
    ME,
    NOW,
    Placed,
    bring,
    card,
    finish,
    mail,
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

Record = sqlite3.Connection
WORK = "me@work.example"


def take_back(record: Record, value: str) -> None:
    """As ``goodterms me remove`` does it."""
    with transaction(record):
        begin_unsettled(record)
        assert disown(record, "mail", value, NOW)
    finish(record)


def test_learning_an_own_address_again_is_nothing(mine: Record) -> None:
    """It is own already."""
    bring(mine, mail(ANN, ME, id="a"))
    before = sizes(mine)
    own(mine, ME)
    finish(mine)
    assert sizes(mine) == before


def test_an_address_learned_later_places_again_whatever_it_touches(mine: Record) -> None:
    """Mail to my second address was a stranger's, and mail from it was incoming; both turn round."""
    bring(mine, mail(ANN, WORK, 1, "in"), mail(WORK, ANN, 2, "out"), mail(BOB, f"{ME} {WORK}", 3, "both"))
    before = [placed(mine, each) for each in ("in", "out")]
    own(mine, WORK)
    finish(mine)
    assert before == [Placed(0, 0, "stranger"), Placed(0, 0, "stranger")]
    assert touches(mine) == [("both", BOB, 0, 1.0), ("in", ANN, 0, 1.0), ("out", ANN, 1, 1.0)]


def test_who_turns_out_to_be_me_leaves_no_trace_of_a_tie(mine: Record) -> None:
    """Touches, facts and sightings of the second address go; the weight of what also went to it grows."""
    bring(mine, mail(ME, f"{ANN} {WORK}", 1, "a"), mail(WORK, ME, 2, "b"), mail(ME, WORK, 3, "c"))
    me = person(mine, WORK)
    own(mine, WORK)
    finish(mine)
    assert touches(mine) == [("a", ANN, 1, 1.0)]
    for table in ("facts", "sighting", "person"):
        column = "id" if table == "person" else "person"
        assert mine.execute(f"SELECT * FROM {table} WHERE {column} = ?", (me,)).fetchall() == []


def test_own_handles_come_mail_first(mine: Record) -> None:
    """As they are shown: addresses in the order learned, then the rest."""
    own(mine, "linkedin:/in/me", WORK)
    assert own_handles(mine) == [Handle("mail", ME), Handle("mail", WORK), Handle("linkedin", "/in/me")]


def test_everything_of_a_person_becomes_the_owners(mine: Record) -> None:
    """A card that lists my second address is mine, and so is what else it lists."""
    bring(mine, card("c", "Me Too", f"{WORK} phone:+441"))
    with transaction(mine):
        assert learn(mine, "mail", WORK)
    assert together(mine) == [sorted(["+441", ME, WORK])]
    assert mine.execute("SELECT DISTINCT person FROM card").fetchall() == [(person(mine, ME),)]


def test_an_address_taken_back_is_somebody(mine: Record) -> None:
    """It becomes a person with a tie of its own, as if it had never been mine."""
    pieces = [mail(ANN, WORK, 1, "in"), mail(WORK, ME, 2, "b"), mail(ME, WORK, 3, "c")]
    bring(mine, *pieces)
    before = touches(mine), mine.execute("SELECT count(*) FROM facts").fetchone()
    own(mine, WORK)
    finish(mine)
    take_back(mine, WORK)
    assert (touches(mine), mine.execute("SELECT count(*) FROM facts").fetchone()) == before
    assert together(mine) == [[ANN], [ME], [WORK]]


def test_what_was_contact_only_because_of_an_own_address_is_not_without_it(mine: Record) -> None:
    """Answers to posts of the address, and strangers to whom it had written."""
    bring(
        mine,
        mail(WORK, "", 1, "post", list=LIST),
        mail(ANN, "", 2, "answer", list=LIST, marks=Mark.LIST, answers="post"),
        mail(WORK, BOB, 3, "mine"),
        mail(BOB, ANN, 4, "theirs"),
    )
    own(mine, WORK)
    finish(mine)
    before = why(mine, "answer"), why(mine, "theirs")
    take_back(mine, WORK)
    assert (before, why(mine, "answer"), why(mine, "theirs")) == (("", ""), "list", "stranger")


def test_without_any_own_address_nothing_is_placed(mine: Record) -> None:
    """The last one taken back: no direction, no tie, nobody seen."""
    bring(mine, mail(ANN, ME, 1, "a"), mail(ME, ANN, 2, "b"))
    take_back(mine, ME)
    assert placed(mine, "a") == Placed(0, 0, "no_owner")
    assert sizes(mine, ("touch", "facts", "sighting", "stale")) == dict.fromkeys(
        ("touch", "facts", "sighting", "stale"), 0
    )


def test_what_the_owner_told_needs_no_address(fresh: Record) -> None:
    """A logged meeting counts before any address is known, and when the last one is taken back."""
    tell(fresh, ANN, 1, "met")
    assert touched(fresh) == ["met"]
    own(fresh, ME)
    bring(fresh, mail(ANN, ME, 2, "a"))
    assert touched(fresh) == ["a", "met"]
    take_back(fresh, ME)
    assert touched(fresh) == ["met"]
    assert fresh.execute("SELECT n_in FROM facts").fetchall() == [(1,)]


def test_who_was_met_and_turns_out_to_be_me_was_not_met(fresh: Record) -> None:
    """Logged with my own second address, before any own address was known."""
    tell(fresh, WORK, 1, "met")
    own(fresh, WORK)
    finish(fresh)
    assert (touches(fresh), why(fresh, "met"), sizes(fresh, ("facts",))) == ([], "nobody", {"facts": 0})


def test_the_second_address_keeps_the_first(mine: Record) -> None:
    """Taking one back leaves the other."""
    own(mine, WORK)
    take_back(mine, ME)
    assert own_handles(mine) == [Handle("mail", WORK)]
