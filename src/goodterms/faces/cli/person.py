"""``goodterms person WHO``: one person and the history of the two of you."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from goodterms.faces.cli.options import as_json, as_of, settings
from goodterms.faces.cli.paper import put_json, say

if TYPE_CHECKING:
    from goodterms.faces.shapes import ForThem, PersonPage, Piece

FEW = 10
"""Newest pieces of the timeline shown; ``--json`` has all that the desk gives."""

HOW = {"message": "wrote", "call": "called", "meeting": "met", "invitation": "asked to connect"}


@click.command("person")
@click.argument("who", metavar="WHO")
@click.option("--for-them", is_flag=True, help="The page you could hand over: everything kept but private notes.")
@as_of
@as_json
def command(*, who: str, for_them: bool, as_of: int | None, as_json: bool) -> None:
    """One person: how it began, what happened, how you stand.

    WHO is a number from goodterms people, an address, a profile or a name.
    """
    from goodterms.desk.person import person

    if for_them:
        _for_them(who, as_of, as_json=as_json)
        return
    page = cast("PersonPage", person(settings().home, who, as_of=as_of))
    if as_json:
        put_json(page)
    else:
        _show(page)


def _for_them(who: str, as_of: int | None, *, as_json: bool) -> None:
    from goodterms.desk.for_them import for_them

    told = cast("ForThem", for_them(settings().home, who, as_of=as_of))
    if as_json:
        put_json(told)
        return
    for part in told["parts"]:
        say(part["title"], style="bold")
        for line in part["lines"]:
            say(line, indent=2)
        say()


def _show(page: PersonPage) -> None:
    from goodterms.faces.said import coverage, name_of, standing

    say(name_of(page), style="bold")
    say(standing(page["depth"], page["state"], page["last_two_way"]))
    say(", ".join(handle["value"] for handle in page["handles"]), style="dim")
    _began(page)
    _rhythm(page)
    for sentence in page["stands"]:
        say(sentence)
    _between(page)
    _known(page)
    _timeline(page["timeline"])
    if page["coverage"]:
        say(coverage(page["coverage"]), style="dim")
    for limit in page["limits"]:
        say(limit["says"], style="dim")


def _began(page: PersonPage) -> None:
    from goodterms.faces.said import channel, day

    began = page["began"]
    if began is None:
        return
    where = f" by {channel(began['channel'])}" if began.get("channel") else ""
    words = f" (“{began['words']}”)" if began.get("words") else ""
    say(f"It began on {day(began['date'])}: {began['how']}{where}{words}.")


def _rhythm(page: PersonPage) -> None:
    from goodterms.faces.said import counted, day

    if page["days_in_touch"]:
        ways = f"{page['out']:,} from you, {page['in']:,} from them"
        say(f"In touch on {counted(page['days_in_touch'], 'day')}: {ways}{_usually(page['usual_gap_days'])}.")
    newest = page["timeline"][0]["date"] if page["timeline"] else ""
    if page["last_seen"] and page["last_seen"] > newest:  # ISO days sort as they are
        say(f"Last seen elsewhere on {day(page['last_seen'])}.")


def _between(page: PersonPage) -> None:
    """Asks and gives each way, and what they know of you."""
    from goodterms.faces.said import balance, day, promised

    if sentence := balance(page["balance"]):
        say(sentence)
    if told := page["told_them"]:
        say(f"You last told them of yourself on {day(told['date'])}: “{told['words']}”.")
    for word in page["promises"]:
        say(promised(word))


def _usually(gap: float | None) -> str:
    if gap is None:
        return ""
    return ", usually on the next day" if gap < 2 else f", usually every {round(gap):,} days"


def _known(page: PersonPage) -> None:
    from goodterms.desk.about import birthday
    from goodterms.faces.said import day

    for about in page["about"]:
        since = f" (as of {day(about['since'])})" if about["since"] else ""
        value = birthday(about["value"]) if about["topic"] == "birthday" else about["value"]
        say(f"{about['topic'].replace('_', ' ').capitalize()}: {value}{since}")
    for note in page["notes"]:
        private = "private " if note["private"] else ""
        say(f"Your {private}note of {day(note['date'])}: {note['text']}")


def _timeline(pieces: list[Piece]) -> None:
    from goodterms.faces.said import counted

    if pieces:
        say()
    for piece in pieces[:FEW]:
        say(_piece(piece))
        if piece["words"]:
            say(f"“{piece['words']}”", indent=4, style="dim")
    if len(pieces) > FEW:
        say(f"and {counted(len(pieces) - FEW, 'earlier piece')}; see --json.", style="dim")


def _piece(piece: Piece) -> str:
    from goodterms.faces.said import channel, day

    how = HOW.get(piece["kind"], piece["kind"])
    who = "you" if piece["kind"] == "meeting" else piece["who"]
    subject = f": {piece['subject']}" if piece["subject"] else ""
    return f"{day(piece['date'])}, {channel(piece['channel'])}: {who} {how}{subject}"
