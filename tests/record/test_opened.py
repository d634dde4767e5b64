"""Opening the record: the user's alone, and every trouble in one sentence."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest

from goodterms.record import opened
from goodterms.record.opened import CannotKeep, NoRecord, record_path, transaction
from record.built import ANN, ME, bring, mail, own, sizes, touched, whole

SOURCE = Path(opened.__file__).parents[2]
TESTS = Path(__file__).parents[1]

FILL = """
import resource, signal, sys
from pathlib import Path
sys.path[:0] = {paths!r}
from goodterms.record import opened
from record.built import bring, mail
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, resource.RLIM_INFINITY))
try:
    with opened.writing(Path(sys.argv[1])) as record:
        for number in range(100):
            bring(record, *(mail("ann@example.org", "me@example.com", n, f"{{number}}-{{n}}", text="word " * 400)
                            for n in range(50)), settled=False)
except opened.CannotKeep as error:
    print(error)
"""

OTHER_USER = """
import os, sys
from pathlib import Path
sys.path[:0] = {paths!r}
from goodterms.record import opened
os.setgroups([]); os.setgid(65534); os.setuid(65534)
for way in (opened.reading, opened.writing):
    try:
        with way(Path(sys.argv[1])) as record:
            record.execute("INSERT INTO meta VALUES ('a', 'b')")
        print("kept")
    except opened.CannotKeep as error:
        print(error)
"""


def mode(path: Path) -> int:
    """Who may read and write it."""
    return stat.S_IMODE(path.stat().st_mode)


def sentence(home: Path) -> str:
    """What is said when the record is opened."""
    with pytest.raises(CannotKeep) as said:
        _write(home)
    return str(said.value)


def _write(home: Path) -> None:
    with opened.writing(home) as record:
        record.execute("SELECT * FROM person").fetchall()
        record.execute("INSERT INTO meta VALUES ('a', 'b')")


def run(text: str, home: Path) -> str:
    """What a process of its own prints."""
    program = text.format(paths=[str(SOURCE), str(TESTS)])
    done = subprocess.run(  # noqa: S603 - our own interpreter and text
        [sys.executable, "-c", program, str(home)], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.stderr == ""
    return done.stdout.strip()


def test_reading_makes_nothing(home: Path) -> None:
    """Where nothing was brought in there is nothing, and nothing is made."""
    with pytest.raises(NoRecord, match="There is no record at"), opened.reading(home):
        pytest.fail("opened nothing")
    assert not home.exists()


def test_files_are_the_users_alone(home: Path) -> None:
    """Folder 0700, every file in it 0600, whatever the mask."""
    before = os.umask(0)
    try:
        with opened.writing(home) as record:
            own(record, ME)
            assert {path.name: mode(path) for path in home.iterdir()} == dict.fromkeys(
                ["record.sqlite", "record.sqlite-wal", "record.sqlite-shm"], 0o600
            )
        assert mode(home) == 0o700
    finally:
        os.umask(before)


def test_what_is_kept_is_there_again(home: Path) -> None:
    """Opened a second time, for writing or reading."""
    with opened.writing(home) as record:
        own(record, ME)
        bring(record, mail(ANN, ME, id="a"))
    for way in (opened.writing, opened.reading):
        with way(home) as record:
            assert (touched(record), whole(record)) == (["a"], "ok")


def test_options_hold(home: Path) -> None:
    """Write-ahead log, foreign keys enforced, nothing temporary on the disk."""
    with opened.writing(home) as record:
        options = [
            record.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "foreign_keys", "temp_store", "synchronous")
        ]
        assert options == ["wal", 1, 2, 1]
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            record.execute("INSERT INTO card (channel, external_id, person, brought) VALUES ('a', 'b', 99, 1)")


def test_a_strict_table_refuses_the_wrong_type(home: Path) -> None:
    """A text is no moment."""
    with opened.writing(home) as record, pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT"):
        record.execute("INSERT INTO note (person, ts, text) VALUES (1, 'now', '')")


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_a_transaction_is_all_or_nothing(home: Path, error: type[BaseException]) -> None:
    """Ctrl-C included."""
    with opened.writing(home) as record:
        with pytest.raises(error):
            _fail(record, error)
        assert (record.in_transaction, sizes(record, ("meta",))) == (False, {"meta": 0})


def _fail(record: sqlite3.Connection, error: type[BaseException]) -> None:
    with transaction(record):
        record.execute("INSERT INTO meta VALUES ('a', 'b')")
        raise error


def test_a_bug_stays_a_bug(home: Path) -> None:
    """A statement that is wrong shows its own error, not a sentence for the user."""
    with pytest.raises(sqlite3.OperationalError, match="no such table"), opened.writing(home) as record:
        record.execute("SELECT * FROM no_such")


# troubles, each in one sentence


def test_a_file_that_is_no_database(home: Path) -> None:
    """Something else lies there."""
    home.mkdir()
    record_path(home).write_text("Dear diary, " * 1_000)
    assert sentence(home) == (
        f"{record_path(home)} is damaged or is not a record. Put a backup in its place, or choose another --home."
    )
    assert record_path(home).read_text().startswith("Dear diary")


def test_a_database_of_something_else(home: Path) -> None:
    """It is left as it is."""
    home.mkdir()
    with sqlite3.connect(record_path(home)) as other:
        other.execute("CREATE TABLE songs (name TEXT)")
    other.close()
    assert sentence(home) == (
        "This file is a database of something else, not a record. Choose another place with --home."
    )


def test_a_damaged_record(home: Path) -> None:
    """Pages overwritten in the middle."""
    with opened.writing(home) as record:
        bring(record, *(mail(ANN, ME, n, f"{n}", text="word " * 50) for n in range(200)))
    with record_path(home).open("r+b") as file:
        file.seek(4_096)
        file.write(b"\xa5" * (record_path(home).stat().st_size - 8_192))
    assert "is damaged or is not a record" in sentence(home)


def test_a_record_of_a_newer_goodterms(home: Path) -> None:
    """Not touched, and said so; nothing is copied."""
    with opened.writing(home) as record:
        record.execute("UPDATE alembic_version SET version_num = '9999'")
    assert sentence(home) == (
        f"{record_path(home)} was written by a newer Goodterms (record version 9999). Update Goodterms, then try again."
    )
    assert [path.name for path in home.iterdir()] == ["record.sqlite"]


def test_a_file_where_the_folder_should_be(home: Path) -> None:
    """The home is a file."""
    home.write_text("x")
    assert sentence(home) == f"Cannot keep a record at {home}: File exists. Choose another place with --home."


def test_a_folder_where_the_file_should_be(home: Path) -> None:
    """The record is a folder."""
    record_path(home).mkdir(parents=True)
    assert sentence(home) == f"Cannot write to {record_path(home)}. Check that the file and its folder belong to you."


def test_another_process_that_writes(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the waiting time, one sentence."""
    connect = sqlite3.connect
    with opened.writing(home) as record, transaction(record):
        monkeypatch.setattr(
            "goodterms.record.opened.sqlite3.connect", lambda path, **given: connect(path, **(given | {"timeout": 0.1}))
        )
        assert sentence(home) == (
            "Another Goodterms is writing to this record just now. Try again when it has finished."
        )


