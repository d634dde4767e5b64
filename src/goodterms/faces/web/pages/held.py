"""Held: a message that the gate held on its way out, and what to do with it.

Its address is long and known to the sender's mail program alone, so it opens without the link of ``goodterms serve``;
whoever has it sees this one message and nothing else.
"""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from goodterms.faces.cli.verdicts import KINDS
from goodterms.faces.web.state import form, home, show, to


def page(request: Request) -> Response:
    """One held message."""
    from goodterms.desk.outgoing.deciding import DAYS, shown

    values: dict[str, Any] = shown(home(request), _id(request))
    kinds = {kind: says for kind, says in KINDS.items() if kind != "unsure"}
    return show(request, "held.html", kinds=kinds, days=DAYS, **values)


def decide(request: Request) -> Response:
    """Does what a button says, and shows what came of it."""
    from goodterms.desk.outgoing.deciding import decide

    told = form(request)
    what, days = str(told.get("do", "")), str(told.get("days", "1"))
    number = int(days) if days.isascii() and days.isdecimal() and len(days) < 4 else 1
    decide(home(request), _id(request), what, kind=str(told.get("kind", "")), days=number)
    return show(request, "held_gone.html") if what == "drop" else to(f"/held/{_id(request)}")


def _id(request: Request) -> str:
    return str(request.path_params["id"])


routes = [Route("/held/{id}", page, methods=["GET"]), Route("/held/{id}", decide, methods=["POST"])]
