"""``goodterms overruled``: where the owner overruled the gate, counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from goodterms.faces.cli.options import as_json, settings
from goodterms.faces.cli.paper import put_json, say

if TYPE_CHECKING:
    from goodterms.faces.shapes import OverruledRow, OverruledRows

SAID = {
    "sent_anyway": "you sent it anyway",
    "not_an_ask": "you said that it is no ask",
    "should_go": "you said that it may go",
    "should_not": "you said that it should not go",
}


@click.command("overruled")
@as_json
def command(*, as_json: bool) -> None:
    """Where you overruled the gate, counted.

    What it stopped wrongly and what it let go wrongly, from what you said of verdicts (goodterms ask --say, or the page
    Ask), by the rule that had spoken first. A rule that is wrong for you can be switched off or moved with goodterms
    standards.
    """
    from goodterms.desk.overruled import overruled

    answer = cast("OverruledRows", overruled(settings().home))
    if as_json:
        put_json(answer)
        return
    say(f"Held back wrongly, by your word: {answer['false_stops']}. Let go wrongly: {answer['false_goes']}.")
    for rule in answer["rules"]:
        off = f" It can be switched off: goodterms standards set {rule['standard']} off" if rule["standard"] else ""
        say(f"{rule['rule']}: {rule['false_stops']} (goodterms why {rule['rule']}).{off}", indent=2)
    for row in answer["rows"]:
        _row(row)


def _row(row: OverruledRow) -> None:
    from goodterms.faces.said import day

    why = f" Why: {row['why']}" if row["why"] else ""
    say(f"{day(row['date'])}, to {row['to']}: {SAID[row['said']]}.{why}", indent=2, style="dim")
