"""The page Today."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

ROWS: list[dict[str, Any]] = [
    {
        "person": {"id": 4, "name": "Ada <b>Bell"},
        "why": "owed",
        "says": "Ada asked you something on 3 May 2019.",
        "evidence": [{"interaction": 9, "date": "2019-05-03", "channel": "mail", "words": "Do you still row?"}],
        "do": "Answer her.",
    },
    {"person": None, "why": "blind", "says": "It is long ago.", "evidence": [], "do": "See: goodterms why"},
]


def test_nothing_brought_in_yet(empty: TestClient) -> None:
    """The first visit says what to do."""
    answer = empty.get("/")
    assert answer.status_code == 200
    assert "I know nobody of yours yet." in answer.text
    assert "goodterms import PATH" in answer.text or 'href="/import"' in answer.text


def test_nobody_waits(village: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """A day on which nothing waits says so, and how far it can see."""
    monkeypatch.setattr("goodterms.desk.today.today", lambda _: [])
    text = village.get("/").text
    assert "Nobody waits for a word from you today." in text
    assert "What I can see:" in text


def test_line(village: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line has the name as a link, why, the sentence, the words it rests on with their day, and what to do."""
    monkeypatch.setattr("goodterms.desk.today.today", lambda _: ROWS)
    text = village.get("/").text
    assert '<a class="name" href="/person/4"><bdi dir="auto">Ada &lt;b&gt;Bell</bdi></a>' in text
    assert "waits for a word from you" in text
    assert "Ada asked you something on 3 May 2019." in text
    assert '<blockquote><bdi dir="auto">Do you still row?</bdi></blockquote>' in text
    assert '<time datetime="2019-05-03" title="3 May 2019">' in text
    assert "Answer her." in text
    assert 'See: <a href="/why">Why</a>' in text


def test_village(village: TestClient) -> None:
    """Walt's question waits and Quinn has gone quiet, and the same lines come as JSON."""
    rows = village.get("/api/today").json()
    assert [(row["person"]["name"], row["why"]) for row in rows] == [("Walt Waiting", "owed"), ("Quinn Quiet", "quiet")]
    text = village.get("/").text
    assert [row["do"] for row in rows if row["do"] not in text] == []
    assert text.count("<h1>") == 1
