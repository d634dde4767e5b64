"""The way in: the link that works once is exchanged for a cookie."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from goodterms.faces.web.serving import forget_opening
from goodterms.faces.web.state import home, show, to


def enter(request: Request) -> Response:
    """Lets in whoever brings the key, once.

    The page leads on by itself: a redirect would still count as coming from where the link was clicked, and the browser
    would hold the cookie back.
    """
    if request.method == "HEAD":  # somebody looks whether the link is there, and must not use it up
        return Response()
    cookie = request.app.state.door.enter(request.query_params.get("key", ""))
    if cookie is None:
        return _known(request)
    forget_opening(home(request))
    response = show(request, "enter.html")
    response.set_cookie(request.state.cookie, cookie, httponly=True, samesite="strict", path="/")
    return response


def _known(request: Request) -> Response:
    """A link that opens nothing: fine for whoever is in already."""
    if request.app.state.door.knows(request.cookies.get(request.state.cookie, "")):
        return to("/")
    says = "A link works once, and this one was used or replaced. Run goodterms serve again: it gives you a new one."
    return show(request, "refused.html", status=401, title="This link is used up", says=says)


routes = [Route("/enter", enter, methods=["GET"])]
