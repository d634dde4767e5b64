"""Joining persons and parting them."""

from __future__ import annotations

import sqlite3

import pytest

from goodterms.record.handles import owner_person
from goodterms.record.joins import holder_of, join, part
from goodterms.record.opened import transaction
from record.built import ANN, BOB, NOW, bring, card, mail, person

Record = sqlite3.Connection
TABLES = {
    "person": "id, name, kind, depth_word, flags",
    "handle": "id, value, person, own",
    "card": "id, person",
    "about": "id, person, topic, value",
    "note": "id, person, text",
    "promise": "id, person, what",
    "membership": "person, circle",
    "regard": "person, word, by_what, ts",
}


def everything(record: Record) -> dict[str, list[tuple[object, ...]]]:
    """All that hangs on persons."""
    return {
        table: sorted(record.execute(f"SELECT {columns} FROM {table}").fetchall(), key=repr)
        for table, columns in TABLES.items()
    }


def furnished(record: Record) -> tuple[int, int, int]:
    """Three persons with something of everything."""
    from goodterms.words import About

    bring(record, mail("Ann Lee <ann@example.org>", BOB, 1), mail("eve@example.org", BOB, 2))
    bring(record, card("c", "Annie", "phone:+441", about=(About("organisation", "Roofs"),)))
    ann, annie, eve = person(record, ANN), person(record, "+441"), person(record, "eve@example.org")
    with transaction(record):
        for who, word in ((ann, "liked"), (annie, "liked"), (annie, "trusted")):
            record.execute("INSERT INTO note (person, ts, text) VALUES (?, 1, ?)", (who, f"of {who}"))
            record.execute("INSERT INTO promise (person, what, since) VALUES (?, 'a book', 1)", (who,))
            record.execute("INSERT INTO membership (person, circle) VALUES (?, 'choir')", (who,))
            record.execute("INSERT INTO regard VALUES (?, ?, '', ?)", (who, word, who))
        record.execute("UPDATE person SET depth_word = 'contact', flags = 'never_mention' WHERE id = ?", (annie,))
        record.execute("UPDATE person SET flags = 'deceased never_mention' WHERE id = ?", (eve,))
    return ann, annie, eve


def joined(record: Record, keep: int, gone: int) -> int:
    """The decision that joins two."""
    with transaction(record):
        return join(record, keep, gone, by="owner", evidence={}, run=None, now=NOW)


def parted(record: Record, decision: int) -> tuple[int, int]:
    """Undoes it."""
    with transaction(record):
        return part(record, decision)


def test_a_join_moves_everything(fresh: Record) -> None:
    """Nothing hangs on the one that is gone; what only the gone one had is the kept one's."""
    ann, annie, _ = furnished(fresh)
    joined(fresh, ann, annie)
    found = everything(fresh)
    persons = {"handle": 2, "card": 1, "about": 1, "note": 1, "promise": 1, "membership": 0, "regard": 0, "person": 0}
    assert {row[persons[table]] for table, rows in found.items() for row in rows} & {annie} == set()
    assert (ann, "Ann Lee", "person", "contact", "never_mention") in found["person"]
    assert found["regard"] == [(ann, "liked", "", ann), (ann, "trusted", "", annie)]


def test_parting_gives_back_exactly_what_was(fresh: Record) -> None:
    """Every row of every table is as before, ids included."""
    ann, annie, _ = furnished(fresh)
    before = everything(fresh)
    assert parted(fresh, joined(fresh, ann, annie)) == (ann, annie)
    assert everything(fresh) == before
    assert fresh.execute("SELECT act, undone FROM decision").fetchall() == [("join", 1)]


def test_joins_upon_joins_are_parted_in_any_order(fresh: Record) -> None:
    """Two joins into one, undone the first one first or the last one first, give back what was."""
    ann, annie, eve = furnished(fresh)
    before = everything(fresh)
    for order in (1, -1):
        decisions = [joined(fresh, ann, annie), joined(fresh, eve, ann)]
        assert holder_of(fresh, annie) == eve
        for decision in decisions[::order]:
            parted(fresh, decision)
        assert everything(fresh) == before


def test_what_was_said_since_stays(fresh: Record) -> None:
    """A name and a word that the kept person got after the join are not taken by parting."""
    ann, annie, _ = furnished(fresh)
    decision = joined(fresh, ann, annie)
    fresh.execute("UPDATE person SET name = 'Ann L.', depth_word = 'relationship' WHERE id = ?", (ann,))
    parted(fresh, decision)
    people = dict(fresh.execute("SELECT id, name || ' ' || ifnull(depth_word, '') FROM person").fetchall())
    assert (people[ann], people[annie]) == ("Ann L. relationship", "Annie contact")


def test_ids_are_never_given_out_twice(fresh: Record) -> None:
    """Somebody new does not get the number of one who was joined away and may come back."""
    ann, annie, eve = furnished(fresh)
    decision = joined(fresh, ann, eve)
    joined(fresh, ann, annie)
    bring(fresh, mail("new@example.org", BOB, 9))
    assert person(fresh, "new@example.org") not in (annie, eve)
    parted(fresh, decision)
    assert person(fresh, "eve@example.org") == eve


def test_joining_into_the_owner_makes_handles_own(fresh: Record) -> None:
    """And parting takes that back."""
    ann, _, _ = furnished(fresh)
    with transaction(fresh):
        owner = owner_person(fresh)
    decision = joined(fresh, owner, ann)
    assert fresh.execute("SELECT value FROM handle WHERE own").fetchall() == [(ANN,)]
    parted(fresh, decision)
    assert fresh.execute("SELECT value FROM handle WHERE own").fetchall() == []


@pytest.mark.parametrize(
    ("first", "second", "shown"),
    [
        ("Mike", "Michael Keen", "Michael Keen"),
        ("M. Keen", "Michael Keen", "Michael Keen"),
        ("Michael Keen", "Mike", "Michael Keen"),
        ("Michael Keen", "Michael Alan Keen", "Michael Keen"),
        ("", "Mike", "Mike"),
        ("Mike", "mike77@example.com", "Mike"),
    ],
)
def test_the_full_name_is_shown(fresh: Record, first: str, second: str, shown: str) -> None:
    """Of two names the full one, else the one known first; taken back, each has their own."""
    bring(
        fresh,
        mail(f"{first} <{ANN}>" if first else ANN, "me@example.com", 1),
        mail(f"{second} <x@example.com>", "me@example.com", 2),
    )
    keep, gone = person(fresh, ANN), person(fresh, "x@example.com")
    decision = joined(fresh, keep, gone)
    assert names(fresh, keep) == [shown]
    parted(fresh, decision)
    assert names(fresh, keep) + names(fresh, gone) == [first, second]


def names(record: Record, person_: int) -> list[str]:
    """The name of somebody."""
    return [name for (name,) in record.execute("SELECT name FROM person WHERE id = ?", (person_,))]
