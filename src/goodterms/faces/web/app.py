"""Puts the page together: which pages there are, and what stands around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from starlette.applications import Starlette
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from goodterms.faces.web import drawn, trouble
from goodterms.faces.web.door import Door
from goodterms.faces.web.guard import Guard

HERE = Path(__file__).parent


class Page(NamedTuple):
    """One file in ``pages/``.

    ``says``: its word in the navigation, empty for none; ``at``: where that leads; ``under``: the heading it stands
    under in More, empty for a page that one opens every day.
    """

    name: str
    says: str = ""
    at: str = ""
    under: str = ""


PAGES = (
    Page("enter"),
    Page("today", "Today", "/"),
    Page("people", "People", "/people"),
    Page("person"),
    Page("find", "Find", "/find"),
    Page("ask", "Ask", "/ask"),
    Page("asked", "Asked", "/asked"),
    Page("brief", "Brief", "/brief"),
    Page("lists", "Lists", "/lists", "Asking many"),
    Page("ledger", "Ledger", "/ledger", "Looking back"),
    Page("hindsight", "Hindsight", "/hindsight", "Looking back"),
    Page("mirror", "Mirror", "/mirror", "Looking back"),
    Page("bring_in", "Import", "/import", "What is read"),
    Page("sources", "Sources", "/sources", "What is read"),
    Page("who", "Who", "/who", "What is read"),
    Page("standards", "Standards", "/standards", "The rules"),
    Page("why", "Why", "/why", "The rules"),
    Page("log"),
    Page("held"),
    Page("api"),
)
"""Every page, in the order of the navigation."""


def build(home: Path, *, port: int) -> ASGIApp:
    """The app for one home, guarded for the loopback address at this port. No record is opened before it is asked.

    Raises:
        Trouble: the home cannot hold what guards it.
    """
    door = Door(home)
    found = [import_module(f"goodterms.faces.web.pages.{page.name}") for page in PAGES]
    routes: list[Route | Mount] = [route for module in found for route in module.routes]
    static = StaticFiles(directory=HERE / "static")
    app = Starlette(routes=[*routes, Mount("/static", static)], exception_handlers=trouble.HANDLERS)
    app.state.home = home
    app.state.door = door
    app.state.paper = drawn.paper(_navigation())
    return Guard(app, door=door, port=port, room=_room(found), paper=app.state.paper)


def _navigation() -> dict[str, dict[str, str]]:
    """Heading to words to paths; what stands under no heading comes first."""
    under: dict[str, dict[str, str]] = {}
    for page in PAGES:
        if page.says:
            under.setdefault(page.under, {})[page.says] = page.at
    return under


def _room(modules: Sequence[object]) -> Mapping[str, int]:
    """Where more may be sent than elsewhere: what the pages say in ``room``, path to most bytes."""
    return {path: most for module in modules for path, most in getattr(module, "room", {}).items()}
