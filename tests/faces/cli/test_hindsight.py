"""``goodterms hindsight``: the table, the bars, and what is said of a changed standard."""

from __future__ import annotations

import json
from typing import Any

import pytest

from goodterms.faces.cli.chances import answers
from goodterms.faces.cli.hindsight import bar, by_word

from .conftest import Desk, Run


def row(verdict: str, depth: str, asked: int, answered: int, waiting: int = 0) -> dict[str, Any]:
    """Asks of one verdict and depth."""
    counts = {"asked": asked, "answered": answered, "helped": answered, "refused": 0}
    return {"verdict": verdict, "depth": depth, **counts, "silent": asked - answered - waiting, "waiting": waiting}


FOUND: dict[str, Any] = {
    "rows": [row("go", "relationship", 60, 38, 1), row("go", "acquaintance", 2, 1), row("dont", "name", 41, 2)],
    "says": "Of 61 asks to people you knew, 39 were answered within two weeks.",
    "before": None,
    "changed": [],
    "standards": {},
    "n": 103,
    "of": 103,
    "unread": 0,
}


def test_table_and_bars(run: Run, desk: Desk) -> None:
    """The sentence first, then a row a verdict and depth, then a bar a verdict of those whose weeks are over."""
    desk.answers("hindsight.hindsight", FOUND)
    said = run("hindsight").stdout
    assert said.startswith("Of 61 asks to people you knew")
    assert "39 of 61 answered, 1 still wait" in said
    assert "2 of 41 answered" in said
    assert "never both ways" in said
    assert "Nothing is kept" not in said


def test_a_changed_standard(run: Run, desk: Desk) -> None:
    """What would have been another word, with what came back there; and that nothing is kept."""
    moved = {"from": "dont", "to": "go", **row("", "", 41, 2)}
    desk.answers("hindsight.hindsight", FOUND | {"standards": {"bears.name.3": "go"}, "changed": [moved]})
    said = " ".join(run("hindsight", "--standard", "bears.name.3=go").stdout.split())
    assert "With bears.name.3 = go, 41 asks of 103 would have got another word. Nothing is kept yet." in said
    assert "Don't would have been Go: 41 asks, 2 answered" in said
    assert desk.calls[0].kwargs["standard"] == ("bears.name.3=go",)


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"rows": []}, "I find no ask of yours in what I have seen."),
        ({"n": 12, "of": 12}, "These are 12 asks: too few to conclude anything from."),
        ({"n": 1_000, "of": 12_596}, "I looked at 1,000 of your 12,596 asks, evenly over the years."),
        ({"unread": 3_001}, "Some of your messages were not read before"),
        ({"standards": {"silence_days": "60"}}, "every one of these asks would have got the same word"),
    ],
)
def test_what_is_said_beside(run: Run, desk: Desk, more: dict[str, Any], says: str) -> None:
    """Nothing found, few, a sample, much unread, no change: each in a sentence."""
    desk.answers("hindsight.hindsight", FOUND | more)
    assert says in " ".join(run("hindsight").stdout.split())


def test_json(run: Run, desk: Desk) -> None:
    """One object, as the desk gives it."""
    desk.answers("hindsight.hindsight", FOUND)
    assert json.loads(run("hindsight", "--json").stdout) == FOUND


def test_bars_are_shares_of_what_is_over() -> None:
    """A bar is filled as far as asks were answered of those that do not wait; empty while all wait."""
    rows: Any = FOUND["rows"]
    assert list(by_word(rows)) == ["go", "dont"]
    waiting: Any = row("go", "name", 3, 0, 3)
    whole: Any = row("go", "name", 3, 3)
    assert (bar(waiting).count("#"), bar(whole).count(".")) == (0, 0)


@pytest.mark.parametrize(
    ("low", "high", "n", "says"),
    [
        (None, None, 0, ""),
        (0.2, 0.45, 61, "Of asks like this to people as close, 20 to 45 in 100 are answered within two weeks"),
        (0.0, 0.15, 0, "at most 15 in 100 are answered within two weeks; none of yours is among them."),
        (0.7, 1.0, 1, "70 or more in 100 are answered within two weeks; one of yours is among them."),
    ],
)
def test_a_chance_in_words(low: float | None, high: float | None, n: int, says: str) -> None:
    """A band with what it rests on; nothing where nothing can be said."""
    found = answers({"low": low, "high": high, "n": n})
    assert (says in found, bool(found)) == (True, bool(says))
