"""``goodterms promise``: words that were given, written down, listed and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from goodterms.faces.cli.options import as_json, settings, until
from goodterms.faces.cli.paper import put_json, say

if TYPE_CHECKING:
    from goodterms.faces.shapes import Named, OpenPromise


@click.command("promise")
@click.argument("who", required=False)
@click.argument("what", required=False)
@click.option("--theirs", is_flag=True, help="They gave their word, not you.")
@click.option("--by", metavar="DATE", callback=until, help="The day it is due, as 2026-12-01.")
@click.option("--kept", metavar="N", help="Number N of the list is kept.")
@as_json
def command(
    *, who: str | None, what: str | None, theirs: bool, by: int | None, kept: str | None, as_json: bool
) -> None:
    """Words that were given: yours and theirs.

    Without WHO it lists what is open, as messages were read and as you wrote it down. With WHO and WHAT it writes one
    down: goodterms promise "Kim Sample" "the price list" --by 2026-12-01
    """
    from goodterms.desk.promise import kept as keep
    from goodterms.desk.promise import open_promises, promise

    home = settings().home
    if kept is not None:
        answer: object = keep(home, kept)
        put_json(answer) if as_json else say("Kept.")
    elif who is None:
        rows = cast("list[OpenPromise]", open_promises(home))
        put_json(rows) if as_json else _show(rows)
    elif what is None:
        raise click.UsageError("Say what was promised, too: goodterms promise WHO WHAT")
    else:
        answer = promise(home, who, what, theirs=theirs, by=None if by is None else by - 1)
        name = cast("Named", answer["person"])["name"]
        put_json(answer) if as_json else say(f"Written down: {'from' if theirs else 'to'} {name}.")


def _show(rows: list[OpenPromise]) -> None:
    from goodterms.faces.said import day

    if not rows:
        say("I see no word that is open, yours or theirs.")
    for row in rows:
        who = f"You to {row['person']['name']}" if row["mine"] else f"{row['person']['name']} to you"
        due = f", due {day(row['due'])}{', which has passed' if row['late'] else ''}" if row["due"] else ""
        number = f" (number {row['number']})"
        say(f"{who}, {day(row['date'])}{due}{number}", style="bold")
        say(f"“{row['what']}”", indent=2)
