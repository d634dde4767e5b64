"""The page Sources: what is followed, how each stands, and what its buttons do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from goodterms.desk import work
from goodterms.desk.order import Order, Work, keep
from goodterms.desk.sync import followed, stand
from goodterms.desk.sync.beside import WAITS, look_now
from goodterms.desk.sync.listed import due, listed
from goodterms.desk.trouble import Trouble

from .conftest import OURS

NAME = "olive@example.com"


@pytest.fixture
def home(fresh_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home that follows a server of this machine at which nobody answers."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    followed.add(fresh_home, followed.Source(NAME, "imap", NAME, "127.0.0.1", 9, "none"), "geheim")
    return fresh_home


@pytest.fixture
def client(home: Path, owner: Callable[[Path], TestClient]) -> TestClient:
    """The owner's browser."""
    return owner(home)


def test_it_says_how_each_stands(home: Path, client: TestClient) -> None:
    """What was seen, last, next, and since when it fails and why stand on the page; no password does."""
    stand.failed(home, NAME, 1_700_000_000, "127.0.0.1 (port 9) does not answer.")
    page = client.get("/sources").text
    assert "Failing since" in page
    assert "127.0.0.1 (port 9) does not answer." in page
    assert "geheim" not in page
    assert client.get("/api/sources").json()[0]["name"] == NAME


def test_a_source_that_cannot_be_entered_is_not_kept(home: Path, client: TestClient) -> None:
    """A wrong server or password is said in a sentence, and nothing is kept of it."""
    told = client.post(
        "/sources/add",
        headers=OURS,
        data={"kind": "caldav", "user": "rosa", "password": "x", "where": "http://127.0.0.1:9/"},
    )
    assert told.status_code == 409
    assert "cannot be reached" in told.text
    assert [one.name for one in followed.sources(home)] == [NAME]


def test_it_is_followed_no_longer(home: Path, client: TestClient) -> None:
    """The button forgets the source and its password."""
    client.post("/sources/remove", headers=OURS, data={"name": NAME})
    assert listed(home) == []
    assert "geheim" not in "".join(path.read_text(errors="replace") for path in (home / "sync").iterdir())


def test_a_look_runs_beside_the_page(home: Path, client: TestClient) -> None:
    """Look now begins the work, which ends in what the list says; Import shows nothing of it."""
    assert due(home) == [NAME]
    client.post("/sources/look", headers=OURS, data={"name": NAME})
    while (done := work.look(home)) is not None and done.state == "running":
        pass
    assert done is not None
    assert done.state == "done"
    assert "cannot be reached" in str(listed(home)[0]["why"])
    assert due(home) == []
    assert "What came of it" not in client.get("/import").text


def test_an_import_that_waits_is_not_disturbed(home: Path, tmp_path: Path) -> None:
    """Files that were sent and wait for the owner's word are not dropped for a look."""
    keep(home, Work(Order(paths=("a.csv",), folder=str(tmp_path)), state="stopped"))
    with pytest.raises(Trouble, match=WAITS[:20]):
        look_now(home)
    assert tmp_path.exists()
