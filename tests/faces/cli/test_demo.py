"""``goodterms demo``: invented people, shown as any others are."""

from __future__ import annotations

import json
from pathlib import Path

from .conftest import Desk, Run
from .test_bring_in import BROUGHT
from .test_people import ADA
from .test_today import ROWS
from .test_weigh import WEIGHED

SHOWN = {
    "home": "/somewhere/my demo",
    "exports": ["inbox.mbox"],
    "import": BROUGHT,
    "people": [ADA],
    "today": ROWS,
    "drafts": [{"text": "Hello!\nCould you pass this on?", "gate": WEIGHED}, {"text": "Hi all", "gate": WEIGHED}],
}


def test_shown(run: Run, desk: Desk) -> None:
    """The demo shows a day, each sample message, a word for each recipient, and how to look around."""
    desk.answers("demo.demo", SHOWN)
    done = run("demo", "somewhere")
    assert done.exit_code == 0
    assert desk.calls[0].args == (Path("somewhere"),)
    assert done.stdout.startswith("1,210 pieces of invented exports were read; 1 person among them")
    for said in ("  Hi all\n", "Ada Bell\n", "  Could you pass this on?\n", "Don't: Ada Bell (ada@example.com)\n"):
        assert said in done.stdout
    assert "goodterms --home '/somewhere/my demo' people" in done.stdout


def test_json(run: Run, desk: Desk) -> None:
    """JSON is the desk's answer, and without a folder it is one of its own right here."""
    desk.answers("demo.demo", SHOWN)
    assert json.loads(run("demo", "--json").stdout) == SHOWN
    assert desk.calls[0].args == (Path("goodterms-demo"),)
