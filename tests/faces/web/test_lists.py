"""The page Lists: sent, weighed beside the page, looked at, downloaded, deleted; private, and not for long."""

from __future__ import annotations

import csv
import time
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from goodterms.desk import lists
from goodterms.desk.moment import now
from goodterms.words import DAY

from .accessible import too_wide, violations
from .conftest import OURS, WIDTHS, Look, Open, Serve
from .expected import expect

ASK = "Could you introduce me to the head of your department, please?"
PEOPLE = "Firm,E-Mail\n=1+1,rosa@example.net\nB,quinn@shop.example\nC,theo@tips.example\nD,nobody@example.com\nE,\n"


def send(
    client: TestClient, table: str | bytes = PEOPLE, *, text: str = ASK, name: str = "fair.csv", **more: str
) -> str:
    """Where a list stands after it was sent."""
    files = {"table": (name, table)}
    answer = client.post("/lists", headers=OURS, data={"text": text, **more}, files=files)
    assert answer.status_code == 303
    return str(answer.headers["location"])


def ended(home: Path, at: str) -> lists.Split:
    """The list when its thread is through."""
    until = time.monotonic() + 30
    while (found := lists.look(home, at.rpartition("/")[2])) is not None and found.state == "running":
        assert time.monotonic() < until
        time.sleep(0.02)
    assert found is not None
    return found


def done(client: TestClient, home: Path, table: str | bytes = PEOPLE, **more: Any) -> str:
    """Where a list stands that was sent and weighed."""
    at = send(client, table, **more)
    ended(home, at)
    return at


def test_split_and_downloaded(fresh_home: Path, owner: Open) -> None:
    """Counts, reasons, the hellos of this week, every row; and the tables with the columns of the list."""
    client = owner(fresh_home)
    at = done(client, fresh_home)
    text = client.get(at).text
    assert "<h1>fair.csv</h1>" in text
    assert "could you introduce me" in text.lower()
    assert "A hello to these this week" in text
    assert "1 row names nobody" in text
    rows = []
    for word in ("go", "hello_first", "dont", "nobody"):
        answer = client.get(f"{at}/{word}.csv")
        assert answer.headers["content-disposition"] == f'attachment; filename="fair-{word}.csv"'
        assert answer.headers["cache-control"] == "no-store"
        rows += list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))[1:]
    assert sorted(row[0] for row in rows) == ["'=1+1", "B", "C", "D", "E"]
    assert len(client.get(f"{at}/all.csv").text.splitlines()) == 6


def test_pages_and_filter(fresh_home: Path, owner: Open) -> None:
    """Fifty rows a page in the order of the list; a filter shows one word; odd addresses break nothing."""
    client = owner(fresh_home)
    at = done(client, fresh_home, "mail\nrosa@example.net\n" + "".join(f"x{n:03}@example.org\n" for n in range(120)))
    assert "Page 1 of 3" in client.get(at).text
    assert [f"x{n:03}@" in client.get(f"{at}?page=2").text for n in (48, 49, 98, 99)] == [False, True, True, False]
    only = client.get(f"{at}?verdict=go").text
    assert "Rosa Related" in only
    assert "x001@example.org</bdi></th>" not in only
    for query in ("page=0", "page=99999", "verdict=best", "page=%C2%B2", "verdict=go&page=9"):
        assert client.get(f"{at}?{query}").status_code == 200


def test_which_column(fresh_home: Path, owner: Open) -> None:
    """A table without a known header is asked about, and goes on with what was chosen."""
    client = owner(fresh_home)
    at = send(client, "Kunde;Wohin\n7;rosa@example.net\n")
    assert ended(fresh_home, at).state == "asking"
    text = client.get(at).text
    assert '<option value="2">Wohin</option>' in text
    assert client.post(f"{at}/column", headers=OURS, data={"column": "9"}).status_code == 400
    assert client.post(f"{at}/column", headers=OURS, data={"column": "2"}).status_code == 303
    found = ended(fresh_home, at)
    assert found.report is not None
    assert found.report["counts"]["go"] == 1


@pytest.mark.parametrize(("table", "says"), [("", "is empty"), (b"PK\x00\x01", "Save it as CSV")])
def test_no_list(fresh_home: Path, owner: Open, table: str | bytes, says: str) -> None:
    """What is no table is said in a sentence, by the name it was sent with."""
    client = owner(fresh_home)
    text = client.get(done(client, fresh_home, table)).text
    assert says in text
    assert "fair.csv" in text


