"""A record that stays open and ready for a server."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from exports import Mailbox
from goodterms.desk import ready as room
from goodterms.desk.bring_in import bring_in
from goodterms.desk.ready import Ready
from goodterms.desk.trouble import Trouble

ANN = "Ann Alder <ann@example.org>"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with one friend."""
    box = Mailbox()
    box.talk(ANN, ["2024-01-05", "2024-02-05"])
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "all.mbox"))], me=["olive@example.com"])
    return tmp_path / "home"


def stale(connection: sqlite3.Connection) -> int:
    """How many wait to be renewed."""
    return int(connection.execute("SELECT count(*) FROM stale").fetchone()[0])


def mark(home: Path) -> None:
    """Somebody has to be renewed."""
    with sqlite3.connect(home / "record.sqlite") as connection:
        connection.execute("INSERT INTO stale SELECT 1, person FROM handle WHERE NOT own LIMIT 1")
    connection.close()


def test_it_renews(home: Path) -> None:
    """Whoever asks finds everybody renewed."""
    ready = Ready(home)
    mark(home)
    with ready(home) as connection:
        assert stale(connection) == 0
    ready.close()


def test_nobody_waits_while_it_is_renewed_elsewhere(home: Path) -> None:
    """While this program brings the record up to date in another thread, it is read as it is."""
    ready = Ready(home)
    mark(home)
    with ready.renewing(), ready(home) as connection:
        assert stale(connection) == 1
    ready.close()


def test_nobody_waits_for_an_import(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another program writes, the record is read as it is."""
    monkeypatch.setattr(room, "PATIENCE", 20)
    ready = Ready(home)
    mark(home)
    other = sqlite3.connect(home / "record.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with ready(home) as connection:
        assert stale(connection) == 1
    other.close()
    ready.close()


def test_another_home(home: Path, tmp_path: Path) -> None:
    """It is one home's; another is opened as usual, and none is told as usual."""
    ready = Ready(tmp_path / "none")
    with ready(home) as connection:
        assert stale(connection) == 0
    with pytest.raises(Trouble, match="no record"), ready(tmp_path / "none"):
        pass
