"""``goodterms log WHAT WHO``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from goodterms.desk.log import KINDS
from goodterms.faces.cli.log import SAYS

from .conftest import Desk, Run


def test_everything_that_can_be_logged_has_words() -> None:
    """Each kind of the desk can be typed and is said back."""
    assert set(SAYS) == {*KINDS, "known"}


@pytest.mark.parametrize("what", SAYS)
def test_logged(run: Run, desk: Desk, tmp_path: Path, what: str) -> None:
    """What was told goes to the desk and is said back with the name."""
    logged = {"person": 4, "name": "Ada Bell", "logged": what, "on": "2019-05-03"}
    desk.answers("log.log", logged)
    done = run("log", what, "ada", "--on", "2019-05-03", "--text", "Tea.")
    assert "Ada Bell" in done.stdout
    assert desk.calls[0].args == (tmp_path, what, "ada")
    assert desk.calls[0].kwargs == {"on": "2019-05-03", "text": "Tea.", "depth": None}
    assert json.loads(run("log", what, "ada", "--json").stdout) == logged


def test_day_is_said(run: Run, desk: Desk) -> None:
    """The day is said as people say it, and somebody without a name goes by what was typed."""
    desk.answers("log.log", {"person": 4, "name": "", "logged": "met", "on": "2019-05-03"})
    assert run("log", "met", "ada@example.com").stdout == "You met ada@example.com on 3 May 2019.\n"


def test_depth_goes_with_known(run: Run, desk: Desk) -> None:
    """A depth of one's own is taken with known, and is wrong usage with anything else."""
    desk.answers("log.log", {"person": 4, "name": "Ada Bell", "logged": "known", "on": "2019-05-03"})
    assert run("log", "known", "ada", "--depth", "relationship").exit_code == 0
    assert desk.calls[0].kwargs["depth"] == "relationship"
    assert run("log", "met", "ada", "--depth", "relationship").exit_code == 2
    assert len(desk.calls) == 1


def test_nothing_that_can_be_logged(run: Run) -> None:
    """Another word is wrong usage."""
    assert run("log", "dreamt", "ada").exit_code == 2
