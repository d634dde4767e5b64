"""Bringing in: every piece counted once, every trouble said, and any death survived."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from exports import ME, LinkedIn, Mailbox
from goodterms.desk import bring_in as desk
from goodterms.desk.bring_in import bring_in
from goodterms.desk.imports import imports, undo
from goodterms.desk.me import add, me
from goodterms.desk.pieces import dated
from goodterms.desk.trouble import Trouble
from goodterms.record import add as room
from goodterms.record import opened
from goodterms.record.opened import record_path
from goodterms.record.read import facts
from goodterms.record.run import only_one
from record.built import sizes, whole

ANN = "Ann Lee <ann@example.org>"
BOB = "Bob Ray <bob@example.net>"
EVER = 2**40

CHILD = """
import sys, time
from pathlib import Path
sys.path[:0] = {paths!r}
from goodterms.desk import bring_in as desk
from goodterms.record import add
add.BATCH = 10
def progress(what, pieces, of):
    if pieces >= 55:
        print("now", flush=True)
        time.sleep(60)
desk._Bringing.tell.__kwdefaults__["every"] = 0
tell = desk._Bringing.tell
desk._Bringing.tell = lambda self, what, every=0: tell(self, what, every=1)
desk.bring_in(Path(sys.argv[1]), [sys.argv[2]], progress=progress)
"""

FULL = """
import resource, signal, sys
from pathlib import Path
sys.path[:0] = {paths!r}
from goodterms.desk.bring_in import bring_in
from goodterms.desk.trouble import Trouble
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (900_000, resource.RLIM_INFINITY))
try:
    bring_in(Path(sys.argv[1]), [sys.argv[2]])
except Trouble as trouble:
    print(trouble.sentence)
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home that is not there yet."""
    return tmp_path / "home"


def mailbox(days: int = 40) -> Mailbox:
    """Talks with Ann, a letter to Bob, and a newsletter."""
    box = Mailbox()
    box.talk(ANN, [f"2021-{1 + day // 28:02}-{1 + day % 28:02}" for day in range(days)])
    box.mail(ME, BOB, "2021-03-03", "Have you seen the new press?")
    box.mail("News <news@shop.example>", ME, "2021-03-04", "Sale!", List_Unsubscribe="<https://shop.example/no>")
    return box


def brought(home: Path, *paths: Path | str, **more: Any) -> dict[str, Any]:
    """The first file's counts and the report around it; the counts have to come out even."""
    report: dict[str, Any] = bring_in(home, [str(path) for path in paths], **more)
    for file in report["files"]:
        parts = file["new"], file["known"], sum(file["not_contact"].values()), len(file["unread"])
        assert file["seen"] == sum(parts)
    return report


def fates(home: Path, *paths: Path | str, **more: Any) -> tuple[int, int, dict[str, int], int]:
    """New, known, not contact, unread of the first path."""
    file = brought(home, *paths, **more)["files"][0]
    return file["new"], file["known"], file["not_contact"], len(file["unread"])


def kept(home: Path) -> tuple[object, ...]:
    """What is judged from, and how much is kept of it."""
    with opened.reading(home) as record:
        assert whole(record) == "ok"
        names = dict(record.execute("SELECT id, name FROM person").fetchall())
        told = {names[person]: row for person, row in facts(record, EVER).items()}
        tables = ("interaction", "participant", "handle", "person", "touch", "coverage", "card")
        plain = {name: (row.n_in, row.n_out, row.days, row.occasions, row.last) for name, row in told.items()}
        return plain, sizes(record, tables)


def error_of(home: Path, path: Path) -> str:
    """What is said of a path that cannot be read; it is its own single unread piece."""
    file = brought(home, path)["files"][0]
    assert file["unread"] == [{"where": str(path), "why": file["error"]}]
    return str(file["error"])


