"""The page in a real browser: what everybody sees, and what another site can do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from goodterms.desk.trouble import Trouble
from goodterms.faces.web import serving

from .conftest import AddRoute, Look, Serve
from .expected import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_without_javascript(village_home: Path, serve: Serve, look: Look) -> None:
    """The link leads in, and from Today to a rule, without a line of JavaScript."""
    page = look(serve(village_home), javascript=False)
    page.get_by_text("More", exact=True).click()
    page.get_by_role("link", name="Why", exact=True).click()
    page.get_by_role("link", name="Blast", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Blast", use_inner_text=True)


def test_keyboard_alone(village_home: Path, serve: Serve, look: Look) -> None:
    """The first key leads past the navigation to the page itself."""
    page = look(serve(village_home))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_from_the_private_file(village_home: Path, serve: Serve, chromium: Browser) -> None:
    """The file that a browser is started with leads in, and the key stays neither in the address nor on disk."""
    site = serve(village_home)
    link = serving.new_link(site.home, int(site.at.rpartition(":")[2]))
    context = chromium.new_context()
    page = context.new_page()
    page.goto(serving.opening(site.home, link), wait_until="commit")
    page.wait_for_url(f"{site.at}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Today", use_inner_text=True)
    assert not (site.home / "web" / "open.html").exists()
    context.close()


LIVE = """<!doctype html><html lang="en"><title>x</title>
<meta name="htmx-config" content='{"includeIndicatorCSS": false}'>
<link rel="icon" href="/static/icon.svg"><script src="/static/htmx.min.js" defer></script>
<form method="get" action="/live" hx-get="/live" hx-trigger="input delay:50ms, submit" hx-target="#rows"
hx-select="#rows" hx-swap="outerHTML" hx-replace-url="true"><input name="q" aria-label="Search"></form>
<div id="rows" aria-live="polite">Found: {found}</div></html>"""


def _live(request: Request) -> Response:
    found = request.query_params.get("q", "")
    if found == "bad":
        raise Trouble("That is no name.", 2)
    return HTMLResponse(LIVE.replace("{found}", found))


def test_live_part(village_home: Path, add_route: AddRoute, serve: Serve, look: Look) -> None:
    """A list follows what is typed without losing the place; what goes wrong stands where it would, until it is mended.

    The content policy allows it, and the address follows.
    """
    add_route(village_home, "/live", _live)
    site = serve(village_home)
    page = look(site, strict=False)
    page.goto(f"{site.at}/live")
    for typed, shown in (("Walt", "Found: Walt"), ("bad", "That is no name."), ("Rosa", "Found: Rosa")):
        page.get_by_label("Search").fill(typed)
        page.locator("#rows", has_text=shown).wait_for()
        expect(page.get_by_label("Search")).to_have_value(typed)
        expect(page.locator("#rows")).to_have_text(shown, use_inner_text=True)
    expect(page).to_have_url(f"{site.at}/live?q=Rosa")
