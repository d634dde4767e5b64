"""What a page needs of the request: the home, the form that was sent, and a way to answer.

Endpoints are plain ``def``: Starlette runs them in a worker thread, so a desk may take its time.
"""

from __future__ import annotations

import json
from pathlib import Path

from anyio import from_thread
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

SEE_OTHER = 303
"""After something was done: look at the result there, so that a reload does not do it again (RFC 9110, 15.4.4)."""


def home(request: Request) -> Path:
    """The home whose record is shown."""
    found: Path = request.app.state.home
    return found


def show(request: Request, template: str, *, status: int = 200, **values: object) -> Response:
    """A template with these values, as a page."""
    drawn = request.app.state.paper.get_template(template)
    return HTMLResponse(drawn.render(here=request.url.path, link=_link(request), **values), status)


def to(path: str) -> Response:
    """Sends the browser on after a form did what it should."""
    return RedirectResponse(path, SEE_OTHER)


def answer(value: object, status: int = 200) -> Response:
    """One JSON value, for ``/api/``."""
    return Response(json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace"), status, media_type=JSON)


def form(request: Request) -> FormData:
    """The fields of the form that was sent, without files; asked from the worker thread of a plain endpoint."""
    return from_thread.run(_form, request)


def live(request: Request) -> bool:
    """Whether htmx asks, and only a part of the page will be shown."""
    return request.headers.get("hx-request") == "true"


JSON = "application/json"


async def _form(request: Request) -> FormData:
    return await request.form(max_files=0)


def _link(request: Request) -> object:
    """``link(page=2)`` in a template: this very page with some of its query changed; an empty value takes it out."""

    def link(**changed: object) -> str:
        query = {name: value for name, value in {**request.query_params, **changed}.items() if value not in {"", None}}
        url = request.url.replace(query="").include_query_params(**query)
        return f"{url.path}?{url.query}" if url.query else url.path

    return link