# asked for wrongly


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"source": "fax"}, "There is no source 'fax'"),
        ({"zone": "Mars/Base"}, "There is no time zone 'Mars/Base'"),
        ({"dates": "dym"}, "--dates takes dmy, mdy or ymd"),
        ({"me": ["olive@"]}, "'olive@' is no address"),
        ({"columns": ["date"]}, "--columns takes ours=theirs"),
    ],
)
def test_wrong_options_make_nothing(home: Path, tmp_path: Path, options: dict[str, Any], said: str) -> None:
    """Said before anything is read; no record is made."""
    with pytest.raises(Trouble, match=said) as trouble:
        bring_in(home, [str(tmp_path)], **options)
    assert (trouble.value.code, home.exists()) == (2, False)


def test_nothing_to_read_is_asked_for(home: Path) -> None:
    """A command without a path says what it takes."""
    with pytest.raises(Trouble, match="Say what to read"):
        bring_in(home, [])


# counts


def test_every_piece_has_one_fate(home: Path, tmp_path: Path) -> None:
    """New, known, not contact with the reason, or unread; the owner is found from the label for sent mail."""
    report = brought(home, mailbox().mbox(tmp_path / "all.mbox"))
    assert report["me"] == ["olive@example.com"]
    assert report["coverage"] == [{"channel": "mail", "from": "2021-01-01", "to": "2021-03-04"}]
    file = report["files"][0]
    assert (file["source"], file["seen"], file["new"]) == ("mail", 82, 81)
    assert file["not_contact"] == {"newsletter": 1}


def test_twice_is_once(home: Path, tmp_path: Path) -> None:
    """The second time all is known, and nothing is kept anew."""
    path = mailbox().mbox(tmp_path / "all.mbox")
    fates(home, path)
    before = kept(home)
    assert fates(home, path) == (0, 81, {"newsletter": 1}, 0)
    assert kept(home) == before


