"""The command ``goodterms milter``: what it prints for Postfix, and what it says of what cannot be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goodterms.faces.cli.entry import goodterms


def told(home: Path, *words: str) -> Result:
    """Runs it."""
    return CliRunner().invoke(goodterms, ["--home", str(home), "milter", *words])


def test_setup(tmp_path: Path) -> None:
    """The lines name the socket as a locked-up Postfix sees it, and what to do when the filter is down."""
    lines = json.loads(told(tmp_path, "setup", "--json", "--when-down", "accept").output)
    assert lines == {
        "smtpd_milters": "unix:/goodterms/milter.sock",
        "milter_default_action": "accept",
        "milter_protocol": "6",
    }
    elsewhere = told(tmp_path, "setup", "--socket", "/run/goodterms/milter.sock").output
    assert ("unix:/run/goodterms/milter.sock" in elsewhere, "locked up" in elsewhere) == (True, False)


@pytest.mark.parametrize(
    ("words", "says"), [((), "no record"), (("--trust", "here"), "no network"), (("--mode", "loud"), "loud")]
)
def test_what_cannot_be(tmp_path: Path, words: tuple[str, ...], says: str) -> None:
    """Without a record, or with words that mean nothing, it says so and ends."""
    answer = told(tmp_path / "none", *words)
    assert (answer.exit_code != 0, says in answer.output + str(answer.exception)) == (True, True)
