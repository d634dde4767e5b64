"""``goodterms today``: whom to say hello to now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import click

from goodterms.faces.cli.options import as_json, as_of, settings
from goodterms.faces.cli.paper import put_json, say

if TYPE_CHECKING:
    from goodterms.faces.shapes import TodayRow


@click.command("today")
@as_of
@as_json
def command(*, as_of: int | None, as_json: bool) -> None:
    """Whom to say hello to now, and why.

    A few lines at most, each with what it rests on. Nothing is sent; the words are yours.
    """
    from goodterms.desk.today import today

    rows = cast("list[TodayRow]", today(settings().home, as_of=as_of))
    if as_json:
        put_json(rows)
    else:
        show(rows)


def show(rows: Sequence[TodayRow]) -> None:
    """Prints the lines of a day."""
    from goodterms.faces.said import proof

    if not rows:
        say("Nobody waits for a word from you today.")
    for row in rows:
        if row["person"] is not None:
            say(row["person"]["name"], style="bold")
        say(row["says"], indent=2)
        for evidence in row["evidence"]:
            if evidence["words"] not in row["says"]:
                say(proof(evidence), indent=4, style="dim")
        if row["do"]:
            say(row["do"], indent=2, style="green")
