"""``goodterms find``: who among the people you know could supply a need."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from goodterms.faces.cli.options import as_json, as_of, settings
from goodterms.faces.cli.paper import put_json, say

if TYPE_CHECKING:
    from goodterms.faces.shapes import FoundPeople, FoundPerson


@click.command("find")
@click.argument("need", nargs=-1, required=True)
@click.option("--most", type=click.IntRange(1, 1000), default=10, show_default=True, help="How many people to show.")
@as_of
@as_json
def command(*, need: tuple[str, ...], most: int, as_of: int | None, as_json: bool) -> None:
    """Who among the people you know does or sells this?

    Looks through what people are called by, your notes, and what they wrote of their own work, in any form of the word
    and for other words of the trade. Whom you trust and like
    comes first, then whom you know best; names without a face come last. Whom you were put off by is not named.
    """
    from goodterms.desk.find import find

    answer = cast("FoundPeople", find(settings().home, " ".join(need), most=most, as_of=as_of))
    if as_json:
        put_json(answer)
    elif answer["people"]:
        _show(answer)
    else:
        say(f"I see nobody who does that: {', '.join(answer['looked_for'])}.")
        say("Whom do you know who might know? Ask them, or try another word for it.")


def _show(answer: FoundPeople) -> None:
    from goodterms.faces.said import counted

    names = False
    for place, row in enumerate(answer["people"]):
        if place:
            say()
        if not row["known"] and not names:
            names = True
            say("Names only: you never had a word with them.", style="dim")
            say()
        _person(row)
    if answer["more"]:
        say()
        say(f"And {counted(answer['more'], 'other', 'others')}; --most shows more.")


def _person(row: FoundPerson) -> None:
    from goodterms.faces.said import regards, source, standing

    say(f"{row['person']['name']}{' (a shop)' if row['kind'] == 'shop' else ''}", style="bold")
    line = row["lines"][0]
    told = line["topic"] in {"said", "spoke"} or line["source"] == "you"  # these name their day themselves
    say(row["says"] if told else f"{row['says']}, by {source(line)}", indent=2)
    said = regards(row["regards"])
    say(f"{said}{standing(row['depth'], row['state'], row['last_two_way'])}", indent=2, style="dim")
