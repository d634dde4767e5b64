"""Brief, how I treat people, and the page to hand over: what stands on them, with and without anything to show."""

from __future__ import annotations

import re
from pathlib import Path

from starlette.testclient import TestClient

from .conftest import OURS


def _id(village: TestClient, name: str = "Rosa") -> str:
    found = re.search(r'/person/(\d+)"', village.get(f"/people?q={name}").text)
    assert found
    return found[1]


def test_mirror(village: TestClient) -> None:
    """The table and the sentence stand there; the record reaches back a year or says that it does not."""
    page = village.get("/mirror").text
    assert "<h1>How I treat people</h1>" in page or "How I treat people" in page
    assert "You asked" in page
    assert "Nothing here is a grade" in page


def test_mirror_of_a_month(village: TestClient) -> None:
    """What is no month is said, and the year stands there instead."""
    assert village.get("/mirror?month=2020-05").status_code == 200
    wrong = village.get("/mirror?month=%3Cb%3E")
    assert wrong.status_code == 400
    assert "is no month" in wrong.text
    assert "<b>" not in wrong.text.replace("&lt;b&gt;", "")


def test_brief(village: TestClient) -> None:
    """A page of somebody, with the last words each way; the next meeting says that there is none."""
    page = village.get(f"/brief/{_id(village)}").text
    assert "Rosa Related" in page
    assert "I will bring the banners along then." in page
    assert "I see no meeting ahead" in village.get("/brief").text
    assert village.get("/brief/99999").status_code == 404


def test_to_hand_over(fresh_home: Path, owner: object) -> None:
    """A note marked private stands on their page, and not on the one to hand over."""
    client: TestClient = owner(fresh_home)  # type: ignore[operator]  # a fixture that makes clients
    id_ = _id(client)
    client.post(f"/person/{id_}/note", headers=OURS, data={"text": "Plays the viola."})
    client.post(f"/person/{id_}/note", headers=OURS, data={"text": "Comes late.", "private": "1"})
    assert "Comes late." in client.get(f"/person/{id_}").text
    page = client.get(f"/person/{id_}/for-them").text
    assert "Plays the viola." in page
    assert "Comes late." not in page
    assert client.get("/person/99999/for-them").status_code == 404


def test_with_nothing(empty: TestClient) -> None:
    """Before anything was brought in, each says what to do."""
    for at in ("/mirror", "/brief"):
        assert "I know nobody of yours yet." in empty.get(at).text
