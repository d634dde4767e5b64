"""Ledger: what was asked, given and promised, each way, by person or month; and the entries of one person."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from goodterms.desk.trouble import Trouble
from goodterms.faces.cli.ledger import HEADINGS, range_of, what_of
from goodterms.faces.web.state import answer, form, home, show, to

if TYPE_CHECKING:
    from goodterms.faces.shapes import LedgerPage, PersonPage

AT = "/ledger"

STEP = 2_000
"""Messages read in one request, a few seconds' work: then the page asks whether to go on."""

SHOWN = 100
"""Newest entries of one person on the page."""


def page(request: Request) -> Response:
    """The sums, by person or by month."""
    from goodterms.desk.coverage import coverage
    from goodterms.desk.ledger_kept import ledger_page

    seen = coverage(home(request))
    months = request.query_params.get("by") == "month"
    everybody = bool(request.query_params.get("all"))
    told = ledger_page(home(request), months=months, everything=everybody) if seen else None
    found = cast("LedgerPage | None", told)
    going = "going" in request.query_params
    return show(
        request,
        "ledger.html",
        found=found,
        coverage=seen,
        months=months,
        going=going,
        headings=HEADINGS,
        range=range_of,
    )


def one(request: Request) -> Response:
    """Every entry of one person, each with a way to say that it was none."""
    from goodterms.desk.ledger_kept import ledger_page
    from goodterms.desk.person import person

    id_ = str(request.path_params["id"])
    try:
        them = cast("PersonPage", person(home(request), id_))
    except Trouble as trouble:
        raise HTTPException(404, trouble.sentence) from trouble
    found = cast("LedgerPage", ledger_page(home(request), id_))
    entries, more = found["entries"][:SHOWN], max(0, len(found["entries"]) - SHOWN)
    return show(request, "ledger_person.html", them=them, entries=entries, more=more, found=found, what=what_of)


def read(request: Request) -> Response:
    """Reads some of what is unread; what was read stays, whenever it is stopped."""
    from goodterms.desk.labelling import read_history

    told = read_history(home(request), most=STEP)
    return to(f"{AT}?going=1" if told["unread"] else AT)


def said(request: Request) -> Response:
    """Keeps that something was none, or takes that back."""
    from goodterms.desk.labelling import correct

    sent, id_ = form(request), int(request.path_params["id"])
    number, act = str(sent.get("interaction", "")), str(sent.get("act", ""))
    if not (number.isascii() and number.isdecimal() and len(number) < 16):
        raise Trouble("Choose one of the entries.", 2)
    correct(home(request), int(number), act, none=bool(sent.get("none")))
    return to(f"{AT}/{id_}#e{int(number)}")


def api(request: Request) -> Response:
    """The same for other programs: everybody, or ``?person=NUMBER`` with every entry."""
    from goodterms.desk.ledger import ledger

    query = request.query_params
    months = query.get("by") == "month"
    return answer(ledger(home(request), query.get("person") or None, months=months, everything=True))


routes = [
    Route(AT, page, methods=["GET"]),
    Route("/ledger/read", read, methods=["POST"]),
    Route("/ledger/{id:int}", one, methods=["GET"]),
    Route("/ledger/{id:int}", said, methods=["POST"]),
    Route("/api/ledger", api, methods=["GET"]),
]
