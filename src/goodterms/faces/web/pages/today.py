"""Today: whom to say hello to now, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from goodterms.desk.trouble import Trouble
from goodterms.faces.web.state import answer, form, home, show, to

if TYPE_CHECKING:
    from goodterms.faces.shapes import TodayRow

WHY = {
    "promised": "has your word",
    "owed": "waits for a word from you",
    "birthday": "has a birthday",
    "ahead": "A meeting ahead",
    "back": "is back",
    "again": "wrote again",
    "met": "met you",
    "thanks": "helped you",
    "sent_by": "brought you two together",
    "news": "has news",
    "awaited": "gave you their word",
    "away": "You were away",
    "unstopped": "What went out",
    "gone": "has fallen silent everywhere",
    "quiet": "has gone quiet",
    "blind": "How far I can see",
}
"""Each reason in a few words, after the name."""


def page(request: Request) -> Response:
    """The day's few lines, and how far they can see."""
    from goodterms.desk.coverage import coverage
    from goodterms.desk.today import today

    everything = bool(request.query_params.get("all"))
    seen = coverage(home(request))
    rows = cast("list[TodayRow]", today(home(request), everything=everything, note=not everything)) if seen else []
    return show(request, "today.html", rows=rows, coverage=seen, why=WHY, everything=everything)


def word(request: Request) -> Response:
    """The owner's word on a line or on the person of it."""
    from goodterms.desk.line_word import WORDS, line_word
    from goodterms.desk.word import FLAGS
    from goodterms.desk.word import word as on_person

    sent = form(request)
    said, person = str(sent.get("word", "")), str(sent.get("person", ""))
    if said in WORDS:
        line_word(home(request), str(sent.get("key", "")), said)
    elif said in FLAGS and person.isascii() and person.isdecimal() and len(person) < 12:
        on_person(home(request), int(person), said)
    else:
        raise Trouble("There is no such word on a line.", 2)
    return to("/?all=1" if sent.get("all") else "/")


def api(request: Request) -> Response:
    """The same lines for other programs."""
    from goodterms.desk.today import today

    return answer(today(home(request)))


routes = [
    Route("/", page, methods=["GET"]),
    Route("/today/word", word, methods=["POST"]),
    Route("/api/today", api, methods=["GET"]),
]
