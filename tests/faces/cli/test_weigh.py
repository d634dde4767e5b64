"""``goodterms ask``: the message from wherever it is, and an exit code for scripts."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click
import pytest

from goodterms.faces.cli import weigh
from goodterms.words import Kind, Word

from .conftest import Desk, Run

VERDICT: dict[str, Any] = {
    "to": "ada@example.com",
    "person": {"id": 4, "name": "Ada Bell"},
    "verdict": "dont",
    "depth": "contact",
    "state": "dormant",
    "last_two_way": "2019-05-03",
    "findings": [
        {
            "rule": "one_transaction",
            "verdict": "dont",
            "says": "You two spoke once, on 3 May 2019.",
            "evidence": [
                {"interaction": 9, "date": "2019-05-03", "channel": "mail", "words": "Thank you for the boat."}
            ],
            "instead": "Say hello and nothing else.",
        }
    ],
    "chance": {"low": None, "high": None, "n": 0},
}

WEIGHED: dict[str, Any] = {
    "reading": {
        "kind": "referral",
        "ask": {"p": 0.93, "band": "ask", "span": "pass this on"},
        "greeting": "Hello",
        "owns_gap": None,
        "gives": [],
        "mass": None,
    },
    "verdicts": [VERDICT],
    "counts": {"go": 0, "hello_first": 0, "dont": 1},
}


def _weighed(*words: str) -> dict[str, Any]:
    return {**WEIGHED, "verdicts": [{**VERDICT, "verdict": word} for word in words]}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("go", "go"), 0),
        (("go", "hello_first"), 3),
        (("dont", "hello_first", "go"), 4),
    ],
)
def test_exit_is_the_worst_verdict(run: Run, desk: Desk, words: tuple[str, ...], code: int) -> None:
    """The worst verdict decides the exit code, with JSON and without."""
    desk.answers("weigh.weigh", _weighed(*words))
    assert run("ask", "--to", "ada", "--text", "Hi").exit_code == code
    assert run("ask", "--to", "ada", "--text", "Hi", "--json").exit_code == code


def test_every_word_has_an_exit_and_every_kind_a_choice() -> None:
    """No verdict is without an exit code, and every kind can be declared."""
    assert set(weigh.EXITS) == set(Word)
    assert set(weigh.KINDS) == set(Kind)


def test_json_is_as_the_desk_gave_it(run: Run, desk: Desk) -> None:
    """JSON is the desk's answer, one object."""
    desk.answers("weigh.weigh", WEIGHED)
    assert json.loads(run("ask", "--to", "ada", "--text", "Hi", "--json").stdout) == WEIGHED


@pytest.mark.parametrize(
    "raw", ["Grüße".encode(), "\ufeffGrüße".encode(), "Grüße".encode("cp1252"), "Grüße".encode("utf-16")]
)
def test_message_in_any_usual_encoding(run: Run, desk: Desk, tmp_path: Path, raw: bytes) -> None:
    """A draft is read as its editor wrote it, from a file, through a dash, or piped in."""
    desk.answers("weigh.weigh", WEIGHED)
    (tmp_path / "draft.txt").write_bytes(raw)
    run("ask", str(tmp_path / "draft.txt"), "--to", "ada")
    run("ask", "-", "--to", "ada", typed=raw)
    run("ask", "--to", "ada", typed=raw)
    assert [call.args[1] for call in desk.calls] == ["Grüße"] * 3


def test_options_reach_the_desk(run: Run, desk: Desk, tmp_path: Path) -> None:
    """Recipients arrive as typed and those of a list apart from them, with kind, channel and moment."""
    desk.answers("weigh.weigh", WEIGHED)
    desk.answers("weigh.recipients", ["cy@example.net"])
    options = ("--list", "x.csv", "--text", "Hi", "--kind", "pitch", "--channel", "mail", "--cc", "Di")
    run("ask", "--to", "ada", "--to", "Bo", *options)
    listing, call = desk.calls
    assert listing.args == (Path("x.csv"),)
    assert call.args == (tmp_path, "Hi", ("ada", "Bo"))
    told = {"listed": ["cy@example.net"], "cc": ("Di",), "kind": "pitch", "channel": "mail", "as_of": None}
    assert call.kwargs == told


@pytest.mark.parametrize(
    "words",
    [
        ("--text", "Hi"),
        ("--to", "ada", "--text", "Hi", "-"),
        ("--to", "ada", "no such file"),
        ("--to", "ada", "--text", "Hi", "--kind", "wish"),
    ],
)
def test_wrong_usage(run: Run, desk: Desk, words: tuple[str, ...]) -> None:
    """Nobody to send it to, two messages, a file that is not there or no such kind: wrong usage, nothing weighed."""
    desk.answers("weigh.weigh", WEIGHED)
    assert run("ask", *words, typed="Hi").exit_code == 2
    assert desk.calls == []


def test_terminal_without_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal it does not sit and wait for a message that nobody knows to type."""
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    with pytest.raises(click.UsageError, match="pipe it in"):
        weigh._words(None, None)
