"""``goodterms ask --list CSV --split DIR``: what is said, what is written, and wrong usage."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from exports import Mailbox
from goodterms.desk.bring_in import bring_in

from .conftest import Desk, Run

ASK = "Could you introduce me to the head of your department, please?"


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """A home with Quinn, who fell silent, and a list with Quinn and a stranger."""
    box = Mailbox()
    box.talk("Quinn Quiet <quinn@shop.example>", [f"2019-{month:02}-03" for month in range(1, 13)])
    bring_in(tmp_path, [str(box.mbox(tmp_path / "all.mbox"))])
    (tmp_path / "people.csv").write_text("Firm,Mail\nA,quinn@shop.example\nB,zed@example.org\nC,\n")
    return tmp_path / "people.csv"


def test_three_tables(run: Run, listed: Path, tmp_path: Path) -> None:
    """Counts with their reasons, where the tables are, this week's hello; the exit code is of the worst word."""
    out = tmp_path / "out"
    done = run("ask", "--text", ASK, "--list", str(listed), "--split", str(out))
    assert done.exit_code == 3
    said = " ".join(done.stdout.split())
    assert "3 rows; whom they name stands in the column 'Mail'." in said
    assert "Hello first: 2 in" in said
    assert "1: long silence (goodterms why long_silence)" in said
    assert "A hello to these this week" in said
    assert sorted(path.name for path in out.iterdir()) == ["dont.csv", "go.csv", "hello_first.csv", "nobody.csv"]
    assert done.stdout.count("Quinn Quiet") >= 1


def test_never_overwritten(run: Run, listed: Path, tmp_path: Path) -> None:
    """A table that is there is kept, with a sentence, unless it is forced; JSON is one object."""
    words = ("ask", "--text", ASK, "--list", str(listed), "--split", str(tmp_path / "out"), "--json")
    assert json.loads(run(*words).stdout)["counts"]["hello_first"] == 2
    (tmp_path / "out" / "go.csv").write_text("mine")
    refused = run(*words)
    assert (refused.exit_code, "--force" in refused.stderr) == (2, True)
    assert (tmp_path / "out" / "go.csv").read_text() == "mine"
    assert run(*words, "--force").exit_code == 3


def test_why_a_row_was_set_aside(run: Run, listed: Path, tmp_path: Path) -> None:
    """What is wrong with a row is said at once, and a list that holds only its header is said to."""
    listed.write_text('Firm,Mail\nA,"zed@example.org\nB,zoe@example.org\nC,x@example.org\n')
    said = run("ask", "--text", ASK, "--list", str(listed), "--split", str(tmp_path / "out")).stdout
    assert "A quotation mark is not closed here" in " ".join(said.split())
    listed.write_text("Firm,Mail\n")
    done = run("ask", "--text", ASK, "--list", str(listed), "--split", str(tmp_path / "none"))
    assert (done.exit_code, "no rows under its header" in done.stdout) == (0, True)


@pytest.mark.parametrize(
    "words",
    [
        ("--to", "ada", "--split", "out"),
        ("--to", "ada", "--list", "x.csv", "--split", "out"),
        ("--to", "ada", "--force"),
        ("--list", "x.csv", "--column", "Mail"),
    ],
)
def test_wrong_usage(run: Run, desk: Desk, words: tuple[str, ...]) -> None:
    """A split without a list, or with other recipients; options of a split without one."""
    desk.answers("weigh.weigh", {})
    desk.answers("split.split", {})
    assert run("ask", "--text", "Hi", *words).exit_code == 2
    assert desk.calls == []
