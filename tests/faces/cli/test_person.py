"""``goodterms person WHO``: one page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from .conftest import Desk, Run

PAGE: dict[str, Any] = {
    "id": 4,
    "name": "Ada Bell",
    "kind": "person",
    "handles": [{"kind": "mail", "value": "ada@example.com"}],
    "depth": "relationship",
    "state": "quiet",
    "last_two_way": "2019-05-03",
    "first": "2011-02-01",
    "days_in_touch": 12,
    "in": 7,
    "out": 8,
    "chance_90": None,
    "coverage": [{"channel": "mail", "from": "2011-02-01", "to": "2020-01-01"}],
    "limits": [],
    "timeline": [
        {
            "interaction": n,
            "date": "2019-05-03",
            "channel": "mail",
            "kind": "message",
            "who": "they",
            "subject": "The boat",
            "words": "Do you still row?",
        }
        for n in range(12)
    ],
    "about": [{"topic": "position", "value": "Baker", "since": "2018-01-01"}],
    "balance": {"in": 7, "out": 8},
    "stands": ["You two went back and forth in three different weeks."],
    "told_them": {"date": "2019-05-01", "words": "We moved to the coast in spring"},
    "promises": [
        {
            "number": "3",
            "person": {"id": 4, "name": "Ada Bell"},
            "mine": True,
            "what": "the price list",
            "date": "2019-05-02",
            "due": "2019-05-09",
            "late": True,
        }
    ],
    "began": {"date": "2011-02-01", "how": "you wrote first", "channel": "mail", "words": "Hello"},
    "notes": [{"date": "2019-06-01", "text": "Likes rowing.", "private": False}],
    "last_seen": None,
    "usual_gap_days": 20.4,
}

STRANGER: dict[str, Any] = {
    **PAGE,
    "name": "",
    "state": None,
    "last_two_way": None,
    "days_in_touch": 0,
    "timeline": [],
    "about": [],
    "promises": [],
    "began": None,
    "notes": [],
    "usual_gap_days": None,
    "coverage": [],
    "limits": [],
    "stands": [],
    "told_them": None,
    "depth": "name",
}


def test_page(run: Run, desk: Desk, tmp_path: Path) -> None:
    """The page says how it began, how the two stand, what is known, and the newest pieces."""
    desk.answers("person.person", PAGE)
    printed = run("person", "Ada Bell").stdout
    assert desk.calls[0].args == (tmp_path, "Ada Bell")
    assert printed.splitlines()[:10] == [
        "Ada Bell",
        "A relationship, gone quiet; you last spoke on 3 May 2019.",
        "ada@example.com",
        "It began on 1 February 2011: you wrote first by mail (“Hello”).",
        "In touch on 12 days: 8 from you, 7 from them, usually every 20 days.",
        "You two went back and forth in three different weeks.",
        "You last told them of yourself on 1 May 2019: “We moved to the coast in spring”.",
        "You promised on 2 May 2019: “the price list”, due 9 May 2019.",
        "Position: Baker (as of 1 January 2018)",
        "Your note of 1 June 2019: Likes rowing.",
    ]
    assert printed.count("3 May 2019, mail: they wrote: The boat\n    “Do you still row?”") == 10
    assert "and 2 earlier pieces; see --json." in printed


def test_somebody_without_history(run: Run, desk: Desk) -> None:
    """Somebody only known by name has a short page and no empty lines of it."""
    desk.answers("person.person", STRANGER)
    assert run("person", "ada@example.com").stdout.splitlines() == [
        "ada@example.com",
        "A name you know of.",
        "ada@example.com",
    ]


@pytest.mark.parametrize(("day", "said"), [("2019-05-03", False), ("2019-05-04", True)])
def test_seen_since(run: Run, desk: Desk, day: str, said: bool) -> None:  # noqa: FBT001 - a case
    """That somebody was seen elsewhere is said only when it was after the last word between the two."""
    desk.answers("person.person", {**PAGE, "last_seen": day})
    assert ("Last seen elsewhere on 4 May 2019." in run("person", "4").stdout) is said


@pytest.mark.parametrize("page", [PAGE, STRANGER])
def test_json(run: Run, desk: Desk, page: dict[str, Any]) -> None:
    """JSON is the desk's answer."""
    desk.answers("person.person", page)
    assert json.loads(run("person", "4", "--json").stdout) == page
