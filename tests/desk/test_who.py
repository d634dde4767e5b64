"""Who is who in a record: joined by weight, asked about, answered for good, and taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exports import ME, Mailbox
from goodterms.desk import who
from goodterms.desk.bring_in import bring_in
from goodterms.desk.imports import undo
from goodterms.desk.log import note
from goodterms.desk.people import people
from goodterms.desk.person import person
from goodterms.desk.trouble import Trouble
from goodterms.desk.who_log import who_log
from goodterms.desk.word import word
from goodterms.record import opened

WORK = "Orla Wexcombe-Fenhollow <orla@north.example>"
HOME = "Orla Wexcombe-Fenhollow <orla.wexcombe-fenhollow@post.example>"


def brought(home: Path, name: str, *mails: tuple[str, str]) -> int:
    """Brings mails in from (sender, day) and says by which import."""
    box = Mailbox()
    for number, (sender, day) in enumerate(mails):
        box.mail(sender, ME, day, f"The {name} hedge, part {number}.")
        box.mail(ME, sender, day, f"Thank you for part {number} of {name}.")
    found: Any = bring_in(home, [str(box.mbox(home.parent / f"{name}.mbox"))], me=["olive@example.com"])
    return int(found["run"])


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Orla wrote from work, and in a later export from home; Rosa is somebody else."""
    made = tmp_path / "home"
    brought(made, "first", (WORK, "2020-03-01"), ("Rosa Bramwick <rosa@south.example>", "2020-04-01"))
    brought(made, "second", (HOME, "2021-05-01"))
    return made


def ids(home: Path) -> dict[str, int]:
    """Handle -> person."""
    found: Any = people(home, everyone=True)
    return {handle["value"]: row["id"] for row in found for handle in row["handles"]}


def orla(home: Path) -> list[int]:
    """The persons of Orla's two addresses."""
    found = ids(home)
    return [found["orla@north.example"], found["orla.wexcombe-fenhollow@post.example"]]


def entry(home: Path, act: str, by: str) -> dict[str, Any]:
    """The newest standing row of the ledger of an act by somebody."""
    return next(row for row in who_log(home) if (row["act"], row["by"], row["undone"]) == (act, by, False))


def test_a_rare_full_name_is_one_person(home: Path) -> None:
    """Two addresses of one rare full name are joined at the end of an import, with evidence and the import's number."""
    one, other = orla(home)
    row = entry(home, "join", "weighed")
    assert one == other
    assert (row["run"], row["evidence"][0]) == (2, "Both are called Orla Wexcombe-Fenhollow.")


def test_the_history_is_one(home: Path) -> None:
    """Touches of both addresses count for the one person, and their page says why they are one."""
    page: Any = person(home, "orla@north.example")
    assert (page["in"], page["out"]) == (2, 2)
    assert [row["by"] for row in page["joined"]] == ["weighed"]


def test_parted_for_good(home: Path) -> None:
    """What the owner parts is two again with what each had, is not asked about, and stays so with later imports."""
    who.part(home, "orla@north.example")
    brought(home, "third", (HOME, "2022-01-01"), (WORK, "2022-01-05"))
    one, other = orla(home)
    pages: list[Any] = [person(home, str(each)) for each in (one, other)]
    assert one != other
    assert [(page["in"], page["out"]) for page in pages] == [(2, 2), (2, 2)]
    assert who.cards(home) == []


def test_parting_can_be_taken_back(home: Path) -> None:
    """The owner's parting taken back, weight joins again."""
    who.part(home, "orla@north.example")
    who.take_back(home, entry(home, "different", "owner")["id"])
    one, other = orla(home)
    assert one == other


def test_owner_joins(home: Path) -> None:
    """Two whom nothing joins are one at the owner's word, also after their import came again; taken back, two."""
    who.join(home, "rosa@south.example", "orla@north.example")
    undo(home, 1)
    brought(home, "first", (WORK, "2020-03-01"), ("Rosa Bramwick <rosa@south.example>", "2020-04-01"))
    found = ids(home)
    assert len(set(found.values())) == 1
    who.take_back(home, entry(home, "join", "owner")["id"])
    assert len(set(ids(home).values())) == 2


def test_undo_of_an_import_parts_what_rests_on_it(home: Path) -> None:
    """Without the second import there is nobody of the second address, and the first has what it had."""
    undo(home, 2)
    page: Any = person(home, "orla@north.example")
    assert (page["in"], page["out"], len(page["handles"]), page["joined"]) == (1, 1, 1, [])


def test_nothing_said_of_them_is_lost(home: Path) -> None:
    """Notes and words said of the joined person stay with one of the two when they are parted."""
    note(home, "orla@north.example", "She grows beans.")
    word(home, orla(home)[0], "liked")
    who.part(home, "orla@north.example")
    with opened.reading(home) as record:
        kept = [record.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("note", "regard")]
    assert kept == [1, 1]


def test_a_number_from_before_still_means_them(home: Path) -> None:
    """The number that somebody had before they were joined leads to the person they are now."""
    gone = entry(home, "join", "weighed")["other"]["id"]
    page: Any = person(home, str(gone))
    assert page["id"] == orla(home)[0]


def test_own_address_is_never_joined_by_weight(tmp_path: Path) -> None:
    """Somebody who has the owner's name is somebody else."""
    home = tmp_path / "home"
    brought(home, "own", ("Olive Owner <olive.owner@elsewhere.example>", "2020-01-01"))
    with opened.reading(home) as record:
        assert record.execute("SELECT own FROM handle WHERE value LIKE '%elsewhere%'").fetchone() == (0,)


