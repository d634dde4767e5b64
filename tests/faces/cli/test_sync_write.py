"""``goodterms sync write NAME``: what would be written to an address book, and turning it on and off."""

from __future__ import annotations

import json
from typing import Any

from .conftest import Desk, Run

CARD = {
    "person": 4,
    "name": "Ada Bell",
    "changes": [
        {"topic": "birthday", "text": "5 April 1990", "before": "5 April 1991"},
        {"topic": "note", "text": "Met in Lisbon", "before": ""},
    ],
}


def would(desk: Desk, *cards: dict[str, Any], writes: bool = False) -> None:
    """The desk would write these."""
    desk.answers("sync.writing.would_write", {"name": "book", "writes": writes, "cards": list(cards)})
    desk.answers("sync.writing.address_book", None)
    desk.answers("sync.followed.set_write", None)


def test_it_is_shown_before(run: Run, desk: Desk) -> None:
    """Each word with what it replaces, and that nothing was written."""
    would(desk, CARD)
    said = " ".join(run("sync", "write", "book").stdout.split())
    assert "Ada Bell: Birthday: 5 April 1990 (instead of 5 April 1991) Note: Met in Lisbon" in said
    assert "nothing is, until you say --on" in said
    assert [call.args[1:] for call in desk.calls] == [("book",)]
    assert json.loads(run("sync", "write", "book", "--json").stdout)["cards"] == [CARD]


def test_on_and_off(run: Run, desk: Desk) -> None:
    """Turning it on says what the next look writes; turning it off is said."""
    would(desk, CARD, writes=True)
    said = " ".join(run("sync", "write", "book", "--on").stdout.split())
    assert "That is what the next look writes. Writing to book is on." in said
    assert any(call.kwargs == {"on": True} for call in desk.calls)
    would(desk)
    said = run("sync", "write", "book", "--off").stdout
    assert "Every card there says what you said of people." in said
    assert "Writing to book is off." in said
