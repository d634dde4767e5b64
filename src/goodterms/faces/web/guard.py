"""Lets nobody in but the owner's own browser and programs. Pure ASGI, around everything else.

- The ``Host`` must be this machine's own name at this port, or a web site whose name leads here could read it.
- What comes from another site, or another port of this machine, is refused, but for a plain visit by link.
- All but the way in, the style sheet and a held message needs the cookie of the link; ``/api/`` takes the key of the
  home as well.
- A body has a most; more is refused before it is kept.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple

from jinja2 import Environment
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from goodterms.faces.web.door import Door

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # with no-referrer a browser hides the Origin of our own forms from us
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

SAFE = ("GET", "HEAD")
WAY_IN = "/enter"
STATIC = "/static/"
"""Where nothing private is, and who comes has no cookie yet."""

HELD = "/held/"
"""A message that was held: its address is a secret of its own, which the sender's mail program alone was told."""

MOST = 2 * 1024 * 1024
"""Bytes of an ordinary form: a draft and its recipients. Pages that take files say more in their ``room``."""

DRAINED = 32 * 1024 * 1024
"""Bytes still taken (and dropped) of what is refused: a browser shows the answer only when it could send so much."""


class Refusal(NamedTuple):
    """Why somebody is not let in: the status, and a title and sentence that say what to do."""

    status: int
    title: str
    says: str


WRONG_HOST = Refusal(
    421, "Not this address", "Goodterms is not at home here. Open the link that goodterms serve gave you."
)
ELSEWHERE = Refusal(
    403,
    "Asked from elsewhere",
    "Another page asked for this, so nothing was done. Come back to Goodterms and try there.",
)
LOCKED = Refusal(
    401, "This page is locked", "Only you can open it: run goodterms serve in a terminal, and it opens it for you."
)
NO_SOCKET = 1008
"""Close code of a websocket against the rules (RFC 6455, 7.4.1); there are none here."""


class Guard:
    """The rules around one app. ``room``: path to the most bytes it takes, where that is not `MOST`."""

    def __init__(self, app: ASGIApp, *, door: Door, port: int, room: Mapping[str, int], paper: Environment) -> None:
        self.app = app
        self.door = door
        self.hosts = frozenset(f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]"))
        self.cookie = cookie_name(port)
        self.room = room
        self.paper = paper

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets through or refuses one connection."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": NO_SOCKET})
        elif scope["type"] != "http":
            await self.app(scope, receive, send)
        else:
            await self._http(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = HTTPConnection(scope)
        scope.setdefault("state", {})["cookie"] = self.cookie
        most = self.room.get(scope["path"], MOST)
        refusal = self._refusal(asked, most)
        if refusal is None:
            await self.app(scope, _bounded(receive, most), _with_headers(send))
            return
        await _drain(receive)
        await self._answer(asked, refusal)(scope, receive, _with_headers(send))

    def _refusal(self, asked: HTTPConnection, most: int) -> Refusal | None:
        """The first rule that is broken; None when none is."""
        headers, path = asked.headers, asked.scope["path"]
        if headers.getlist("host") not in [[host] for host in self.hosts]:
            return WRONG_HOST
        if not (self._has_key(asked) or _from_here(asked)):
            return ELSEWHERE
        known = self.door.knows(asked.cookies.get(self.cookie, "")) or self._has_key(asked)
        if not (known or path == WAY_IN or path.startswith((STATIC, HELD))):
            return LOCKED
        length = headers.get("content-length", "0")
        return too_much(most) if length.isdecimal() and int(length) > most else None

    def _has_key(self, asked: HTTPConnection) -> bool:
        """Whether a program of the owner's shows the key; a web site that had the cookie sent along cannot know it."""
        scheme, _, key = asked.headers.get("authorization", "").partition(" ")
        return asked.scope["path"].startswith("/api/") and scheme.lower() == "bearer" and self.door.is_key(key.strip())

    def _answer(self, asked: HTTPConnection, refusal: Refusal) -> Response:
        if asked.scope["path"].startswith("/api/"):
            return Response(json.dumps({"error": refusal.says}), refusal.status, media_type="application/json")
        page = self.paper.get_template("refused.html").render(title=refusal.title, says=refusal.says)
        return Response(page, refusal.status, HERE_IT_STANDS, media_type="text/html")


HERE_IT_STANDS = {"HX-Reswap": "innerHTML", "HX-Reselect": "#problem"}
"""Tells htmx to put the sentence of what went wrong where the answer would have stood, whatever it was to select."""


def cookie_name(port: int) -> str:
    """The cookie of one server; cookies know no ports, so the name has to tell two servers apart."""
    return f"goodterms-{port}"


def too_much(most: int) -> Refusal:
    """The refusal of a body that is too large."""
    unit, size = ("MB", 1024**2) if most < 1024**3 else ("GB", 1024**3)
    says = f"That is more than can be sent here at once ({most // size:,} {unit}). Nothing of it was kept; send less."
    return Refusal(413, "Too much at once", says)


def _from_here(asked: HTTPConnection) -> bool:
    """Whether our own page asks, or the user: by typing, by a bookmark, or by following a link from anywhere.

    Browsers of before 2023 send no ``Sec-Fetch-Site``; then what changes something needs an ``Origin`` of ours.
    """
    headers, method = asked.headers, asked.scope["method"]
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    own = origin == f"http://{headers['host']}"
    if method in SAFE:
        visit = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
        return site in {None, "same-origin", "none"} or visit
    return (site in {"same-origin", "none"} and (own or origin is None)) or (site is None and own)


def _bounded(receive: Receive, most: int) -> Receive:
    """Counts what is sent without saying how much it will be."""
    taken = 0

    async def bounded() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise HTTPException(413, too_much(most).says)
        return message

    return bounded


async def _drain(receive: Receive) -> None:
    """Takes the body of what is refused and drops it, up to a bound."""
    taken = 0
    while taken <= DRAINED:
        message = await receive()
        taken += len(message.get("body", b""))
        if message["type"] != "http.request" or not message.get("more_body"):
            return


def _with_headers(send: Send) -> Send:
    """Adds the headers of every answer; a page may say its own ``Cache-Control`` only for what is not private."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
        await send(message)

    return sent
