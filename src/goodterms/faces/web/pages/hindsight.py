"""Hindsight: what your own asks brought, by the word they would have got; and what a changed standard would say."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from goodterms.desk.trouble import Trouble
from goodterms.faces.cli.hindsight import DEPTHS, by_word, changed, few, sampled, to_read
from goodterms.faces.web.looking_back import WORDS, looking_back
from goodterms.faces.web.state import answer, home, show

if TYPE_CHECKING:
    from goodterms.faces.shapes import HindsightPage, StandardRow

AT = "/hindsight"


def page(request: Request) -> Response:
    """The table and the picture, under the owner's standards or one that is tried."""
    from goodterms.desk.coverage import coverage
    from goodterms.desk.looked_back import looked_back
    from goodterms.desk.standards import standards

    seen = coverage(home(request))
    tried = _tried(request)
    wrong, found = "", None
    if seen:
        try:
            found = looked_back(home(request), tried)
        except Trouble as trouble:
            if trouble.code != 2:
                raise
            wrong, tried = trouble.sentence, []
            found = looked_back(home(request))
    told = cast("HindsightPage | None", found)
    rows = cast("list[StandardRow]", standards(home(request)))
    return show(
        request,
        "hindsight.html",
        status=400 if wrong else 200,
        found=told,
        wrong=wrong,
        coverage=seen,
        standards=rows,
        depths=DEPTHS,
        words=WORDS,
        picture=looking_back(by_word(told["rows"])) if told else "",
        changed=changed(told) if told and tried else "",
        hints=[line for line in (few(told), sampled(told), to_read(told)) if line] if told and told["rows"] else [],
        name=request.query_params.get("name", ""),
        value=request.query_params.get("value", "")[:80],
    )


def _tried(request: Request) -> list[str]:
    """A standard that is tried, as typed; nothing when none is."""
    name, value = request.query_params.get("name", ""), request.query_params.get("value", "")
    return [f"{name[:80]}={value[:80]}"] if name and value.strip() else []


def api(request: Request) -> Response:
    """The same for other programs; ``?standard=NAME=VALUE`` tries one."""
    from goodterms.desk.hindsight import hindsight

    return answer(hindsight(home(request), standard=request.query_params.getlist("standard")))


routes = [Route(AT, page, methods=["GET"]), Route("/api/hindsight", api, methods=["GET"])]
