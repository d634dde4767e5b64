"""The page Standards: what can be set, what follows, and what cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from goodterms.desk.standards import standards

from .accessible import too_wide, violations
from .conftest import OURS, WIDTHS, Look, Open, Serve
from .expected import expect


def value(home: Path, name: str) -> object:
    """The value of one standard."""
    return next(row["value"] for row in standards(home) if row["name"] == name)


def test_every_standard_says_what_follows(village: TestClient, village_home: Path) -> None:
    """Each has its sentence and a field; each cell of what a tie bears is a choice of three words."""
    text = village.get("/standards").text
    rows = standards(village_home)
    for row in rows:
        if str(row["name"]).startswith("bears."):
            assert f'name="{row["name"]}"' in text
        else:
            assert str(row["says"]).split(";", maxsplit=1)[0] in text
            assert f'action="/standards/{row["name"]}"' in text
    assert len(rows) > 25


def test_changed_and_taken_back(fresh_home: Path, owner: Open) -> None:
    """A change counts, is shown with its default, and can be taken back; a courtesy is a switch."""
    client = owner(fresh_home)
    for name, new in (("silence_days", "200"), ("no_hello", "off")):
        old = value(fresh_home, name)
        answer = client.post(f"/standards/{name}", headers=OURS, data={"value": new})
        assert (answer.status_code, value(fresh_home, name)) == (303, new)
        assert client.post(f"/standards/{name}", headers=OURS, data={"reset": "1"}).status_code == 303
        assert value(fresh_home, name) == old


@pytest.mark.parametrize(
    ("name", "new", "says"),
    [
        ("silence_days", "soon", "it is a whole number from 0 to"),
        ("silence_days", "-3", "it is a whole number from 0 to"),
        ("ask_at", "1.5", "it is a number from 0 to 1"),
        ("maybe_at", "0.9", "cannot be above ask_at"),
        ("no_hello", "perhaps", "it is on or off"),
        ("ask_at", "nan", "it is a number from 0 to 1"),
        ("silence_days", "", "it is a whole number"),
    ],
)
def test_what_cannot_be(fresh_home: Path, owner: Open, name: str, new: str, says: str) -> None:
    """A value that cannot be is refused in a sentence, stands in its field to be mended, and changes nothing."""
    client, old = owner(fresh_home), value(fresh_home, name)
    answer = client.post(f"/standards/{name}", headers=OURS, data={"value": new})
    assert (answer.status_code, says in answer.text, value(fresh_home, name)) == (400, True, old)


def test_no_such_standard(fresh_home: Path, owner: Open) -> None:
    """It is said so."""
    answer = owner(fresh_home).post("/standards/kindness", headers=OURS, data={"value": "9"})
    assert (answer.status_code, "There is no standard" in answer.text) == (400, True)


def test_what_a_tie_bears(fresh_home: Path, owner: Open) -> None:
    """Cells that were changed are kept, the others stay the program's own; all can be taken back."""
    client = owner(fresh_home)
    sent = {"bears.contact.3": "hello_first", "bears.contact.1": value(fresh_home, "bears.contact.1")}
    assert client.post("/standards/bears", headers=OURS, data=sent).status_code == 303
    assert [row["name"] for row in standards(fresh_home) if row["own"]] == ["bears.contact.3"]
    assert client.post("/standards/bears", headers=OURS, data={"bears.contact.3": "maybe"}).status_code == 400
    client.post("/standards/bears", headers=OURS, data={"reset": "1"})
    assert [row["name"] for row in standards(fresh_home) if row["own"]] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_in_the_browser(fresh_home: Path, serve: Serve, look: Look, width: int) -> None:
    """Changed, refused and taken back by hand, without JavaScript too."""
    site = serve(fresh_home)
    page = look(site, width=width, javascript=False, strict=False)
    page.goto(f"{site.at}/standards")
    page.get_by_label("Silence days", exact=True).fill("many")
    page.get_by_role("button", name="Keep Silence days").click()
    expect(page.get_by_role("alert")).to_contain_text("silence_days cannot be 'many'", use_inner_text=True)
    expect(page.get_by_label("Silence days", exact=True)).to_have_value("many")
    page.get_by_label("Silence days", exact=True).fill("90")
    page.get_by_role("button", name="Keep Silence days").click()
    expect(page.get_by_text("the default is 120")).to_be_visible()
    seen = look(site, width=width)
    seen.goto(f"{site.at}/standards")
    assert (violations(seen), too_wide(seen)) == ([], False)
    page.get_by_role("button", name="Back to it: Silence days").click()
    expect(page.get_by_label("Silence days", exact=True)).to_have_value("120")
