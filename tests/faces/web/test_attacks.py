"""What another web site, or another program's page on this machine, can do to the owner's browser: nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from goodterms.faces.web import state
from goodterms.faces.web.door import mint

from .conftest import AddRoute, Serve, Site
from .expected import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Window = Callable[[Site], "Page"]

FORM = '<!doctype html><title>x</title><form method="post" action="{at}"><button name="word" value="hello">Go</button>'
READ = "async at => { try { return (await fetch(at, {credentials: 'include'})).status } catch { return 'blocked' } }"


@contextmanager
def elsewhere(page: str) -> Iterator[str]:
    """A web server that is not ours, with one page; its port."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_: Any) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        running = Thread(target=server.serve_forever, daemon=True)
        running.start()
        yield str(server.server_port)
        server.shutdown()
        running.join()


@pytest.fixture
def window(chromium: Browser) -> Iterator[Window]:
    """A window of the owner, let in, whose console is not minded: attacks make it complain."""
    contexts = []

    def opened(site: Site) -> Page:
        context = chromium.new_context()
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{site.at}/enter?key={mint(site.home)}")
        page.wait_for_url(f"{site.at}/")
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def changed(add_route: AddRoute, tmp_path: Path) -> list[str]:
    """What a form at ``/form`` was told; the endpoint is there in every server of this test."""
    told: list[str] = []

    def form(request: Request) -> Response:
        if request.method == "POST":
            told.append(str(state.form(request)["word"]))
        return HTMLResponse(FORM.format(at="/form"))

    add_route(tmp_path / "unused", "/form", form)
    return told


def test_own_form(village_home: Path, serve: Serve, window: Window, changed: list[str]) -> None:
    """Our own form comes through from a real browser."""
    site = serve(village_home)
    page = window(site)
    page.goto(f"{site.at}/form")
    page.get_by_role("button").click()
    page.wait_for_load_state()
    assert changed == ["hello"]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "evil.example"])
def test_form_elsewhere(village_home: Path, serve: Serve, window: Window, changed: list[str], host: str) -> None:
    """A form on another port (which shares our cookies) or another site is refused and changes nothing."""
    site = serve(village_home)
    page = window(site)
    with elsewhere(FORM.format(at=f"{site.at}/form")) as port:
        page.goto(f"http://{host}:{port}/")
        page.get_by_role("button").click()
        page.wait_for_url(f"{site.at}/form")
    assert page.get_by_role("heading", level=1).inner_text() in {"Asked from elsewhere", "This page is locked"}
    assert changed == []


@pytest.mark.parametrize("host", ["127.0.0.1", "evil.example"])
def test_reading_elsewhere(village_home: Path, serve: Serve, window: Window, host: str) -> None:
    """A script on another port or site reads no answer of ours."""
    site = serve(village_home)
    page = window(site)
    with elsewhere("<!doctype html><title>x</title>") as port:
        page.goto(f"http://{host}:{port}/")
        assert page.evaluate(READ, f"{site.at}/api/today") == "blocked"


def test_name_that_leads_here(village_home: Path, serve: Serve, window: Window) -> None:
    """A site whose name suddenly leads to this machine gets no page."""
    site = serve(village_home)
    page = window(site)
    answer = page.goto(site.at.replace("127.0.0.1", "evil.example"))
    assert answer is not None
    assert answer.status == 421


def test_frame_elsewhere(village_home: Path, serve: Serve, window: Window) -> None:
    """No other page can show ours inside itself to have it clicked."""
    site = serve(village_home)
    page = window(site)
    with elsewhere(f'<!doctype html><title>x</title><iframe src="{site.at}/"></iframe>') as port:
        page.goto(f"http://127.0.0.1:{port}/")
        assert [frame.content() for frame in page.frames if "Walt Waiting" in frame.content()] == []
        expect(page.frame_locator("iframe").get_by_role("heading")).to_have_count(0)
