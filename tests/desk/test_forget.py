"""Forgetting: nothing of a person is left in the file, others are as before, and no import brings them back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exports import ME, Mailbox
from goodterms.desk.about import about
from goodterms.desk.bring_in import bring_in
from goodterms.desk.forget import forget, forget_line
from goodterms.desk.labelling import read_history
from goodterms.desk.log import log, note
from goodterms.desk.people import people
from goodterms.desk.person import person
from goodterms.desk.trouble import Trouble
from goodterms.record.opened import FILE, writing

ZELDA = "Zelda Quixwood <zelda@quixwood.example>"
BEN = "Ben Hart <ben@example.net>"
CARD = """BEGIN:VCARD
VERSION:3.0
UID:zelda-1
FN:Zelda Quixwood
EMAIL:zelda@quixwood.example
TITLE:Glazier
ORG:Hollowmere Panes
END:VCARD
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Zelda writes alone with the owner, among others, and stands in the address book."""
    box = Mailbox()
    box.talk(ZELDA, ["2024-01-05", "2024-02-05"], text="The gnomonic window is done, I work as a glazier.")
    box.talk(BEN, ["2024-01-06", "2024-03-06"])
    box.mail(ME, f"{ZELDA}, {BEN}", "2024-03-01", "The hall is ours on Sunday, bring your lunch.")
    box.mail(BEN, f"{ME}, {ZELDA}", "2024-03-02", "I will bring the tables.")
    box.mbox(tmp_path / "Zelda Quixwood.mbox")
    (tmp_path / "book.vcf").write_text(CARD)
    bring_in(tmp_path / "home", _paths(tmp_path), me=["olive@example.com"])
    note(tmp_path / "home", "Zelda Quixwood", "Likes marzipan.")
    log(tmp_path / "home", "met", "Zelda Quixwood", on="2024-03-09")
    read_history(tmp_path / "home")
    return tmp_path


def _paths(folder: Path) -> list[str]:
    return [str(folder / "Zelda Quixwood.mbox"), str(folder / "book.vcf")]


def _lines(home: Path) -> list[dict[str, Any]]:
    page: Any = about(home, "Zelda Quixwood")
    return list(page["lines"])


def _names(home: Path) -> list[object]:
    return [row["name"] for row in people(home, everyone=True)]


def test_nothing_is_left_in_the_file(folder: Path) -> None:
    """Neither name nor address nor a word of hers stands anywhere in the record's files."""
    told = forget(folder / "home", "Zelda Quixwood")
    assert (told["forgotten"], told["notes"], told["cards"]) == (True, 1, 1)
    for path in (folder / "home").glob(f"{FILE}*"):
        held = path.read_bytes().lower()
        for word in (b"quixwood", b"zelda", b"gnomonic", b"glazier", b"hollowmere", b"marzipan"):
            assert word not in held, (path, word)


def test_the_record_stays_sound(folder: Path) -> None:
    """No row points at what is gone, the search index agrees with the texts, and the page of others works."""
    forget(folder / "home", "Zelda Quixwood")
    with writing(folder / "home") as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.execute("INSERT INTO interaction_text(interaction_text, rank) VALUES('integrity-check', 1)")
    assert _names(folder / "home") == ["Ben Hart"]


def test_others_stand_as_before(folder: Path) -> None:
    """What went to Ben and her stays his, weighed as it was: to two people."""
    before = person(folder / "home", "Ben Hart")
    forget(folder / "home", "Zelda Quixwood")
    after = person(folder / "home", "Ben Hart")
    assert {k: after[k] for k in ("in", "out", "depth", "timeline")} == {
        k: before[k] for k in ("in", "out", "depth", "timeline")
    }


def test_no_import_brings_them_back(folder: Path) -> None:
    """The same files and newer ones bring the others, and say how many pieces were of whom one forgot."""
    forget(folder / "home", "Zelda Quixwood")
    report: Any = bring_in(folder / "home", _paths(folder))
    box = Mailbox()
    box.mail("Z. Quixwood <Zelda@Quixwood.example>", ME, "2025-05-01", "Hello again, it is me.")
    box.mail(BEN, ME, "2025-05-02", "Hello from me as well.")
    newer: Any = bring_in(folder / "home", [str(box.mbox(folder / "newer.mbox"))])
    assert _names(folder / "home") == ["Ben Hart"]
    assert report["files"][0]["not_contact"]["forgotten"] == 4
    assert (newer["files"][0]["new"], newer["files"][0]["not_contact"]) == (1, {"forgotten": 1})
    assert newer["files"][0]["seen"] == 2
    with pytest.raises(Trouble):
        person(folder / "home", "zelda@quixwood.example")


def test_a_dry_run_changes_nothing(folder: Path) -> None:
    """It says what would go."""
    told = forget(folder / "home", "Zelda Quixwood", dry_run=True)
    assert (told["forgotten"], told["with_others"]) == (False, 2)
    assert "Zelda Quixwood" in _names(folder / "home")


def test_files_beside_the_record_are_named(folder: Path) -> None:
    """A list of the owner's that names them is theirs to delete, and is told."""
    kept = folder / "home" / "lists" / "fair.csv"
    kept.parent.mkdir(exist_ok=True)
    kept.write_text("E-Mail\nZELDA@quixwood.example\n")
    assert forget(folder / "home", "Zelda Quixwood")["also_in"] == [str(kept)]


def test_nobody(folder: Path) -> None:
    """Nobody of that name, and the owner, are one clear sentence each."""
    for who in ("nobody@example.org", "olive@example.com"):
        with pytest.raises(Trouble):
            forget(folder / "home", who)


def test_a_line_is_forgotten(folder: Path) -> None:
    """A line of a card goes from the page and the file, and stays gone when the card is brought in again."""
    home = folder / "home"
    texts = [line["text"] for line in _lines(home)]
    assert "Glazier" in texts
    forget_line(home, "Zelda Quixwood", str(texts.index("Glazier") + 1))
    (folder / "book.vcf").write_text(CARD + "\n")
    bring_in(home, [str(folder / "book.vcf")])
    now = [line["text"] for line in _lines(home)]
    assert now == [text for text in texts if text != "Glazier"]
    assert b"TITLE:Glazier" not in (home / FILE).read_bytes()
    assert b"Glazier" not in (home / FILE).read_bytes()


def test_a_line_of_their_own_words(folder: Path) -> None:
    """A line read from a message is shown no more; the message stays, and that is said."""
    home = folder / "home"
    words = next(str(line["text"]) for line in _lines(home) if line["topic"] == "does")
    assert forget_line(home, "Zelda Quixwood", words)["message_stays"]
    assert words not in [line["text"] for line in _lines(home)]
    with pytest.raises(Trouble):
        forget_line(home, "Zelda Quixwood", "no such line")
