"""What a page must come to show: waited for, since a click returns before the page it leads to is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import expect as expect  # noqa: PLC0414 # said again, so that others may import it
else:

    def expect(seen: object) -> object:
        """Playwright's own ``expect``, imported where it is used and with the patience a busy machine needs."""
        from playwright.sync_api import expect as playwright_expect

        playwright_expect.set_options(timeout=20_000)
        return playwright_expect(seen)
