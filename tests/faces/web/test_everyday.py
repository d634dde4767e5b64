"""A day with the page: the morning, a call kept by the keyboard alone, and what may go wrong on any of them."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from goodterms.desk import log
from goodterms.faces.web.app import PAGES

from .conftest import OURS, WIDTHS, Look, Open, Serve
from .expected import expect
from .neighbours import QUESTION

if TYPE_CHECKING:
    from playwright.sync_api import Page

REPLY = "Hello Walt, 20 millimetres are enough. Thank you for your patience."

MOST_TABS = 80
"""Presses of the key after which a page counts as one that cannot be worked with it."""


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("width", WIDTHS)
def test_morning(village_home: Path, serve: Serve, look: Look, width: int, *, javascript: bool) -> None:
    """From the line of Today to the person, and to an answer that may go."""
    page = look(serve(village_home), width=width, javascript=javascript)
    line = page.get_by_role("listitem").filter(has_text=QUESTION).first
    line.get_by_role("link", name="Walt Waiting").click()
    page.get_by_role("heading", level=1, name="Walt Waiting").wait_for()
    page.get_by_role("link", name="Weigh a message to them").click()
    expect(page.get_by_label("To whom")).to_have_value("walt@example.org")
    page.get_by_label("What you want to send").fill(REPLY)
    page.get_by_role("button", name="Weigh it").click()
    page.locator("#verdicts .verdict.go").wait_for()


def test_call_kept_by_keyboard(fresh_home: Path, serve: Serve, look: Look) -> None:
    """From Today to somebody found, and to a call that is kept: no mouse is needed."""
    page = look(serve(fresh_home))
    to(page, "People")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people")
    to(page, "Name, address, or what they do")
    page.keyboard.type("Quinn")
    page.keyboard.press("Enter")
    page.locator("#rows caption", has_text="1 person").wait_for()
    to(page, "Quinn Quiet")
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name="Quinn Quiet").wait_for()
    to(page, "What happened")
    page.keyboard.type("We spoke")
    to(page, "What about, if you like")
    page.keyboard.type("the fair")
    page.keyboard.press("Enter")
    page.get_by_role("status").filter(has_text="Kept: it counts as contact").wait_for()


def to(page: Page, name: str) -> None:
    """Presses Tab until the element of this name has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate(CALLED) == name:
            return
    raise AssertionError(f"Tab does not lead to {name}")


CALLED = """() => {
  const here = document.activeElement;
  return (here.labels?.[0] ?? here).innerText.trim();
}"""
"""The name of what has the focus: its label, else its words."""


def test_disk_full(fresh_home: Path, owner: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """A note that finds no room is said in a sentence, and the page goes on."""
    site = owner(fresh_home)

    def full(*_: object, missed: bool) -> None:  # noqa: ARG001 - the signature of what it stands for
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(log, "_happened", full)
    answered = site.post("/person/3/log", headers=OURS, data={"what": "met", "on": "2024-05-03"})
    assert (answered.status_code, "disk" in answered.text, "Traceback" in answered.text) == (409, True, False)
    assert site.get("/person/3").status_code == 200


def test_record_of_a_newer_version(fresh_home: Path, owner: Open) -> None:
    """Every page says that a newer Goodterms wrote the record, and leaves it as it is."""
    record = fresh_home / "record.sqlite"
    with sqlite3.connect(record) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = record.read_bytes()
    site = owner(fresh_home)
    for page in PAGES:
        if page.at and page.at not in {"/why", "/import", "/lists"}:
            answered = site.get(page.at)
            assert (page.at, answered.status_code, "newer" in answered.text) == (page.at, 409, True)
    assert record.read_bytes() == before
