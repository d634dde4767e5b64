"""How a command ends early: one sentence on standard error, and the right exit code."""

from __future__ import annotations

import click

STOPPED = 130
"""Exit code after Ctrl-C: 128 + SIGINT, as shells have it."""


class Stop(click.ClickException):
    """One sentence for the user, and the exit code that goes with it."""

    def __init__(self, sentence: str, code: int) -> None:
        super().__init__(sentence)
        self.exit_code = code

    def show(self, file: object = None) -> None:  # noqa: ARG002 - click's signature
        """Prints the sentence alone, without click's "Error:"."""
        from goodterms.faces.cli.paper import clean

        click.echo(clean(self.message), err=True)


def sentence_of(error: Exception) -> Stop | None:
    """What a person can mend, as a `Stop`; None for anything else."""
    from goodterms.desk.trouble import Trouble
    from goodterms.settings import BadSettings

    if isinstance(error, Trouble):
        return Stop(error.sentence, error.code)
    if isinstance(error, BadSettings):
        return Stop(str(error), 1)
    return None
