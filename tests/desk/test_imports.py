"""What was brought in, and taking it back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exports import ME, LinkedIn, Mailbox
from goodterms.desk import imports as desk
from goodterms.desk.bring_in import bring_in
from goodterms.desk.imports import imports, undo
from goodterms.desk.people import people
from goodterms.desk.trouble import Trouble
from goodterms.record import opened, run
from goodterms.record.run import only_one
from record.built import sizes

ANN = "Ann Lee <ann@example.org>"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home into which a mailbox and then an archive of connections were brought."""
    box = Mailbox()
    box.talk(ANN, ["2021-01-05", "2021-02-05", "2021-03-05"])
    linkedin = LinkedIn()
    linkedin.connect("Ann Lee", "01 Feb 2021", mail="ann@example.org")
    linkedin.connect("Cora Clay", "02 Feb 2021")
    for path in (box.mbox(tmp_path / "all.mbox"), linkedin.zip(tmp_path / "linkedin.zip")):
        bring_in(tmp_path / "home", [str(path)])
    return tmp_path / "home"


def names(home: Path) -> set[str]:
    """Everybody there is."""
    with opened.reading(home) as record:
        rows = record.execute("SELECT name FROM person WHERE kind NOT IN ('owner', 'hidden')").fetchall()
    return {name for (name,) in rows}


def test_without_a_record_there_is_nothing_to_list(tmp_path: Path) -> None:
    """The sentence says what to type."""
    with pytest.raises(Trouble, match="goodterms import PATH"):
        imports(tmp_path / "none")


def test_imports_are_listed_newest_first(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each with its number, paths, state and counts as they were shown."""
    monkeypatch.setattr(desk, "now", lambda: 0)
    found: Any = imports(home)
    assert [each["run"] for each in found] == [2, 1]
    assert [each["state"] for each in found] == ["done", "done"]
    assert found[1]["paths"] == [str(tmp_path / "all.mbox")]
    assert (found[1]["files"][0]["new"], found[1]["files"][0]["source"]) == (6, "mail")
    assert found[1]["started"] <= found[1]["ended"] <= found[0]["ended"]
    assert found[1]["started"].endswith("+00:00")


@pytest.mark.parametrize("number", [0, 3])
def test_an_import_that_never_was(home: Path, number: int) -> None:
    """One sentence that says where the numbers stand."""
    with pytest.raises(Trouble, match=f"There is no import {number} to take back. See: goodterms import --list"):
        undo(home, number)


def test_an_import_is_taken_back(home: Path) -> None:
    """It is listed as undone, what it brought is gone, and the rest is as before it."""
    before = sizes_of(home)
    assert names(home) == {"Ann Lee", "Cora Clay"}
    gone = undo(home, 2)
    assert (gone["run"], gone["state"], gone["cards"], gone["people"]) == (2, "undone", 3, 1)
    assert names(home) == {"Ann Lee"}
    assert [each["state"] for each in imports(home)] == ["undone", "done"]
    assert sizes_of(home)["touch"] == before["touch"] == 6
    assert sizes_of(home)["card"] == 0
    with pytest.raises(Trouble, match="There is no import 2"):
        undo(home, 2)


def sizes_of(home: Path) -> dict[str, int]:
    """How many rows the tables have."""
    with opened.reading(home) as record:
        return sizes(record)


def test_the_record_is_ready_afterwards(home: Path) -> None:
    """Nothing is left to settle or to count."""
    undo(home, 1)
    with opened.reading(home) as record:
        assert run.unsettled(record) is False
        assert sizes(record, ("stale", "facts", "touch")) == {"stale": 0, "facts": 0, "touch": 0}


def test_not_while_an_import_runs(home: Path) -> None:
    """One sentence, and nothing is taken back."""
    with only_one(home), pytest.raises(Trouble, match="Another import into this record is running"):
        undo(home, 1)
    assert sizes_of(home)["interaction"] == 6


def test_everything_taken_back_leaves_the_owner_alone(home: Path) -> None:
    """No person, no card, no words; own addresses stay."""
    for number in (1, 2):
        undo(home, number)
    assert names(home) == set()
    empty = ("interaction", "participant", "card", "about", "copy", "leaf", "coverage", "sighting", "listing", "unread")
    with opened.reading(home) as record:
        assert sizes(record, empty) == dict.fromkeys(empty, 0)
        assert record.execute(
            "SELECT count(*) FROM interaction_text WHERE interaction_text MATCH 'stand'"
        ).fetchone() == (0,)
    assert people(home, everyone=True) == []


def test_my_name_is_in_no_import(home: Path) -> None:
    """The owner is not counted among the people that went."""
    assert undo(home, 1)["people"] == 0
    assert ME.split(" <")[0] not in names(home)
