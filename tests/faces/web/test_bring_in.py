"""Import: what is sent or named is read in the background, what came of it is said, and it can be taken back."""

from __future__ import annotations

import errno
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from starlette.requests import ClientDisconnect
from starlette.testclient import TestClient

from exports import ME, Mailbox
from goodterms.desk import work
from goodterms.desk.imports import imports
from goodterms.faces.web.pages import bring_in

from .conftest import OURS, Open

ANN = "Ann Lee <ann@example.org>"
CHAT = "01/02/2023, 10:00 - Bob Ray: hello there\n01/02/2023, 10:05 - Olive: hello Bob\n"


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A home that is not there yet; whatever runs in it is ended."""
    place = tmp_path / "home"
    yield place
    if not work.stop(place):
        finish(place)


@pytest.fixture
def site(home: Path, owner: Open) -> TestClient:
    """The page of that home."""
    return owner(home)


def finish(home: Path) -> None:
    """Waits until nothing runs, however long that takes."""
    while (found := work.look(home)) is not None and found.state == "running":
        time.sleep(0.02)


def mbox(owner_wrote: bool = True) -> bytes:  # noqa: FBT001, FBT002 - two kinds of mailbox
    """A mailbox: two days of talk with Ann, or mails of hers alone, and an advertisement."""
    box = Mailbox()
    if owner_wrote:
        box.talk(ANN, ["2024-01-01", "2024-02-01"])
    else:
        box.mail(ANN, ME, "2024-01-01", "Are the plans for the stand here?")
    box.mail("Shop <offers@shop.example>", ME, "2024-03-01", "Less is more", List_Id="<offers.shop.example>")
    return b"".join(b"From 1@xxx Thu Jan 01 00:00:00 +0000 1970\n" + mail.as_bytes() + b"\n\n" for mail in box.mails)


def bring(site: TestClient, home: Path, *files: tuple[str, bytes], **fields: str) -> str:
    """Sends files and fields as the form does; the page once everything was read."""
    parts = [("files", file) for file in files] or [("files", ("", b""))]
    answered = site.post("/import", headers=OURS, files=parts, data=fields)
    assert (answered.status_code, answered.headers.get("location")) == (303, "/import"), answered.text
    finish(home)
    return site.get("/import").text


def test_first_run(site: TestClient) -> None:
    """Who has nothing yet is led here from Today, and told how to get each export."""
    assert 'href="/import"' in site.get("/").text.partition("<main")[2]
    page = site.get("/import").text
    assert 'type="file"' in page
    assert "webkitdirectory" in page
    for what in ("Gmail", "LinkedIn", "WhatsApp", "Telegram", "vCard"):
        assert what in page


def test_files(site: TestClient, home: Path) -> None:
    """Every piece is counted under the name its file had, what can be seen is said, and no copy is left."""
    page = bring(site, home, ("in.mbox", mbox()), ("notes.bin", b"\0\1\2"))
    assert '<td class="number" data-label="Pieces">5</td>' in page
    assert "newsletters and notices 1" in page or "list mail 1" in page
    assert "notes.bin is nothing that can be read here." in page
    assert "mail from 1 January 2024 to 1 March 2024" in page
    assert "You are <bdi" in page
    assert "olive@example.com" in page
    assert "See today" in page
    assert str(home) not in page
    assert list((home / "web" / "uploads").iterdir()) == []


def test_folder(site: TestClient, home: Path) -> None:
    """A folder comes as one, with everything in it."""
    page = bring(site, home, ("Mail/in.mbox", mbox()), ("Mail/old/more.mbox", mbox()))
    assert [run["paths"] for run in imports(home)] == [["Mail"]]
    assert '<td class="number" data-label="Pieces">10</td>' in page
    assert '<td class="number" data-label="Known already">' in page


def test_named(site: TestClient, home: Path, tmp_path: Path) -> None:
    """What is named is read where it lies, and left there."""
    box = tmp_path / "my mail.mbox"
    box.write_bytes(mbox())
    assert "my mail.mbox" in bring(site, home, path=f' "{box}" ')
    assert box.exists()


def test_named_that_is_not_there(site: TestClient, home: Path, tmp_path: Path) -> None:
    """A name that leads nowhere is said in the reader's sentence."""
    page = bring(site, home, path=str(tmp_path / "gone.mbox"))
    assert 'class="problem"' in page
    assert "gone.mbox" in page.partition('class="problem"')[2][:300]


@pytest.mark.parametrize(
    ("files", "fields", "says"),
    [
        ((), {}, "Choose files or a folder"),
        ((("in.mbox", b"x"),), {"path": "/tmp"}, "Do one after the other."),  # noqa: S108 - nothing is written there
        ((), {"path": "takeout.zip"}, "Write the whole path, such as"),
        ((("in.mbox", b"x"),), {"zone": "Nowhere/City"}, ""),
    ],
)
def test_asked_wrongly(
    site: TestClient, home: Path, files: tuple[tuple[str, bytes], ...], fields: dict[str, str], says: str
) -> None:
    """What cannot be meant is said in a sentence, and nothing of it stays."""
    parts = [("files", file) for file in files] or [("files", ("", b""))]
    answered = site.post("/import", headers=OURS, files=parts, data=fields)
    if says:
        assert (answered.status_code, says in answered.text) == (400, True)
        assert list((home / "web" / "uploads").iterdir()) == []
    else:
        finish(home)
        assert "There is no time zone" in site.get("/import").text


