"""Every page, in each of its states: axe finds nothing, at both widths, light and dark, and nothing has to be moved."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from starlette.routing import compile_path

from goodterms.desk import asked_kept, lists, work
from goodterms.desk.found import found
from goodterms.desk.order import Order, Work
from goodterms.desk.sync import followed, stand
from goodterms.desk.trouble import Trouble
from goodterms.faces.web.app import PAGES
from goodterms.faces.web.pages import people

from .accessible import too_wide, violations
from .conftest import DESKTOP, PHONE, Look, Serve, Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from goodterms.faces.shapes import PersonRow

ASK = "Could you introduce me to the head of your department, please?"

FULL = (
    *("/", "/people", "/people?q=nobody", "/people?state=quiet", "/sphere", "/sphere?near=1", "/person/{rosa}", "/who"),
    *("/find", "/find?need=printer", "/find?need=xyzzy", "/find?whom=Rosa", "/find?whom=nobody+such"),
    *("/ask", "/ask?to=rosa@example.net", "/lists", "/lists/{list}", "/asked", "/asked?new=1", "/ledger"),
    *("/ledger?by=month", "/ledger/{rosa}", "/hindsight", "/hindsight?name=silence_days&value=60", "/import"),
    *("/import/1", "/sources", "/standards", "/why", "/why/never_two_way"),
    *("/brief", "/brief/{rosa}", "/person/{rosa}/for-them", "/mirror", "/mirror?month=2020-05"),
)
"""Of a record with neighbours. ``{rosa}``: the number of somebody in it; ``{list}``: of a list that was weighed."""

WRONG = ("/person/99999", "/ledger/99999", "/import/99", "/lists/none", "/why/none", "/nowhere", "/people?depth=none")
"""What is not there."""

OF_THE_WIDTH = (
    *("color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable", "aria-hidden-focus"),
    *("region", "landmark-unique", "bypass", "heading-order", "link-name", "button-name", "label"),
)
"""Rules that can come out otherwise on a wide page: it shows and hides other parts, and places them otherwise."""

NO_PAGES = {"/enter", "/held/{id}", "/lists/{id}/{word}.csv"}
"""Addresses that lead away at once, belong to a mail that was held (shown in its own test), or are files."""


@pytest.fixture(scope="module")
def neighbours_home(village_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The neighbours, a list that was weighed, and words of the owner's on Rosa."""
    home = Path(shutil.copytree(village_home, tmp_path_factory.mktemp("every") / "home"))
    followed.add(home, followed.Source("olive@example.com", "imap", "olive@example.com", "mail.example.com", 993), None)
    stand.went_well(home, "olive@example.com", 1_700_000_000, ["The folder Fair is not on the server any more."])
    stand.failed(home, "olive@example.com", 1_700_009_000, "mail.example.com (port 993) does not answer.")
    return home


@pytest.fixture
def numbers(neighbours_home: Path, tmp_path: Path) -> dict[str, str]:
    """What stands for the names in `FULL`."""
    (rosa,) = cast("list[PersonRow]", found(neighbours_home, q="Rosa")["people"])
    table = tmp_path / "fair.csv"
    table.write_text("Firm,E-Mail\nA,rosa@example.net\nB,quinn@shop.example\n")
    number = lists.start(neighbours_home, table, ASK)
    while (listed := lists.look(neighbours_home, number)) is not None and listed.state == "running":
        time.sleep(0.02)
    return {"rosa": str(rosa["id"]), "list": number}


def _every(page: Page, site: Site, paths: tuple[str, ...]) -> list[object]:
    from playwright.sync_api import Error

    wrong: list[object] = []
    for path in paths:
        try:
            page.goto(site.at + path)
        except Error as error:  # a page that loads itself anew while work goes on did so in this very moment
            if "ERR_ABORTED" not in str(error):
                raise
            page.goto(site.at + path)
        wrong += [(path, *one) for one in unreadable(page)]
    return wrong


