"""Cards: known, never contact."""

from __future__ import annotations

import sqlite3

import pytest

from goodterms.record.cards import GONE
from goodterms.record.handles import own_handles
from goodterms.record.opened import transaction
from goodterms.record.owner import disown
from goodterms.words import About, Card, Handle, Listing, Seen
from record.built import (
    ANN,
    BOB,
    ME,
    NOW,
    at,
    bring,
    card,
    finish,
    mail,
    person,
    placed,
    sizes,
    together,
    touches,
)

Record = sqlite3.Connection
KATE = "kate@example.org"


def on_list(day: float, *names: str, works: str = "", id: str = "") -> list[Seen]:  # noqa: A002 - as in `card`
    """A complete list of connections taken on a day: everybody's job is named after the day unless said."""
    cards = [
        card(
            id or name,
            name,
            f"linkedin:/in/{name}",
            channel="linkedin",
            listed="connections",
            about=(About("position", works or f"day {day}"),),
        )
        for name in names
    ]
    return [*cards, Listing("linkedin", "connections", at(day))]


def known(record: Record, name: str) -> list[tuple[str, int]]:
    """What is known of somebody by their cards, with the day of the record's start it is said of."""
    rows = record.execute(
        "SELECT b.topic || ' ' || b.value, (b.since - ?) / 86400 FROM about b JOIN handle h ON h.person = b.person "
        "WHERE h.value = ? ORDER BY b.since, b.topic",
        (at(0), f"/in/{name}"),
    )
    return rows.fetchall()


GONE_FROM = f"{GONE} connections"


def test_a_card_is_no_contact(mine: Record) -> None:
    """Somebody in an address book is known, and that is all."""
    bring(mine, card("c", "Ann Lee", ANN))
    assert (touches(mine), sizes(mine, ("facts", "sighting"))) == ([], {"facts": 0, "sighting": 0})
    assert mine.execute("SELECT name FROM person WHERE id = ?", (person(mine, ANN),)).fetchone() == ("Ann Lee",)


def test_the_same_card_again_is_nothing(mine: Record) -> None:
    """No row is added, and no decision."""
    tables = ("card", "about", "handle", "person", "decision", "copy")
    for _ in range(2):
        bring(mine, card("c", "Ann Lee", f"{ANN} {BOB}", about=(About("location", "York"),)))
        sized = sizes(mine, tables)
    assert sized == {"card": 1, "about": 1, "handle": 3, "person": 2, "decision": 0, "copy": 1}


def test_all_handles_of_a_card_are_one_person(mine: Record) -> None:
    """New ones at once, and those that were apart are joined, with their history."""
    bring(mine, mail(ANN, ME, 1, "a"), mail(BOB, ME, 2, "b"))
    bring(mine, card("c", "Ann Lee", f"{ANN} {BOB} {KATE}"))
    assert together(mine) == [[ANN, BOB, KATE], [ME]]
    assert touches(mine) == [("a", ANN, 0, 1.0), ("b", ANN, 0, 1.0)]
    assert mine.execute("SELECT n_in FROM facts").fetchall() == [(2,)]
    assert mine.execute("SELECT person FROM sighting").fetchall() == [(person(mine, ANN),)]


def test_a_card_and_mail_of_one_batch_are_one_person(mine: Record) -> None:
    """Whatever stands before the other in the file."""
    bring(mine, mail(ANN, ME, 1, "a"), card("c", "Ann Lee", f"{ANN} {BOB}"), mail(BOB, ME, 2, "b"))
    assert mine.execute("SELECT n_in FROM facts").fetchall() == [(2,)]


def test_cards_joined_before_the_owner_is_known_count_after(fresh: Record) -> None:
    """Nothing is placed by a card alone, and all is when the owner is known."""
    bring(fresh, mail(ANN, ME, 1, "a"), mail(BOB, ME, 2, "b"))
    bring(fresh, card("c", "Ann Lee", f"{ANN} {BOB}"))
    assert touches(fresh) == []
    bring(fresh, card("me", "Me", ME, own=True))
    assert fresh.execute("SELECT n_in FROM facts").fetchall() == [(2,)]


