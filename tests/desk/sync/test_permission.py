"""A mailbox by the owner's own OAuth client, against a provider of this machine."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

import pytest

pytest.importorskip("authlib", reason="the extra sync is not installed: mailboxes by OAuth are not tested")

from goodterms.desk.sync.followed import Source
from goodterms.desk.sync.look import sync
from goodterms.desk.sync.permission import permission
from goodterms.desk.sync.set_up import set_up
from goodterms.desk.trouble import Trouble
from goodterms.live import oauth
from lying import Told, lying
from served import OLIVE

from .test_mail import letter

LASTING, FRESH = "lasting", "fresh"


class Provider(BaseHTTPRequestHandler):
    """Gives tokens as providers do, and minds the proof."""

    challenge = ""
    taken_back = False

    def do_POST(self) -> None:
        """A token for a code with its proof, or for a lasting token."""
        said = {
            name: values[0]
            for name, values in parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode()).items()
        }
        proof = urlsafe_b64encode(sha256(said.get("code_verifier", "").encode()).digest()).decode().rstrip("=")
        told: dict[str, object] = {"error": "invalid_grant"}
        if said["grant_type"] == "authorization_code" and said["code"] == "yes" and proof == Provider.challenge:
            told = {"access_token": "first", "refresh_token": LASTING, "expires_in": 3600}
        elif said.get("refresh_token", "") == LASTING and not Provider.taken_back:
            told = {"access_token": FRESH, "expires_in": 3600}
        body = json.dumps(told).encode()
        self.send_response(400 if "error" in told else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Nothing."""


@pytest.fixture(autouse=True)
def _provider(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A provider of this machine in place of Google."""
    monkeypatch.setattr(Provider, "taken_back", False)
    with ThreadingHTTPServer(("127.0.0.1", 0), Provider) as server:
        at = f"http://127.0.0.1:{server.server_port}"
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        monkeypatch.setitem(oauth.ENDPOINTS, "google", oauth.Endpoints(f"{at}/ask", f"{at}/token", "mail", {}))
        yield
        server.shutdown()


def browser(code: str, state: str = "") -> object:
    """An owner who answers in the browser."""

    def show(url: str) -> None:
        asked = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
        assert asked["code_challenge_method"] == "S256"
        Provider.challenge = asked["code_challenge"]
        answer = f"{asked['redirect_uri']}?code={code}&state={state or asked['state']}"
        Thread(target=lambda: urlopen(answer, timeout=10).close(), daemon=True).start()  # noqa: S310 - of this machine

    return show


def source(port: int) -> Source:
    """Olive's mailbox by her own client."""
    return Source(OLIVE, "imap", OLIVE, "127.0.0.1", port, "none", oauth="google", client="my-client")


def test_a_mailbox_by_permission(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the owner allows in the browser opens the mailbox, again and again, until it is taken back."""
    told = Told({1: letter(1)}, able="IMAP4rev1 AUTH=XOAUTH2", token=FRESH)
    with lying(told) as port:
        one = source(port)
        set_up(home, one, permission(one, "client-secret", browser("yes")))  # type: ignore[arg-type]  # a function
        rows = sync(home)["sources"]
        assert isinstance(rows, list)
        assert (rows[0]["state"], rows[0]["new"]) == ("well", 1)
        monkeypatch.setattr(Provider, "taken_back", True)
        rows = sync(home)["sources"]
        assert isinstance(rows, list)
        assert rows[0]["state"] == "failing"
        assert "taken back or has run out" in rows[0]["why"]
    assert "client-secret" not in (home / "sync" / "sources.json").read_text()


def test_a_token_that_the_server_does_not_take(home: Path) -> None:
    """A mail server that refuses the token is said, and nothing is kept."""
    told = Told({}, able="IMAP4rev1 AUTH=XOAUTH2", token=LASTING)
    with lying(told) as port:
        one = source(port)
        kept = permission(one, "", browser("yes"))  # type: ignore[arg-type]  # a function
        with pytest.raises(Trouble, match="does not let"):
            set_up(home, one, kept)


@pytest.mark.parametrize(("code", "state"), [("no", ""), ("yes", "forged")])
def test_an_answer_that_allows_nothing(code: str, state: str) -> None:
    """A wrong code, and an answer to another question, are refused."""
    with pytest.raises(Trouble):
        permission(source(1), "", browser(code, state))  # type: ignore[arg-type]  # a function


def test_no_answer_ends_the_waiting() -> None:
    """Nobody waits for ever."""
    with pytest.raises(Trouble, match="No answer came"):
        permission(source(1), "", lambda _: None, patience=0.05)
