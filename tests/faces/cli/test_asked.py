"""``goodterms asked``: what came in, in words."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from .conftest import Desk, Run

END = int(datetime(2019, 5, 4, tzinfo=UTC).timestamp())


def row(**more: Any) -> dict[str, Any]:
    """A pitch that came in."""
    return {
        "from": "pete@example.org",
        "person": {"id": 4, "name": "Pete Pitch"},
        "date": "2023-01-20",
        "kind": "pitch",
        "words": "Sign up\ntoday!",
        "verdict": "let_it_go",
        "depth": "acquaintance",
        "state": "dormant",
        "last_two_way": "2020-03-04",
        "findings": [
            {
                "rule": "last_exchange",
                "verdict": "let_it_go",
                "says": "You two last spoke on 4 March 2020.",
                "evidence": [{"interaction": 9, "date": "2020-03-04", "channel": "mail", "words": "See you"}],
                "instead": "",
            },
            {"rule": "straight", "verdict": "answer", "says": "No hello.", "evidence": [], "instead": ""},
        ],
        "mass": None,
        "replies": [{"reply": "none", "says": "No answer."}, {"reply": "no", "says": "No, thank you."}],
        "interaction": 12,
        "channel": "mail",
        "answered": None,
    } | more


def test_one_that_waits(run: Run, desk: Desk) -> None:
    """The verdict, the words, what it rests on, and the replies, the fitting one first."""
    desk.answers("asked.asked", [row()])
    assert run("asked").stdout.splitlines() == [
        "Let it go: Pete Pitch, 20 January 2023, mail",
        "  “Sign up today!”",
        "  You two last spoke on 4 March 2020.",
        "    4 March 2020, mail: “See you”",
        "  No hello.",
        "  You can:",
        "    - No answer.",
        "    - No, thank you.",
    ]


def test_what_is_past_is_told_in_brief(run: Run, desk: Desk) -> None:
    """Once the two have spoken, one line and the day; nothing is offered any more."""
    desk.answers("asked.asked", [row(answered="2023-01-21", person=None)])
    assert run("asked").stdout.splitlines() == [
        "Let it go: pete@example.org, 20 January 2023, mail",
        "  “Sign up today!”",
        "  You two last spoke on 4 March 2020.",
        "  You had a word with them on 21 January 2023.",
    ]


@pytest.mark.parametrize(
    ("verdict", "depth", "begins"),
    [
        ("answer", "relationship", "Answer: "),
        ("know_them_better", "contact", "Know them better first: "),
        ("know_them_better", "relationship", "Talk it over first: "),
    ],
)
def test_verdicts_in_words(run: Run, desk: Desk, verdict: str, depth: str, begins: str) -> None:
    """Each as a person would say it; a friend is not to be known better."""
    desk.answers("asked.asked", [row(verdict=verdict, depth=depth)])
    assert run("asked").stdout.startswith(begins)


def test_nothing_came_in(run: Run, desk: Desk) -> None:
    """Said in a sentence."""
    desk.answers("asked.asked", [])
    assert run("asked").stdout == "I see no ask that came in. Plain questions are in goodterms today.\n"
    assert "in the last 30 days that waits for a word" in run("asked", "--new").stdout


def test_options_reach_the_desk(run: Run, desk: Desk, tmp_path: Path) -> None:
    """As they were given."""
    desk.answers("asked.asked", [row()])
    assert json.loads(run("asked", "--new", "--all", "--as-of", "2019-05-03", "--json").stdout) == [row()]
    assert [(call.args, call.kwargs) for call in desk.calls] == [
        ((tmp_path,), {"new": True, "everything": True, "as_of": END})
    ]


def test_one_text_from_somebody(run: Run, desk: Desk, tmp_path: Path) -> None:
    """Piped in or as a file, with who sent it."""
    desk.answers("asked.asked_in", [row()])
    (tmp_path / "note.txt").write_bytes("Grüß dich".encode("cp1252"))
    run("asked", "-", "--from", "Pete", typed="Sign up!")
    run("asked", str(tmp_path / "note.txt"), "--from", "Pete")
    assert [call.args for call in desk.calls] == [(tmp_path, "Sign up!", "Pete"), (tmp_path, "Grüß dich", "Pete")]


def test_text_and_sender_belong_together(run: Run, desk: Desk) -> None:
    """One without the other is wrong usage, and says what to give."""
    desk.answers("asked.asked_in", [])
    for words in (("--from", "Pete"), ("-",)):
        wrong = run("asked", *words, typed="Sign up!")
        assert wrong.exit_code == 2
        assert "give both" in wrong.stderr
