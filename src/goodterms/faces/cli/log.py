"""``goodterms log WHAT WHO``: what no export shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from goodterms.faces.cli.options import as_json, settings
from goodterms.faces.cli.paper import put_json, say

if TYPE_CHECKING:
    from goodterms.faces.shapes import Logged

SAYS = {
    "met": "You met {name} on {on}.",
    "called": "You and {name} spoke on {on}.",
    "wrote": "You and {name} wrote to each other on {on}.",
    "missed": "The meeting with {name} on {on} did not take place.",
    "known": "You know {name}.",
}
"""What can be logged, and how it is said back."""

BEGAN = "Kept, how it began with {name}."

DEPTHS = ("name", "contact", "acquaintance", "relationship")


@click.command("log")
@click.argument("what", type=click.Choice(list(SAYS)))
@click.argument("who", metavar="WHO")
@click.option("--on", metavar="DATE", help="The day it happened, such as 2024-05-31. Else today.")
@click.option("--text", default="", metavar="TEXT", help="A few words on it; with known, how it began.")
@click.option("--depth", type=click.Choice(DEPTHS), help="With known: how well, in your own word.")
@as_json
def command(*, what: str, who: str, on: str | None, text: str, depth: str | None, as_json: bool) -> None:
    """Tell of a meeting, a call or a word that no export shows.

    WHO is a number, an address, a profile or a name; an address that nobody has adds somebody. With known you say that
    you know them, whatever the files show: how well (--depth), or how it began (--text, and --on that day).
    """
    if depth is not None and what != "known":
        raise click.UsageError("--depth goes with known.")
    from goodterms.desk.log import log
    from goodterms.faces.said import day

    logged = cast("Logged", log(settings().home, what, who, on=on, text=text, depth=depth))
    if as_json:
        put_json(logged)
    else:
        says = BEGAN if what == "known" and text.strip() else SAYS[what]
        say(says.format(name=logged["name"] or who, on=day(logged["on"])))
