"""Person: how it began, how you two stand, what was said, what they do, and your own words on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from goodterms.desk.moment import now
from goodterms.desk.trouble import Trouble
from goodterms.faces.cli.who_log import joined
from goodterms.faces.said import balance, standing
from goodterms.faces.web.pages.people import called
from goodterms.faces.web.state import home, show, to
from goodterms.words import iso_day

if TYPE_CHECKING:
    from goodterms.faces.shapes import PersonPage, Portrait

HOW = {
    "message": "wrote",
    "call": "called",
    "meeting": "met",
    "invitation": "asked to connect",
    "recommendation": "recommended",
    "endorsement": "endorsed",
    "comment": "commented",
}
"""What happened, after who did it."""

GROUPS = (
    ("What they do", ("position", "title", "headline", "organisation", "skill", "signature", "does")),
    ("What they want", ("wants",)),
)
"""Topics that stand under a heading of their own."""

BESIDE = {"no_longer_listed": "No longer listed in", "url": "Page"}
"""How any other topic is called, where its own word does not do."""

DONE = {
    "log": "Kept: it counts as contact from its day.",
    "known": "Kept: your own word stands above what I can see.",
    "missed": "Kept. It is no contact, so nothing changes in how you two stand.",
    "note": "Your note is kept.",
    "word": "Kept. You can take it back below.",
    "line": "Forgotten. No import brings it back.",
    "back": "Taken back: as it was before.",
    "parted": "Parted: each has again what was theirs.",
}
"""What is said after a form did its work, by the word in the address."""

HANDLES = 12
"""Handles shown at once; the rest can be opened."""


def page(request: Request) -> Response:
    """Everything about one person."""
    from goodterms.desk.person import person
    from goodterms.desk.portrait import portrait
    from goodterms.faces.web.rhythm import rhythm

    id_ = int(request.path_params["id"])
    text = request.query_params.get("page", "")
    at = int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 1
    try:
        them = cast("PersonPage", person(home(request), str(id_)))
    except Trouble as trouble:
        raise HTTPException(404, f"There is nobody with the number {id_}. See: goodterms people") from trouble
    if them["id"] != id_:  # a number from before they were joined
        return to(f"/person/{them['id']}")
    beside = cast("Portrait", portrait(home(request), id_, page=at))
    return show(
        request,
        "person.html",
        them=them,
        beside=beside,
        called=called(them),
        stands=standing(them["depth"], them["state"], them["last_two_way"]),
        between=balance(them["balance"]),
        picture=rhythm(beside["rhythm"]),
        reach=_reach(them),
        done=DONE.get(request.query_params.get("done", "")),
        today=iso_day(now()),
        how=HOW,
        groups=[(title, [one for one in beside["lines"] if one["topic"] in topics]) for title, topics in GROUPS],
        others=[one for one in beside["lines"] if not any(one["topic"] in topics for _, topics in GROUPS)],
        other_topics=BESIDE,
        most=HANDLES,
        joined=joined,
    )


def _reach(them: PersonPage) -> str:
    """How a message to them is addressed: a mail address, else another handle, else the name."""
    mail = next((handle["value"] for handle in them["handles"] if handle["kind"] == "mail"), "")
    return mail or next((handle["value"] for handle in them["handles"]), them["name"])


routes = [Route("/person/{id:int}", page)]