@pytest.fixture
def reachable() -> Iterator[Path]:
    """A folder that other users can reach."""
    folder = Path(mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become somebody else")
@pytest.mark.parametrize("readable", [True, False])
def test_a_record_that_belongs_to_somebody_else(reachable: Path, readable: bool) -> None:  # noqa: FBT001 - a case
    """Read-only folder and file, readable or not: one sentence, and the record is as it was."""
    home = reachable / "home"
    with opened.writing(home) as record:
        bring(record, mail(ANN, ME, id="a"))
    home.chmod(0o755 if readable else 0o700)
    record_path(home).chmod(0o644)
    said = run(OTHER_USER, home).splitlines()
    assert len(said) == 2
    assert [
        line for line in said if not line.startswith(("Cannot write to", "Cannot keep a record", "Cannot read"))
    ] == []
    with opened.writing(home) as record:
        assert sizes(record, ("interaction", "meta")) == {"interaction": 1, "meta": 0}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_read_only(home: Path) -> None:
    """One sentence."""
    home.mkdir()
    home.chmod(0o500)
    assert sentence(home).startswith("Cannot keep a record at")


@pytest.mark.skipif(sys.platform == "win32", reason="no such limits")
def test_a_full_disk(home: Path) -> None:
    """Writing stops with one sentence, what was kept before stays, and the record is intact."""
    said = run(FILL, home)
    assert said.count("\n") == 0
    assert said.startswith("The disk with ")
    assert record_path(home).stat().st_size <= 2_000_000
    with opened.writing(home) as record:
        (kept,) = record.execute("SELECT count(*) FROM interaction").fetchone()
        assert (whole(record), kept % 50, 0 < kept < 5_000) == ("ok", 0, True)
        bring(record, mail(ANN, ME, id="after"))
