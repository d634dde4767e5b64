"""The command as a whole: quick help, one table of commands, errors in one sentence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest

from goodterms import __version__
from goodterms.desk.trouble import Trouble
from goodterms.faces.cli.entry import COMMANDS, goodterms

from .conftest import Desk, Run

HEAVY = (
    *("duckdb", "sqlalchemy", "alembic", "numpy", "rich", "ibis", "icalendar", "vobject", "fast_mail_parser"),
    *("phonenumbers", "goodterms.desk", "goodterms.record", "goodterms.words"),
)
"""What the help must not wait for."""

OF_ONE = ("about", "brief", "mirror")
"""Commands that judge what was kept of one person, or of the owner."""

JUDGES = (
    "today",
    "people",
    "person",
    "ask",
    "asked",
    "went",
    "ledger",
    "hindsight",
    "score",
    "find",
    "intro",
    *OF_ONE,
    "away",
)


def _every() -> list[tuple[str, click.Command]]:
    """Every command and command of a command, by its full name."""
    found: list[tuple[str, click.Command]] = []
    context = click.Context(goodterms)
    for name in COMMANDS:
        command = goodterms.get_command(context, name)
        assert command is not None
        found.append((name, command))
        if isinstance(command, click.Group):
            found += [(f"{name} {sub}", one) for sub, one in command.commands.items()]
    return found


def test_help_imports_nothing_heavy() -> None:
    """``goodterms --help`` loads click and its own table, no database, no drawing and no desk."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "goodterms", "--help"], capture_output=True, text=True, check=True
    )
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "click" in loaded
    assert [name for name in loaded if name.startswith(tuple(f"{heavy}." for heavy in HEAVY)) or name in HEAVY] == []


def test_help_lists_every_command(run: Run) -> None:
    """The help names each command with its line, in the order of the table."""
    lines = [line.split(None, 1) for line in run("--help").stdout.partition("Commands:\n")[2].splitlines()]
    assert lines == [[name, lazy.says] for name, lazy in COMMANDS.items()]


@pytest.mark.parametrize("name", COMMANDS)
def test_table_says_what_the_command_says(name: str) -> None:
    """The line in the table is the first line of the command's own help, and the command has the table's name."""
    command = goodterms.get_command(click.Context(goodterms), name)
    assert command is not None
    assert command.name == name
    assert (command.help or "").partition("\n")[0] == COMMANDS[name].says


@pytest.mark.parametrize(("name", "command"), _every())
def test_every_command_takes_json(name: str, command: click.Command) -> None:
    """Every command prints JSON when asked to, and every one that judges can judge as of another day."""
    options = {opt for param in command.params for opt in param.opts}
    assert "--json" in options
    assert ("--as-of" in options) == (name in JUDGES)


@pytest.mark.parametrize(("name", "command"), _every())
def test_every_option_is_explained(name: str, command: click.Command) -> None:
    """No option is without a line of help, and every help says more than the name."""
    unsaid = [param.name for param in command.params if isinstance(param, click.Option) and not param.help]
    assert (name, unsaid) == (name, [])


def test_version(run: Run) -> None:
    """``--version`` says the version."""
    assert run("--version").stdout == f"goodterms, version {__version__}\n"


def test_mistyped_command(run: Run) -> None:
    """A mistyped command is wrong usage, and the near one is offered."""
    done = run("peopel")
    assert done.exit_code == 2
    assert "people" in done.stderr


@pytest.mark.parametrize("code", [1, 2])
def test_trouble_is_one_sentence(run: Run, desk: Desk, code: int) -> None:
    """What a person can mend is its sentence on standard error, with its exit code and nothing else."""
    desk.answers("today.today", Trouble("The disk is full.", code))
    done = run("today", "--json")
    assert (done.exit_code, done.stdout, done.stderr) == (code, "", "The disk is full.\n")


def test_bad_settings_are_one_sentence(run: Run, tmp_path: Path) -> None:
    """A configuration that cannot be is said in a sentence, and the help works all the same."""
    (tmp_path / "config.toml").write_text("colour = 1")
    done = run("today")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.endswith("'colour', which is no setting; the settings are region, zone, mail_server.\n")
    assert run("today", "--help").exit_code == 0


def test_ctrl_c(run: Run, desk: Desk) -> None:
    """Ctrl-C ends with one word and the exit code that shells know."""
    desk.answers("today.today", KeyboardInterrupt())
    done = run("today")
    assert (done.exit_code, done.stdout, done.stderr) == (130, "", "Stopped.\n")


def test_bug_keeps_its_traceback(run: Run, desk: Desk) -> None:
    """What nobody can mend by typing is not hidden behind a sentence."""
    desk.answers("today.today", ZeroDivisionError("a bug"))
    with pytest.raises(ZeroDivisionError):
        run("today")


def test_home_reaches_the_desk(run: Run, desk: Desk, tmp_path: Path) -> None:
    """The folder given by ``--home`` is where the desk looks."""
    desk.answers("today.today", [])
    run("today", home=tmp_path / "elsewhere")
    assert desk.calls[0].args == (tmp_path / "elsewhere",)


def test_as_of_that_is_no_date(run: Run) -> None:
    """A moment that is none is wrong usage, in one sentence."""
    done = run("today", "--as-of", "yesterday-ish")
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert "yesterday-ish" in done.stderr


def test_closed_pipe_is_quiet() -> None:
    """A reader that has seen enough (``| head``) is no error to speak of."""
    with subprocess.Popen(
        [sys.executable, "-m", "goodterms", "why"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
