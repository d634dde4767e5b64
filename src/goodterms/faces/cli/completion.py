"""``goodterms completion SHELL``: the script that completes commands there."""

from __future__ import annotations

import click

from goodterms.faces.cli.options import as_json
from goodterms.faces.cli.paper import put_json

SHELLS = ("bash", "zsh", "fish")


@click.command("completion")
@click.argument("shell", type=click.Choice(SHELLS), default="bash")
@as_json
@click.pass_context
def command(ctx: click.Context, *, shell: str, as_json: bool) -> None:
    """Print the script that completes commands in your shell.

    SHELL is bash (when not given), zsh or fish. For bash, put this into ~/.bashrc: eval "$(goodterms completion bash)"
    """
    from click.shell_completion import get_completion_class

    script = get_completion_class(shell)
    if script is None:
        raise click.UsageError(f"There is no completion for {shell}.")
    source = script(ctx.find_root().command, {}, "goodterms", "_GOODTERMS_COMPLETE").source()
    if as_json:
        put_json({"shell": shell, "script": source})
    else:
        click.echo(source)
