"""The owner's word on the command line: on a verdict, DON'Ts, what was overruled, what became of asks."""

from __future__ import annotations

import json
from typing import Any

from .conftest import Desk, Run


def test_say(run: Run, desk: Desk) -> None:
    """The word, the reason and the draft reach the desk once for each recipient; without a recipient it is refused."""
    desk.answers("feedback.feedback", {"said": "should_go", "to": "ann@example.org", "back": False})
    done = run("ask", "--text", "Hi", "--to", "ann@example.org", "--say", "should_go", "--because", "she asked")
    assert (done.exit_code, done.stdout) == (0, "Kept: should go, ann@example.org.\n")
    assert run("ask", "--text", "Hi", "--list", "x.csv", "--say", "should_go").exit_code == 2


def test_donts(run: Run, desk: Desk) -> None:
    """All of them by number; one more; one taken back."""
    row: dict[str, Any] = {"number": 3, "words": "circle back", "kind": "pitch", "person": None, "since": "2024-05-03"}
    desk.answers("donts.donts", [row])
    desk.answers("donts.add", row)
    desk.answers("donts.remove", row)
    assert run("standards", "dont").stdout == "3: “circle back”, a pitch, since 2024-05-03\n"
    assert json.loads(run("standards", "dont", "circle back", "--json").stdout) == [row]
    assert run("standards", "do", "3").stdout == "“circle back”, a pitch is no DON'T any more.\n"


def test_overruled(run: Run, desk: Desk) -> None:
    """Both counts side by side, the rule with what switches it off, and the rows."""
    said = {"date": "2024-05-03", "to": "ann@example.org", "said": "should_go", "verdict": "dont",
            "rules": ["no_hello"], "why": "", "text": "Hi"}  # fmt: skip
    rules = [{"rule": "no_hello", "false_stops": 1, "standard": "no_hello"}]
    desk.answers("overruled.overruled", {"false_stops": 1, "false_goes": 0, "rules": rules, "rows": [said]})
    shown = run("overruled").stdout
    assert "Held back wrongly, by your word: 1. Let go wrongly: 0." in shown
    assert "goodterms standards set no_hello off" in shown
    assert "3 May 2024, to ann@example.org: you said that it may go." in shown


def test_went(run: Run, desk: Desk) -> None:
    """What became of it first, then the words, then what is due; nothing is said plainly."""
    row = {"to": {"id": 1, "name": "Ann"}, "date": "2024-05-01", "kind": "favour", "words": "Could you",
           "answer": "Yes",
           "became": "helped", "answered": "2024-05-02", "do": "Thank them.", "interaction": 7}  # fmt: skip
    desk.answers("went.went", {"asks": [row], "counts": {}})
    shown = run("went").stdout
    assert shown.startswith("They did it on 2 May 2024: Ann, asked 1 May 2024\n")
    assert shown.endswith("  They wrote: “Yes”\n  Thank them.\n")
    desk.answers("went.went", {"asks": [], "counts": {}})
    assert "no ask of yours" in run("went", "--open").stdout
