"""``goodterms ledger``: rows of sums, and the entries of one person as sentences."""

from __future__ import annotations

import json
from typing import Any

import pytest

from .conftest import Desk, Run

NONE = {"sum": 0.0, "low": 0.0, "high": 0.0, "n": 0}
SUMS: dict[str, Any] = {
    "asked_by_you": {"sum": 2.9, "low": 1.6, "high": 4.0, "n": 4},
    "asked_by_them": {"sum": 1.0, "low": 1.0, "high": 1.0, "n": 1},
    **dict.fromkeys(("given_by_you", "given_by_them", "promised_by_you", "promised_by_them"), NONE),
}
ENTRY: dict[str, Any] = {
    "interaction": 7,
    "date": "2024-05-03",
    "channel": "mail",
    "who": "you",
    "act": "ask:favour",
    "p": 0.93,
    "words": "Could you lend me the ladder?",
    "due": None,
    "state": None,
    "kept": None,
    "corrected": False,
    "many": False,
}
PAGE: dict[str, Any] = {
    "rows": [{"person": {"id": 4, "name": "Ada Bell"}, **SUMS}],
    "more": 0,
    "entries": [],
    "unread": 0,
    "corrections": {},
}


def _entry(run: Run, desk: Desk, **parts: Any) -> str:
    desk.answers("ledger.ledger", {**PAGE, "entries": [{**ENTRY, **parts}]})
    return " ".join(run("ledger", "ada").output.split())


def test_sums_are_said_as_ranges(run: Run, desk: Desk) -> None:
    """A sum is said as what it may be; nothing as nothing."""
    desk.answers("ledger.ledger", PAGE)
    told = run("ledger").output
    assert ("Ada Bell" in told, "2 to 4" in told) == (True, True)


def test_months(run: Run, desk: Desk) -> None:
    """By month, the month stands first, and the desk is asked so."""
    desk.answers("ledger.ledger", {**PAGE, "rows": [{"month": "2024-05", **SUMS}]})
    assert "2024-05" in run("ledger", "--months").output
    assert desk.calls[0].kwargs["months"] is True


def test_what_is_unread_is_said_first(run: Run, desk: Desk) -> None:
    """While messages wait, it says so and how to read them."""
    desk.answers("ledger.ledger", {**PAGE, "rows": [], "unread": 1200})
    told = " ".join(run("ledger").output.split())
    assert "1,200 messages of yours were not read yet: goodterms read --history" in told


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ({}, "3 May 2024, mail: you asked (favour): “Could you lend me the ladder?”"),
        ({"p": 0.6}, "you perhaps asked (favour)"),
        ({"many": True}, "asked (favour), to several:"),
        ({"p": 0.0, "corrected": True}, "you asked (favour), which you said was none:"),
        ({"act": "promise", "p": 1.0, "due": "2024-05-10"}, "you promised, due 10 May 2024:"),
        (
            {"act": "promise", "p": 1.0, "due": "2024-05-10", "state": "open"},
            "you promised, due 10 May 2024, I do not see it go out:",
        ),
        ({"act": "promise", "p": 1.0, "state": "kept", "kept": "2024-05-08"}, "you promised, kept on 8 May 2024:"),
        ({"act": "give", "p": 1.0, "who": "they"}, "they gave:"),
    ],
)
def test_an_entry_is_a_sentence(run: Run, desk: Desk, parts: dict[str, Any], says: str) -> None:
    """Who did what, how surely, what became of it, with the words."""
    assert says in _entry(run, desk, **parts)


def test_many_entries(run: Run, desk: Desk) -> None:
    """The newest few are shown, with how many more there are; --all shows every one."""
    desk.answers("ledger.ledger", {**PAGE, "entries": [ENTRY] * 30})
    assert "and 10 more" in run("ledger", "ada").output
    assert run("ledger", "ada", "--all").output.count("you asked") >= 30


def test_json_is_as_the_desk_gave_it(run: Run, desk: Desk) -> None:
    """JSON is the desk's answer, one object."""
    desk.answers("ledger.ledger", PAGE)
    assert json.loads(run("ledger", "--json").output) == PAGE
