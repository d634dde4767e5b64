"""What axe finds on a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


RUN = """rules => axe.run({resultTypes: ["violations"], ...(rules && {runOnly: {type: "rule", values: rules}})})
    .then(found => found.violations.map(rule => [rule.id, rule.nodes.map(node => node.html)]))"""
"""Only what is broken comes back: all that axe looked at is a hundred times as much."""


def violations(page: Page, rules: Sequence[str] | None = None) -> list[tuple[str, list[str]]]:
    """Every rule of axe (or of these) that the page breaks, with the elements that do; needs JavaScript on."""
    from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped] # it has none

    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return [(rule, nodes) for rule, nodes in page.evaluate(RUN, None if rules is None else list(rules))]


def too_wide(page: Page) -> bool:
    """Whether the page has to be moved sideways to be read."""
    wide: bool = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    return wide
