"""The page in the test itself, a real server, and a real browser where there is one."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from goodterms.desk import asked_kept, mirror_kept
from goodterms.faces.web import serving
from goodterms.faces.web.app import build
from goodterms.faces.web.door import mint

from . import neighbours

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PORT = 8801
HERE = f"http://127.0.0.1:{PORT}"
OURS = {"origin": HERE, "sec-fetch-site": "same-origin", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
"""What a browser says of a form of our own."""

CHROMIUM = Path("/usr/bin/chromium")
ARGS = (
    *("--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update"),
    *("--disable-sync", "--no-first-run", "--disable-gpu"),
    "--host-resolver-rules=MAP evil.example 127.0.0.1",
)

PHONE, DESKTOP = 390, 1280
WIDTHS = (PHONE, DESKTOP)

Open = Callable[..., TestClient]
Endpoint = Callable[[Request], Response]
AddRoute = Callable[[Path, str, Endpoint], TestClient]
Serve = Callable[[Path], "Site"]
Look = Callable[..., "Page"]


class Site(NamedTuple):
    """A server that runs. ``at``: its address without a slash at the end."""

    home: Path
    at: str


@pytest.fixture(scope="session")
def village_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a few invented neighbours (`neighbours`), for tests that only read."""
    return neighbours.village(tmp_path_factory.mktemp("village"))


@pytest.fixture
def fresh_home(village_home: Path, tmp_path: Path) -> Path:
    """A copy of the neighbours' home that a test may change."""
    return Path(shutil.copytree(village_home, tmp_path / "fresh"))


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page waits for what is worked out beside it, however busy the machine is."""
    for worked_out in (asked_kept, mirror_kept):
        monkeypatch.setattr(worked_out, "PATIENCE", 60.0)


@pytest.fixture
def stranger() -> Open:
    """Opens the page of a home as somebody without a cookie: ``stranger(home)``."""

    def opened(home: Path, **headers: str) -> TestClient:
        return TestClient(build(home, port=PORT), base_url=HERE, headers=headers, follow_redirects=False)

    return opened


@pytest.fixture
def owner(stranger: Open) -> Open:
    """Opens the page of a home as its owner, let in by the link: ``owner(home)``."""

    def opened(home: Path, **headers: str) -> TestClient:
        client = stranger(home, **headers)
        assert client.get("/enter", params={"key": mint(home)}).status_code == 200
        return client

    return opened


@pytest.fixture
def empty(tmp_path: Path, owner: Open) -> TestClient:
    """The page of somebody who brought nothing in yet."""
    return owner(tmp_path / "home")


@pytest.fixture
def village(village_home: Path, owner: Open) -> TestClient:
    """The page of somebody with a few neighbours."""
    return owner(village_home)


@pytest.fixture
def add_route(monkeypatch: pytest.MonkeyPatch, owner: Open) -> AddRoute:
    """The page of a home with one more endpoint, as its owner: ``add_route(home, "/form", endpoint)``."""

    def added(home: Path, path: str, endpoint: Endpoint) -> TestClient:
        from goodterms.faces.web.pages import why

        monkeypatch.setattr(why, "routes", [*why.routes, Route(path, endpoint, methods=["GET", "POST"])])
        return owner(home)

    return added


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serves a home on a port of its own, by the server that users get: ``serve(home).at``."""
    ends: list[Callable[[], None]] = []

    def served(home: Path) -> Site:
        listening = serving.bound(0)
        port = listening.getsockname()[1]
        server = serving.server(build(home, port=port))
        running = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        running.start()

        def end() -> None:
            server.should_exit = True
            running.join()
            listening.close()

        ends.append(end)
        return Site(home, f"http://127.0.0.1:{port}")

    yield served
    for end in ends:
        end()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium. Skipped, by name, where it is missing."""
    if not CHROMIUM.exists():
        pytest.skip(f"browser test not run: there is no chromium at {CHROMIUM} (apt-get install chromium)")
    playwright = pytest.importorskip("playwright.sync_api", reason="browser test not run: playwright is not installed")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=str(CHROMIUM), args=list(ARGS))
        yield browser
        browser.close()


@pytest.fixture
def look(chromium: Browser) -> Iterator[Look]:
    """A browser window of the owner, let in: ``look(site, width=390, javascript=False)``.

    Whatever the console says (a broken content policy, a file not found) fails the test, unless ``strict`` is False:
    then an answer of 4xx is part of it.
    """
    complaints: list[str] = []
    contexts = []

    def looked(
        site: Site, *, width: int = DESKTOP, javascript: bool = True, dark: bool = False, strict: bool = True
    ) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 844},
            java_script_enabled=javascript,
            color_scheme="dark" if dark else "light",
        )
        contexts.append(context)
        page = context.new_page()
        if strict:
            page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{site.at}/enter?key={mint(site.home)}")
        page.wait_for_url(f"{site.at}/")
        return page

    yield looked
    for context in contexts:
        context.close()
    assert complaints == []
