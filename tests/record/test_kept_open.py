"""Connections that stay open between two questions."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier

import pytest

from goodterms.record import kept_open as room
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


def test_opened_one_after_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many who come at once open it in turn: one brings an older record up to date, and the others find it so."""
    inside, most = [], []

    @contextmanager
    def slow(home: Path, *, anywhere: bool) -> Iterator[sqlite3.Connection]:
        inside.append(home)
        most.append(len(inside))
        time.sleep(0.02)
        with opened.reading(home, anywhere=anywhere) as record:
            inside.pop()
            yield record

    monkeypatch.setattr(room, "reading", slow)
    kept = KeptOpen(filled(tmp_path / "home", 2), PATIENCE)
    together = Barrier(4)

    def ask() -> int:
        together.wait()
        return counted(kept)

    with ThreadPoolExecutor(4) as pool:
        assert [one.result() for one in [pool.submit(ask) for _ in range(4)]] == [2] * 4
    assert max(most) == 1
    kept.close()
