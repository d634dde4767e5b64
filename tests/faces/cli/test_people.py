"""``goodterms people``: everyone, in the order of the desk."""

from __future__ import annotations

import json
from typing import Any

import pytest

from goodterms.faces.cli import people
from goodterms.words import Depth, State

from .conftest import Desk, Run

ADA: dict[str, Any] = {
    "id": 4,
    "name": "Ada Bell",
    "kind": "person",
    "handles": [{"kind": "mail", "value": "ada@example.com"}, {"kind": "mail", "value": "bell@example.org"}],
    "depth": "relationship",
    "state": "quiet",
    "last_two_way": "2019-05-03",
    "first": "2011-02-01",
    "days_in_touch": 1234,
    "in": 70,
    "out": 80,
    "chance_90": None,
    "coverage": [{"channel": "mail", "from": "2011-02-01", "to": "2020-01-01"}],
}

BO: dict[str, Any] = {**ADA, "id": 5, "name": "", "handles": [], "state": None, "last_two_way": None}


def test_rows(run: Run, desk: Desk) -> None:
    """A row each, in the desk's order, with blanks for what never was and no chance anywhere."""
    desk.answers("people.people", [BO, ADA])
    rows = [line.split("\t") for line in run("people").stdout.splitlines()]
    assert rows == [
        ["number", "name", "depth", "state", "last spoke", "days", "handle"],
        ["5", "number 5", "relationship", "", "", "1,234", ""],
        ["4", "Ada Bell", "relationship", "quiet", "3 May 2019", "1,234", "ada@example.com"],
    ]


def test_options_reach_the_desk(run: Run, desk: Desk) -> None:
    """Each option arrives under the desk's name."""
    desk.answers("people.people", [])
    run("people", "--depth", "name", "--state", "gone", "--all")
    assert desk.calls[0].kwargs == {"depth": "name", "state": "gone", "everyone": True, "as_of": None}


def test_choices_are_all_there_is() -> None:
    """Every depth and every state can be asked for."""
    assert list(people.DEPTHS) == list(Depth)
    assert list(people.STATES) == list(State)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Names without any exchange are shown with --all."),
        (("--state", "gone"), "Nobody stands like that."),
        (("--all",), "There is nobody you exchanged a word with."),
    ],
)
def test_nobody(run: Run, desk: Desk, words: tuple[str, ...], said: str) -> None:
    """An empty list says why it may be empty."""
    desk.answers("people.people", [])
    assert said in run("people", *words).stdout


def test_json(run: Run, desk: Desk) -> None:
    """JSON is the desk's list."""
    desk.answers("people.people", [ADA])
    assert json.loads(run("people", "--json").stdout) == [ADA]
