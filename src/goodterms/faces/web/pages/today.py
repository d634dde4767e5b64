"""Today: whom to say hello to now, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from goodterms.faces.web.state import answer, home, show

if TYPE_CHECKING:
    from goodterms.faces.shapes import TodayRow

WHY = {"owed": "waits for a word from you", "back": "is back", "quiet": "has gone quiet", "blind": "How far I can see"}
"""Each reason in a few words, after the name."""


def page(request: Request) -> Response:
    """The day's few lines, and how far they can see."""
    from goodterms.desk.coverage import coverage
    from goodterms.desk.today import today

    seen = coverage(home(request))
    rows = cast("list[TodayRow]", today(home(request))) if seen else []
    return show(request, "today.html", rows=rows, coverage=seen, why=WHY)


def api(request: Request) -> Response:
    """The same lines for other programs."""
    from goodterms.desk.today import today

    return answer(today(home(request)))


routes = [Route("/", page), Route("/api/today", api)]
