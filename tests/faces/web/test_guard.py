"""Nobody gets in but the owner's browser and programs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from goodterms.faces.web import state
from goodterms.faces.web.door import api_key, mint
from goodterms.faces.web.guard import MOST, cookie_name, too_much

from .conftest import HERE, OURS, PORT, AddRoute, Open

ATTACKS = {
    "fetch by another site": {"sec-fetch-site": "cross-site", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty"},
    "picture on another site": {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"},
    "script on another port": {"sec-fetch-site": "same-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "script"},
    "frame": {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"},
}

FORGED = {
    "another site": {"sec-fetch-site": "cross-site", "origin": "https://evil.example"},
    "another port of this machine": {"sec-fetch-site": "same-site", "origin": "http://127.0.0.1:9"},
    "another origin that claims to be ours": {"sec-fetch-site": "same-origin", "origin": "http://127.0.0.1:9"},
    "hidden origin": {"sec-fetch-site": "cross-site", "origin": "null"},
    "old browser, another site": {"origin": "https://evil.example"},
    "old browser, hidden origin": {"origin": "null"},
    "no browser": {},
}


def test_without_cookie(stranger: Open, village_home: Path) -> None:
    """Whoever has no cookie sees no page and no answer of the record, and is told what to do."""
    client = stranger(village_home)
    for path in ("/", "/why", "/api/today", "/person/1", "/enterprise", "/nothing"):
        refused = client.get(path)
        assert refused.status_code == 401
        assert "goodterms serve" in refused.text


@pytest.mark.parametrize("cookie", ["", "x" * 43, "\x7f"])
def test_wrong_cookie(stranger: Open, village_home: Path, cookie: str) -> None:
    """A cookie that was not given out here opens nothing."""
    assert stranger(village_home, cookie=f"{cookie_name(PORT)}={cookie}").get("/").status_code == 401


def test_link_gives_a_cookie_that_scripts_and_other_sites_cannot_use(stranger: Open, tmp_path: Path) -> None:
    """The cookie is HttpOnly, SameSite=Strict, named by port, and the link is void once it was used."""
    client, key = stranger(tmp_path), mint(tmp_path)
    came = client.get("/enter", params={"key": key})
    assert came.status_code == 200
    name, _, rest = came.headers["set-cookie"].partition("=")
    assert name == f"goodterms-{PORT}"
    assert rest.partition("; ")[2] == "HttpOnly; Path=/; SameSite=strict"
    assert client.get("/enter", params={"key": key}).headers["location"] == "/"
    client.cookies.clear()
    again = client.get("/enter", params={"key": key})
    assert (again.status_code, "set-cookie" in again.headers) == (401, False)


def test_looking_at_the_link_does_not_use_it(stranger: Open, tmp_path: Path) -> None:
    """A program that only asks whether the link is there (HEAD) leaves it whole."""
    client, key = stranger(tmp_path), mint(tmp_path)
    client.head("/enter", params={"key": key})
    assert client.get("/enter", params={"key": key}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:9", "localhost", ""])
def test_wrong_host(owner: Open, village_home: Path, host: str) -> None:
    """A name of somebody else's that leads to this machine is answered nothing, cookie or not."""
    assert owner(village_home).get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", [f"localhost:{PORT}", f"[::1]:{PORT}"])
def test_own_names(stranger: Open, tmp_path: Path, host: str) -> None:
    """This machine's own names at this port are let through to the door."""
    assert stranger(tmp_path).get("/", headers={"host": host}).status_code == 401


@pytest.mark.parametrize("headers", ATTACKS.values(), ids=ATTACKS)
@pytest.mark.parametrize("path", ["/", "/api/today", "/static/style.css", "/enter"])
def test_reading_from_elsewhere(owner: Open, village_home: Path, headers: dict[str, str], path: str) -> None:
    """What another page asks for is refused even with the cookie, and it learns not even that we are here."""
    answer = owner(village_home).get(path, headers=headers)
    assert answer.status_code == 403
    assert "access-control-allow-origin" not in answer.headers


def test_following_a_link(owner: Open, village_home: Path) -> None:
    """A link in a mail or on a site may lead here: that only shows a page to its owner."""
    visit = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    assert owner(village_home).get("/why", headers=visit).status_code == 200


@pytest.mark.parametrize("headers", FORGED.values(), ids=FORGED)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_changing_from_elsewhere(owner: Open, village_home: Path, headers: dict[str, str], method: str) -> None:
    """A form that is not ours is refused, though the browser sends the cookie along."""
    answer = owner(village_home).request(method, "/", headers=headers)
    assert answer.status_code == 403
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("headers", [OURS, {"origin": HERE}, {"sec-fetch-site": "none"}])
def test_own_form(owner: Open, village_home: Path, headers: dict[str, str]) -> None:
    """Our own form comes through to the page (which takes none here), also from an older browser."""
    assert owner(village_home).post("/", headers=headers).status_code == 405


def test_key_of_the_home(stranger: Open, village_home: Path) -> None:
    """Another program of the owner's uses ``/api/`` with the key, and nothing else; a wrong key opens nothing."""
    key = api_key(village_home)
    client = stranger(village_home, authorization=f"Bearer {key}")
    assert client.get("/api/today").status_code == 200
    assert client.post("/api/today").status_code == 405
    assert client.get("/").status_code == 401
    assert stranger(village_home, authorization="Bearer wrong").get("/api/today").json()["error"]
    assert client.get("/api/today", headers={"host": "a"}).status_code == 421


def test_headers_of_every_answer(owner: Open, stranger: Open, village_home: Path) -> None:
    """Pages, refusals, missing pages and the style sheet all carry the same strict headers."""
    mine, theirs = owner(village_home), stranger(village_home)
    answers = [mine.get("/why"), mine.get("/nothing"), theirs.get("/"), theirs.get("/static/style.css")]
    assert [answer.status_code for answer in answers] == [200, 404, 401, 200]
    for answer in answers:
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
        assert "server" not in answer.headers


def test_too_much_said_beforehand(owner: Open, village_home: Path) -> None:
    """A body that says it is too large is refused with its bound, before any of it is looked at."""
    answer = owner(village_home).post("/", headers=OURS, content=b"x" * (MOST + 1))
    assert answer.status_code == 413
    assert too_much(MOST).says in answer.text
    assert "2 MB" in answer.text


def test_too_much_not_said_beforehand(add_route: AddRoute, tmp_path: Path) -> None:
    """A body of unknown length is counted as it comes, and refused the same way."""

    def pieces() -> Iterator[bytes]:
        yield b"draft="
        for _ in range(3):
            yield b"x" * (MOST // 2)

    kind = {"content-type": "application/x-www-form-urlencoded"}
    client = add_route(tmp_path, "/form", lambda request: state.answer(len(state.form(request))))
    answer = client.post("/form", headers=OURS | kind, content=pieces())
    assert answer.status_code == 413
    assert "2 MB" in answer.text


def test_paths_out_of_the_folder(stranger: Open, village_home: Path) -> None:
    """What lies beside the style sheet's folder is not served."""
    client = stranger(village_home)
    for path in ("/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd", "/static/"):
        assert client.get(path).status_code in {401, 404}
