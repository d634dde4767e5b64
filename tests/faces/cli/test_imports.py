"""``goodterms import --list`` and ``--undo N``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from .conftest import Desk, Run

RUNS: list[dict[str, Any]] = [
    {
        "run": 2,
        "started": "2024-05-31T10:00:00+00:00",
        "ended": None,
        "state": "stopped",
        "paths": ["b"],
        "files": None,
    },
    {
        "run": 1,
        "started": "2019-05-03T10:00:00+00:00",
        "ended": "2019-05-03T10:01:00+00:00",
        "state": "done",
        "paths": ["a", "c"],
        "files": [{"new": 1200}, {"new": 34}],
    },
]


def test_list(run: Run, desk: Desk) -> None:
    """Every import has a row; one that did not end has no count."""
    desk.answers("imports.imports", RUNS)
    rows = [line.split("\t") for line in run("import", "--list").stdout.splitlines()]
    assert rows[1] == ["2", "31 May 2024", "stopped", "", "b"]
    assert rows[2] == ["1", "3 May 2019", "done", "1,234", "a, c"]


def test_list_of_nothing(run: Run, desk: Desk) -> None:
    """Before the first import the list says how to begin."""
    desk.answers("imports.imports", [])
    assert run("import", "--list").stdout == "Nothing was brought in yet. Begin with: goodterms import PATH\n"


def test_list_json(run: Run, desk: Desk) -> None:
    """JSON is the desk's list."""
    desk.answers("imports.imports", RUNS)
    assert json.loads(run("import", "--list", "--json").stdout) == RUNS


def test_undo(run: Run, desk: Desk, tmp_path: Path) -> None:
    """Taking back says what went, each with the right number of its word."""
    desk.answers("imports.undo", {"run": 3, "state": "undone", "interactions": 1200, "cards": 1, "people": 2})
    done = run("import", "--undo", "3")
    assert desk.calls[0].args == (tmp_path, 3)
    assert done.stdout.startswith("Import 3 is taken back; 1,200 pieces, 1 card and 2 people went with it.")


def test_undo_json(run: Run, desk: Desk) -> None:
    """JSON is the desk's answer."""
    gone = {"run": 3, "state": "undone", "interactions": 0, "cards": 0, "people": 0}
    desk.answers("imports.undo", gone)
    assert json.loads(run("import", "--undo", "3", "--json").stdout) == gone
