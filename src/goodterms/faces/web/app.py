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
    """One file in ``pages/``. ``says``: its word in the navigation, empty for none; ``at``: where that leads."""

    name: str
    says: str = ""
    at: str = ""


PAGES = (
    Page("enter"),
    Page("today", "Today", "/"),
    Page("people", "People", "/people"),
    Page("person"),
    Page("brief", "Brief", "/brief"),
    Page("who", "Who", "/who"),
    Page("find", "Find", "/find"),
    Page("log"),
    Page("ask", "Ask", "/ask"),
    Page("lists", "Lists", "/lists"),
    Page("asked", "Asked", "/asked"),
    Page("ledger", "Ledger", "/ledger"),
    Page("hindsight", "Hindsight", "/hindsight"),
    Page("mirror", "Mirror", "/mirror"),
    Page("bring_in", "Import", "/import"),
    Page("sources", "Sources", "/sources"),
    Page("standards", "Standards", "/standards"),
    Page("why", "Why", "/why"),
    Page("held"),
    Page("api"),
)
"""Every page, in the order of the navigation: Today, People, Brief, Who, Find, Ask, Lists, Asked, Ledger, Hindsight,
Mirror, Import, Sources, Standards, Why."""


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
    app.state.paper = drawn.paper({page.says: page.at for page in PAGES if page.says})
    return Guard(app, door=door, port=port, room=_room(found), paper=app.state.paper)


def _room(modules: Sequence[object]) -> Mapping[str, int]:
    """Where more may be sent than elsewhere: what the pages say in ``room``, path to most bytes."""
    return {path: most for module in modules for path, most in getattr(module, "room", {}).items()}
