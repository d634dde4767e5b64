"""``goodterms away``: after you were away, who comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from goodterms.faces.cli.options import as_json, as_of, settings, until
from goodterms.faces.cli.paper import put_json, say

if TYPE_CHECKING:
    from goodterms.faces.shapes import AwayRow, WasAway


@click.command("away")
@click.option("--since", metavar="DATE", callback=until, help="The last day before you were away.")
@click.option("--until", "ended", metavar="DATE", callback=until, help="The last day you were away. Else until now.")
@as_of
@as_json
def command(*, since: int | None, ended: int | None, as_of: int | None, as_json: bool) -> None:
    """After you were away: who asked after you comes first.

    Then who waits for an answer and who else wrote, a few a day; and what was missed. Your last absence is found by
    itself; --since says another. Who wrote nothing but pitches meanwhile is only counted.
    """
    from goodterms.desk.away import away

    answer = cast("WasAway", away(settings().home, since=since, until=ended, as_of=as_of))
    if as_json:
        put_json(answer)
    else:
        _show(answer)


def _show(answer: WasAway) -> None:
    from goodterms.faces.said import counted, day

    if answer["since"] is None:
        say("I see no absence of yours lately. Say when you were away: goodterms away --since 2024-03-01")
        return
    say(f"You were away from {day(answer['since'])} to {day(answer['until'])}, {counted(answer['days'], 'day')}.")
    on = 0
    for row in answer["first"]:
        if row["day"] != on:
            on = row["day"]
            say()
            say(f"Day {on}", style="bold")
        _person(row)
    if not answer["first"]:
        say("Nobody who wrote meanwhile waits for a word of yours.")
    if answer["missed"]:
        say()
        say("Missed meanwhile:", style="bold")
    for missed in answer["missed"]:
        what = "birthday" if missed["what"] == "birthday" else f"your word: “{missed['words']}”"
        say(f"{missed['person']['name']}, {day(missed['date'])}: {what}", indent=2)
    if answer["only_asked"]:
        say()
        who = counted(answer["only_asked"], "person", "people")
        say(f"{who} wrote nothing but pitches or notes to many; no answer is owed.")


def _person(row: AwayRow) -> None:
    say(row["says"], indent=2)
