"""The page of one person, and what the owner tells there."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from exports import ME, Mailbox
from goodterms.desk.bring_in import bring_in
from goodterms.desk.word import FLAGS, REGARDS

from .accessible import too_wide, violations
from .conftest import OURS, PHONE, Look, Open, Serve
from .expected import expect


def number(client: TestClient, who: str) -> int:
    """The number of somebody."""
    found: int = client.get("/api/people", params={"q": who}).json()["people"][0]["id"]
    return found


def test_how_you_stand(village: TestClient) -> None:
    """How it began, how it stands, the rhythm, what was said, and how far one can see."""
    text = village.get(f"/person/{number(village, 'rosa')}").text
    assert "A relationship, in touch; you last spoke on" in text
    assert "they wrote first by mail" in text
    assert "In touch on 40 days" in text
    assert '<svg class="rhythm"' in text
    assert "Good, I will bring the banners along then." in text
    assert "What I can see:\nmail from" in text


def test_timeline_in_pages(village: TestClient) -> None:
    """Long histories come in pages."""
    path = f"/person/{number(village, 'rosa')}"
    assert "Page 1 of 4" in village.get(path).text
    assert village.get(f"{path}?page=4").text.count("you wrote") == 10
    assert "Page 4 of 4" in village.get(f"{path}?page=77").text


def test_nobody(village: TestClient) -> None:
    """A number that nobody has is a page that says so."""
    answer = village.get("/person/999999")
    assert (answer.status_code, "There is nobody with the number 999999." in answer.text) == (404, True)


@pytest.mark.parametrize("word", [*FLAGS, *REGARDS])
def test_words_and_back(fresh_home: Path, owner: Open, word: str) -> None:
    """Each word is kept, said on the page, and gone when it is taken back."""
    client = owner(fresh_home)
    path = f"/person/{number(client, 'quinn')}"
    before = client.get(path).text
    answer = client.post(f"{path}/word", data={"word": word}, headers=OURS)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{path}?done=word")
    assert "take it back</button>" in client.get(path).text
    client.post(f"{path}/word", data={"word": word, "back": "1"}, headers=OURS)
    assert client.get(path).text == before


def test_note_and_meeting(fresh_home: Path, owner: Open) -> None:
    """A note stands on the page as it was written; a meeting counts as contact from its day."""
    client = owner(fresh_home)
    path = f"/person/{number(client, 'theo')}"
    client.post(f"{path}/note", data={"text": "Likes <b>pears</b>.\nTall."}, headers=OURS)
    assert (
        client.post(f"{path}/log", data={"what": "met", "on": "2026-01-05", "text": ""}, headers=OURS).status_code
        == 303
    )
    text = client.get(f"{path}?done=log").text
    assert "Likes &lt;b&gt;pears&lt;/b&gt;." in text
    assert "you met" in text
    assert "Kept: it counts as contact from its day." in text


@pytest.mark.parametrize(
    ("part", "told", "says"),
    [
        ("log", {"what": "met", "on": "someday"}, "is no date"),
        ("log", {"what": "danced"}, "I can log"),
        ("note", {"text": " "}, "The note is empty."),
        ("word", {"word": "friend"}, "There is no word"),
    ],
)
def test_what_cannot_be_kept(fresh_home: Path, owner: Open, part: str, told: dict[str, str], says: str) -> None:
    """What is told wrongly is refused in a sentence, and nothing changes."""
    client = owner(fresh_home)
    path = f"/person/{number(client, 'theo')}"
    before = client.get(path).text
    answer = client.post(f"{path}/{part}", data=told, headers=OURS)
    assert (answer.status_code, says in answer.text) == (400, True)
    assert client.get(path).text == before


CARD = """BEGIN:VCARD
VERSION:4.0
FN:Zelda Quixwood
EMAIL:zelda@quixwood.example
TITLE:Glazier
BDAY:--0219
URL:https://quixwood.example/
END:VCARD
"""


def test_what_they_do_and_a_line_forgotten(tmp_path: Path, owner: Open) -> None:
    """What cards and their own words say, each with where it is from; a line goes for good, by the words it has."""
    box = Mailbox()
    box.talk("Zelda <zelda@quixwood.example>", ["2024-02-03"], text="Hello. We make it for 75. We make oak frames.")
    (tmp_path / "book.vcf").write_text(CARD)
    files = [str(box.mbox(tmp_path / "all.mbox")), str(tmp_path / "book.vcf")]
    bring_in(tmp_path / "home", files, me=["olive@example.com"])
    client = owner(tmp_path / "home")
    path = f"/person/{number(client, 'zelda')}"
    text = client.get(path).text
    assert 'Glazier</bdi> <span class="soft">your address book</span>' in text
    assert 'We make oak frames.</bdi> <span class="soft">in their own words by mail, ' in text
    assert 'Birthday: <bdi dir="auto">19 February</bdi>' in text
    assert "75" not in text.partition("<h2>Your notes</h2>")[0]
    for line in ("19 February", "We make oak frames."):
        client.post(f"{path}/forget-line", data={"line": line}, headers=OURS)
    after = client.get(path).text.partition("<h2>Your notes</h2>")[0]
    assert "Glazier" in after
    assert "19 February" not in after
    assert "oak frames" not in after


def test_names_of_every_kind(tmp_path: Path, owner: Open, serve: Serve, look: Look) -> None:
    """A name from right to left, a very long one, and none at all: shown, found, and never wider than a phone."""
    box = Mailbox()
    for who in ("רוזה לוי <rosa@example.net>", f"{'Lang' * 60} <lang@example.org>", "quiet@example.com"):
        box.talk(who, ["2024-02-03"], subject="ש" * 300)
        box.mail(ME, who, "2024-03-03", "x" * 400)
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "all.mbox"))], me=["olive@example.com"])
    site = serve(tmp_path / "home")
    client = owner(tmp_path / "home")
    page = look(site, width=PHONE)
    for who, heading in (("rosa@", "רוזה לוי"), ("lang@", "LangLang"), ("quiet@", "quiet@example.com")):
        page.goto(f"{site.at}/person/{number(client, who)}")
        expect(page.get_by_role("heading", level=1)).to_contain_text(heading, use_inner_text=True)
        assert (violations(page), too_wide(page)) == ([], False)


def test_your_word_on_how_well_and_since_when(fresh_home: Path, owner: Open) -> None:
    """The form keeps depth and beginning, each if it was filled in; an empty one changes nothing."""
    fresh = owner(fresh_home)
    path = f"/person/{number(fresh, 'rosa')}"
    before = fresh.get(path).text
    empty = {"what": "known", "depth": "", "text": "", "on": ""}
    assert fresh.post(f"{path}/log", data=empty, headers=OURS).status_code == 303
    assert fresh.get(path).text == before
    told = {"what": "known", "depth": "contact", "text": "We met at the harbour", "on": "2014-06-01"}
    fresh.post(f"{path}/log", data=told, headers=OURS)
    text = fresh.get(f"{path}?done=known").text
    assert "your own word stands above" in text
    assert "We met at the harbour (your own word)" in text
    assert "1 June 2014" in text
    assert "How well you two know each other is your own word." in text


def test_log_a_call_without_javascript(fresh_home: Path, serve: Serve, look: Look) -> None:
    """From the list to a call kept, by forms alone."""
    site = serve(fresh_home)
    page = look(site, javascript=False)
    page.goto(f"{site.at}/people")
    page.get_by_role("link", name="Quinn Quiet").click()
    page.get_by_label("What happened").select_option("called")
    page.get_by_role("button", name="Keep it").click()
    page.get_by_text("Kept: it counts as contact").wait_for()
    assert page.locator(".timeline li").first.inner_text().startswith("Today, what you told me: you called")
