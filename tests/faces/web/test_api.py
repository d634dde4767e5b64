"""The JSON for other programs: the same answers, the same guard, errors as one sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from goodterms.desk.person import person
from goodterms.desk.weigh import reading_of, weigh
from goodterms.faces.web.door import FOLDER, KEY

from .conftest import HERE, OURS, Open

ASK = "Could you introduce me to the head of your department, please?"


def post(client: TestClient, path: str, value: Any) -> Any:
    """What is answered to a JSON value."""
    return client.post(path, headers={**OURS, "sec-fetch-mode": "cors", "sec-fetch-dest": "empty"}, json=value)


def test_ask(village: TestClient, village_home: Path) -> None:
    """The gate's answer by the command contract, for one recipient or many."""
    expected: Any = weigh(village_home, ASK, ["quinn@shop.example"], kind="favour", channel="mail")
    sent = {"text": ASK, "to": ["quinn@shop.example"], "kind": "favour", "channel": "mail"}
    assert post(village, "/api/ask", sent).json() == expected
    assert post(village, "/api/ask", sent | {"to": "quinn@shop.example"}).json() == expected


def test_read_and_person(village: TestClient, village_home: Path) -> None:
    """A reading, and everything about one person."""
    assert post(village, "/api/read", {"text": ASK}).json() == reading_of(village_home, ASK)
    number = village.get("/api/people").json()["people"][0]["id"]
    assert village.get(f"/api/person/{number}").json() == person(village_home, str(number))


def test_read_without_a_record(empty: TestClient) -> None:
    """A text can be read before anything was brought in."""
    assert post(empty, "/api/read", {"text": ASK}).json()["ask"]["band"] == "ask"


@pytest.mark.parametrize(
    ("path", "sent", "status"),
    [
        ("/api/ask", [], 400),
        ("/api/ask", {"text": ASK}, 400),
        ("/api/ask", {"text": ASK, "to": [7]}, 400),
        ("/api/ask", {"text": 7, "to": ["rosa@example.net"]}, 400),
        ("/api/ask", {"text": ASK, "to": ["rosa@example.net"] * 10_001}, 400),
        ("/api/ask", {"text": ASK, "to": ["rosa@example.net"], "kind": "begging"}, 400),
        ("/api/read", {"text": ""}, 400),
        ("/api/ask", {"text": ASK, "to": ["Zoe Nowhere"]}, 409),
        ("/api/nothing", {}, 404),
        ("/api/ask", {"text": "x" * (3 << 20), "to": []}, 413),
    ],
)
def test_errors(village: TestClient, path: str, sent: Any, status: int) -> None:
    """Whatever is wrong is one sentence with its status."""
    answer = post(village, path, sent)
    assert (answer.status_code, list(answer.json())) == (status, ["error"])


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[" * 100_000])
def test_no_json(village: TestClient, body: bytes) -> None:
    """What is no JSON is said to be none."""
    answer = village.post("/api/ask", headers=OURS, content=body)
    assert (answer.status_code, "JSON object" in answer.json()["error"]) == (400, True)


def test_nobody_of_that_number(village: TestClient) -> None:
    """404, as JSON."""
    answer = village.get("/api/person/999999")
    assert (answer.status_code, "999999" in answer.json()["error"]) == (404, True)


def test_guard(village_home: Path, stranger: Open, owner: Open) -> None:
    """Nobody without the cookie or the key; with the key, a program may post without being a page of ours."""
    sent = {"text": ASK, "to": ["rosa@example.net"]}
    client = stranger(village_home)
    assert post(client, "/api/ask", sent).status_code == 401
    owner(village_home)
    key = (village_home / FOLDER / KEY).read_text().strip()
    assert client.post(f"{HERE}/api/ask", headers={"authorization": f"Bearer {key}"}, json=sent).status_code == 200
    evil = {"origin": "http://evil.example", "sec-fetch-site": "cross-site"}
    assert owner(village_home).post("/api/ask", headers=evil, json=sent).status_code == 403
