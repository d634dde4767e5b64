"""``goodterms standards``: shown, set, taken back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from .conftest import Desk, Run

ROWS: list[dict[str, Any]] = [
    {"name": "silence_days", "value": "200", "default": "120", "says": "Days.", "courtesy": False, "own": True},
    {"name": "no_hello", "value": "on", "default": "on", "says": "Mind it.", "courtesy": True, "own": False},
]


def test_shown(run: Run, desk: Desk) -> None:
    """Each standard has its value and meaning; the owner's own are marked with what they were."""
    desk.answers("standards.standards", ROWS)
    rows = [line.split("\t") for line in run("standards").stdout.splitlines()]
    assert rows[1:] == [["silence_days", "200 * (at first 120)", "Days."], ["no_hello", "on", "Mind it."]]
    assert json.loads(run("standards", "--json").stdout) == ROWS


def test_set(run: Run, desk: Desk, tmp_path: Path) -> None:
    """A value goes to the desk as it was typed, and what holds now is said."""
    desk.answers("standards.change", ROWS[0])
    assert run("standards", "set", "silence_days", "200").stdout == "silence_days is 200 now. Days.\n"
    assert json.loads(run("standards", "set", "silence_days", "200", "--json").stdout) == ROWS[0]
    assert desk.calls[0].args == (tmp_path, "silence_days", "200")


def test_reset(run: Run, desk: Desk, tmp_path: Path) -> None:
    """Taking back says what holds now, also for a standard that an older version had."""
    desk.answers("standards.reset", ROWS[1])
    assert run("standards", "reset", "no_hello").stdout == "no_hello is on now. Mind it.\n"
    assert desk.calls[0].args == (tmp_path, "no_hello")
    desk.answers("standards.reset", {"name": "old_one"})
    assert run("standards", "reset", "old_one").stdout.startswith("old_one is gone")
