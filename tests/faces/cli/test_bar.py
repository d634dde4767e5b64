"""The bar of a long import."""

from __future__ import annotations

import io
import sys

import pytest

from goodterms.faces.cli.bar import bar


def test_no_bar_when_nobody_looks_on(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a terminal there is nothing to tell and nothing is printed."""
    with bar() as tell:
        assert tell is None
    assert capsys.readouterr() == ("", "")


def test_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal it shows what is read and how many pieces, and wipes itself off at the end."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    with bar() as tell:
        assert tell is not None
        tell("mail [x]\x1b[2J", 1234, None)
        tell("Counting", 1234, 2000)
    assert "Counting" in screen.getvalue()
    assert "1,234 pieces" in screen.getvalue()
    assert "\x1b[2J" not in screen.getvalue()
