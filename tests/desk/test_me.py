"""The owner's own handles."""

from __future__ import annotations

from pathlib import Path

import pytest

from exports import ME, Mailbox
from goodterms.desk.bring_in import bring_in
from goodterms.desk.me import add, me, remove
from goodterms.desk.trouble import Trouble
from goodterms.record import opened, run
from goodterms.record.read import facts
from goodterms.record.run import only_one

ANN = "Ann Lee <ann@example.org>"
WORK = "olive@work.example"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A mailbox with mail to a second address of the owner's."""
    box = Mailbox()
    box.talk(ANN, ["2021-01-05", "2021-02-05"])
    box.mail(ANN, WORK, "2021-03-01", "At the office?")
    box.mail(f"Olive <{WORK}>", ANN, "2021-03-02", "Yes.")
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "all.mbox"))])
    return tmp_path / "home"


def counted(home: Path) -> dict[str, tuple[int, int]]:
    """Everybody's mail, in and out."""
    with opened.reading(home) as record:
        assert not run.unsettled(record)
        names = dict(record.execute("SELECT id, name FROM person").fetchall())
        return {names[person]: (row.n_in, row.n_out) for person, row in facts(record, 2**40).items()}


def test_without_a_record_nothing_is_mine(tmp_path: Path) -> None:
    """The sentence says what to type."""
    with pytest.raises(Trouble, match="goodterms import PATH"):
        me(tmp_path / "none")


def test_what_is_found_is_listed(home: Path) -> None:
    """The address of the sent mail."""
    assert me(home) == ["olive@example.com"]


def test_an_address_added_counts_at_once(home: Path) -> None:
    """What it touches is placed again, and the sender of its mail is no person any more."""
    assert counted(home) == {"Ann Lee": (3, 2)}
    assert add(home, WORK.upper()) == {"me": ["olive@example.com", WORK], "added": WORK}
    assert counted(home) == {"Ann Lee": (3, 3)}


def test_added_twice_is_once(home: Path) -> None:
    """The second time changes nothing."""
    add(home, WORK)
    assert add(home, WORK)["me"] == ["olive@example.com", WORK]
    assert counted(home) == {"Ann Lee": (3, 3)}


def test_an_address_can_be_added_before_any_import(tmp_path: Path) -> None:
    """Then the first import knows who is who."""
    assert add(tmp_path / "new", "Olive <olive@example.com>")["me"] == ["olive@example.com"]


@pytest.mark.parametrize("text", ["Olive", "", "olive@", "12345"])
def test_what_is_no_handle_is_refused(home: Path, text: str) -> None:
    """A name alone says nothing; asked for wrongly."""
    with pytest.raises(Trouble, match="is no address, profile URL or phone number") as trouble:
        add(home, text)
    assert trouble.value.code == 2


@pytest.mark.parametrize("text", [WORK, WORK.upper(), f"Olive <{WORK}>"])
def test_an_address_taken_back(home: Path, text: str) -> None:
    """Everything is as it was before it was added."""
    before = counted(home)
    add(home, WORK)
    assert remove(home, text) == {"me": ["olive@example.com"], "removed": text}
    assert counted(home) == before


def test_the_last_address_taken_back_is_not_found_again(home: Path) -> None:
    """The owner's word holds: nobody is the owner, and nothing is contact."""
    assert remove(home, "olive@example.com")["me"] == []
    assert (me(home), counted(home)) == ([], {})


@pytest.mark.parametrize("text", ["ann@example.org", "nobody@example.org", "x", ME.replace("olive@", "o@")])
def test_only_what_is_mine_can_be_taken_back(home: Path, text: str) -> None:
    """One sentence, and nothing changes."""
    before = counted(home)
    with pytest.raises(Trouble, match="is not one of your own handles"):
        remove(home, text)
    assert (counted(home), me(home)) == (before, ["olive@example.com"])


def test_not_while_an_import_runs(home: Path) -> None:
    """One sentence, and nothing changes."""
    with only_one(home):
        for change in (add, remove):
            with pytest.raises(Trouble, match="Another import"):
                change(home, "olive@example.com")
    assert me(home) == ["olive@example.com"]
