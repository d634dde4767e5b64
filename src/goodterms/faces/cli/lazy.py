"""A group of commands that are loaded when they are used, so that ``--help`` and the prompt of a shell stay quick."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, NamedTuple, NoReturn

import click

from goodterms.faces.cli.stop import STOPPED, Stop, stop_of


class Lazy(NamedTuple):
    """A command that was not loaded yet. ``where``: "module:name". ``says``: its line in the help of the group."""

    where: str
    says: str


class LazyGroup(click.Group):
    """Looks commands up in a table, and turns what a person can mend into one sentence and an exit code."""

    def __init__(self, *args: Any, table: Mapping[str, Lazy], **kwargs: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(*args, **kwargs)
        self.table = table

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names in the order of the table: what one does first stands first."""
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of that name, loaded now; None when there is none."""
        if cmd_name not in self.table:
            return None
        module, _, name = self.table[cmd_name].where.partition(":")
        command: click.Command = getattr(import_module(module), name)
        self.commands[cmd_name] = command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as above
        """Writes the list of commands from the table, so that none has to be loaded."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, lazy.says) for name, lazy in self.table.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with a near name offered for a mistyped one."""
        try:
            return super().resolve_command(ctx, args)
        except click.exceptions.NoSuchCommand as error:
            raise click.exceptions.NoSuchCommand(error.command_name, possibilities=self.table, ctx=ctx) from None

    def invoke(self, ctx: click.Context) -> object:
        """Runs a command. What a person can mend becomes a sentence; anything else is a bug and keeps its traceback."""
        try:
            return super().invoke(ctx)
        except (KeyboardInterrupt, click.Abort):
            _end(ctx, Stop("Stopped.", STOPPED))
        except Exception as error:
            stop = stop_of(error)
            if stop is None:
                raise
            _end(ctx, stop)


def _end(ctx: click.Context, stop: Stop) -> NoReturn:
    from goodterms.faces.cli.paper import clean

    click.echo(clean(stop.sentence), err=True)
    ctx.exit(stop.code)
