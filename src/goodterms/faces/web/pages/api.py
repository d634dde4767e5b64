"""The same for other programs: JSON in, JSON out, under the same guard, or with the key of the home: docs/api.md."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from anyio import from_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from goodterms.desk.trouble import Trouble
from goodterms.faces.web.state import answer, home

MOST = 10_000
"""Recipients of one call."""


def ask(request: Request) -> Response:
    """``{"text", "to", "kind"?, "channel"?}`` to the gate's answer."""
    from goodterms.desk.weigh import weigh

    sent = _sent(request)
    to = sent.get("to", [])
    to = [to] if isinstance(to, str) else to
    if not isinstance(to, list) or not all(isinstance(one, str) for one in to):
        raise Trouble("to is a list of recipients, each a text.", 2)
    if len(to) > MOST:
        raise Trouble(f"At most {MOST:,} recipients at a time; these are {len(to):,}.", 2)
    said = {name: _text(sent, name) for name in ("kind", "channel")}
    return answer(weigh(home(request), _text(sent, "text") or "", to, kind=said["kind"], channel=said["channel"]))


def read(request: Request) -> Response:
    """``{"text", "kind"?}`` to what it wants."""
    from goodterms.desk.weigh import reading_of

    sent = _sent(request)
    return answer(reading_of(home(request), _text(sent, "text") or "", kind=_text(sent, "kind")))


def person(request: Request) -> Response:
    """Everything about one person."""
    from goodterms.desk.person import person as about

    number = int(request.path_params["id"])
    try:
        return answer(about(home(request), str(number)))
    except Trouble as trouble:
        raise HTTPException(404, f"There is nobody with the number {number}.") from trouble


def _sent(request: Request) -> Mapping[str, Any]:
    """The JSON object that was sent.

    Raises:
        Trouble: it is none.
    """
    try:
        sent = json.loads(from_thread.run(request.body))
    except (ValueError, RecursionError):
        sent = None
    if not isinstance(sent, dict):
        raise Trouble('Send a JSON object, such as {"text": "...", "to": ["ann@example.org"]}.', 2)
    return sent


def _text(sent: Mapping[str, Any], name: str) -> str | None:
    value = sent.get(name)
    if value is not None and not isinstance(value, str):
        raise Trouble(f"{name} is a text.", 2)
    return value


routes = [
    Route("/api/ask", ask, methods=["POST"]),
    Route("/api/read", read, methods=["POST"]),
    Route("/api/person/{id:int}", person, methods=["GET"]),
]
