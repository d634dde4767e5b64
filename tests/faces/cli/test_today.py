"""``goodterms today``: a few lines, with the why."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from .conftest import Desk, Run

ROWS: list[dict[str, Any]] = [
    {
        "person": {"id": 4, "name": "Ada Bell"},
        "why": "waits",
        "says": "Ada asked you something on 3 May 2019.",
        "evidence": [{"interaction": 9, "date": "2019-05-03", "channel": "mail", "words": "Do you still row?"}],
        "do": "Answer her.",
    }
]


def test_lines(run: Run, desk: Desk) -> None:
    """Each line has the name, the sentence, the words it rests on with their day, and what to do."""
    desk.answers("today.today", ROWS)
    assert run("today").stdout.splitlines() == [
        "Ada Bell",
        "  Ada asked you something on 3 May 2019.",
        "    3 May 2019, mail: “Do you still row?”",
        "  Answer her.",
    ]


def test_nothing_waits(run: Run, desk: Desk) -> None:
    """A day on which nothing waits says so."""
    desk.answers("today.today", [])
    assert run("today").stdout == "Nobody waits for a word from you today.\n"


def test_json(run: Run, desk: Desk) -> None:
    """JSON is the desk's list."""
    desk.answers("today.today", ROWS)
    assert json.loads(run("today", "--json").stdout) == ROWS


def test_as_of(run: Run, desk: Desk, tmp_path: Path) -> None:
    """A bare date is the end of that day, in UTC."""
    desk.answers("today.today", [])
    run("today", "--as-of", "2019-05-03")
    run("today")
    end = int(datetime(2019, 5, 4, tzinfo=UTC).timestamp())
    assert [(call.args, call.kwargs) for call in desk.calls] == [
        ((tmp_path,), {"as_of": end, "everything": False, "note": True}),
        ((tmp_path,), {"as_of": None, "everything": False, "note": True}),
    ]
