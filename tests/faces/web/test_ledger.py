"""The page Ledger: sums, entries, reading on, and the owner's word."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from exports import ME, Mailbox
from goodterms.desk.bring_in import bring_in
from goodterms.faces.web.pages import ledger
from goodterms.record import labels

from .accessible import too_wide, violations
from .conftest import OURS, PHONE, Look, Open, Serve

ADA = "Ada Bell <ada@example.org>"
ASK = "Could you please lend me your big ladder for the weekend?"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Ada asked, and was promised something; nothing is read yet."""
    monkeypatch.setattr("goodterms.desk.bring_in.read_newest", lambda _: 0)
    box = Mailbox()
    box.mail(ADA, ME, "2024-05-01", ASK)
    box.mail(ME, ADA, "2024-05-02", "I'll send you the <price> list by 10 May 2024.")
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "a.mbox"))], me=["olive@example.com"])
    return tmp_path / "home"


@pytest.fixture
def page(home: Path, owner: Open) -> TestClient:
    """The page of that home, everything read."""
    client = owner(home)
    assert client.post("/ledger/read", headers=OURS).headers["location"] == "/ledger"
    return client


def ada(client: TestClient) -> int:
    """Ada's number."""
    found: int = client.get("/api/people", params={"q": "ada"}).json()["people"][0]["id"]
    return found


def say(client: TestClient, none: str) -> str:
    """Says of Ada's ask that it was none (or takes it back), and shows her page after it."""
    path = f"/ledger/{ada(client)}"
    (entry,) = [one for one in entries(client) if str(one["act"]).startswith("ask")]
    sent = {"interaction": str(entry["interaction"]), "act": str(entry["act"]), "none": none}
    answer = client.post(path, headers=OURS, data=sent)
    assert (answer.status_code, answer.headers["location"].partition("#")[0]) == (303, path)
    return client.get(path).text


def entries(client: TestClient) -> list[dict[str, object]]:
    """Ada's entries as other programs get them."""
    found: list[dict[str, object]] = client.get("/api/ledger", params={"person": str(ada(client))}).json()["entries"]
    return found


def test_nothing_brought_in_yet(empty: TestClient) -> None:
    """It says what to do."""
    answer = empty.get("/ledger")
    assert (answer.status_code, "I know nobody of yours yet." in answer.text) == (200, True)


def test_unread_messages_can_be_read_here(home: Path, owner: Open) -> None:
    """While messages wait, there is a button, and it reads them."""
    client = owner(home)
    assert "Read my history now" in client.get("/ledger").text
    client.post("/ledger/read", headers=OURS)
    text = client.get("/ledger").text
    assert ("Read my history now" in text, "Ada Bell" in text) == (False, True)


def test_in_steps(home: Path, owner: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long history is read in steps, each with a way to go on."""
    monkeypatch.setattr(labels, "STEP", 1)
    monkeypatch.setattr(ledger, "STEP", 1)
    client = owner(home)
    assert client.post("/ledger/read", headers=OURS).headers["location"] == "/ledger?going=1"
    text = client.get("/ledger?going=1").text
    assert ("1 message of yours still waits to be read." in text, ">Go on<" in text) == (True, True)
    assert client.post("/ledger/read", headers=OURS).headers["location"] == "/ledger"


def test_by_month(page: TestClient) -> None:
    """By month, the months stand in place of names."""
    text = page.get("/ledger?by=month").text
    assert ('<th scope="row">2024-05</th>' in text, "/ledger/" in text) == (True, False)


def test_entries_with_words(page: TestClient) -> None:
    """One person's entries have the words, as text, and what became of a promise."""
    text = page.get(f"/ledger/{ada(page)}").text
    assert (ASK in text, "&lt;price&gt;" in text, "<price>" in text) == (True, True, False)
    assert "Due" in text


def test_this_was_no_ask(page: TestClient) -> None:
    """The owner's word takes it out of the sums, is shown, and can be taken back."""
    said = say(page, "1")
    assert ("You said that this was no ask." in said, "Take that back" in said) == (True, True)
    assert [entry["p"] for entry in entries(page) if entry["corrected"]] == [0.0]
    assert "Your own word stands in place of my reading 1 time." in page.get("/ledger").text
    assert "You said that this was no ask." not in say(page, "")
    assert [entry for entry in entries(page) if entry["corrected"]] == []


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"interaction": "x", "act": "ask", "none": "1"}, 400),
        ({"interaction": "²", "act": "ask", "none": "1"}, 400),
        ({"interaction": "1", "act": "read", "none": "1"}, 400),
        ({"interaction": "999999", "act": "ask", "none": "1"}, 409),
        ({}, 400),
    ],
)
def test_odd_forms(page: TestClient, sent: dict[str, str], status: int) -> None:
    """No form breaks it, and none is kept that makes no sense."""
    answer = page.post(f"/ledger/{ada(page)}", headers=OURS, data=sent)
    assert (answer.status_code, "Traceback" in answer.text) == (status, False)


def test_nobody_of_that_number(page: TestClient) -> None:
    """A number that nobody has is not found."""
    assert page.get("/ledger/99999").status_code == 404


def test_on_a_phone_in_the_dark(page: TestClient, home: Path, serve: Serve, look: Look) -> None:
    """Sums and entries can be read by everybody, on a phone, light and dark."""
    site, number = serve(home), ada(page)
    for dark in (False, True):
        window = look(site, width=PHONE, dark=dark)
        for path in ("/ledger", "/ledger?by=month", f"/ledger/{number}"):
            window.goto(site.at + path)
            assert (path, violations(window), too_wide(window)) == (path, [], False)