def unreadable(page: Page) -> Iterator[tuple[object, ...]]:
    """What axe finds, and whether the page is too wide: at both widths; dark, only colours differ, at any width."""
    for scheme, width, rules in (
        ("light", PHONE, None),
        ("light", DESKTOP, OF_THE_WIDTH),
        ("dark", DESKTOP, ["color-contrast"]),
    ):
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type] # its own literal
        if too_wide(page):
            yield width, "too wide"
        yield from ((width, scheme, *one) for one in violations(page, rules))


def test_with_neighbours(neighbours_home: Path, numbers: dict[str, str], serve: Serve, look: Look) -> None:
    """Every page of a record."""
    site = serve(neighbours_home)
    assert _every(look(site), site, tuple(path.format(**numbers) for path in FULL)) == []


def test_with_nobody(tmp_path: Path, serve: Serve, look: Look) -> None:
    """Every page of the navigation before anything was brought in."""
    site = serve(tmp_path / "home")
    assert _every(look(site), site, tuple(page.at for page in PAGES if page.at)) == []


def test_what_goes_wrong(neighbours_home: Path, serve: Serve, look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not there, what a person can mend, and a mistake of our own."""
    site = serve(neighbours_home)
    page = look(site, strict=False)
    assert _every(page, site, WRONG) == []

    def mended(*_: object) -> None:
        raise Trouble("The disk is full. Make room, and try again.")

    monkeypatch.setattr(people, "_found", mended)
    assert _every(page, site, ("/people",)) == []
    monkeypatch.setattr(people, "_found", lambda _: 1 / 0)
    assert _every(page, site, ("/people",)) == []


def test_locked(neighbours_home: Path, serve: Serve, chromium: Browser) -> None:
    """What somebody without the link sees."""
    site = serve(neighbours_home)
    context = chromium.new_context()
    assert _every(context.new_page(), site, ("/", "/enter?key=none")) == []
    context.close()


IMPORTS = {
    "running": Work(Order(["all.mbox"]), what="mail", pieces=2_000),
    "stopping": Work(Order(["all.mbox"]), stopping=True),
    "stopped": Work(Order(["all.mbox"]), state="stopped"),
    "failed": Work(Order(["all.mbox"]), state="failed", says="There is no room left on the disk."),
    "taken back": Work(Order(undo=1), state="done", report={"run": 1, "interactions": 2_000, "cards": 1, "people": 12}),
}
"""How an import can stand, beside done (which is in `test_bring_in_browser`)."""


def test_long_work(neighbours_home: Path, serve: Serve, look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    """Import while it runs and however it ends; Asked while it is looked through."""
    site = serve(neighbours_home)
    page = look(site)
    for name, told in IMPORTS.items():
        monkeypatch.setattr(work, "look", lambda _home, told=told: told)
        assert (name, _every(page, site, ("/import",))) == (name, [])
    monkeypatch.setattr(asked_kept, "asked_page", lambda *_, **__: None)
    assert _every(page, site, ("/asked",)) == []


def test_a_draft_weighed(neighbours_home: Path, serve: Serve, look: Look) -> None:
    """Verdicts of each kind, a name that nobody has, and somebody unknown."""
    site = serve(neighbours_home)
    page = look(site)
    page.goto(f"{site.at}/ask?to=quinn@shop.example,rosa@example.net,nobody@example.com,Nobody+Known")
    page.get_by_label("What you want to send").fill(ASK)
    page.locator(".verdict").first.wait_for()
    assert list(unreadable(page)) == []


def test_no_page_is_left_out() -> None:
    """Every address that shows a page is among those looked at here."""
    paths = [path.partition("?")[0].format(rosa=1, list="one") for path in FULL]
    routes = [
        route.path
        for page in PAGES
        for route in import_module(f"goodterms.faces.web.pages.{page.name}").routes
        if "GET" in route.methods and not route.path.startswith("/api/") and route.path not in NO_PAGES
    ]
    unseen = [route for route in routes if not any(compile_path(route)[0].fullmatch(path) for path in paths)]
    assert unseen == []
