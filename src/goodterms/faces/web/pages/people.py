"""People: everybody with how each stands, found by a word; and all of them in one picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from goodterms.faces.said import name_of
from goodterms.faces.web.state import answer, home, show

if TYPE_CHECKING:
    from goodterms.faces.shapes import FoundPage, FoundRow, PersonRow, SpherePage

LONGEST = 120
"""Letters of a name shown; nobody is called so, but cards have such fields."""

FLAGS = {
    "never_mention": "never to be mentioned",
    "deceased": "deceased",
    "never_ask": "never to be asked",
    "talks_elsewhere": "you talk elsewhere",
}
"""The owner's words on somebody, as they are said beside a name."""

DEPTHS = {
    "relationship": "Relationships",
    "acquaintance": "Acquaintances",
    "contact": "Once dealt with",
    "name": "Names only",
    "unknown": "Never seen",
}
STATES = {
    "alive": "In touch",
    "back": "Just back",
    "quiet": "Gone quiet",
    "dormant": "Out of touch for long",
    "gone": "Silent to everyone",
}

REACHED = {"mail": 0, "phone": 1, "linkedin": 2}
"""Which handle is shown of several."""

TABLE = 50
"""Rows on one page of the table beside the sphere."""

KINDS = {"list": "a mailing list", "bot": "a machine", "shop": "a shop", "role": "a desk, not one person"}
"""What is not a person, in the list of everybody."""


def page(request: Request) -> Response:
    """The list, closest first, with filters and search."""
    from goodterms.desk.coverage import coverage

    seen = coverage(home(request))
    found = _found(request) if seen else None
    rows = [(row, called(row), _reached(row)) for row in found["people"]] if found else []
    chosen = {name: request.query_params.get(name, "") for name in ("q", "depth", "state", "all")}
    words: dict[str, Any] = {"flags": FLAGS, "depths": DEPTHS, "states": STATES, "kinds": KINDS}
    return show(request, "people.html", found=found, rows=rows, coverage=seen, chosen=chosen, **words)


def api(request: Request) -> Response:
    """The same page of the list for other programs."""
    return answer(_found(request))


def sphere(request: Request) -> Response:
    """Everybody around you: a picture, and a table that says the same."""
    from goodterms.desk.coverage import coverage
    from goodterms.desk.sphere import RINGS
    from goodterms.desk.sphere import sphere as everybody
    from goodterms.faces.web import sphere as drawn

    seen = coverage(home(request))
    near = _number(request, "near", len(RINGS))
    around = cast("SpherePage", everybody(home(request), near=near)) if seen else None
    dots = around["dots"] if around is not None else []
    last = max(1, -(-len(dots) // TABLE))
    at = min(max(_number(request, "page", 1), 1), last)
    words: dict[str, Any] = {"depths": DEPTHS, "a_year_ago": drawn.a_year_ago, "called_circle": _circle}
    return show(
        request,
        "sphere.html",
        around=around,
        picture=drawn.kept(around) if around is not None and dots else None,
        rows=dots[(at - 1) * TABLE : at * TABLE],
        at=at,
        last=last,
        turned="page" in request.query_params,
        coverage=seen,
        **words,
    )


def called(row: PersonRow) -> str:
    """A name as it is shown: never empty, never without an end."""
    name = name_of(row)
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"


def _found(request: Request) -> FoundPage:
    from goodterms.desk.found import found

    query = request.query_params
    return cast(
        "FoundPage",
        found(
            home(request),
            depth=query.get("depth") or None,
            state=query.get("state") or None,
            everyone=bool(query.get("all")),
            q=query.get("q", "")[:LONGEST],
            page=_number(request, "page", 1),
        ),
    )


def _number(request: Request, name: str, otherwise: int) -> int:
    """A number of the address; what is none counts as not given."""
    text = request.query_params.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else otherwise


def _reached(row: FoundRow) -> str:
    """One handle, as short as it can be read: an address before a profile before a number of a chat."""
    values = sorted(
        row["handles"],
        key=lambda handle: (
            ("mail", "phone", "linkedin").index(handle["kind"])
            if handle["kind"] in {"mail", "phone", "linkedin"}
            else 9
        ),
    )
    return values[0]["value"].removeprefix("https://").removeprefix("www.")[:LONGEST] if values else ""


def _circle(circle: dict[str, object]) -> str:
    """A circle as it is named beside the picture."""
    first = cast("list[str]", circle["first"])
    if circle["by"] in {"alone", "rest"}:
        return "on their own, as far as I can see" if circle["by"] == "alone" else "on their own, or in smaller circles"
    if circle["called"]:
        return str(circle["called"])
    return f"around {first[0]}" + (f" and {first[1]}" if len(first) > 1 else "")


routes = [Route("/people", page), Route("/sphere", sphere), Route("/api/people", api)]
