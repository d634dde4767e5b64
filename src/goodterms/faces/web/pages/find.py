"""Find: who among the people you know could supply a need, and who could introduce you."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from goodterms.desk.trouble import Trouble
from goodterms.faces.said import regards, source, standing
from goodterms.faces.web.state import answer, home, show

if TYPE_CHECKING:
    from goodterms.faces.shapes import FoundPeople, Introductions

LONGEST = 400
"""Letters of a need or a name that are taken."""

TOLD_WHOLE = ("said", "spoke", "you")
"""Lines whose sentence names its day itself: what they wrote, and the owner's own notes."""


def page(request: Request) -> Response:
    """Both questions on one page; the one that was asked is answered below."""
    from goodterms.desk.coverage import coverage

    need, whom = _asked(request, "need"), _asked(request, "whom")
    seen = coverage(home(request))
    shown: dict[str, Any] = {"need": need, "whom": whom, "found": None, "introduced": None, "trouble": "", "seen": seen}
    try:
        if seen and need:
            shown["found"] = _found(request, need)
        elif seen and whom:
            shown["introduced"] = _introduced(request, whom)
    except Trouble as trouble:
        shown["trouble"] = str(trouble)
    words: dict[str, Any] = {"stands": standing, "regards": regards, "source": source, "told_whole": TOLD_WHOLE}
    return show(request, "find.html", **shown, **words)


def _asked(request: Request, name: str) -> str:
    return request.query_params.get(name, "").strip()[:LONGEST]


def _found(request: Request, need: str) -> FoundPeople:
    from goodterms.desk.find import find

    return cast("FoundPeople", find(home(request), need))


def _introduced(request: Request, whom: str) -> Introductions:
    from goodterms.desk.intro import intro

    return cast("Introductions", intro(home(request), whom))


def api_find(request: Request) -> Response:
    """``?need=`` to who could supply it."""
    return answer(_found(request, _asked(request, "need")))


def api_intro(request: Request) -> Response:
    """``?whom=`` to who could introduce."""
    return answer(_introduced(request, _asked(request, "whom")))


routes = [
    Route("/find", page, methods=["GET"]),
    Route("/api/find", api_find, methods=["GET"]),
    Route("/api/intro", api_intro, methods=["GET"]),
]
