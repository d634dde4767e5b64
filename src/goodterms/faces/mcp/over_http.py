"""The tools over HTTP on this machine, under the guard of the page."""

from __future__ import annotations

from pathlib import Path

from starlette.types import ASGIApp

from goodterms.faces.mcp.server import PATH, server
from goodterms.faces.web.door import Door
from goodterms.faces.web.drawn import paper
from goodterms.faces.web.guard import Guard


def app(home: Path, port: int) -> ASGIApp:
    """The app; it takes the key of the home as a bearer token, and nothing without it."""
    tools = server(home).streamable_http_app(streamable_http_path=PATH, json_response=True, stateless_http=True)
    return Guard(tools, door=Door(home), port=port, room={}, paper=paper({}))
