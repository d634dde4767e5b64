"""Long work beside the page: found again, one at a time, stopped and gone on with, and nothing lost however it ends."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from exports import Mailbox
from goodterms.desk import work
from goodterms.desk.bring_in import bring_in
from goodterms.desk.imports import imports
from goodterms.desk.order import LOCK, STATE, Order, Work, asks
from goodterms.desk.trouble import Trouble
from goodterms.record import run
from goodterms.record.opened import record_path

fcntl = pytest.importorskip("fcntl", reason="there are no such locks on this system")

ANN, BOB = "Ann Lee <ann@example.org>", "Bob Ray <bob@example.net>"
EPOCH = date(1970, 1, 1)
CHAT = "01/02/2023, 10:00 - Bob Ray: hello there\n01/02/2023, 10:05 - Olive: hello Bob\n"

ELSEWHERE = """
import sys
from pathlib import Path
from goodterms.desk import work
from goodterms.desk.order import Order
work.start(Path(sys.argv[1]), Order([sys.argv[2]]))
"""


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A home with a record of one short mailbox; whatever still runs in it is ended."""
    place = tmp_path / "home"
    bring_in(place, [str(mailbox(tmp_path / "first.mbox", ANN, 2))])
    yield place
    work.stop(place, 0)
    waited(place)
    work.look(place)


def mailbox(path: Path, who: str, days: int) -> Path:
    """An mbox in which they wrote, and were answered, on so many days in a row, each with days of their own."""
    box, first = Mailbox(), {ANN: 18_262, BOB: 18_993}[who]
    box.talk(who, [(EPOCH + timedelta(days=first + day)).isoformat() for day in range(days)])
    path.parent.mkdir(parents=True, exist_ok=True)
    return box.mbox(path)


def sent(home: Path, name: str) -> Path:
    """Where a file lies that was sent."""
    return home / "web" / "uploads" / "abc" / name


def waited(home: Path) -> None:
    """Waits until nothing runs in a home, however long that takes."""
    (home / "web").mkdir(exist_ok=True)
    with (home / "web" / LOCK).open("a+") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)


def ended(home: Path) -> Work:
    """The work once its process has ended."""
    waited(home)
    found = work.look(home)
    assert found is not None
    return found


def report(home: Path) -> dict[str, Any]:
    """What the work answered once it was done."""
    found = ended(home)
    assert (found.state, found.says) == ("done", "")
    assert found.report is not None
    return found.report


