"""The page People, and everybody in one picture."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from starlette.testclient import TestClient

from goodterms.desk.word import word

from .conftest import Look, Open, Serve
from .expected import expect


def test_nothing_brought_in_yet(empty: TestClient) -> None:
    """The list and the picture say what to do."""
    for path in ("/people", "/sphere"):
        answer = empty.get(path)
        assert (answer.status_code, "I know nobody of yours yet." in answer.text) == (200, True)


def test_closest_first(village: TestClient) -> None:
    """Everybody ever spoken with, closest first, with how they stand, when, and where to reach them."""
    text = village.get("/people").text
    names = re.findall(r'<a class="name" href="/person/\d+"><bdi dir="auto">(\w+)', text)
    assert names == [row["name"].split()[0] for row in village.get("/api/people").json()["people"]]
    assert set(names) == {"Rosa", "Quinn", "Walt", "Theo"}
    assert "a relationship, in touch" in text
    assert "rosa@example.net" in text
    assert "4 people, closest first" in text


def test_search_and_filter(village: TestClient) -> None:
    """A word finds names too; a filter is kept in the form, and its count stands beside it."""
    assert "Nan Nameless" in village.get("/people?q=nan").text
    text = village.get("/people?depth=contact&q=theo").text
    assert "Theo Tips" in text
    assert '<input type="hidden" name="depth" value="contact">' in text
    assert "Nobody like that." in village.get("/people?q=%00zz").text


@pytest.mark.parametrize(
    "query", ["page=0", "page=-3", "page=99999999999", "page=%C2%B2", "page=x", "all=1&q=" + "a" * 2000]
)
def test_odd_addresses(village: TestClient, query: str) -> None:
    """No address of the page breaks it."""
    assert village.get(f"/people?{query}").status_code == 200
    assert village.get(f"/sphere?near=7&{query}").status_code == 200


def test_no_such_filter(village: TestClient) -> None:
    """An unknown depth is said in a sentence."""
    answer = village.get("/people?depth=friend")
    assert (answer.status_code, "There is no depth" in answer.text) == (400, True)


def test_never_mentioned_is_findable(fresh_home: Path, owner: Open) -> None:
    """Somebody never to be mentioned stands in the list, with the word said."""
    client = owner(fresh_home)
    rosa = client.get("/api/people?q=rosa").json()["people"][0]["id"]
    word(fresh_home, rosa, "never_mention")
    assert "<em>never to be mentioned</em>" in client.get("/people?q=rosa").text


def test_picture(village: TestClient) -> None:
    """A link for everybody drawn, a title and a description, and the same people in the table."""
    text = village.get("/sphere").text
    start = text.index('<svg class="sphere"')
    svg = ET.fromstring(text[start : text.index("</svg>", start) + 6])  # noqa: S314 - our own
    people = {link.attrib["href"] for link in svg.iter("a")}
    assert people == {f"/person/{row['id']}" for row in village.get("/api/people").json()["people"]}
    assert all(f'<a class="name" href="{one}"' in text for one in people)
    assert svg.find("title") is not None
    assert svg.find("desc") is not None
    assert "1 name without a word" in text


def test_nearer(village: TestClient) -> None:
    """The innermost ring alone has fewer people and says which it is."""
    text = village.get("/sphere?near=1").text
    assert "relationships</text>" in text
    assert "acquaintances</text>" not in text
    assert "Theo Tips" not in text


def test_search_follows_what_is_typed(village_home: Path, serve: Serve, look: Look) -> None:
    """The list follows the word that is typed; without JavaScript the button does the same."""
    site = serve(village_home)
    for javascript in (True, False):
        page = look(site, javascript=javascript)
        page.goto(f"{site.at}/people")
        page.get_by_label("Name, address").fill("theo")
        if not javascript:
            page.get_by_role("button", name="Look").click()
        page.locator("#rows caption", has_text="1 person").wait_for()
        page.get_by_role("link", name="Theo Tips").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Theo Tips", use_inner_text=True)
