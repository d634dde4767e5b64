"""Words on the terminal: harmless, wrapped where a person reads, plain where a program does."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

import pytest

from goodterms.faces.cli import paper


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A terminal of 40 columns."""
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setattr(paper, "on_terminal", lambda: True)
    paper._console.cache_clear()
    yield
    paper._console.cache_clear()


def test_clean_takes_orders_away() -> None:
    """Escape sequences, line breaks and turning marks of a stranger's name do not reach the terminal."""
    assert paper.clean("Ada\x1b[2J\r\n\u202eBell\u2066") == "Ada [2J Bell"


def test_clean_keeps_every_script() -> None:
    """Names in any script come through as they are."""
    assert paper.clean("田中さん Ñandú محمد 👩\u200d🔬") == "田中さん Ñandú محمد 👩\u200d🔬"


def test_piped_line_is_whole(capsys: pytest.CaptureFixture[str]) -> None:
    """A program gets one line a paragraph, however long, and no colour."""
    paper.say("word " * 60, indent=2, style="red")
    assert capsys.readouterr().out == f"  {'word ' * 60}\n"


@pytest.mark.usefixtures("terminal")
def test_terminal_line_is_wrapped_under_itself(capsys: pytest.CaptureFixture[str]) -> None:
    """A person gets lines that fit, each as deep as the first."""
    paper.say("word " * 20, indent=4)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3
    assert all(line.startswith("    word") and len(line) <= 40 for line in lines)


@pytest.mark.usefixtures("terminal")
def test_wide_letters_fit(capsys: pytest.CaptureFixture[str]) -> None:
    """Letters two columns wide are counted as such."""
    paper.say("田" * 30, indent=4)
    assert capsys.readouterr().out.splitlines() == [f"    {'田' * 18}", f"    {'田' * 12}"]


@pytest.mark.usefixtures("terminal")
def test_terminal_keeps_brackets(capsys: pytest.CaptureFixture[str]) -> None:
    """What looks like a drawing library's markup is printed as it was written."""
    paper.say("[bold]Ada[/] :smile:")
    paper.table(("name",), [("[red]Ada[/red]",)])
    printed = capsys.readouterr().out
    assert "[bold]Ada[/] :smile:" in printed
    assert "[red]Ada[/red]" in printed


@pytest.mark.usefixtures("terminal")
def test_narrow_table_keeps_what_matters(capsys: pytest.CaptureFixture[str]) -> None:
    """On a narrow terminal only the columns that may give way are cut; nothing runs over the edge."""
    rows = [("13", "Ada Bell of the Long Name", "relationship", "ada.bell@example.com")]
    paper.table(("number", "name", "depth", "handle"), rows, gives_way=("name", "handle"))
    lines = capsys.readouterr().out.splitlines()
    assert "relationship" in "".join(lines)
    assert max(len(line) for line in lines) <= 40


@pytest.mark.usefixtures("terminal")
def test_empty_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing to say is one empty line."""
    paper.say()
    assert capsys.readouterr().out == "\n"


def test_piped_table_has_tabs(capsys: pytest.CaptureFixture[str]) -> None:
    """Columns are parted by one tab each; a tab within a cell cannot shift them."""
    paper.table(("name", "state"), [("Ada\tBell", "quiet")])
    assert capsys.readouterr().out == "name\tstate\nAda Bell\tquiet\n"


def test_json_is_utf8_and_one_line(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """JSON keeps letters as they are; half characters of odd file names are escaped and come back."""
    value = {"path": "Ä\udce9.mbox"}
    paper.put_json(value)
    sys.stdout.flush()
    printed = capfdbinary.readouterr().out
    assert printed == b'{"path": "\xc3\x84\\udce9.mbox"}\n'
    assert json.loads(printed) == value