def test_wrong_forms(fresh_home: Path, owner: Open) -> None:
    """No file, no draft, no such kind: a sentence, and nothing is left."""
    client = owner(fresh_home)
    for data, files in (
        ({"text": ASK}, {"table": ("", b"")}),
        ({"text": " "}, {"table": ("a.csv", b"mail\nrosa@example.net\n")}),
        ({"text": ASK, "kind": "begging"}, {"table": ("a.csv", b"mail\nrosa@example.net\n")}),
    ):
        assert client.post("/lists", headers=OURS, data=data, files=files).status_code == 400
    assert not (fresh_home / lists.FOLDER).exists()
    assert list((fresh_home / "web" / "uploads").iterdir()) == []


def test_private_and_forgotten(fresh_home: Path, owner: Open) -> None:
    """Files are the owner's alone, the list and the draft go when it is weighed, and all of it when one says so."""
    client = owner(fresh_home)
    at = done(client, fresh_home)
    place = fresh_home / lists.FOLDER / at.rpartition("/")[2]
    assert {oct(path.stat().st_mode & 0o777) for path in place.iterdir()} == {"0o600"}
    assert oct(place.stat().st_mode & 0o777) == "0o700"
    assert not (place / lists.SOURCE).exists()
    assert ended(fresh_home, at).text == ""
    assert client.post(f"{at}/leave", headers=OURS).status_code == 303
    assert not place.exists()
    assert (client.get(at).status_code, client.get(f"{at}/go.csv").status_code) == (404, 404)


def test_five_for_a_day(fresh_home: Path, owner: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """The newest five are kept; after a day none."""
    client = owner(fresh_home)
    for number in range(7):
        done(client, fresh_home, name=f"list{number}.csv")
    assert len(lists.lists(fresh_home)) == lists.KEPT
    later = now() + 2 * DAY
    monkeypatch.setattr(lists, "now", lambda: later)
    assert lists.lists(fresh_home) == []
    assert list((fresh_home / lists.FOLDER).iterdir()) == []


def test_server_that_ended(fresh_home: Path, owner: Open) -> None:
    """A list whose thread is gone says so, instead of being weighed forever."""
    client = owner(fresh_home)
    at = done(client, fresh_home)
    place = fresh_home / lists.FOLDER / at.rpartition("/")[2]
    state = (place / lists.STATE).read_text().replace('"state": "done"', '"state": "running"')
    (place / lists.STATE).write_text(state)
    assert lists.ENDED in client.get(at).text


@pytest.mark.parametrize("id_", ["..", "%2e%2e", "a/b", "x" * 60, "nothing"])
def test_numbers_that_are_none(fresh_home: Path, owner: Open, id_: str) -> None:
    """No address leads out of the folder of lists."""
    assert owner(fresh_home).get(f"/lists/{id_}/go.csv").status_code == 404


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("width", WIDTHS)
def test_by_hand(fresh_home: Path, tmp_path: Path, serve: Serve, look: Look, width: int, *, javascript: bool) -> None:
    """A list is sent, weighed while one waits, looked at by its word, downloaded and deleted."""
    (tmp_path / "fair.csv").write_text(PEOPLE)
    site = serve(fresh_home)
    page = look(site, width=width, javascript=javascript)
    page.goto(f"{site.at}/lists")
    page.get_by_label("The list").set_input_files(tmp_path / "fair.csv")
    page.get_by_label("What you want to send").fill(ASK)
    page.get_by_role("button", name="Weigh the list").click()
    if not javascript:
        page.wait_for_url(f"{site.at}/lists/*")
        ended(fresh_home, page.url)
        page.reload()
    page.locator(".parts").wait_for()
    if javascript:
        assert (violations(page), too_wide(page)) == ([], False)
    page.get_by_role("navigation", name="Of which word").get_by_role("link", name="Say hello first").click()
    expect(page.locator("table").last).to_contain_text("Quinn Quiet", use_inner_text=True)
    with page.expect_download() as got:
        page.get_by_role("link", name="hello_first.csv").click()
    assert got.value.suggested_filename == "fair-hello_first.csv"
    page.get_by_role("button", name="Delete this list").click()
    page.wait_for_url(f"{site.at}/lists")
    expect(page.get_by_text("Still here")).to_have_count(0)
