"""The reference of commands: complete, and as the commands are today."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from goodterms.faces.cli.entry import COMMANDS, goodterms
from goodterms.faces.cli.reference import reference

WRITTEN = Path(__file__).parents[3] / "docs" / "cli.md"


def test_reference_is_as_the_commands_are() -> None:
    """The file is what the commands say of themselves now; ``make docs`` writes it anew."""
    assert WRITTEN.read_text(encoding="utf-8") == reference()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_there(name: str) -> None:
    """Each command has a section of its own, and each of its options stands in it."""
    command = goodterms.get_command(click.Context(goodterms), name)
    assert command is not None
    _, found, rest = WRITTEN.read_text(encoding="utf-8").partition(f"## goodterms {name}\n")
    section = rest.partition("\n## ")[0]
    options = [opt for param in command.params if isinstance(param, click.Option) for opt in param.opts]
    assert found
    assert [opt for opt in options if f"`{opt}" not in section and f", {opt} " not in section] == []
    if isinstance(command, click.Group):
        assert [sub for sub in command.commands if f"## goodterms {name} {sub}\n" not in rest] == []
