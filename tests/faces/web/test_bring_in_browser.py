"""Bringing in by hand: a first folder, a browser that is closed, two tabs, and the command line beside it."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from goodterms.desk import work
from goodterms.faces.cli.entry import goodterms

from .accessible import too_wide, violations
from .conftest import WIDTHS, Look, Serve, Site
from .expected import expect
from .test_bring_in import finish, mbox

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a mailbox, an address book, and something that nobody reads."""
    place = tmp_path / "exports"
    place.mkdir()
    (place / "in.mbox").write_bytes(mbox())
    (place / "friends.vcf").write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Bo Ray\nEMAIL:bo@example.net\nEND:VCARD\n")
    (place / "notes.bin").write_bytes(b"\0\1\2")
    return place


@pytest.fixture
def site(fresh_home: Path, serve: Serve) -> Iterator[Site]:
    """A record with neighbours, being served; what runs in it is ended."""
    yield serve(fresh_home)
    if not work.stop(fresh_home):
        finish(fresh_home)


@contextmanager
def occupied(home: Path) -> Iterator[None]:
    """Somebody else writes to the record, so that an import that begins now waits."""
    with closing(sqlite3.connect(home / "record.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def send(page: Page, site: Site, box: Path) -> None:
    """Names a mailbox on the page and begins."""
    page.goto(f"{site.at}/import")
    page.get_by_label("Or where it lies on this machine").fill(str(box))
    page.get_by_role("button", name="Bring them in").click()
    page.get_by_role("button", name="Stop reading").wait_for()


def ended(page: Page, site: Site) -> None:
    """Looks again until the work has ended, as one does without JavaScript."""
    finish(site.home)
    page.goto(f"{site.at}/import")


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("width", WIDTHS)
def test_first_folder(tmp_path: Path, folder: Path, serve: Serve, look: Look, *, width: int, javascript: bool) -> None:
    """Somebody new comes from Today, picks a folder, sees what came of it, and goes on to Today."""
    site = serve(tmp_path / "home")
    page = look(site, width=width, javascript=javascript)
    page.get_by_role("main").get_by_role("link", name="Import", exact=True).click()
    page.get_by_label("Or a folder").set_input_files(folder)
    page.get_by_role("button", name="Bring them in").click()
    if not javascript:
        ended(page, site)
    page.get_by_role("heading", name="What came of it").wait_for()  # with JavaScript the page comes to it by itself
    expect(page.get_by_role("row", name="exports (").first).to_be_visible()
    if javascript:
        assert (violations(page), too_wide(page)) == ([], False)
    page.get_by_role("link", name="See today").click()
    expect(page.locator(".coverage")).to_contain_text("mail from 1 January 2024", use_inner_text=True)


def test_dropped(tmp_path: Path, folder: Path, serve: Serve, look: Look) -> None:
    """The field for files is the place to drop them: several at once."""
    site = serve(tmp_path / "home")
    page = look(site)
    page.goto(f"{site.at}/import")
    page.get_by_label("Files").set_input_files([folder / "in.mbox", folder / "friends.vcf"])
    page.get_by_role("button", name="Bring them in").click()
    page.get_by_role("heading", name="What came of it").wait_for()
    expect(page.get_by_role("row").filter(has_text="in.mbox").first).to_be_visible()


def test_browser_closed(site: Site, folder: Path, look: Look) -> None:
    """A browser that is closed in the middle disturbs nothing; who comes back finds it running, or done."""
    page = look(site)
    with occupied(site.home):
        send(page, site, folder)
        page.context.close()
        again = look(site, width=WIDTHS[0])
        again.goto(f"{site.at}/import")
        expect(again.get_by_role("button", name="Stop reading")).to_be_visible()
        assert (violations(again), too_wide(again)) == ([], False)
    again.get_by_role("heading", name="What came of it").wait_for()


@pytest.mark.parametrize("javascript", [True, False])
def test_stopped(site: Site, folder: Path, look: Look, *, javascript: bool) -> None:
    """Stopping keeps what was read and says so; going on brings the rest."""
    page = look(site, javascript=javascript)
    with occupied(site.home):
        send(page, site, folder)
        with page.expect_response(lambda answer: answer.request.method == "POST"):  # heard before the reading goes on
            page.get_by_role("button", name="Stop reading").click()
    ended(page, site)
    expect(page.get_by_role("main")).to_contain_text("What was read so far is kept.", use_inner_text=True)
    page.get_by_role("button", name="Go on").click()
    ended(page, site)
    expect(page.get_by_role("heading", name="What came of it")).to_be_visible()


def test_two_tabs(site: Site, folder: Path, look: Look) -> None:
    """A second tab that begins as well is told that one runs; both see how it ends, and other pages answer."""
    first, second = look(site), look(site, strict=False)
    second.goto(f"{site.at}/import")
    with occupied(site.home):
        send(first, site, folder)
        second.get_by_label("Or where it lies on this machine").fill(str(folder))
        second.get_by_role("button", name="Bring them in").click()
        expect(second.get_by_role("alert")).to_contain_text("just now", use_inner_text=True)
        second.goto(f"{site.at}/why")
        second.goto(f"{site.at}/import")
        expect(second.get_by_role("button", name="Stop reading")).to_be_visible()
    for page in (first, second):
        page.get_by_role("heading", name="What came of it").wait_for()


def test_command_line_beside_it(site: Site, folder: Path, look: Look) -> None:
    """While the page brings in, the command line is told to wait and loses nothing; after it, it reads."""
    page = look(site)
    box = str(folder / "in.mbox")
    with occupied(site.home):
        send(page, site, folder / "friends.vcf")
        while (found := work.look(site.home)) is not None and found.state == "running" and not found.what:
            time.sleep(0.02)
    ended(page, site)
    done = CliRunner().invoke(goodterms, ["--home", str(site.home), "import", box])
    assert (done.exit_code, "5 pieces" in done.stdout) == (0, True)
    page.reload()
    expect(page.get_by_role("row").filter(has_text="in.mbox").first).to_be_visible()


def test_taken_back(site: Site, folder: Path, look: Look) -> None:
    """An import is taken back after a question, with the keyboard alone."""
    page = look(site)
    page.goto(f"{site.at}/import")
    page.get_by_label("Or where it lies on this machine").fill(str(folder / "in.mbox"))
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="What came of it").wait_for()
    page.get_by_role("link", name="Import 2").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Take import 2 back").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Import 2 is taken back").wait_for()
