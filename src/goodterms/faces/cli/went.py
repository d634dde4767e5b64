"""``goodterms went``: what became of the asks that went out."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from goodterms.faces.cli.options import as_json, as_of, settings
from goodterms.faces.cli.paper import put_json, say

if TYPE_CHECKING:
    from goodterms.faces.shapes import WentRow, WentRows

BECAME = {
    "helped": "They did it",
    "answered": "They answered",
    "refused": "They said no",
    "waiting": "No answer yet",
    "silent": "No answer",
}
STYLES = {"helped": "bold green", "silent": "bold yellow"}


@click.command("went")
@click.option("--open", "open_only", is_flag=True, help="Only where thanks are due or no answer came.")
@click.option("--all", "everything", is_flag=True, help="Everything in the record, not only the newest 50.")
@as_of
@as_json
def command(*, open_only: bool, everything: bool, as_of: int | None, as_json: bool) -> None:
    """What became of the asks that went out, and what is due.

    Favours and above, newest first: what was asked, whether they answered, helped, said no or did not answer, as far
    as the words show. Help that was not thanked for is told, and when it is better to ask for nothing more.
    """
    from goodterms.desk.went import went

    answer = cast("WentRows", went(settings().home, open_only=open_only, everything=everything, as_of=as_of))
    if as_json:
        put_json(answer)
        return
    if not answer["asks"]:
        say("I see no ask of yours that waits for anything." if open_only else "I see no ask of yours that went out.")
    for place, row in enumerate(answer["asks"]):
        if place:
            say()
        _ask(row)


def _ask(row: WentRow) -> None:
    from goodterms.faces.said import day

    when = f" on {day(row['answered'])}" if row["answered"] else ""
    name = row["to"]["name"] or "somebody"
    say(f"{BECAME[row['became']]}{when}: {name}, asked {day(row['date'])}", style=STYLES.get(row["became"], "bold"))
    say(f"“{row['words']}”", indent=2, style="dim")
    if row["answer"]:
        say(f"They wrote: “{row['answer']}”", indent=2, style="dim")
    if row["do"]:
        say(row["do"], indent=2, style="green")
