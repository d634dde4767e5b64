"""``goodterms import``: options to the desk, counts to the user, the right exit code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from goodterms.faces.cli import owner

from .conftest import Desk, Run

FILE: dict[str, Any] = {
    "path": "inbox.mbox",
    "source": "mail",
    "parts": [],
    "foreign": [],
    "seen": 1210,
    "new": 1000,
    "known": 3,
    "not_contact": {"list": 50, "newsletter": 150},
    "unread": [{"where": f"inbox.mbox:{n}", "why": "It has no date."} for n in range(7)],
}

BROUGHT: dict[str, Any] = {
    "files": [FILE],
    "me": ["ada@example.com"],
    "coverage": [{"channel": "mail", "from": "2011-02-01", "to": "2019-05-03"}],
    "limits": [],
    "run": 1,
    "stopped": False,
}

UNCLEAR: dict[str, Any] = {
    **BROUGHT,
    "me": [],
    "asks": {"who_are_you": [{"handle": "ada@example.com", "times": 120}, {"handle": "bo@example.org", "times": 1}]},
}


def test_counts_are_said(run: Run, desk: Desk) -> None:
    """Every fate is said with its number, the first unread pieces with their reasons, and how to see the rest."""
    desk.answers("bring_in.bring_in", BROUGHT)
    done = run("import", "inbox.mbox")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "1,210 pieces: 1,000 new, 3 known already, 200 not contact and 7 unread." in done.stdout
    assert "Not contact: newsletters and notices 150 and talk of lists and large groups 50." in done.stdout
    assert done.stdout.count("It has no date.") == 5
    assert "and 2 more; --json lists them all." in done.stdout
    assert "You are ada@example.com." in done.stdout
    assert "mail from 1 February 2011 to 3 May 2019" in done.stdout


def test_a_folder_says_what_was_found_in_it(run: Run, desk: Desk) -> None:
    """Several kinds of things are named with their files; files of other kinds are left alone, not failures."""
    parts = [
        {"source": "mail", "what": "mail", "things": ["a.mbox"], "files": 1, "pieces": 1_200},
        {"source": "sms", "what": "text messages", "things": ["b.xml", "c.xml", "d.xml"], "files": 5, "pieces": 10},
    ]
    unread = [{"where": "x/setup.exe", "why": "No."}, {"where": "x/a.mbox: 3", "why": "It has no date."}]
    found = {**FILE, "path": "x", "parts": parts, "foreign": ["x/setup.exe"], "unread": unread}
    desk.answers("bring_in.bring_in", {**BROUGHT, "files": [found]})
    said = run("import", "x").stdout
    assert "mail: a.mbox: 1,200 pieces." in said
    assert "text messages: b.xml, c.xml, d.xml and 2 more: 10 pieces." in said
    assert "Left alone, no history is in them: setup.exe." in said
    assert said.count("setup.exe") == 1
    assert "x/a.mbox: 3: It has no date." in said


def test_json_is_as_the_desk_gave_it(run: Run, desk: Desk) -> None:
    """JSON is the desk's answer, one object and nothing else, even when something is to be asked."""
    desk.answers("bring_in.bring_in", UNCLEAR)
    done = run("import", "inbox.mbox", "--json")
    assert json.loads(done.stdout) == UNCLEAR
    assert done.stdout.count("\n") == 1


def test_options_reach_the_desk(run: Run, desk: Desk, tmp_path: Path) -> None:
    """Each option arrives under the desk's name; the zone and region of the settings fill in."""
    (tmp_path / "config.toml").write_text('zone = "Asia/Tokyo"\nregion = "JP"\n')
    desk.answers("bring_in.bring_in", BROUGHT)
    run("import", "a", "b", "--as", "mail", "--me", "x@example.com", "--me", "y@example.com", "--dry-run")
    run("import", "a", "--zone", "Europe/Rome", "--dates", "dmy", "--columns", "date=When")
    assert [call.args for call in desk.calls] == [(tmp_path, ("a", "b")), (tmp_path, ("a",))]
    first, second = (call.kwargs for call in desk.calls)
    assert (first["source"], first["me"], first["dry_run"]) == ("mail", ("x@example.com", "y@example.com"), True)
    assert (first["zone"], first["region"], first["progress"]) == ("Asia/Tokyo", "JP", None)
    assert (second["zone"], second["dates"], second["columns"]) == ("Europe/Rome", "dmy", ("date=When",))


