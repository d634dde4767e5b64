"""Connections that stay open between two questions."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from goodterms.record import opened
from goodterms.record.kept_open import KeptOpen
from goodterms.record.opened import CannotKeep, NoRecord, record_path
from record.built import ANN, ME, bring, mail, own

PATIENCE = 50


def filled(home: Path, number: int) -> Path:
    """A home with so many mails."""
    with opened.writing(home) as record:
        own(record, ME)
        bring(record, *(mail(ANN, ME, day, f"m{day}") for day in range(number)))
    return home


def counted(kept: KeptOpen) -> int:
    """How many pieces it sees."""
    with kept.reading() as record:
        return int(record.execute("SELECT count(*) FROM interaction").fetchone()[0])


def test_one_connection_again_and_again(tmp_path: Path) -> None:
    """The second question is asked of the connection of the first, and sees what was written between them."""
    kept = KeptOpen(filled(tmp_path / "home", 2), PATIENCE)
    with kept.reading() as first:
        pass
    with opened.writing(tmp_path / "home") as record:
        bring(record, mail(ANN, ME, 9, "later"))
    with kept.reading() as second:
        assert second is first
    assert counted(kept) == 3
    kept.close()


def test_two_at_once_have_one_each(tmp_path: Path) -> None:
    """A connection is lent to one at a time."""
    kept = KeptOpen(filled(tmp_path / "home", 1), PATIENCE)
    with kept.reading() as first, kept.reading() as second:
        assert second is not first
    kept.close()


def test_another_record_in_its_place(tmp_path: Path) -> None:
    """A backup that was put in the place of the record is what is read from then on."""
    kept = KeptOpen(filled(tmp_path / "home", 3), PATIENCE)
    assert counted(kept) == 3
    backup = record_path(filled(tmp_path / "backup", 1))
    shutil.copy(backup, tmp_path / "copy")
    (tmp_path / "copy").replace(record_path(tmp_path / "home"))
    assert counted(kept) == 1
    kept.close()


def test_no_record_any_more(tmp_path: Path) -> None:
    """A record that was taken away is told as one that never was."""
    kept = KeptOpen(filled(tmp_path / "home", 1), PATIENCE)
    assert counted(kept) == 1
    record_path(tmp_path / "home").unlink()
    with pytest.raises(NoRecord):
        counted(kept)


def test_what_breaks_is_not_lent_again(tmp_path: Path) -> None:
    """An error of the database is told plainly, and the next question has a connection of its own."""
    kept = KeptOpen(filled(tmp_path / "home", 1), PATIENCE)
    with pytest.raises(CannotKeep, match="just now"), kept.reading() as broken:
        raise sqlite3.OperationalError("database is locked")
    with kept.reading() as after:
        assert after is not broken
    kept.close()
