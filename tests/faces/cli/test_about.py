"""``goodterms about``, ``export``, ``forget`` and ``person --for-them``."""

from __future__ import annotations

import json
from pathlib import Path

from goodterms.desk.trouble import Trouble

from .conftest import Desk, Run

LINE = {
    "number": 1, "topic": "does", "text": "I work as a joiner.", "source": "in their own words by mail",
    "date": "2024-01-05", "interaction": 7,
}  # fmt: skip
PAGE = {"person": {"id": 4, "name": "Ada Bell"}, "lines": [LINE, {**LINE, "number": 2, "topic": "note", "date": None}]}
WENT = {
    "name": "Ada Bell", "forgotten": False, "pieces": 1, "with_others": 2, "cards": 0, "handles": 1, "notes": 0,
    "also_in": ["/lists/fair.csv"], "says": "Old backups still hold them.",
}  # fmt: skip


def test_lines(run: Run, desk: Desk) -> None:
    """Each line has its number, source and age."""
    desk.answers("about.about", PAGE)
    said = " ".join(run("about", "ada").stdout.split())
    assert "1 Does: I work as a joiner. (in their own words by mail, 5 January 2024)" in said
    assert "2 Your note: I work as a joiner. (in their own words by mail, no date)" in said
    assert json.loads(run("about", "ada", "--json").stdout) == PAGE


def test_nothing_known(run: Run, desk: Desk) -> None:
    """With nothing to show, it says how a line is kept."""
    desk.answers("about.about", {**PAGE, "lines": []})
    assert "goodterms note ada TEXT" in " ".join(run("about", "ada").stdout.split())


def test_forget_a_line(run: Run, desk: Desk) -> None:
    """The line is said back; that its message stays, too."""
    desk.answers("forget.forget_line", {"name": "Ada Bell", "line": "I work as a joiner.", "message_stays": True})
    said = run("about", "ada", "--forget", "1").stdout
    assert "Forgotten: “I work as a joiner.”" in said
    assert "message" in said


def test_forget_asks_first(run: Run, desk: Desk) -> None:
    """Nothing goes before the owner said yes; ``--yes`` says it beforehand, ``--dry-run`` never does it."""
    desk.answers("forget.forget", WENT)
    assert run("forget", "ada", typed="n\n").exit_code == 130
    assert [call.kwargs for call in desk.calls] == [{"dry_run": True}]
    desk.calls.clear()
    said = " ".join(run("forget", "ada", "--dry-run").stdout.split())
    assert "1 message or meeting, no cards" in said or "1 message or meeting, 0 cards" in said
    assert "2 messages and meetings with others stay" in said
    assert "/lists/fair.csv names them too" in said
    assert [call.kwargs for call in desk.calls] == [{"dry_run": True}]
    run("forget", "ada", "--yes")
    assert desk.calls[-1].kwargs == {}


def test_export(run: Run, desk: Desk, tmp_path: Path) -> None:
    """To the terminal part by part, or into a file."""
    desk.answers("export.export", iter(["{", "}\n"]))
    assert run("export", "ada").stdout == "{}\n"
    desk.answers("export.write", None)
    assert json.loads(run("export", "ada", "-o", str(tmp_path / "a.json"), "--json").stdout)["file"].endswith("a.json")
    desk.answers("export.write", Trouble("There is no record of ada."))
    assert run("export", "ada", "-o", "x").exit_code == 1


def test_for_them(run: Run, desk: Desk) -> None:
    """The page to hand over, part by part."""
    told = {
        "person": {"id": 4, "name": "Ada Bell"},
        "on": "2024-01-05",
        "parts": [{"title": "Cards", "lines": ["Mail"]}],
    }
    desk.answers("for_them.for_them", told)
    assert run("person", "ada", "--for-them").stdout == "Cards\n  Mail\n\n"
    assert json.loads(run("person", "ada", "--for-them", "--json").stdout) == told


def test_own_word(run: Run, desk: Desk) -> None:
    """What you say of somebody is kept and said back."""
    told = {"person": 4, "name": "Ada Bell", "topic": "birthday", "text": "5 April 1990"}
    desk.answers("say.say", told)
    assert "Kept: Ada Bell, birthday: 5 April 1990." in run("about", "ada", "--say", "birthday", "1990-04-05").stdout
    assert desk.calls[-1].args[1:] == ("ada", "birthday", "1990-04-05")
    assert json.loads(run("about", "ada", "--say", "birthday", "1990-04-05", "--json").stdout) == told
