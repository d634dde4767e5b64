"""The owner's permission, asked for in the browser: what a token is had for, look by look."""

from __future__ import annotations

import json
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from time import monotonic

from goodterms.desk.sync.followed import Source
from goodterms.desk.sync.keys import MISSING
from goodterms.desk.trouble import Trouble
from goodterms.live.broken import CannotFollow

PATIENCE = 300.0
"""Seconds that the owner has for the answer in the browser."""

DONE = b"<!doctype html><meta charset=utf-8><title>Goodterms</title><p>You can close this page, and go back."


def permission(source: Source, secret: str, show: Callable[[str], None], patience: float = PATIENCE) -> str:
    """Asks the owner in the browser; what is to be kept as the key of the source. ``show``: opens or prints an address.

    Raises:
        Trouble: the extra is missing, no answer came, or it was no.
    """
    try:
        from goodterms.live import oauth

        client = oauth.Client(source.oauth, source.client, secret)
        with HTTPServer(("127.0.0.1", 0), _Answer) as server:
            asked = oauth.question(client, source.user, f"http://127.0.0.1:{server.server_port}/")
            show(asked.url)
            came = _wait(server, patience)
        lasting = oauth.allowed(client, asked, came)
    except ImportError:
        raise Trouble(MISSING, 2) from None
    except CannotFollow as error:
        raise Trouble(str(error)) from None
    return json.dumps({"token": lasting, "secret": secret})


class _Answer(BaseHTTPRequestHandler):
    """Takes the browser's answer, whose address is all of it."""

    def do_GET(self) -> None:
        """Notes the address."""
        if "state=" in self.path:
            self.server.came = f"http://127.0.0.1{self.path}"  # type: ignore[attr-defined]  # looked for in `_wait`
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Referrer-Policy", "no-referrer")
        self.end_headers()
        self.wfile.write(DONE)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Logs nothing: the address holds the answer."""


def _wait(server: HTTPServer, patience: float) -> str:
    until = monotonic() + patience
    while monotonic() < until:
        server.timeout = max(0.01, min(1.0, until - monotonic()))
        server.handle_request()
        if came := getattr(server, "came", ""):
            return str(came)
    raise Trouble("No answer came from the browser. Begin again when you have the time.")
