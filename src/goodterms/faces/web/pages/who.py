"""Who: questions with one key each, what was joined and why, and how to take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from goodterms.desk.trouble import Trouble
from goodterms.faces.cli.cards import KEYS, SAID
from goodterms.faces.cli.who import sentences
from goodterms.faces.cli.who_log import BY, sentence
from goodterms.faces.web.state import answer, form, home, show, to

if TYPE_CHECKING:
    from goodterms.faces.shapes import WhoCard, WhoLogRow, WhoPage

AT = "/who"

BUTTONS = {
    "same": "Same person",
    "different": "Two people",
    "later": "Later",
    "not_a_person": "Neither is a person",
}
"""What each answer is called on its button."""

SHOWN = 12
"""Questions on the page at a time; an answer may settle others."""

ROWS = 40
"""Newest rows of the ledger on the page, unless all are asked for."""

DONE = {**SAID, "back": "Taken back.", "parted": "Parted: each has again what was theirs."}
"""What is said after an answer, by the word in the address."""


def page(request: Request) -> Response:
    """Questions first, then the ledger."""
    from goodterms.desk.coverage import coverage
    from goodterms.desk.who import cards, who
    from goodterms.desk.who_log import who_log

    there = bool(coverage(home(request)))
    found = cast("list[WhoCard]", cards(home(request))) if there else []
    everything = bool(request.query_params.get("all"))
    rows = cast("list[WhoLogRow]", who_log(home(request), most=None if everything else ROWS + 1)) if there else []
    return show(
        request,
        "who.html",
        there=there,
        says=sentences(cast("WhoPage", who(home(request))))[:1] if there else [],
        mailboxes=cast("WhoPage", who(home(request)))["mailboxes"] if there else [],
        cards=found[:SHOWN],
        left=max(0, len(found) - SHOWN),
        rows=rows if everything else rows[:ROWS],
        more=not everything and len(rows) > ROWS,
        keys={said: key for key, said in KEYS.items()},
        buttons=BUTTONS,
        by=BY,
        sentence=sentence,
        done=DONE.get(request.query_params.get("done", ""), ""),
    )


def said(request: Request) -> Response:
    """Keeps an answer."""
    from goodterms.desk.who import answer as keep

    sent = form(request)
    what = str(sent.get("said", ""))
    keep(home(request), _number(sent, "one"), _number(sent, "other"), what)
    return to(f"{AT}?done={what}")


def back(request: Request) -> Response:
    """Takes a row of the ledger back, and leads to where it was asked for."""
    from goodterms.desk.who import take_back

    sent = form(request)
    found = take_back(home(request), _number(sent, "id"))
    done = "parted" if found["act"] == "join" else "back"
    return to(f"/person/{_number(sent, 'person')}?done=parted" if sent.get("person") else f"{AT}?done={done}")


def _number(sent: FormData, name: str) -> int:
    text = str(sent.get(name, ""))
    if not (text.isascii() and text.isdecimal() and len(text) < 16):
        raise Trouble("Choose one of the cards.", 2)
    return int(text)


def api(request: Request) -> Response:
    """The same for other programs: where things stand, the questions, and the ledger."""
    from goodterms.desk.who import cards, who
    from goodterms.desk.who_log import who_log

    return answer({**who(home(request)), "cards": cards(home(request)), "log": who_log(home(request))})


routes = [
    Route(AT, page, methods=["GET"]),
    Route(AT, said, methods=["POST"]),
    Route(f"{AT}/undo", back, methods=["POST"]),
    Route("/api/who", api, methods=["GET"]),
]
