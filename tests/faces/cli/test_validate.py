"""``goodterms validate``: asked one by one, from a pipe, or by a program."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from goodterms.faces.cli import validate

from .conftest import Desk, Run

PAGE: dict[str, Any] = {
    "people": [
        {"id": 4, "name": "Ada Bell", "reach": "ada@example.com"},
        {"id": 5, "name": "", "reach": "bo@example.org"},
        {"id": 6, "name": "Cy Dove", "reach": ""},
    ],
    "answered": 1,
    "in_all": 4,
}

NOTHING: dict[str, Any] = {
    "answers": 0,
    "agree": 0,
    "closer": 0,
    "looser": 0,
    "table": {},
    "wrong": [],
    "elsewhere": 0,
    "calibration": {"as_of": 0, "ties": 0, "rows": []},
}

REPORT: dict[str, Any] = {
    **NOTHING,
    "answers": 2,
    "agree": 1,
    "closer": 1,
    "elsewhere": 1,
    "table": {"close": {"relationship": 1, "acquaintance": 1, "contact": 0, "name": 0}},
    "wrong": [{"id": 4, "name": "Ada Bell", "reach": "", "said": "close", "judged": "acquaintance", "elsewhere": True}],
    "calibration": {
        "as_of": 0,
        "ties": 30,
        "rows": [
            {"word": "likely", "ties": 20, "said": 0.8, "came": 0.75},
            {"word": "unlikely", "ties": 10, "said": None, "came": None},
        ],
    },
}


def answered(run: Run, desk: Desk, *args: str, typed: str = "") -> tuple[list[Any], str]:
    """What reached the desk as answers, and what was printed."""
    desk.answers("validate.to_ask", PAGE)
    desk.answers("validate.report", REPORT)
    desk.answers("validate.answer", {})
    printed = run("validate", *args, typed=typed).stdout
    kept = [(call.args[1], call.args[2], call.kwargs["elsewhere"]) for call in desk.calls if len(call.args) == 3]
    return kept, printed


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("c\ny\nfriendly\nn\nNONE\n\n", [(4, "close", True), (5, "friendly", False), (6, "none", None)]),
        ("\ns\nn\n", [(5, "slight", False)]),  # skipped, answered, and the pipe ends
        ("hm\nc\nhm\ny\nq\n", [(4, "close", True)]),  # asked again, then stopped
        ("c\n", [(4, "close", None)]),  # the pipe ends in the middle of one
        ("", []),
    ],
)
def test_answers_reach_the_desk(run: Run, desk: Desk, typed: str, kept: list[Any]) -> None:
    """Letters and words, skipping, stopping, and a pipe that ends: what was answered is kept."""
    assert answered(run, desk, typed=typed)[0] == kept


def test_the_report_is_said(run: Run, desk: Desk) -> None:
    """How often it agrees, of whom it was wrong, and how chances fared, without rows that say nothing."""
    _, printed = answered(run, desk, typed="q\n")
    assert "2 of 4: Ada Bell (ada@example.com)" in printed
    assert "Of 2 answers 1 agrees with what I judge" in printed
    assert "Ada Bell: you say close, I judged acquaintance; you talk elsewhere." in printed
    assert "of 20 ties I would have said likely (80 in 100); 75 in 100 were heard of." in printed
    assert "unlikely (" not in printed


def test_nothing_answered_nothing_claimed(run: Run, desk: Desk) -> None:
    """Without answers and without a past it says so."""
    desk.answers("validate.to_ask", {"people": [], "answered": 0, "in_all": 0})
    desk.answers("validate.report", NOTHING)
    printed = run("validate").stdout
    assert "You have not answered anything yet." in printed
    assert "Your history is too short" in printed


def test_stopped_with_ctrl_c_keeps_what_was_answered(run: Run, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each answer is kept before the next question; Ctrl-C ends with 130."""
    typed = iter(["c", "y"])

    def put(_question: str) -> str:
        try:
            return next(typed)
        except StopIteration:
            raise KeyboardInterrupt from None

    monkeypatch.setattr(validate, "input", put, raising=False)
    desk.answers("validate.to_ask", PAGE)
    desk.answers("validate.answer", {})
    assert run("validate").exit_code == 130
    assert desk.calls[-1].args[1:] == (4, "close")


def test_programs_list_and_answer(run: Run, desk: Desk, tmp_path: Path) -> None:
    """JSON lists whom to ask and how right it is; answers come from a file, and nothing is asked."""
    file = tmp_path / "answers.jsonl"
    file.write_text('{"person": 4, "closeness": "close", "elsewhere": true}\n\n{"person": 5, "closeness": "none"}\n')
    kept, printed = answered(run, desk, "--json", "--answers", str(file))
    assert kept == [(4, "close", True), (5, "none", None)]
    assert json.loads(printed) == {**PAGE, "report": REPORT}


def test_a_line_that_is_no_answer(run: Run, desk: Desk) -> None:
    """It is said which line, and how one is written; those before it are kept."""
    desk.answers("validate.to_ask", PAGE)
    desk.answers("validate.answer", {})
    found = run("validate", "--answers", "-", typed='{"person": 4, "closeness": "close"}\nclose\n')
    assert (found.exit_code, "Line 2 is no answer." in found.stderr) == (2, True)
    assert desk.calls[-1].args[1:] == (4, "close")
