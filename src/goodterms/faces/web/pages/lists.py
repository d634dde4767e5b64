"""Lists: a table of recipients weighed beside the page, shown row by row, and given back as tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from goodterms.desk.trouble import Trouble
from goodterms.faces.cli.verdicts import KINDS
from goodterms.faces.web.state import form, home, live, show, to
from goodterms.faces.web.upload import drop, uploaded

if TYPE_CHECKING:
    from goodterms.desk.lists import Split

AT = "/lists"
MOST = 100 * 1024 * 1024
"""Bytes of one list: some 1,000,000 rows."""

WORDS = {
    "dont": "Don\u2019t",
    "hello_first": "Say hello first",
    "go": "Go",
    "which_one": "Which one?",
    "nobody": "Names nobody",
}
"""What is said of a row, in the order of the filter."""


def page(request: Request) -> Response:
    """A form for a list, and the lists that are still here."""
    from goodterms.desk.lists import lists

    return show(request, "lists.html", kinds=KINDS, lists=lists(home(request)))


def begin(request: Request) -> Response:
    """Takes a list and begins to weigh it."""
    from goodterms.desk.lists import start

    came = uploaded(request, home(request))
    try:
        if len(came.files) != 1:
            raise Trouble("Choose one table of recipients, saved as CSV.", 2)
        text = came.fields.get("text", "").replace("\r\n", "\n")
        made = start(home(request), came.files[0], text, kind=came.fields.get("kind") or None)
    finally:
        drop(came.folder)
    return to(f"{AT}/{made}")


def one(request: Request) -> Response:
    """How far a list is; the question which column; or what came of it."""
    found = _found(request)
    if live(request) and found.state != "running":
        return Response(headers={"HX-Refresh": "true"})
    word = request.query_params.get("verdict", "")
    word = word if word in WORDS else ""
    rows, at, last = _rows(request, found, word)
    counts = found.report["counts"] if found.report else {}
    values: dict[str, Any] = {"words": WORDS, "word": word, "counts": counts, "rows": rows, "at": at, "last": last}
    return show(request, "list.html", found=found, **values)


def _rows(request: Request, found: Split, word: str) -> tuple[list[dict[str, Any]], int, int]:
    """One page of its rows, which page it is, and how many there are."""
    from goodterms.desk.lists import PAGE, rows

    if found.report is None:
        return [], 1, 1
    many: int = found.report["counts"][word] if word else found.report["rows"]
    last = max(1, -(-many // PAGE))
    text = request.query_params.get("page", "")
    at = int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 1
    at = min(max(at, 1), last)
    return rows(home(request), found.id, word or None, at), at, last


def choose(request: Request) -> Response:
    """Goes on with the column that was chosen."""
    from goodterms.desk.lists import choose as go_on

    found = _found(request)
    column = str(form(request).get("column", ""))
    if not (column.isascii() and column.isdecimal() and 0 < int(column[:6]) <= len(found.headers)):
        raise Trouble("Choose the column that holds the recipients.", 2)
    go_on(home(request), found.id, int(column))
    return to(f"{AT}/{found.id}")


def leave(request: Request) -> Response:
    """Deletes a list and what came of it."""
    from goodterms.desk.lists import forget

    forget(home(request), _found(request).id)
    return to(AT)


def download(request: Request) -> Response:
    """One of its tables."""
    from goodterms.desk.lists import table

    found, word = _found(request), str(request.path_params["word"])
    path = table(home(request), found.id, word)
    if path is None:
        raise HTTPException(404, "There is no such table. Perhaps the list was deleted: they are kept for a day.")
    return FileResponse(path, media_type="text/csv; charset=utf-8", filename=f"{Path(found.name).stem}-{word}.csv")


def _found(request: Request) -> Split:
    from goodterms.desk.lists import look

    found = look(home(request), str(request.path_params["id"]))
    if found is None:
        raise HTTPException(404, "This list is not here any more: they are kept for a day. Send it again.")
    return found


room = {AT: MOST}

routes = [
    Route(AT, page, methods=["GET"]),
    Route(AT, begin, methods=["POST"]),
    Route("/lists/{id}", one, methods=["GET"]),
    Route("/lists/{id}/column", choose, methods=["POST"]),
    Route("/lists/{id}/leave", leave, methods=["POST"]),
    Route("/lists/{id}/{word}.csv", download, methods=["GET"]),
]