def test_whose(site: TestClient, home: Path) -> None:
    """Where nothing shows who the owner is, it is asked, and the answer makes them known."""
    page = bring(site, home, ("in.mbox", mbox(owner_wrote=False)))
    assert "Which of these are yours?" in page
    assert "See today" not in page
    said = site.post("/import/me", headers=OURS, data={"handle": ["olive@example.com"], "other": "o@example.net"})
    assert said.status_code == 303
    page = site.get("/import").text
    assert "Which of these are yours?" not in page
    assert "See today" in page
    assert site.post("/import/me", headers=OURS, data={"other": " "}).status_code == 400


def test_order_of_days(site: TestClient, home: Path) -> None:
    """A chat that does not show whether the day comes first is read once that is told; no option is named."""
    page = bring(site, home, ("WhatsApp Chat with Bob Ray.txt", CHAT.encode()), me="Olive", zone="UTC")
    assert "How are days written in these files?" in page
    assert "--dates" not in page
    assert site.post("/import/again", headers=OURS, data={"dates": "dmy"}).status_code == 303
    finish(home)
    page = site.get("/import").text
    assert "How are days written in these files?" not in page
    assert "WhatsApp from 1 February 2023 to 1 February 2023" in page


def test_browser_closed_while_it_sends(home: Path, site: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser that is closed while it sends leaves nothing behind and begins nothing."""

    def gone(*_: object) -> None:
        raise ClientDisconnect

    monkeypatch.setattr(bring_in, "uploaded", gone)
    assert site.post("/import", headers=OURS, files=[("files", ("in.mbox", mbox()))]).status_code == 400
    assert work.look(home) is None


def test_take_back(site: TestClient, home: Path) -> None:
    """An import is shown, asked about, and taken back; what went is said, and the list tells."""
    bring(site, home, ("in.mbox", mbox()))
    asked = site.get("/import/1").text
    assert "Take it back?" in asked
    assert site.post("/import/1/undo", headers=OURS).status_code == 303
    finish(home)
    page = site.get("/import").text
    assert "Import 1 is taken back" in page
    assert imports(home)[0]["state"] == "undone"
    assert "It was taken back" in site.get("/import/1").text
    assert site.get("/import/7").status_code == 404


def test_taken_back_twice(site: TestClient, home: Path) -> None:
    """Taking back what is gone already is said in the desk's sentence."""
    bring(site, home, ("in.mbox", mbox()))
    for _ in range(2):
        site.post("/import/1/undo", headers=OURS)
        finish(home)
    assert "There is no import 1 to take back." in site.get("/import").text


def test_put_away(site: TestClient, home: Path) -> None:
    """What came of the last one can be put away; the list of imports stays."""
    assert "What came of it" in bring(site, home, ("in.mbox", mbox()))
    assert site.post("/import/leave", headers=OURS).status_code == 303
    page = site.get("/import").text
    assert ("What came of it" in page, "Brought in before" in page) == (False, True)


def test_live_part_ends(site: TestClient, home: Path) -> None:
    """Once nothing runs, whoever waits for progress is told to look at the whole page."""
    bring(site, home, ("in.mbox", mbox()))
    assert site.get("/import", headers={"hx-request": "true"}).headers["hx-refresh"] == "true"
    told = site.get("/api/import").json()
    assert (told["state"], told["report"]["files"][0]["path"]) == ("done", "in.mbox")


def test_no_room_for_what_is_sent(site: TestClient, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk without room for the copies is said, with the way that needs none."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(bring_in, "uploaded", full)
    answered = site.post("/import", headers=OURS, files=[("files", ("in.mbox", mbox()))])
    assert answered.status_code == 409
    assert "No space left on device. Nothing of it was kept." in answered.text
    assert work.look(home) is None


def test_record_of_a_newer_version(site: TestClient, home: Path) -> None:
    """A record that a newer Goodterms wrote is said on the page, before and after something is sent, and stays."""
    bring(site, home, ("in.mbox", mbox()))
    with closing(sqlite3.connect(home / "record.sqlite")) as record:
        record.execute("UPDATE alembic_version SET version_num = '9999_future'")
        record.commit()
    before = (home / "record.sqlite").read_bytes()
    site.post("/import", headers=OURS, files=[("files", ("in.mbox", mbox()))])
    finish(home)
    answered = site.get("/import")
    assert (answered.status_code, "written by a newer Goodterms" in answered.text) == (409, True)
    assert (home / "record.sqlite").read_bytes() == before


def test_words_of_strangers(site: TestClient, home: Path) -> None:
    """The name of a file is text and never part of the page."""
    page = bring(site, home, ("<script>alert(1)</script>.bin", b"\0\1"))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_columns_of_a_table(site: TestClient, home: Path) -> None:
    """A table of unknown columns is asked about by its own headers, and read as was told; no option is named."""
    table = "Menschen;Tag;Vorgang\nAnn Lee;2024-05-03;lunch\nBo Ray;2024-06-14;coffee\n"
    page = bring(site, home, ("besuche.csv", table.encode()), me="olive@example.com")
    assert "Which column is which?" in page
    assert "<option>Vorgang</option>" in page
    assert "--columns" not in page
    told = {"column-name": "Menschen", "column-date": "Tag", "column-kind": "Vorgang"}
    assert site.post("/import/again", headers=OURS, data=told).status_code == 303
    finish(home)
    page = site.get("/import").text
    assert "Which column is which?" not in page
    assert "Bo Ray" in site.get("/people").text
