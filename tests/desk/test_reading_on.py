"""The history is read on beside the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from exports import ME, Mailbox
from goodterms.desk import labelling, reading_on
from goodterms.desk.bring_in import bring_in
from goodterms.desk.labelling import read_history
from goodterms.desk.trouble import Trouble
from goodterms.record import labels

ADA = "Ada Bell <ada@example.org>"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three messages that nobody has read yet."""
    monkeypatch.setattr("goodterms.desk.bring_in.read_newest", lambda _: 0)
    box = Mailbox()
    for day in range(1, 4):
        box.mail(ADA, ME, f"2024-05-0{day}", "Could you please lend me your big ladder?")
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "a.mbox"))], me=["olive@example.com"])
    return tmp_path / "home"


def test_it_reads_until_nothing_waits(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Step by step, all of it."""
    monkeypatch.setattr(labels, "STEP", 1)
    reading_on.read_on(home, rest=0)
    assert read_history(home)["read"] == 0


def test_it_waits_for_who_holds_the_record(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record that somebody writes to is tried again; one that stays shut is left."""
    tries: list[int] = []

    def shut(home: Path, *, most: int) -> dict[str, object]:  # noqa: ARG001 - the signature of read_history
        tries.append(most)
        raise Trouble("Somebody else writes.")

    monkeypatch.setattr(labelling, "read_history", shut)
    reading_on.read_on(home, pause=0)
    assert len(tries) == 2


def test_a_process_of_its_own(home: Path) -> None:
    """It ends by itself when all is read."""
    process = reading_on.begin(home)
    assert process is not None
    assert process.wait(timeout=60) == 0
    assert read_history(home)["read"] == 0
    reading_on.end(process)


def test_it_ends_with_its_page(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told to end, and is gone; where nothing was begun there is nothing to end."""
    process = reading_on.begin(home)
    assert process is not None
    reading_on.end(process)
    assert process.poll() is not None
    monkeypatch.setattr(reading_on, "record_path", lambda _: home / "none")
    assert reading_on.begin(home) is None
    reading_on.end(None)
