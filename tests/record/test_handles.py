"""Handles and the persons they belong to."""

from __future__ import annotations

import sqlite3

from goodterms.record.handles import Handles, interactions_of, owner_id, owner_person
from goodterms.record.opened import transaction
from goodterms.words import Handle
from record.built import ANN, BOB, ME, NAMING, bring, card, mail, person

Record = sqlite3.Connection


def test_nobody_has_a_new_handle(fresh: Record) -> None:
    """Looking makes nothing."""
    handles = Handles(fresh, NAMING)
    assert handles.somebody(Handle("mail", ANN)) is None
    assert fresh.execute("SELECT count(*) FROM person").fetchone() == (0,)


def test_somebody_has_a_handle_by_value_or_normal_form(fresh: Record) -> None:
    """Within one kind only."""
    bring(fresh, mail(ANN, BOB))
    handles = Handles(fresh, NAMING)
    ann = person(fresh, ANN)
    found = [
        handles.somebody(Handle(kind, value))
        for kind, value in (("mail", ANN), ("mail", "ann+new@example.org"), ("skype", ANN), ("mail", ""))
    ]
    assert found == [ann, ann, None, None]


def test_a_new_handle_goes_to_whom_it_is_given(fresh: Record) -> None:
    """Unless its normal form is somebody else's already; and the owner's is own."""
    bring(fresh, mail(ANN, BOB))
    handles = Handles(fresh, NAMING)
    with transaction(fresh):
        owner = owner_person(fresh)
        rows = [handles.row(Handle("mail", value), person=owner) for value in (ME, "ann+new@example.org")]
    assert [handles.person_of(row) for row in rows] == [owner, person(fresh, ANN)]
    assert fresh.execute("SELECT value FROM handle WHERE own").fetchall() == [(ME,)]


def test_a_bare_name_is_its_own(fresh: Record) -> None:
    """Where a chat gives nothing but a name, that is what the person is called."""
    bring(fresh, card("c", "", "name:Ann"), mail("name:Bob", ME))
    assert fresh.execute("SELECT name FROM person ORDER BY name").fetchall() == [("",), ("",), ("Bob",)]


def test_interactions_of_persons(fresh: Record) -> None:
    """Every piece that any of their handles takes part in, once."""
    bring(fresh, mail(ANN, BOB, 1), mail(BOB, "ann+new@example.org", 2), mail(BOB, ME, 3))
    assert interactions_of(fresh, [person(fresh, ANN)]) == [1, 2]
    assert interactions_of(fresh, [person(fresh, ANN), person(fresh, BOB)]) == [1, 2, 3]
    assert interactions_of(fresh, []) == []


def test_there_is_one_owner(fresh: Record) -> None:
    """Asked for twice, the owner is the same person; before that there is none."""
    assert owner_id(fresh) is None
    assert owner_person(fresh) == owner_person(fresh) == owner_id(fresh)
