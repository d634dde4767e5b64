"""What goes wrong is a sentence on a page."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from goodterms.desk.trouble import Trouble
from goodterms.faces.web.app import build
from goodterms.faces.web.door import mint

from .conftest import HERE, OURS, PORT


@pytest.mark.parametrize(("code", "status"), [(1, 409), (2, 400)])
def test_trouble(village: TestClient, monkeypatch: pytest.MonkeyPatch, code: int, status: int) -> None:
    """What a person can mend is the desk's own sentence, on a page and for a program."""

    def fails(_: object, **_how: object) -> None:
        raise Trouble("The <disk> is full. See: goodterms why", code)

    monkeypatch.setattr("goodterms.desk.today.today", fails)
    page, program = village.get("/"), village.get("/api/today")
    assert (page.status_code, program.status_code) == (status, status)
    assert 'The &lt;disk&gt; is full. See: <a href="/why">Why</a>' in page.text
    assert program.json() == {"error": "The <disk> is full. See: goodterms why"}
    assert page.text.count("<h1>") == 1


def test_trouble_for_htmx(village: TestClient) -> None:
    """What is loaded into a page is told to take the sentence alone, and to put it where the answer would stand."""
    answer = village.get("/nothing", headers={"hx-request": "true"})
    assert answer.headers["hx-reselect"] == "#problem"
    assert answer.headers["hx-reswap"] == "innerHTML"
    assert 'id="problem"' in answer.text


def test_no_such_page(village: TestClient) -> None:
    """A page that is not there leads back."""
    answer = village.get("/nothing")
    assert answer.status_code == 404
    assert '<a href="/">' in answer.text


def test_wrong_method(village: TestClient) -> None:
    """A page that takes no form says so in words."""
    answer = village.post("/why", headers=OURS)
    assert answer.status_code == 405
    assert "Method Not Allowed" not in answer.text


def test_bug(village_home: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug shows no traceback and no words of the record, keeps the strict headers, and reaches the server's log."""
    from pathlib import Path

    def fails(_: object, **_how: object) -> None:
        raise ZeroDivisionError("words of somebody")

    monkeypatch.setattr("goodterms.desk.today.today", fails)
    home = Path(str(village_home))
    client = TestClient(build(home, port=PORT), base_url=HERE, raise_server_exceptions=False)
    client.get("/enter", params={"key": mint(home)})
    answer = client.get("/")
    assert answer.status_code == 500
    assert "A mistake of ours" in answer.text
    assert "words of somebody" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    strict = TestClient(build(home, port=PORT), base_url=HERE)
    strict.get("/enter", params={"key": mint(home)})
    with pytest.raises(ZeroDivisionError):
        strict.get("/")