def test_a_file_read_before_is_not_read_again(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its pieces are counted from the record."""
    path = mailbox().mbox(tmp_path / "all.mbox")
    fates(home, path)
    monkeypatch.setattr(desk._Walk, "take", lambda *_: pytest.fail("read again"))
    assert fates(home, path) == (0, 81, {"newsletter": 1}, 0)


def test_a_file_that_grew_brings_what_is_new(home: Path, tmp_path: Path) -> None:
    """An mbox to which mail was added, read for the third time: all is known, and skipped."""
    box = mailbox()
    path = box.mbox(tmp_path / "all.mbox")
    fates(home, path)
    box.talk(BOB, ["2021-05-05"])
    box.mbox(path)
    assert fates(home, path) == (2, 81, {"newsletter": 1}, 0)
    assert fates(home, path) == (0, 83, {"newsletter": 1}, 0)


def test_one_mailbox_by_three_readers_is_one(home: Path, tmp_path: Path) -> None:
    """As an mbox, as a Maildir, and as the mbox again: counts unchanged."""
    box = mailbox()
    mbox, maildir = box.mbox(tmp_path / "all.mbox"), box.maildir(tmp_path / "Maildir")
    fates(home, mbox)
    before = kept(home)
    for path in (maildir, mbox, maildir):
        new, known, not_contact, unread = fates(home, path)
        assert (new, known, not_contact, unread) == (0, 81, {"newsletter": 1}, 0)
        assert kept(home) == before


def test_the_readers_in_another_order_come_to_the_same(tmp_path: Path) -> None:
    """The Maildir first, or both in one import."""
    box = mailbox()
    mbox, maildir = box.mbox(tmp_path / "all.mbox"), box.maildir(tmp_path / "Maildir")
    homes = [tmp_path / name for name in ("one", "two", "three")]
    fates(homes[0], mbox)
    fates(homes[1], maildir)
    fates(homes[1], mbox)
    fates(homes[2], maildir, mbox)
    assert kept(homes[0]) == kept(homes[1]) == kept(homes[2])


def test_several_paths_are_counted_each(home: Path, tmp_path: Path) -> None:
    """A mailbox and an archive of connections in one import."""
    linkedin = LinkedIn()
    linkedin.connect("Ann Lee", "01 Feb 2021", mail="ann@example.org")
    linkedin.message("Ann Lee", "Olive Owner", "2021-02-03 10:00:00 UTC", "Nice to meet you.")
    paths = [mailbox().mbox(tmp_path / "all.mbox"), linkedin.zip(tmp_path / "linkedin.zip")]
    report = brought(home, *paths)
    assert [file["source"] for file in report["files"]] == ["mail", "linkedin"]
    assert report["files"][0]["new"] == 81
    assert {seen["channel"] for seen in report["coverage"]} == {"mail", "linkedin"}
    assert kept(home)[0]["Ann Lee"][0] == 41  # type: ignore[index] # the first part is a mapping


def test_a_trial_keeps_nothing(home: Path, tmp_path: Path) -> None:
    """It counts as a real one would, before there is a record and after, and leaves no file behind."""
    box = mailbox()
    path = box.mbox(tmp_path / "all.mbox")
    trial = brought(home, path, dry_run=True)
    assert (trial["files"][0]["new"], trial["run"], trial["dry_run"], home.exists()) == (81, None, True, False)
    fates(home, path)
    before = kept(home), sorted(each.name for each in home.iterdir())
    box.talk(BOB, ["2021-05-05"])
    assert fates(home, box.mbox(path), dry_run=True) == (2, 81, {"newsletter": 1}, 0)
    assert (kept(home), sorted(each.name for each in home.iterdir())) == before


# the owner


def test_the_owner_is_asked_for_when_unclear(home: Path, tmp_path: Path) -> None:
    """Nothing sent, nothing delivered: all is kept, nothing is contact, and the likely ones are named."""
    box = Mailbox()
    for number in range(3):
        box.mail(ANN, ME, f"2021-01-0{number + 1}", "Hello.")
    report = brought(home, box.mbox(tmp_path / "all.mbox"))
    assert report["files"][0]["not_contact"] == {"no_owner": 3}
    assert report["asks"] == {"who_are_you": [{"handle": "olive@example.com", "times": 3}]}
    assert me(home) == []
    assert fates(home, tmp_path / "all.mbox", me=["olive@example.com"]) == (0, 3, {}, 0)


def test_a_second_address_learned_after_the_import(home: Path, tmp_path: Path) -> None:
    """What it touches is placed again, and the counts are those of a record that knew it from the beginning."""
    box = mailbox()
    box.talk("Olive <olive@work.example>", ["2021-06-01"])
    box.mail(BOB, "olive@work.example", "2021-06-02", "At the office?")
    path = box.mbox(tmp_path / "all.mbox")
    fates(home, path)
    add(home, "olive@work.example")
    other = home.with_name("other")
    fates(other, path, me=["olive@work.example", "olive@example.com"])
    assert kept(home)[0] == kept(other)[0]
    assert kept(home)[0]["Bob Ray"][:2] == (1, 1)  # type: ignore[index] # the first part is a mapping


# bad input


def test_a_path_that_is_not_there(home: Path, tmp_path: Path) -> None:
    """One sentence, and the others are read all the same."""
    good = mailbox().mbox(tmp_path / "all.mbox")
    report = brought(home, tmp_path / "missing.mbox", good)
    assert "missing.mbox" in report["files"][0]["error"]
    assert (report["files"][1]["new"], "error" in report["files"][1]) == (81, False)


def test_an_empty_folder(home: Path, tmp_path: Path) -> None:
    """There is nothing to read in it."""
    (tmp_path / "empty").mkdir()
    assert error_of(home, tmp_path / "empty") == f"There is nothing in {tmp_path / 'empty'} that can be read."


def test_a_file_of_something_else(home: Path, tmp_path: Path) -> None:
    """The sentence names what can be read."""
    (tmp_path / "song.mp3").write_bytes(bytes(range(256)) * 40)
    said = error_of(home, tmp_path / "song.mp3")
    assert "mbox" in said
    assert "LinkedIn" in said


def test_a_truncated_zip(home: Path, tmp_path: Path) -> None:
    """One sentence, and an intact record."""
    linkedin = LinkedIn()
    for number in range(50):
        linkedin.connect(f"Friend Number{number}", "01 Feb 2021")
    path = linkedin.zip(tmp_path / "linkedin.zip")
    path.write_bytes(path.read_bytes()[:-200])
    assert error_of(home, path)
    assert kept(home)[0] == {}


def test_an_mbox_cut_in_the_middle_of_a_mail(home: Path, tmp_path: Path) -> None:
    """What stands before the cut is read."""
    path = mailbox().mbox(tmp_path / "all.mbox")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    new, known, *_ = fates(home, path)
    assert (new > 35, known) == (True, 0)


def test_a_name_of_no_charset(home: Path, tmp_path: Path) -> None:
    """A file whose name is bytes of no charset is read like any other, and known the second time."""
    path = tmp_path / os.fsdecode(b"b\xf6x.mbox")
    try:
        mailbox().mbox(path)
    except OSError:
        pytest.skip("this file system takes no such names")
    assert fates(home, path)[:2] == (81, 0)
    assert fates(home, path)[:2] == (0, 81)


@pytest.mark.parametrize(("year", "said"), [("1979", "before 1990"), ("2099", "It is dated 1 January 2099")])
def test_wrong_dates(home: Path, tmp_path: Path, year: str, said: str) -> None:
    """A message still to come, or older than mail, is unread with the reason, and moves nothing that can be seen."""
    box = mailbox()
    box.mail(BOB, ME, f"{year}-01-01", "From another time.")
    report = brought(home, box.mbox(tmp_path / "all.mbox"))
    unread = report["files"][0]["unread"]
    assert [said in each["why"] for each in unread] == [True]
    assert report["coverage"] == [{"channel": "mail", "from": "2021-01-01", "to": "2021-03-04"}]


# deaths


def test_ctrl_c_in_the_middle(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The import is listed as stopped, what it kept is kept, and a second one completes it: nothing lost or twice."""
    path = mailbox().mbox(tmp_path / "all.mbox")
    with monkeypatch.context() as patched:
        patched.setattr(room, "BATCH", 10)
        patched.setattr(desk, "dated", _interrupts_at(55, dated))
        with pytest.raises(KeyboardInterrupt):
            bring_in(home, [str(path)])
    assert [each["state"] for each in imports(home)] == ["stopped"]
    assert kept(home)[1]["interaction"] == 50  # type: ignore[index] # the second part is a mapping
    new, known, *_ = fates(home, path)
    assert (new, known) == (31, 50)
    fates(home.with_name("other"), path)
    assert kept(home) == kept(home.with_name("other"))


def _interrupts_at(count: int, function: Any) -> Any:
    calls = iter(range(10_000))

    def interrupts(*given: object) -> object:
        if next(calls) == count:
            raise KeyboardInterrupt
        return function(*given)

    return interrupts


def test_killed_in_the_middle(home: Path, tmp_path: Path) -> None:
    """After `kill -9` the record is intact, and a second import completes it: nothing lost, nothing twice."""
    path = mailbox().mbox(tmp_path / "all.mbox")
    child = subprocess.Popen(  # noqa: S603 - our own interpreter and text
        [sys.executable, "-c", _program(CHILD), str(home), str(path)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    with child, child.stdout:
        assert child.stdout.readline() == "now\n"
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
    assert [each["state"] for each in imports(home)] == ["running"]
    assert kept(home)[1]["interaction"] == 50  # type: ignore[index] # the second part is a mapping
    new, known, *_ = fates(home, path)
    assert (new, known) == (31, 50)
    assert [each["state"] for each in imports(home)] == ["done", "stopped"]
    fates(home.with_name("other"), path)
    assert kept(home) == kept(home.with_name("other"))


@pytest.mark.skipif(sys.platform == "win32", reason="no such limits")
def test_a_full_disk(home: Path, tmp_path: Path) -> None:
    """One sentence; what was kept before is intact, and the same command completes it when there is room."""
    path = _long(tmp_path / "all.mbox")
    done = subprocess.run(  # noqa: S603 - our own interpreter and text
        [sys.executable, "-c", _program(FULL), str(home), str(path)], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.stdout.startswith(f"The disk with {record_path(home)}")
    assert done.stdout.count("\n") == 1
    assert [each["state"] for each in imports(home)] in (["running"], ["stopped"])
    assert fates(home, path)[0] == 200
    assert kept(home)[1]["interaction"] == 200  # type: ignore[index] # the second part is a mapping


def _long(path: Path) -> Path:
    box = Mailbox()
    for number in range(200):
        box.mail(ME, ANN, f"2021-{1 + number // 28:02}-{1 + number % 28:02}", f"page {number} " * 1_000)
    return box.mbox(path)


def _program(text: str) -> str:
    return text.format(paths=[str(Path(opened.__file__).parents[2]), str(Path(__file__).parents[1])])


def test_two_imports_at_once(home: Path, tmp_path: Path) -> None:
    """The second one is refused in one sentence, and nothing of it is begun."""
    home.mkdir()
    with only_one(home), pytest.raises(Trouble, match="Another import into this record is running"):
        bring_in(home, [str(mailbox().mbox(tmp_path / "all.mbox"))])
    assert imports(home) == []


def test_taken_back_and_brought_in_again(home: Path, tmp_path: Path) -> None:
    """The counts are the first ones."""
    path = mailbox().mbox(tmp_path / "all.mbox")
    first = fates(home, path)
    before = kept(home)
    undo(home, 1)
    assert fates(home, path) == first
    assert kept(home) == before


def test_an_archive_is_read_through_a_zip(home: Path, tmp_path: Path) -> None:
    """A mailbox inside a zip is the same mailbox."""
    path = mailbox().mbox(tmp_path / "all.mbox")
    with zipfile.ZipFile(tmp_path / "takeout.zip", "w") as archive:
        archive.write(path, "Takeout/Mail/all.mbox")
    assert fates(home, tmp_path / "takeout.zip")[:2] == (81, 0)
    assert fates(home, path)[:2] == (0, 81)
    shutil.rmtree(home)


def test_an_archive_beside_other_files_is_opened_first(home: Path, tmp_path: Path) -> None:
    """In a folder a zip is opened before anybody reads its bytes: what is stored in it as it is looks like a table."""
    (tmp_path / "exports").mkdir()
    linkedin = LinkedIn()
    linkedin.connect("Ann Lee", "01 Feb 2021", mail="ann@example.org")
    packed = linkedin.zip(tmp_path / "packed.zip")
    with zipfile.ZipFile(packed) as one, zipfile.ZipFile(tmp_path / "exports" / "l.zip", "w") as stored:
        for name in one.namelist():
            stored.writestr(name, one.read(name))
    mailbox().mbox(tmp_path / "exports" / "all.mbox")
    (file,) = brought(home, tmp_path / "exports")["files"]
    assert (sorted(file["source"].split(", ")), file["unread"]) == (["linkedin", "mail"], [])


def test_a_folder_of_many_things_is_told_part_by_part(home: Path, tmp_path: Path) -> None:
    """Each source says which files it read and how many pieces; a second import says the same."""
    folder = tmp_path / "Downloads"
    folder.mkdir()
    (folder / "cards.vcf").write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Ann Lee\nEMAIL:ann@example.org\nEND:VCARD\n")
    (folder / "people.csv").write_text("name,email\nBob Ray,bob@example.net\n")
    (folder / "setup.exe").write_bytes(b"MZ" + bytes(600))
    for _ in range(2):
        (file,) = brought(home, folder)["files"]
        told = {part["source"]: (part["things"], part["pieces"]) for part in file["parts"]}
        assert told == {"vcard": (["cards.vcf"], 1), "csv": (["people.csv"], 1)}
        assert file["foreign"] == [str(folder / "setup.exe")]


def test_counted_a_step_at_a_time(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However few pieces are counted at a time, each has its one fate, a second copy and a second reading too."""
    path = mailbox().mbox(tmp_path / "all.mbox")
    twice = shutil.copy(path, tmp_path / "copy.mbox")
    whole_counts = [fates(tmp_path / "other", path, twice), fates(tmp_path / "other", path)]
    monkeypatch.setattr("goodterms.desk.leaves.STEP", 7)
    assert [fates(home, path, twice), fates(home, path)] == whole_counts
