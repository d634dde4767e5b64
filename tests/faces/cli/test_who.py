"""``goodterms who``: where things stand, the questions with one key each, the ledger, joining and parting."""

from __future__ import annotations

import json
from typing import Any

import pytest

from goodterms.faces.cli import cards as cards_face

from .conftest import Desk, Run

PAGE: dict[str, Any] = {
    "people": 2,
    "handles": 3,
    "joined": {"card": 0, "key": 0, "weighed": 1, "owner": 0},
    "questions": 1,
    "mailboxes": [{"person": 4, "handle": "desk@north.example", "says": "desk@north.example is used under 9 names."}],
}


def side(id_: int, name: str, *values: str) -> dict[str, Any]:
    """A side of a question."""
    handles = [{"kind": "mail", "value": value} for value in values]
    rest = {"more": 0, "in": 2, "out": 1, "first": "2020-01-01", "last": "2021-03-01"}
    return {"id": id_, "name": name, "handles": handles, **rest}


CARD: dict[str, Any] = {
    "one": side(1, "Orla Wexcombe", "orla@north.example"),
    "other": side(2, "O. Wexcombe", "ow@post.example"),
    "p": 0.8,
    "evidence": ["O. Wexcombe and Orla Wexcombe fit each other."],
    "doubt": "",
}
ROW: dict[str, Any] = {
    "id": 7,
    "act": "join",
    "by": "weighed",
    "on": "2026-05-03",
    "run": 2,
    "undone": False,
    "can_undo": True,
    "one": {"id": 1, "name": "Orla Wexcombe", "handles": ["orla@north.example"]},
    "other": {"id": 2, "name": "", "handles": ["ow@post.example"]},
    "evidence": ["Both are called Orla Wexcombe."],
    "p": 0.99,
}


def test_state_in_sentences(run: Run, desk: Desk) -> None:
    """People, joins, open questions and shared mailboxes are said."""
    desk.answers("who.who", PAGE)
    told = run("who").output
    for part in ("3 addresses and numbers, 2 people", "1 join on evidence", "1 question", "under 9 names"):
        assert part in told


def test_nothing_to_ask(run: Run, desk: Desk) -> None:
    """Without a question that is said."""
    desk.answers("who.who", {**PAGE, "questions": 0})
    assert "nothing to ask" in run("who").output


@pytest.mark.parametrize(
    ("options", "function", "answer"),
    [
        ((), "who.who", PAGE),
        (("--cards",), "who.cards", [CARD]),
        (("--log",), "who_log.who_log", [ROW]),
        (("--undo", "7"), "who.take_back", {"id": 7, "act": "join", "taken_back": True}),
    ],
)
def test_json(run: Run, desk: Desk, options: tuple[str, ...], function: str, answer: object) -> None:
    """``--json`` is what the desk says."""
    desk.answers(function, answer)
    assert json.loads(run("who", *options, "--json").output) == answer


def test_cards_are_listed_where_nobody_reads_along(run: Run, desk: Desk) -> None:
    """Piped, the questions are listed and none is asked."""
    desk.answers("who.cards", [CARD])
    told = run("who", "--cards").output
    assert ("orla@north.example; 2 from them, 1 from you, last on 1 March 2021" in told, "fit each other" in told) == (
        True,
        True,
    )


@pytest.mark.parametrize(("key", "said"), list(cards_face.KEYS.items()))
def test_one_key_each(run: Run, monkeypatch: pytest.MonkeyPatch, key: str, said: str) -> None:
    """A key gives its answer on the two of the card; another key does nothing."""
    asked = iter([[CARD], [CARD], []])
    given: list[tuple[object, ...]] = []
    monkeypatch.setattr("goodterms.desk.who.cards", lambda _: next(asked, []))
    monkeypatch.setattr("goodterms.desk.who.answer", lambda _, *rest: given.append(rest))
    keys = iter(["x", key])
    monkeypatch.setattr("click.getchar", lambda: next(keys))
    monkeypatch.setattr("goodterms.faces.cli.cards.reads_along", lambda: True)
    told = run("who", "--cards").output
    assert given == [(1, 2, said)]
    assert "That was all." in told


def test_stopped(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The key q stops, and what is left is said."""
    monkeypatch.setattr("goodterms.desk.who.cards", lambda _: [CARD])
    monkeypatch.setattr("click.getchar", lambda: "q")
    monkeypatch.setattr("goodterms.faces.cli.cards.reads_along", lambda: True)
    assert "1 left." in run("who", "--cards").output


def test_log(run: Run, desk: Desk) -> None:
    """Every entry with who, why, by whom and when; what was taken back is marked."""
    desk.answers("who_log.who_log", [ROW, {**ROW, "id": 6, "undone": True, "can_undo": False}])
    told = run("who", "--log").output
    assert "7: Orla Wexcombe (orla@north.example) and number 2 (ow@post.example) are one, by the evidence" in told
    assert ("Both are called Orla Wexcombe." in told, "(taken back)" in told) == (True, True)


def test_join_and_part(run: Run, desk: Desk) -> None:
    """Joining and parting by name or address."""
    two = {"one": {"id": 1, "name": "Orla Wexcombe"}, "other": {"id": 2, "name": ""}}
    desk.answers("who.join", {"said": "same", "id": 8, **two})
    assert "Orla Wexcombe and number 2 are one person now." in run("who", "join", "orla", "2").output
    desk.answers("who.part", {"id": 8, "act": "join", "taken_back": True})
    assert "Parted" in run("who", "part", "orla").output
