"""The page Today."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from .conftest import OURS

ROWS: list[dict[str, Any]] = [
    {
        "person": {"id": 4, "name": "Ada <b>Bell"},
        "why": "owed",
        "says": "Ada asked you something on 3 May 2019.",
        "evidence": [{"interaction": 9, "date": "2019-05-03", "channel": "mail", "words": "Do you still row?"}],
        "do": "Answer her.",
        "key": "owed:9",
    },
    {
        "person": None,
        "why": "blind",
        "says": "It is long ago.",
        "evidence": [],
        "do": "See: goodterms why",
        "key": "blind:x",
    },
]


def test_nothing_brought_in_yet(empty: TestClient) -> None:
    """The first visit says what to do."""
    answer = empty.get("/")
    assert answer.status_code == 200
    assert "I know nobody of yours yet." in answer.text
    assert "goodterms import PATH" in answer.text or 'href="/import"' in answer.text


def test_nobody_waits(village: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """A day on which nothing waits says so, and how far it can see."""
    monkeypatch.setattr("goodterms.desk.today.today", lambda _, **_more: [])
    text = village.get("/").text
    assert "Nobody waits for a word from you today." in text
    assert "What I can see:" in text


def test_line(village: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line has the name as a link, why, the sentence, the words it rests on with their day, and what to do."""
    monkeypatch.setattr("goodterms.desk.today.today", lambda _, **_more: ROWS)
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


def test_words_on_a_line(village: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Buttons keep the owner's word on the line or on the person, and lead back; anything else is refused."""
    kept: list[tuple[Any, ...]] = []
    monkeypatch.setattr("goodterms.desk.line_word.line_word", lambda _, key, word: kept.append((key, word)))
    monkeypatch.setattr("goodterms.desk.word.word", lambda _, person, word: kept.append((person, word)))
    for sent in ({"key": "owed:9", "word": "snooze"}, {"key": "x", "person": "4", "word": "talks_elsewhere"}):
        answer = village.post("/today/word", data=sent, headers=OURS, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert kept == [("owed:9", "snooze"), (4, "talks_elsewhere")]
    for sent in ({"word": "forget"}, {"word": "deceased", "person": "x"}, {}):
        assert village.post("/today/word", data=sent, headers=OURS).status_code >= 400
