"""``goodterms completion SHELL``."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from .conftest import Run


@pytest.mark.parametrize(
    ("shell", "sign"), [("bash", "complete -o nosort"), ("zsh", "#compdef goodterms"), ("fish", "complete --no-files")]
)
def test_script(run: Run, shell: str, sign: str) -> None:
    """Each shell gets its own script, which asks goodterms by name."""
    script = run("completion", shell).stdout
    assert sign in script
    assert "_GOODTERMS_COMPLETE" in script
    assert json.loads(run("completion", shell, "--json").stdout) == {
        "shell": shell,
        "script": script.removesuffix("\n"),
    }


def test_bash_unless_said(run: Run) -> None:
    """Without a shell it is bash."""
    assert run("completion").stdout == run("completion", "bash").stdout


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("goodterms pe", ["people", "person"]),
        ("goodterms why never_t", ["never_two_way"]),
        ("goodterms ask --sig", ["--signed-up"]),
    ],
)
def test_shell_is_answered(typed: str, offered: list[str]) -> None:
    """What the script asks for is answered: commands by their beginning, and rules by theirs."""
    words = {"_GOODTERMS_COMPLETE": "bash_complete", "COMP_WORDS": typed, "COMP_CWORD": str(typed.count(" "))}
    done = subprocess.run(
        [sys.executable, "-m", "goodterms"], env={**os.environ, **words}, capture_output=True, text=True, check=False
    )
    assert [line.partition(",")[2] for line in done.stdout.split()] == offered
