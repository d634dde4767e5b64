"""The page Hindsight: the table, the picture with its words, and a standard that is tried."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exports import ME, Mailbox
from goodterms.desk import looked_back
from goodterms.desk.bring_in import bring_in
from goodterms.desk.hindsight import hindsight
from goodterms.desk.standards import change
from goodterms.faces.web.looking_back import looking_back
from goodterms.record import opened

from .conftest import Open

WANDA = "Wanda Warm <wanda@example.net>"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Wanda was asked once, and answered."""
    box = Mailbox()
    box.talk(WANDA, [f"2022-{month:02}-{day:02}" for month in range(1, 13) for day in (3, 13, 23)])
    sent = box.mail(ME, WANDA, "2022-12-28", "Hi Wanda, could you please send me the plans of the stand?")
    box.mail(WANDA, ME, "2022-12-29", "Of course, here are the plans.", answers=sent)
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "all.mbox"))])
    return tmp_path / "home"


def test_table_and_picture(home: Path, owner: Open) -> None:
    """The sentence, the picture with title and words, the table that says the same; the navigation leads there."""
    page = owner(home).get("/hindsight")
    assert page.status_code == 200
    assert "Of 1 ask to people you knew, 1 was answered within two weeks." in page.text
    assert '<title id="hindsight-title">' in page.text
    assert '<desc id="hindsight-desc">Go: 1 of 1 answered.</desc>' in page.text
    assert "a relationship" in page.text
    assert 'href="/hindsight"' in owner(home).get("/").text


def test_a_standard_is_tried_and_not_kept(home: Path, owner: Open) -> None:
    """What it would have said; a value that cannot be is said, and the page stands."""
    client = owner(home)
    tried = client.get("/hindsight", params={"name": "bears.relationship.2", "value": "dont"}).text
    assert "1 ask of 1 would have got another word" in tried
    wrong = client.get("/hindsight", params={"name": "silence_days", "value": "<soon>"})
    assert (wrong.status_code, "<soon>" in wrong.text, "cannot be" in wrong.text) == (400, False, True)
    with opened.reading(home) as connection:
        assert connection.execute("SELECT count(*) FROM standard").fetchone() == (0,)


def test_worked_out_once(home: Path, owner: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second look costs nothing as long as nothing changed; a change of the record is seen."""
    client, calls = owner(home), list[object]()

    def counted(*args: Any, **kwargs: Any) -> dict[str, object]:
        calls.append(args)
        return hindsight(*args, **kwargs)

    monkeypatch.setattr(looked_back, "hindsight", counted)
    for _ in range(3):
        assert client.get("/hindsight").status_code == 200
    assert len(calls) == 1
    change(home, "silence_days", "60")
    client.get("/hindsight")
    assert len(calls) == 2


def test_nothing_yet(tmp_path: Path, owner: Open) -> None:
    """Without a record it says what to do."""
    assert "Begin with" in owner(tmp_path / "none").get("/hindsight").text


def test_other_programs(home: Path, owner: Open) -> None:
    """The same as JSON, with a standard tried."""
    found: dict[str, Any] = owner(home).get("/api/hindsight", params={"standard": "bears.relationship.2=dont"}).json()
    assert [(row["verdict"], row["asked"]) for row in found["rows"]] == [("dont", 1)]


def test_no_picture_of_nothing() -> None:
    """Where every ask still waits there is nothing to draw."""
    waiting: Any = {"asked": 2, "answered": 0, "helped": 0, "refused": 0, "silent": 0, "waiting": 2}
    assert looking_back({"go": waiting | {"verdict": "go", "depth": ""}}) == ""
