"""What went wrong, as a page: a sentence that says what to do, never a traceback."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from goodterms.desk.trouble import Trouble
from goodterms.faces.web.guard import HERE_IT_STANDS
from goodterms.faces.web.state import answer, show
from goodterms.settings import BadSettings

Handler = Callable[[Request, Exception], Response | Awaitable[Response]]

CODES = {1: 409, 2: 400}
"""`Trouble.code` to status: it could not be done, it was asked for wrongly."""

TITLES = {404: "There is no such page", 405: "Not that way", 413: "Too much at once"}
SAYS = {
    404: "Perhaps the address was mistyped, or what stood here is gone.",
    405: "This page cannot be asked for like that. Go to it from the navigation.",
}


def told(request: Request, error: Exception) -> Response:
    """The sentence of what a person can mend."""
    status = CODES.get(error.code, 409) if isinstance(error, Trouble) else 409
    return wrong(request, status, "That did not work", str(error))


def refused(request: Request, error: Exception) -> Response:
    """What was asked for is not there, or cannot be asked for like that."""
    status = error.status_code if isinstance(error, HTTPException) else 400
    detail = error.detail if isinstance(error, HTTPException) else ""
    plain = status in SAYS and detail in {"Not Found", "Method Not Allowed"}
    return wrong(request, status, TITLES.get(status, "That did not work"), SAYS[status] if plain else detail)


def bug(request: Request, error: Exception) -> Response:  # noqa: ARG001 - Starlette's signature; uvicorn logs it
    """What nobody can mend by typing: its traceback goes to the terminal of the server, not on the page."""
    says = "Something in Goodterms itself went wrong; nothing of yours was changed by it. The terminal says more."
    response = wrong(request, 500, "A mistake of ours", says)
    response.headers["Connection"] = "close"  # uvicorn does close it after a bug; who is not told sends on into nothing
    return response


def wrong(request: Request, status: int, title: str, says: str) -> Response:
    """A page for people, a fragment for htmx (in the place of what it waits for), JSON for programs."""
    if request.url.path.startswith("/api/"):
        return answer({"error": says}, status)
    response = show(request, "trouble.html", status=status, title=title, says=says)
    response.headers.update(HERE_IT_STANDS)
    return response


HANDLERS: dict[int | type[Exception], Handler] = {
    Trouble: told,
    BadSettings: told,
    HTTPException: refused,
    Exception: bug,
}
