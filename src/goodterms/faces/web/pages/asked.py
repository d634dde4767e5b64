"""Asked: what others asked of you, how you two stood then, and what you may do; or one text that is pasted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from goodterms.faces.cli.asked import TALK, WORDS
from goodterms.faces.cli.verdicts import KINDS
from goodterms.faces.said import standing
from goodterms.faces.web.state import form, home, live, show

if TYPE_CHECKING:
    from goodterms.faces.shapes import AskedPage, AskedRow

ANSWERS = {"none": "No answer", "yes": "Yes", "not_yet": "Not yet", "no": "No"}
"""A way to answer, in a word."""


def page(request: Request) -> Response:
    """The newest asks, each weighed as of the day it came."""
    from goodterms.desk.asked_kept import asked_page
    from goodterms.desk.coverage import coverage

    seen = coverage(home(request))
    new = bool(request.query_params.get("new"))
    text = request.query_params.get("page", "")
    at = int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 1
    found = cast("AskedPage | None", asked_page(home(request), new=new, page=at)) if seen else None
    if live(request) and found is not None:
        return Response(headers={"HX-Refresh": "true"})  # it is there: the whole page is another now
    return _shown(request, found=found, coverage=seen, new=new)


def pasted(request: Request) -> Response:
    """One text that somebody sent, weighed and not kept."""
    from goodterms.desk.asked import asked_in

    sent = form(request)
    text, who = str(sent.get("text", "")).replace("\r\n", "\n"), str(sent.get("who", "")).strip()
    rows = cast("list[AskedRow]", asked_in(home(request), text, who))
    found = {"asks": rows, "in_all": len(rows), "page": 1, "last": 1, "changed": False}
    return _shown(request, found=found, coverage=[], new=False, pasted=True)


def _shown(request: Request, **values: object) -> Response:
    words = {"word_for": _word, "answers": ANSWERS, "kinds": KINDS, "stands": standing}
    more: dict[str, Any] = {"pasted": False, **words, **values}
    return show(request, "asked.html", **more)


def _word(row: AskedRow) -> str:
    """The verdict in words; somebody close is talked to, not got to know."""
    close = (row["verdict"], row["depth"]) == ("know_them_better", "relationship")
    return TALK if close else WORDS[row["verdict"]]


routes = [Route("/asked", page, methods=["GET"]), Route("/asked", pasted, methods=["POST"])]
