"""Writes the reference of all commands from the commands themselves: ``python -m goodterms.faces.cli.reference``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from goodterms.faces.cli.entry import goodterms

HEAD = """# Commands

Made by `make docs` from the commands themselves; change their help, not this file.

`goodterms [--home DIR] COMMAND`. The record lives in a folder of its own: `--home DIR`, else `GOODTERMS_HOME`, else the
place your system keeps for data of programs. Exit codes: 0 done, 1 something could not be done, 2 asked for wrongly,
130 stopped by Ctrl-C. `goodterms ask` also ends with 3 (say hello to some first) and 4 (don't, for some). Errors are
one sentence on standard error. Piped output has no colours and its tables are parted by tabs.
"""


def reference() -> str:
    """All commands as one Markdown text, in the order of the help."""
    with click.Context(goodterms, info_name="goodterms") as context:
        parts = [HEAD, *_group(goodterms, context)]
    return "\n".join(parts)


def _group(group: click.Group, context: click.Context) -> Iterator[str]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is not None:
            yield from _command(command, click.Context(command, info_name=name, parent=context))


def _command(command: click.Command, context: click.Context) -> Iterator[str]:
    yield f"## {context.command_path}\n\n```\n{_usage(command, context)}\n```\n\n{_prose(command)}\n"
    options = [param for param in command.params if isinstance(param, click.Option)]
    rows = [record for option in options if (record := option.get_help_record(context))]
    yield "| option | what it does |\n|---|---|\n" + "".join(f"| `{_cell(o)}` | {_cell(says)} |\n" for o, says in rows)
    if isinstance(command, click.Group):
        yield from _group(command, context)


def _usage(command: click.Command, context: click.Context) -> str:
    return " ".join([context.command_path, *command.collect_usage_pieces(context)])


def _prose(command: click.Command) -> str:
    paragraphs = (command.help or "").split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(reference(), encoding="utf-8")
