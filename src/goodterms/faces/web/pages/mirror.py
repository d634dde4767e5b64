"""How I treat people: what I asked and gave, and what came back, beside a year before."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from goodterms.desk.trouble import Trouble
from goodterms.faces.web.mirrored import mirrored, month_of
from goodterms.faces.web.state import home, live, show

if TYPE_CHECKING:
    from goodterms.faces.shapes import MirrorPage

AT = "/mirror"


def page(request: Request) -> Response:
    """The year, or one month of it."""
    from goodterms.desk.coverage import coverage
    from goodterms.desk.mirror_kept import mirror_page

    seen = coverage(home(request))
    month, wrong = request.query_params.get("month", "")[:20].strip(), ""
    told = None
    if seen:
        try:
            told = mirror_page(home(request), month or None)
        except Trouble as trouble:
            if trouble.code != 2:
                raise
            wrong = trouble.sentence
            told = mirror_page(home(request))
    found = cast("MirrorPage | None", told)
    if live(request) and found is not None:
        return Response(headers={"HX-Refresh": "true"})  # it is there: the whole page is another now
    return show(
        request,
        "mirror.html",
        status=400 if wrong else 200,
        found=found,
        wrong=wrong,
        coverage=seen,
        month=month,
        month_of=month_of,
        picture=mirrored(found["months"]) if found else "",
    )


routes = [Route(AT, page)]