@pytest.mark.parametrize("output", [(), ("--json",)])
def test_path_that_could_not_be_read(run: Run, desk: Desk, output: tuple[str, ...]) -> None:
    """One PATH that cannot be read makes exit code 1, and the others are said as ever."""
    bad = {**FILE, "path": "gone", "source": "", "error": "There is no gone."}
    desk.answers("bring_in.bring_in", {**BROUGHT, "files": [bad, FILE]})
    done = run("import", "gone", "inbox.mbox", *output)
    assert done.exit_code == 1
    assert "There is no gone." in done.stdout
    assert "inbox.mbox" in done.stdout


def test_unread_pieces_alone_are_no_failure(run: Run, desk: Desk) -> None:
    """Pieces that could not be read in a readable PATH leave exit code 0."""
    desk.answers("bring_in.bring_in", {**BROUGHT, "files": [{**FILE, "new": 0, "seen": 7}]})
    assert run("import", "inbox.mbox").exit_code == 0


def test_unclear_owner_gets_the_command_to_type(run: Run, desk: Desk) -> None:
    """Without a terminal the likely addresses are named with the exact command, and nothing is asked."""
    desk.answers("bring_in.bring_in", UNCLEAR)
    done = run("import", "inbox.mbox", typed="1\n")
    assert done.exit_code == 0
    assert "1. ada@example.com, seen 120 times" in done.stdout
    assert "2. bo@example.org, seen 1 time\n" in done.stdout
    assert "goodterms me add ada@example.com" in done.stdout
    assert len(desk.calls) == 1


@pytest.mark.parametrize(
    ("typed", "added"),
    [
        ("1, 2\n", ["ada@example.com", "bo@example.org"]),
        ("cy@example.net\n", ["cy@example.net"]),
        ("\n", []),
    ],
)
def test_unclear_owner_is_asked_on_a_terminal(
    run: Run, desk: Desk, monkeypatch: pytest.MonkeyPatch, typed: str, added: list[str]
) -> None:
    """On a terminal the answer is taken at once, by number or address; Enter leaves it for later."""
    monkeypatch.setattr(owner, "_answerable", lambda: True)
    desk.answers("bring_in.bring_in", UNCLEAR)
    desk.answers("me.add", {"me": [], "added": ""})
    done = run("import", "inbox.mbox", typed=typed)
    assert done.exit_code == 0
    assert [call.args[1] for call in desk.calls[1:]] == added


def test_dry_run_asks_nothing(run: Run, desk: Desk) -> None:
    """A dry run says that nothing was kept and does not ask who one is."""
    desk.answers("bring_in.bring_in", {**UNCLEAR, "run": None})
    done = run("import", "inbox.mbox", "--dry-run")
    assert "nothing was kept" in done.stdout
    assert "which addresses are yours" not in done.stdout


def test_ctrl_c_keeps_what_was_read(run: Run, desk: Desk) -> None:
    """Ctrl-C in an import says that nothing is lost and how to go on."""
    desk.answers("bring_in.bring_in", KeyboardInterrupt())
    done = run("import", "inbox.mbox")
    said = "Stopped. What was read so far is kept; run the same command again to go on.\n"
    assert (done.exit_code, done.stdout, done.stderr) == (130, "", said)


@pytest.mark.parametrize(
    "words", [(), ("--list", "a"), ("--undo", "1", "a"), ("--list", "--undo", "1"), ("--undo", "x")]
)
def test_wrong_usage(run: Run, desk: Desk, words: tuple[str, ...]) -> None:
    """No PATH, or options that stand alone with something else, is wrong usage and does nothing."""
    desk.answers("bring_in.bring_in", BROUGHT)
    assert run("import", *words).exit_code == 2
    assert desk.calls == []
