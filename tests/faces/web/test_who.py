"""Who: cards with a button and a key each, what was joined, and taking it back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exports import ME, Mailbox
from goodterms.desk import who
from goodterms.desk.bring_in import bring_in

from .accessible import too_wide, violations
from .conftest import OURS, WIDTHS, Look, Open, Serve
from .expected import expect


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Orla is one person of two addresses; whether Quentin and Q. Ostickbury are one is asked."""
    box = Mailbox()
    senders = (
        "Orla Wexcombe-Fenhollow <orla@north.example>",
        "Orla Wexcombe-Fenhollow <orla.wf@post.example>",
        "Quentin Ostickbury <quentin@north.example>",
        "Q. Ostickbury <ostickbury@post.example>",
    )
    for year, sender in enumerate(senders, 2019):
        box.mail(sender, ME, f"{year}-03-01", f"The hedge of {year}.")
        box.mail(ME, sender, f"{year}-03-02", f"Thank you for {year}.")
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "all.mbox"))], me=["olive@example.com"])
    return tmp_path / "home"


def two(home: Path) -> dict[str, str]:
    """The fields of the only card."""
    (card,) = who.cards(home)
    sides: Any = card
    return {"one": str(sides["one"]["id"]), "other": str(sides["other"]["id"])}


def test_page(home: Path, owner: Open) -> None:
    """The question, a button for each answer, and the join with its reason."""
    text = owner(home).get("/who").text
    for part in ("Quentin Ostickbury", "Same person", "Two people", "Later", "Neither is a person", "Part them"):
        assert part in text
    assert "Both are called Orla Wexcombe-Fenhollow." in text


def test_nothing_yet(empty: Any) -> None:
    """Before anything is brought in, the page says what to do."""
    assert "Bring something in" in empty.get("/who").text


def test_answer_and_take_back(home: Path, owner: Open) -> None:
    """An answer is kept and its card gone; taken back from the ledger, it is asked again."""
    client = owner(home)
    answered = client.post("/who", headers=OURS, data={**two(home), "said": "different"})
    assert (answered.status_code, answered.headers["location"]) == (303, "/who?done=different")
    assert "nothing to ask" in client.get("/who").text
    row = client.get("/api/who").json()["log"][0]
    client.post("/who/undo", headers=OURS, data={"id": str(row["id"])})
    assert "Same person" in client.get("/who").text


def test_part_from_the_page_of_a_person(home: Path, owner: Open) -> None:
    """The page of a person says why they are one, and parts them."""
    client = owner(home)
    row = next(row for row in client.get("/api/who").json()["log"] if row["by"] == "weighed")
    id_ = row["one"]["id"]
    assert "Why this is one person" in client.get(f"/person/{id_}").text
    assert client.get(f"/person/{row['other']['id']}").headers["location"] == f"/person/{id_}"
    client.post("/who/undo", headers=OURS, data={"id": str(row["id"]), "person": str(id_)})
    assert "Why this is one person" not in client.get(f"/person/{id_}").text


@pytest.mark.parametrize(
    "fields", [{"one": "x", "other": "2"}, {"one": "1", "other": "1"}, {"one": "1", "other": "999"}]
)
def test_what_cannot_be_answered(home: Path, owner: Open, fields: dict[str, str]) -> None:
    """Said on a page, and nothing is kept."""
    assert owner(home).post("/who", headers=OURS, data={**fields, "said": "same"}).status_code in {400, 409}


@pytest.mark.parametrize("width", WIDTHS)
def test_everybody_can_read_it(home: Path, serve: Serve, look: Look, width: int) -> None:
    """With a card on it the page breaks no rule of axe, in light or dark, and is not too wide."""
    site = serve(home)
    for dark in (False, True):
        page = look(site, width=width, dark=dark)
        page.goto(f"{site.at}/who")
        assert (violations(page), too_wide(page)) == ([], False)


def test_one_key(home: Path, serve: Serve, look: Look) -> None:
    """The first card has the focus, and one key answers it; outside of cards keys do nothing."""
    site = serve(home)
    page = look(site)
    page.goto(f"{site.at}/who")
    page.locator("h1").click()
    page.keyboard.press("d")
    expect(page).to_have_url(f"{site.at}/who")
    page.locator(".card").focus()
    page.keyboard.press("d")
    page.wait_for_url("**/who?done=different")
    expect(page.locator(".card")).to_have_count(0)


def test_without_javascript(home: Path, serve: Serve, look: Look) -> None:
    """Buttons do the same."""
    site = serve(home)
    page = look(site, javascript=False)
    page.goto(f"{site.at}/who")
    page.get_by_role("button", name="Same person").click()
    page.wait_for_url("**/who?done=same")
    expect(page.get_by_text("One person now.")).to_be_visible()