def test_an_own_card_is_the_owners(fresh: Record) -> None:
    """A profile makes its handles own, places what waited, and what it says is of the owner."""
    bring(fresh, mail(ANN, ME, 1, "a"), mail(ME, ANN, 2, "b"))
    bring(fresh, card("me", "Me Myself", f"{ME} linkedin:/in/me", own=True))
    assert own_handles(fresh) == [Handle("mail", ME), Handle("linkedin", "/in/me")]
    assert [each[2] for each in touches(fresh)] == [0, 1]
    assert placed(fresh, "b").out == 1


def test_an_own_card_does_not_bring_back_what_is_not_own(fresh: Record) -> None:
    """An address that the owner took back stays somebody else's, though the profile lists it."""
    profile = card("me", "Me", f"{ME} {ANN}", own=True)
    bring(fresh, profile)
    with transaction(fresh):
        disown(fresh, "mail", ANN, NOW)
    bring(fresh, profile)
    bring(fresh, card("me", "Me Myself", f"{ME} {ANN} {BOB}", own=True))
    assert [handle.value for handle in own_handles(fresh)] == [ME, BOB]


def test_a_card_that_names_an_own_handle_is_mine(mine: Record) -> None:
    """Friends keep cards of me, and so do I; what else they list is mine."""
    bring(mine, mail(ANN, "me@work.example", 1, "a"))
    bring(mine, card("c", "Me", f"me@work.example {ME}"))
    assert [handle.value for handle in own_handles(mine)] == [ME, "me@work.example"]
    assert touches(mine) == [("a", ANN, 0, 1.0)]


def test_hidden_cards_are_nobody(mine: Record) -> None:
    """A member without a name is kept and counted, and two of them are not one person."""
    bring(mine, card("a", "", "", kind="hidden"), card("b", "", "", kind="hidden"))
    assert mine.execute("SELECT person FROM card").fetchall() == [(None,), (None,)]
    assert sizes(mine, ("person",)) == {"person": 1}


def test_cards_without_handles_are_persons_of_their_own(mine: Record) -> None:
    """Two people of one name are two until something joins them."""
    bring(mine, card("a", "Ann Lee"), card("b", "Ann Lee"))
    bring(mine, card("a", "Ann Lee", about=(About("location", "York"),)))
    assert mine.execute("SELECT name FROM person WHERE name <> ''").fetchall() == [("Ann Lee",)] * 2


def test_a_card_says_what_it_is(mine: Record) -> None:
    """An organisation stays one, whatever its address looks like."""
    bring(mine, card("a", "Roofs Ltd", "roofs@example.org", kind="organisation"))
    assert mine.execute("SELECT kind FROM person WHERE name = 'Roofs Ltd'").fetchone() == ("organisation",)


def test_a_machine_in_the_address_book_is_a_machine(mine: Record) -> None:
    """A card takes everybody for a person; the address tells better."""
    bring(mine, card("a", "The Shop", "noreply@example.org"))
    assert mine.execute("SELECT kind FROM person WHERE name = 'The Shop'").fetchone() == ("bot",)


def test_whoever_is_known_longest_keeps_the_number(mine: Record) -> None:
    """A card adds to somebody that mail made known, in whatever order it lists the handles."""
    bring(mine, mail(ANN, ME, 1))
    ann = person(mine, ANN)
    bring(mine, card("c", "Ann Lee", f"{KATE} {ANN} {BOB}"))
    assert together(mine) == [[ANN, BOB, KATE], [ME]]
    assert (person(mine, KATE), sizes(mine, ("decision",))) == (ann, {"decision": 0})


def test_a_card_that_changed_is_told_anew(mine: Record) -> None:
    """The new name and handle hold; what it said before stays beside what it says now."""
    bring(mine, card("a", "Ann Lee", ANN, about=(About("position", "Clerk"),)))
    bring(mine, card("a", "Ann Ray", f"{ANN} {KATE}", about=(About("position", "Judge"),)))
    assert together(mine) == [[ANN, KATE], [ME]]
    assert mine.execute("SELECT name FROM person WHERE name <> ''").fetchall() == [("Ann Ray",)]
    assert [row for (row,) in mine.execute("SELECT value FROM about ORDER BY id")] == ["Clerk", "Judge"]


