"""What axe finds on a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


def violations(page: Page, rules: Sequence[str] | None = None) -> list[tuple[str, list[str]]]:
    """Every rule of axe (or of these) that the page breaks, with the elements that do; needs JavaScript on."""
    from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped] # it has none

    options = {} if rules is None else {"runOnly": {"type": "rule", "values": list(rules)}}
    found = Axe().run(page, options=options).response["violations"]
    return [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found]


def too_wide(page: Page) -> bool:
    """Whether the page has to be moved sideways to be read."""
    wide: bool = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    return wide
