"""Commands in the desk's sentences, as links."""

from __future__ import annotations

import pytest

from goodterms.faces.web.pointing import pointed

PAGES = {"Today": "/", "Import": "/import", "Why": "/why", "Ledger": "/ledger"}


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Bring it in: goodterms import PATH", 'Bring it in: <a href="/import">Import</a>'),
        ("See goodterms why never_two_way.", 'See <a href="/why/never_two_way">Why</a>.'),
        ("See: goodterms standards", "See: <code>goodterms standards</code>"),
        ("All: goodterms read --history", 'All: <a href="/ledger">Ledger</a>'),
        ("See goodterms ledger.", 'See <a href="/ledger">Ledger</a>.'),
        ("See: goodterms read", "See: <code>goodterms read</code>"),
        ("See: goodterms me", "See: <code>goodterms me</code>"),
        ("<b> & goodterms today", '&lt;b&gt; &amp; <a href="/">Today</a>'),
        ("Nothing to type.", "Nothing to type."),
    ],
)
def test_commands_lead_to_pages(text: str, html: str) -> None:
    """A command whose page is there becomes its link, any other is shown as code, and all else is escaped."""
    assert pointed(text, PAGES) == html