@pytest.fixture
def asked(tmp_path: Path) -> Path:
    """A home with a question: one goes by an initial."""
    home = tmp_path / "home"
    brought(home, "ask", ("Quentin Ostickbury <quentin@north.example>", "2020-03-01"))
    brought(home, "again", ("Q. Ostickbury <ostickbury@post.example>", "2021-03-01"))
    return home


def card(home: Path) -> tuple[int, int]:
    """The two of the only question."""
    (found,) = who.cards(home)
    sides: Any = found
    return sides["one"]["id"], sides["other"]["id"]


@pytest.mark.parametrize(("said", "persons"), [("same", 1), ("different", 2), ("later", 2)])
def test_answers(asked: Path, said: str, persons: int) -> None:
    """An answer is followed at once, and its question is not asked again after the next import."""
    who.answer(asked, *card(asked), said)
    brought(asked, "more", ("Q. Ostickbury <ostickbury@post.example>", "2022-03-01"))
    found = ids(asked)
    assert len({found["quentin@north.example"], found["ostickbury@post.example"]}) == persons
    assert who.cards(asked) == []


def test_no_person(asked: Path) -> None:
    """Whoever is said to be no person is none, through an import and its taking back; taken back, they are one."""
    one, other = card(asked)
    who.answer(asked, one, other, "not_a_person")
    undo(asked, 2)
    kinds: Any = {row["id"]: row["kind"] for row in people(asked, everyone=True)}
    assert kinds[one] == "role"
    for row in [row for row in who_log(asked) if row["act"] == "not_a_person"]:
        who.take_back(asked, int(str(row["id"])))
    assert {row["kind"] for row in people(asked, everyone=True)} == {"person"}


def test_a_card_does_not_override_the_owner(home: Path, tmp_path: Path) -> None:
    """An address book that lists both does not join whom the owner parted."""
    who.part(home, "orla@north.example")
    book = tmp_path / "book.vcf"
    book.write_text(
        "BEGIN:VCARD\nVERSION:3.0\nFN:Orla Wexcombe-Fenhollow\nEMAIL:orla@north.example\n"
        "EMAIL:orla.wexcombe-fenhollow@post.example\nEND:VCARD\n"
    )
    bring_in(home, [str(book)])
    one, other = orla(home)
    assert one != other


def test_a_table_of_names_and_addresses(tmp_path: Path) -> None:
    """A CSV with the columns email and name, in any order, either empty, others kept, is people without any option."""
    table = tmp_path / "people.csv"
    table.write_text(
        "email,town,name\norla@north.example,Northfold,Orla Wexcombe\n,Eastfold,Theo Nomail\nbare@south.example,,\n"
    )
    found: Any = bring_in(tmp_path / "home", [str(table)])
    rows: Any = people(tmp_path / "home", everyone=True)
    assert sorted((row["name"], [h["value"] for h in row["handles"]]) for row in rows) == [
        ("", ["bare@south.example"]),
        ("Orla Wexcombe", ["orla@north.example"]),
        ("Theo Nomail", []),
    ]
    assert found["files"][0]["unread"] == []


def test_a_shared_mailbox_is_no_person(tmp_path: Path) -> None:
    """One address under many names is said to be shared, and is not one person; their names are kept."""
    table = tmp_path / "people.csv"
    given = ("Orla", "Theo", "Quinn", "Rosa", "Walt", "Nan")
    family = ("Wexcombe", "Fenwold", "Ostick", "Bramwick", "Hollin", "Dornhagen")
    rows = [f"{one} {other},desk@north.example" for one in given for other in family]
    table.write_text("name,email\n" + "\n".join(rows) + "\n")
    bring_in(tmp_path / "home", [str(table)])
    page: Any = who.who(tmp_path / "home")
    (row,) = people(tmp_path / "home", everyone=True)
    assert [box["handle"] for box in page["mailboxes"]] == ["desk@north.example"]
    assert (row["kind"], page["people"]) == ("role", 0)


def test_state(home: Path) -> None:
    """How many handles are how many people, and what was joined by whom."""
    page: Any = who.who(home)
    assert (page["people"], page["handles"], page["joined"]["weighed"], page["questions"]) == (2, 3, 1, 0)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda home: who.answer(home, 1, 1, "same"), "no two people"),
        (lambda home: who.answer(home, 1, 2, "perhaps"), "no answer"),
        (lambda home: who.part(home, "rosa@south.example"), "nothing to part"),
        (lambda home: who.take_back(home, 999), "no entry 999"),
        (lambda home: who.join(home, "orla@north.example", "orla@north.example"), "already"),
    ],
)
def test_what_cannot_be_done(home: Path, call: Any, says: str) -> None:
    """Said in a sentence."""
    with pytest.raises(Trouble, match=says):
        call(home)


def test_nobody_waits_after_an_import(home: Path) -> None:
    """What was compared once is not compared again by the next command; nor is the owner ever."""
    with opened.reading(home) as record:
        assert record.execute("SELECT count(*) FROM unweighed").fetchone() == (0,)
        record.execute("UPDATE handle SET name = 'Olive' WHERE own")
    who.who(home)
    with opened.reading(home) as record:
        assert record.execute("SELECT count(*) FROM unweighed").fetchone() == (0,)
