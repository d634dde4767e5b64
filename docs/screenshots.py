"""Takes a picture of every page: ``python docs/screenshots.py [DIR] [--readme]``. Needs Playwright and a Chromium.

Of the invented village of the demo, light and dark, at the width of a desk and a phone, into DIR (build/screenshots).
``--readme`` also takes the few that the README shows, into ``docs/screenshots``. Nothing of yours is in any of them.
"""

from __future__ import annotations

import argparse
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, NamedTuple

from goodterms.desk.demo import demo
from goodterms.desk.work import look
from goodterms.faces.web import serving
from goodterms.faces.web.app import PAGES, build
from goodterms.faces.web.door import mint

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

HERE = Path(__file__).resolve().parent
ARGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--force-color-profile=srgb")
WIDTHS = {"desk": 1280, "phone": 390}
TALL = {"desk": 900, "phone": 844}

MOST = 200_000
"""Bytes of a picture in the README: a page that is looked at should not weigh more than it says."""


PATIENCE = 120_000
"""Milliseconds that a page gets to work out what it shows."""


class Shown(NamedTuple):
    """The demo, being served. ``people``: numbers of a few of its people worth a look, by what they stand for."""

    at: str
    home: Path
    demo: dict[str, Any]


def main() -> None:
    """Makes the village, serves it, and takes the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", metavar="DIR", nargs="?", type=Path, default=Path("build/screenshots"))
    parser.add_argument("--readme", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as shown, chromium() as browser:
        for theme in ("light", "dark"):
            for name, width in WIDTHS.items():
                page = entered(browser, shown, width, TALL[name], theme)
                every(page, shown, asked.directory, f"{name}-{theme}")
                page.context.close()
        if asked.readme:
            readme(entered(browser, shown, 1000, 700, "light"), shown, HERE / "screenshots")


@contextmanager
def served(folder: Path) -> Iterator[Shown]:
    """The demo's record behind a server of its own."""
    made: Any = demo(folder)
    home = Path(made["home"])
    with serving.bound(0) as listening:
        port = listening.getsockname()[1]
        server = serving.server(build(home, port=port))
        running = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        running.start()
        yield Shown(f"http://127.0.0.1:{port}", home, made)
        server.should_exit = True
        running.join()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, or the one that is on the path."""
    from playwright.sync_api import sync_playwright

    where = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=where, args=list(ARGS))
        yield browser
        browser.close()


def entered(browser: Browser, shown: Shown, width: int, height: int, theme: Any) -> Page:
    """A window of the owner's."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=theme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(f"{shown.at}/enter?key={mint(shown.home)}")
    page.wait_for_url(f"{shown.at}/")
    return page


def every(page: Page, shown: Shown, directory: Path, how: str) -> None:
    """Every page of the navigation, and those that one comes to from there."""
    directory.mkdir(parents=True, exist_ok=True)
    for name, path in paths(shown):
        answered = page.goto(shown.at + path)
        if answered is None or not answered.ok:
            print(f"left out: {path}")  # noqa: T201 - a command
            continue
        keep(page, directory / f"{name}-{how}.png")
    for name, prepare in STEPS.items():
        if name in pages():
            page.goto(shown.at + pages()[name])
            if prepare(page, shown):
                keep(page, directory / f"{name.lower()}-answered-{how}.png")


def pages() -> dict[str, str]:
    """The navigation: word to path."""
    return {page.says: page.at for page in PAGES if page.says}


def paths(shown: Shown) -> list[tuple[str, str]]:
    """Names for pictures, and the paths they show."""
    found = [(re.sub(r"\W", "", says).lower(), at) for says, at in pages().items()]
    found += [
        ("rule", "/why/one_transaction"),
        ("imported", "/import/1"),
        ("sphere", "/sphere"),
    ]
    return [*found, *(("person" if not place else f"person{place}", at) for place, at in enumerate(persons(shown)))]


def persons(shown: Shown) -> list[str]:
    """The pages of somebody of today, and of somebody whom the demo's message does not suit."""
    today = [row["person"]["id"] for row in shown.demo["today"] if row["person"]]
    stopped = [one["person"]["id"] for draft in shown.demo["drafts"] for one in draft["telling"] if one["person"]]
    return [f"/person/{number}" for number in dict.fromkeys([*today[:1], *stopped[:1]])]


def ask(page: Page, shown: Shown) -> bool:
    """Fills in the demo's message to many, to the few that show best what is said of it."""
    draft = shown.demo["drafts"][0]
    recipients = ", ".join(one["to"] for one in draft["telling"])
    fields = page.get_by_role("main").get_by_role("textbox")
    if fields.count() < 2:
        return False
    text, to = sorted((fields.nth(place) for place in range(2)), key=lambda field: not _is_long(field))
    text.fill(draft["text"])
    to.fill(recipients)
    page.get_by_role("main").get_by_role("button").first.click()
    page.locator(".verdict").first.wait_for()
    return True


def _is_long(field: Locator) -> bool:
    return bool(field.evaluate("field => field.tagName === 'TEXTAREA' && !/to|recipient/i.test(field.name)"))


def bring(page: Page, shown: Shown) -> bool:
    """Brings in what was brought in already: everything is known."""
    page.locator("#path").fill(shown.demo["exports"][0])
    page.get_by_role("button", name="Bring them in").click()
    while (work := look(shown.home)) is not None and work.state == "running":
        page.wait_for_timeout(100)
    page.goto(f"{shown.at}/import")
    return True


STEPS = {"Ask": ask, "Import": bring}
"""Pages that show something only once they were given something."""

README = (("today", "/", None), ("sphere", "/sphere", None), ("ask", "/ask", ask))
"""The few of the README, and what is done before each is taken."""


def keep(page: Page, path: Path) -> None:
    """The whole page as a picture, once what is worked out beside it is there."""
    page.locator("#work").wait_for(state="detached", timeout=PATIENCE)
    page.screenshot(path=path, full_page=True, animations="disabled")


def readme(page: Page, shown: Shown, directory: Path) -> None:
    """The few pictures of the README, what a window shows first."""
    directory.mkdir(parents=True, exist_ok=True)
    for name, path, prepare in README:
        page.set_viewport_size({"width": 1200 if name == "ask" else 1000, "height": 820 if name == "ask" else 700})
        answered = page.goto(shown.at + path)
        if answered is None or not answered.ok or (prepare is not None and not prepare(page, shown)):
            print(f"left out: {path}")  # noqa: T201 - a command
            continue
        picture = directory / f"{name}.png"
        part: Page | Locator = page
        if name == "sphere":  # the picture alone, and not larger than it is shown
            page.set_viewport_size({"width": 760, "height": 800})
            part = page.locator("main svg").first
        page.evaluate("scrollTo(0, 0)")
        page.mouse.move(0, 0)
        part.screenshot(path=picture, animations="disabled")
        if picture.stat().st_size > MOST:
            raise SystemExit(f"{picture} has {picture.stat().st_size:,} bytes; it should have at most {MOST:,}.")


if __name__ == "__main__":
    main()