# complete lists


def test_a_list_taken_once_tells_the_day(mine: Record) -> None:
    """What it says holds since the day it was taken; nobody is gone."""
    bring(mine, *on_list(10, "ann", "bob"))
    assert known(mine, "ann") == [("position day 10", 10)]


def test_a_later_list_tells_new_jobs_and_who_is_gone(mine: Record) -> None:
    """A new job with its day beside the old one; who is missing is gone, with the day."""
    bring(mine, *on_list(10, "ann", "bob"))
    bring(mine, *on_list(20, "ann"))
    assert known(mine, "ann") == [("position day 10", 10), ("position day 20", 20)]
    assert known(mine, "bob") == [("position day 10", 10), (GONE_FROM, 20)]


def test_the_day_somebody_went_stays(mine: Record) -> None:
    """A third list that still lacks them does not move it."""
    for day, names in ((10, ("ann", "bob")), (20, ("ann",)), (30, ("ann",))):
        bring(mine, *on_list(day, *names, works="x"))
    assert known(mine, "bob") == [("position x", 10), (GONE_FROM, 20)]


def test_an_older_list_overrides_nothing(mine: Record) -> None:
    """Brought in late, it adds what it knew, and who went since; it takes nobody off and gives nobody an old name."""
    bring(mine, *on_list(20, "ann"))
    older = on_list(10, "ann", "bob")
    bring(mine, Card(**{field: getattr(older[0], field) for field in Card.__slots__} | {"name": "old"}), *older[1:])
    assert known(mine, "ann") == [("position day 10", 10), ("position day 20", 20)]
    assert known(mine, "bob") == [("position day 10", 10), (GONE_FROM, 20)]
    assert mine.execute("SELECT name FROM person WHERE name <> '' ORDER BY id").fetchall() == [("ann",), ("bob",)]


def test_back_on_the_list(mine: Record) -> None:
    """Who stands on the newest list is not gone, whatever stood between."""
    for day, names in ((10, ("ann", "bob")), (20, ("ann",)), (30, ("ann", "bob"))):
        bring(mine, *on_list(day, *names, works="x"))
    assert known(mine, "bob") == [("position x", 10)]


def test_back_in_an_earlier_job(mine: Record) -> None:
    """A job held before is the newest again, and reading any of the lists again adds nothing."""
    for _ in range(2):
        for day, works in ((10, "clerk"), (20, "judge"), (30, "clerk")):
            bring(mine, *on_list(day, "ann", works=works))
    assert known(mine, "ann") == [("position clerk", 10), ("position judge", 20), ("position clerk", 30)]


def test_a_list_that_broke_off_takes_nobody_off(mine: Record) -> None:
    """Without its end a list tells no day, so who is missing from it may have stood further down."""
    bring(mine, *on_list(10, "ann", "bob"))
    bring(mine, *on_list(20, "ann")[:-1])
    assert known(mine, "bob") == [("position day 10", 10)]


def test_lists_of_two_channels_are_two(mine: Record) -> None:
    """Gone from one list is not gone from another of the same name."""
    bring(mine, *on_list(10, "ann"))
    bring(mine, Listing("xing", "connections", at(20)), Listing("linkedin", "others", at(20)))
    assert known(mine, "ann") == [("position day 10", 10)]


@pytest.mark.parametrize("settled", [True, False])
def test_a_card_joins_strangers_i_wrote_to(mine: Record, settled: bool) -> None:  # noqa: FBT001 - a case
    """Somebody I wrote to at one address is no stranger at the other, once a card joins them."""
    bring(mine, mail(ME, ANN, 1, "mine"), mail(BOB, "x@example.org", 2, "theirs"))
    bring(mine, card("c", "Ann", f"{ANN} {BOB}"), settled=settled)
    finish(mine)
    assert [piece for piece, *_ in touches(mine)] == ["mine", "theirs"]