@contextmanager
def occupied(home: Path) -> Iterator[None]:
    """Somebody else writes to the record, so that what is begun now waits."""
    with closing(sqlite3.connect(record_path(home), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def begun(home: Path) -> None:
    """Waits until the process is at its work."""
    while (found := work.look(home)) is not None and found.state == "running" and not found.what:
        time.sleep(0.02)


def test_read_and_told(home: Path) -> None:
    """What was sent is read under its own name and deleted; the state is the owner's alone."""
    box = mailbox(sent(home, "in.mbox"), BOB, 3)
    work.start(home, Order(["in.mbox"], folder=str(box.parent)))
    assert [(file["path"], file["new"]) for file in report(home)["files"]] == [("in.mbox", 6)]
    assert not box.parent.exists()
    assert (home / "web" / STATE).stat().st_mode & 0o077 == 0


def test_nothing_sent_is_run(home: Path) -> None:
    """A file that has the name of a module is read like any other, and never imported."""
    box = mailbox(sent(home, "in.mbox"), BOB, 1)
    (box.parent / "json.py").write_text("raise SystemExit")
    (box.parent / "duckdb.py").write_text("raise SystemExit")
    work.start(home, Order(["in.mbox"], folder=str(box.parent)))
    assert report(home)["files"][0]["new"] == 2


def test_one_at_a_time(home: Path, tmp_path: Path) -> None:
    """While one runs, another is refused and the first is not disturbed."""
    box = str(mailbox(tmp_path / "b.mbox", BOB, 3))
    with occupied(home):
        work.start(home, Order([box]))
        with pytest.raises(Trouble, match="just now"):
            work.start(home, Order([box]))
        with pytest.raises(Trouble, match="just now"):
            work.again(home)
        with pytest.raises(Trouble, match="just now"):
            work.forget(home)
    assert report(home)["files"][0]["new"] == 6


def test_found_by_another_server(home: Path, tmp_path: Path) -> None:
    """Work outlives the server that began it: the next one finds it running, can stop it, and sees how it ended."""
    box = str(mailbox(tmp_path / "b.mbox", BOB, 3))
    with occupied(home):
        subprocess.run([sys.executable, "-W", "ignore", "-c", ELSEWHERE, str(home), box], check=True)  # noqa: S603 - ours
        begun(home)
        found = work.look(home)
        assert found is not None
        assert (found.state, found.stopping) == ("running", False)
        work.stop(home, 0)
    assert ended(home).state == "stopped"


def test_stopped_and_gone_on_with(home: Path) -> None:
    """What is stopped can be gone on with, though it was sent: nothing is lost and nothing twice."""
    box = mailbox(sent(home, "in.mbox"), BOB, 3)
    with occupied(home):
        work.start(home, Order(["in.mbox"], folder=str(box.parent)))
        begun(home)
        work.stop(home, 0)
    assert (ended(home).state, box.exists()) == ("stopped", True)
    work.again(home)
    assert report(home)["files"][0]["new"] == 6
    assert not box.exists()


def test_stopped_while_it_begins(home: Path, tmp_path: Path) -> None:
    """A stop that comes before the process can hear signals, which a shell had it ignore, is found once it can."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        work.start(home, Order([str(mailbox(tmp_path / "b.mbox", BOB, 3))]))
    finally:
        signal.signal(signal.SIGINT, before)
    work.stop(home, 0)
    assert ended(home).state == "stopped"


def test_killed(home: Path, tmp_path: Path) -> None:
    """A process that was killed is called stopped, and can be gone on with."""
    with occupied(home):
        work.start(home, Order([str(mailbox(tmp_path / "b.mbox", BOB, 3))]))
        begun(home)
        found = work.look(home)
        assert found is not None
        assert found.pid is not None
        os.kill(found.pid, signal.SIGKILL)
        assert ended(home).state == "stopped"
    work.again(home)
    assert report(home)["files"][0]["new"] == 6


def test_disk_full(home: Path, tmp_path: Path) -> None:
    """What the disk has no room for is said, what was kept stays, and it can be tried again."""
    before, most = record_path(home).stat().st_size, resource.getrlimit(resource.RLIMIT_FSIZE)
    box = mailbox(tmp_path / "b.mbox", BOB, 300)
    resource.setrlimit(resource.RLIMIT_FSIZE, (before + 20_000, most[1]))
    try:
        work.start(home, Order([str(box)]))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, most)
    failed = ended(home)
    assert failed.state == "failed"
    assert "could not be written" in failed.says
    work.again(home)
    assert report(home)["files"][0]["new"] + report(home)["files"][0]["known"] == 600


def test_newer_record(home: Path, tmp_path: Path) -> None:
    """A record of a newer Goodterms is said, and left as it is."""
    with closing(sqlite3.connect(record_path(home))) as record:
        record.execute("UPDATE alembic_version SET version_num = '9999_future'")
        record.commit()
    before = record_path(home).read_bytes()
    work.start(home, Order([str(mailbox(tmp_path / "b.mbox", BOB, 1))]))
    failed = ended(home)
    assert (failed.state, "written by a newer Goodterms" in failed.says) == ("failed", True)
    assert record_path(home).read_bytes() == before


def test_beside_the_command_line(home: Path, tmp_path: Path) -> None:
    """While an import of the command line runs, this one says so and can be tried again."""
    with run.only_one(home):
        work.start(home, Order([str(mailbox(tmp_path / "b.mbox", BOB, 1))]))
        assert ended(home).says == "Another import into this record is running. Wait for it, then try again."
    work.again(home)
    assert report(home)["files"][0]["new"] == 2


def test_question_keeps_what_was_sent(home: Path) -> None:
    """A chat that does not show whether the day comes first stays until that is told, and is read then."""
    chat = sent(home, "WhatsApp Chat with Bob Ray.txt")
    chat.parent.mkdir(parents=True)
    chat.write_text(CHAT)
    work.start(home, Order([chat.name], folder=str(chat.parent), me=["Olive"], zone="UTC"))
    asking = ended(home)
    assert (asks(asking), chat.exists()) == (["dates"], True)
    work.again(home, dates="dmy")
    assert report(home)["files"][0]["unread"] == []
    assert not chat.exists()


def test_taken_back(home: Path) -> None:
    """Taking back is work of the same kind."""
    work.start(home, Order(undo=1))
    assert report(home)["interactions"] == 4
    assert [row["state"] for row in imports(home)] == ["undone"]


def test_forgotten(home: Path) -> None:
    """Work that failed is forgotten with what was sent for it; going on is refused then."""
    box = mailbox(sent(home, "in.mbox"), BOB, 1)
    with run.only_one(home):
        work.start(home, Order(["in.mbox"], folder=str(box.parent)))
        ended(home)
    assert box.exists()
    work.forget(home)
    assert (work.look(home), box.exists()) == (None, False)
    with pytest.raises(Trouble, match="nothing to go on with"):
        work.again(home)


def test_swept(home: Path) -> None:
    """A server that begins deletes what another left of files that were sent, but not what can be gone on with."""
    box, lost = mailbox(sent(home, "in.mbox"), BOB, 1), home / "web" / "uploads" / "lost"
    lost.mkdir()
    with run.only_one(home):
        work.start(home, Order(["in.mbox"], folder=str(box.parent)))
        ended(home)
    work.sweep(home, home / "web" / "uploads")
    assert (box.exists(), lost.exists()) == (True, False)


def test_written_by_another_version(home: Path) -> None:
    """A state that cannot be understood counts as none."""
    (home / "web").mkdir(exist_ok=True)
    (home / "web" / STATE).write_text('{"order": {"colour": "red"}}')
    assert work.look(home) is None
    work.start(home, Order(undo=1))
    assert ended(home).state == "done"
