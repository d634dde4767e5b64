"""``goodterms me``: the owner's own handles, shown, added and taken back."""

from __future__ import annotations

from typing import cast

import click

from goodterms.faces.cli.options import as_json, settings
from goodterms.faces.cli.paper import put_json, say


@click.group("me", invoke_without_command=True)
@as_json
@click.pass_context
def command(ctx: click.Context, *, as_json: bool) -> None:
    """Which addresses and profiles are yours.

    What you wrote and what was written to you is told apart by them.
    """
    if ctx.invoked_subcommand is None:
        from goodterms.desk.me import me

        own = me(settings().home)
        if as_json:
            put_json({"me": own})
        else:
            _show(own)


@command.command("add")
@click.argument("handle")
@as_json
def add(*, handle: str, as_json: bool) -> None:
    """Say that an address, profile or phone number is yours.

    Everything it touches is looked at again.
    """
    from goodterms.desk.me import add

    known = settings()
    _changed(add(known.home, handle, region=known.region), as_json=as_json)


@command.command("remove")
@click.argument("handle")
@as_json
def remove(*, handle: str, as_json: bool) -> None:
    """Say that it is not yours after all."""
    from goodterms.desk.me import remove

    _changed(remove(settings().home, handle), as_json=as_json)


def _changed(answer: dict[str, object], *, as_json: bool) -> None:
    if as_json:
        put_json(answer)
    else:
        _show(cast("list[str]", answer["me"]))


def _show(own: list[str]) -> None:
    if not own:
        say("I do not know yet which addresses are yours. Say it with: goodterms me add you@example.com")
        return
    say("These are yours:")
    for handle in own:
        say(handle, indent=2)
