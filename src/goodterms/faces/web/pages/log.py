"""What the owner tells of somebody on their page: a meeting or call, a note, a word. Each leads back to the page."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from goodterms.faces.web.state import form, home, to


def log(request: Request) -> Response:
    """Something happened that no channel shows."""
    from goodterms.desk.log import log as keep

    told = form(request)
    what, on = str(told.get("what", "")), str(told.get("on", ""))
    depth, text = str(told.get("depth", "")) or None, str(told.get("text", ""))
    if what != "known" or depth or text.strip():  # "known" without a word on it says nothing
        keep(home(request), what, _who(request), on=on or None, text=text, depth=depth)
    return _back(request, what if what in {"missed", "known"} else "log")


def note(request: Request) -> Response:
    """A note on somebody."""
    from goodterms.desk.log import note as keep

    told = form(request)
    keep(home(request), _who(request), str(told.get("text", "")), private=bool(told.get("private")))
    return _back(request, "note")


def word(request: Request) -> Response:
    """Never mention, deceased, liked, trusted, put off; or one of these taken back."""
    from goodterms.desk.word import word as keep

    told = form(request)
    back = bool(told.get("back"))
    keep(
        home(request),
        int(_who(request)),
        str(told.get("word", "")),
        back=back,
        by_what=str(told.get("by_what", "")),
    )
    return _back(request, "back" if back else "word")


def forget_line(request: Request) -> Response:
    """A line on what they do or want, forgotten for good."""
    from goodterms.desk.forget import forget_line as forgotten

    forgotten(home(request), _who(request), str(form(request).get("line", "")))
    return _back(request, "line")


def _who(request: Request) -> str:
    return str(request.path_params["id"])


def _back(request: Request, done: str) -> Response:
    return to(f"/person/{_who(request)}?done={done}")


routes = [
    Route("/person/{id:int}/log", log, methods=["POST"]),
    Route("/person/{id:int}/note", note, methods=["POST"]),
    Route("/person/{id:int}/word", word, methods=["POST"]),
    Route("/person/{id:int}/forget-line", forget_line, methods=["POST"]),
]
