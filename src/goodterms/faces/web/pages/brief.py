"""Brief: one page before a meeting, of one person or of the next meeting in the calendar; and the page to hand over."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from goodterms.desk.trouble import Trouble
from goodterms.faces.said import balance, standing
from goodterms.faces.web.pages.people import called
from goodterms.faces.web.state import home, show

if TYPE_CHECKING:
    from goodterms.faces.shapes import BriefPage, ForThem


def coming(request: Request) -> Response:
    """The people of the next meeting."""
    from goodterms.desk.brief import next_brief
    from goodterms.desk.coverage import coverage

    seen = coverage(home(request))
    told = next_brief(home(request)) if seen else {"meeting": None, "people": []}
    return _shown(request, cast("BriefPage", told), seen=bool(seen), one=False)


def one(request: Request) -> Response:
    """One person."""
    from goodterms.desk.brief import brief

    id_ = str(request.path_params["id"])
    try:
        told = cast("BriefPage", brief(home(request), id_))
    except Trouble as trouble:
        raise HTTPException(404, f"There is nobody with the number {id_}. See: goodterms people") from trouble
    return _shown(request, told, seen=True, one=True)


def _shown(request: Request, found: BriefPage, *, seen: bool, one: bool) -> Response:
    return show(request, "brief.html", found=found, seen=seen, one=one, called=called, stands=standing, between=balance)


def to_hand_over(request: Request) -> Response:
    """Everything kept about somebody but private notes, to print."""
    from goodterms.desk.for_them import for_them

    id_ = str(request.path_params["id"])
    try:
        told = cast("ForThem", for_them(home(request), id_))
    except Trouble as trouble:
        raise HTTPException(404, f"There is nobody with the number {id_}. See: goodterms people") from trouble
    return show(request, "for_them.html", found=told)


routes = [
    Route("/brief", coming),
    Route("/brief/{id:int}", one),
    Route("/person/{id:int}/for-them", to_hand_over),
]
