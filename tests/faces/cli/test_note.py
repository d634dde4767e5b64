"""``goodterms note WHO TEXT``."""

from __future__ import annotations

import json
from pathlib import Path

from .conftest import Desk, Run

NOTED = {"person": 4, "name": "Ada Bell", "note": "Likes rowing.", "on": "2019-05-03", "private": False}


def test_noted(run: Run, desk: Desk, tmp_path: Path) -> None:
    """A note may be typed with or without quotation marks, and is said back with the name."""
    desk.answers("log.note", NOTED)
    assert run("note", "ada", "Likes", "rowing.").stdout == "Noted for Ada Bell.\n"
    assert json.loads(run("note", "ada", "Likes rowing.", "--json").stdout) == NOTED
    assert [call.args for call in desk.calls] == [(tmp_path, "ada", "Likes rowing.")] * 2


def test_no_text(run: Run) -> None:
    """A note without words is wrong usage."""
    assert run("note", "ada").exit_code == 2


def test_private(run: Run, desk: Desk) -> None:
    """A note that one would not like to hand over is kept private unasked, and that is said."""
    desk.answers("log.note", {**NOTED, "private": True})
    assert "kept private" in run("note", "ada", "Was ill.").stdout
    assert run("note", "ada", "--private", "Was late.").stdout == "Noted for Ada Bell.\n"
    assert [call.kwargs["private"] for call in desk.calls] == [False, True]
