"""``goodterms me``: own handles shown, added, taken back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Desk, Run


def test_shown(run: Run, desk: Desk) -> None:
    """Own handles are listed, a line each."""
    desk.answers("me.me", ["ada@example.com", "+44 20 7946 0018"])
    assert run("me").stdout.splitlines() == ["These are yours:", "  ada@example.com", "  +44 20 7946 0018"]
    assert json.loads(run("me", "--json").stdout) == {"me": ["ada@example.com", "+44 20 7946 0018"]}


def test_none_yet(run: Run, desk: Desk) -> None:
    """When none is known, the command to say one is shown."""
    desk.answers("me.me", [])
    assert "goodterms me add" in run("me").stdout


@pytest.mark.parametrize("act", ["add", "remove"])
def test_changed(run: Run, desk: Desk, tmp_path: Path, act: str) -> None:
    """A change goes to the desk once, and what is known now is shown."""
    answer = {"me": ["bo@example.org"], "changed": "ada@example.com"}
    desk.answers(f"me.{act}", answer)
    assert run("me", act, "ada@example.com").stdout.splitlines() == ["These are yours:", "  bo@example.org"]
    assert json.loads(run("me", act, "ada@example.com", "--json").stdout) == answer
    assert [call.args for call in desk.calls] == [(tmp_path, "ada@example.com")] * 2
