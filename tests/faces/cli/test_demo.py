"""``goodterms demo``: invented people, shown as any others are."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from goodterms.desk.demo import PEOPLE, SEED, YEARS
from goodterms.faces.cli import demonstrated
from goodterms.faces.cli.demo import progress

from .conftest import Desk, Run
from .test_bring_in import BROUGHT, FILE
from .test_today import ROWS
from .test_weigh import WEIGHED

CHAT = {**FILE, "source": "whatsapp", "seen": 90, "new": 40, "not_contact": {"list": 30, "many": 15, "system": 5}}
CARDS = {**FILE, "source": "vcard", "seen": 12, "new": 12, "not_contact": {}, "unread": []}
GATE: Any = {**WEIGHED, "counts": {"go": 7, "hello_first": 30, "dont": 1_226}}

SHOWN: dict[str, Any] = {
    "home": "/somewhere/my demo/home",
    "exports": ["mail.mbox"],
    "left_aside": ["/somewhere/my demo/exports/sms.xml", "/somewhere/my demo/exports/calls.xml"],
    "village": {"owner": "Olive Owner", "trade": "stand builder", "people": 400, "years": 12, "seed": 5},
    "imports": [{**BROUGHT, "files": [CARDS, FILE]}, {**BROUGHT, "files": [CHAT, CHAT]}],
    "depths": {"relationship": 3, "acquaintance": 20, "contact": 100, "name": 1_000},
    "today": ROWS,
    "drafts": [
        {"text": "Hi all\nPlease refer me.", "to": "linkedin", "gate": GATE, "telling": WEIGHED["verdicts"]},
        {"text": "Could you look?", "to": "one", "gate": WEIGHED, "telling": WEIGHED["verdicts"][-1:]},
    ],
}


def test_invented_comes_first(run: Run, desk: Desk) -> None:
    """Before anything else it says who one is, and that the people are a test and no evidence."""
    desk.answers("demo.demo", SHOWN)
    lines = run("demo", "somewhere").stdout.splitlines()
    assert lines[0] == "You are Olive Owner, stand builder, with 12 years of mail and chats and 400 people around you."
    assert "a test of the program, never evidence about people" in lines[1]


def test_what_was_read(run: Run, desk: Desk) -> None:
    """Each channel is one counted line in a steady order, then what was left aside, then what the names grew into."""
    desk.answers("demo.demo", SHOWN)
    said = run("demo", "somewhere").stdout
    assert said.index("Mail: 1,210 pieces, 1,000 of them personal; the rest mostly newsletters") < said.index(
        "WhatsApp"
    )
    assert "talk of lists and large groups (50). 7 could not be read." in said
    assert "WhatsApp: 180 pieces, 80 of them personal; the rest mostly talk of groups (90) and notices" in said
    assert "Address books: 12 cards.\nLeft aside, as nothing reads them yet: sms.xml and calls.xml.\n" in said
    assert (
        "1,123 names turned up in all this. With 123 of them you ever went back and forth, with 23 more than once"
        in said
    )


def test_shown(run: Run, desk: Desk) -> None:
    """A day, both messages, counts for the one to many, a sentence for each recipient, and what to type next."""
    desk.answers("demo.demo", SHOWN)
    done = run("demo", "somewhere")
    assert (done.exit_code, done.stderr) == (0, "")
    assert desk.calls[0].args == (Path("somewhere"),)
    for said in (
        "Ada Bell\n",
        "  Please refer me.\n\nOf 1,263 recipients: 7 go, 30 hello first and 1,226 don't. For example:\n",
        "Don't: Ada Bell\n",
        "  Could you look?\n",
        "    goodterms --home '/somewhere/my demo/home' people\n",
        "    goodterms --home '/somewhere/my demo/home' serve\n",
        "    goodterms import ",
    ):
        assert said in done.stdout


def test_a_verdict_has_one_sentence_and_one_step(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of each recipient the deciding sentence is shown; where it goes, the step is said to make it warmer."""
    monkeypatch.setattr(sys, "argv", ["/venv/bin/goodterms", "demo"])
    monkeypatch.setattr("shutil.which", lambda _: None)
    row = {**WEIGHED["verdicts"][0], "verdict": "go"}
    row["findings"] = [{**row["findings"][0], "says": "First.", "instead": "Say hello."}, row["findings"][0]]
    draft = {**SHOWN["drafts"][1], "telling": [row]}
    demonstrated.show({**SHOWN, "drafts": [draft]})  # type: ignore[typeddict-item]  # made of samples
    said = capsys.readouterr().out
    assert "  First.\n  Warmer: Say hello.\n\nLook around\n" in said
    assert f"  /venv/bin/goodterms --home '/somewhere/my demo/home' person {row['to']}" in said


def test_paths_from_here(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A home below the folder one stands in is typed from there."""
    monkeypatch.chdir(tmp_path)
    demonstrated.show({**SHOWN, "home": str(tmp_path / "demo-home" / "home")})  # type: ignore[typeddict-item]
    assert "goodterms --home demo-home/home people" in capsys.readouterr().out


def test_json(run: Run, desk: Desk) -> None:
    """JSON is the desk's answer, and without options it is the desk's village, in a folder right here."""
    desk.answers("demo.demo", SHOWN)
    assert json.loads(run("demo", "--json").stdout) == SHOWN
    assert desk.calls[0].args == (Path("goodterms-demo"),)
    given = {name: value for name, value in desk.calls[0].kwargs.items() if name != "progress"}
    assert given == {"people": PEOPLE, "years": YEARS, "seed": SEED}


def test_another_village(run: Run, desk: Desk) -> None:
    """People, years and seed are passed on as given; what is no number is a wrong option."""
    desk.answers("demo.demo", SHOWN)
    run("demo", "--people", "50", "--years", "2", "--seed", "9")
    assert [desk.calls[0].kwargs[name] for name in ("people", "years", "seed")] == [50, 2, 9]
    assert run("demo", "--people", "many").exit_code == 2


def test_progress_without_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no bar can be drawn, each new step is one line on standard error."""

    def demo(*_: object, progress: Any, **__: object) -> Any:
        for what in ("Writing the village's exports", "mail", "mail", "ics", "Counting", "whatsapp", "Counting"):
            progress(what, 500, None)
        return SHOWN

    monkeypatch.setattr("goodterms.desk.demo.demo", demo)
    told = run("demo", "--json").stderr.splitlines()
    assert told[:4] == ["Writing the village's exports …", "Reading mail …", "Reading the calendar …", "Counting …"]
    assert told[4:] == ["Reading WhatsApp …", "Counting …"]


def test_progress_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal a bar shows what is being done, and no lines are added."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    with progress() as tell:
        tell("telegram", 1_500, None)
    assert "Reading Telegram" in screen.getvalue()
    assert "1,500 pieces" in screen.getvalue()
    assert "…" not in screen.getvalue()


def test_ctrl_c(run: Run, desk: Desk) -> None:
    """Stopped in the middle it says that it can be made anew, and ends as shells expect."""
    desk.answers("demo.demo", KeyboardInterrupt())
    done = run("demo")
    assert done.exit_code == 130
    assert "made anew" in done.stderr
