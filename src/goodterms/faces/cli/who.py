"""``goodterms who``: who is who, what was joined and why, and the owner's own word on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from goodterms.faces.cli.options import as_json, settings
from goodterms.faces.cli.paper import put_json, say

if TYPE_CHECKING:
    from goodterms.faces.shapes import WhoAnswer, WhoPage, WhoTakenBack


@click.group("who", invoke_without_command=True)
@click.option("--cards", is_flag=True, help="Go through the open questions, one key each.")
@click.option("--log", is_flag=True, help="Everything that was joined, parted or said, and why.")
@click.option("--undo", type=int, metavar="N", help="Take entry N of the log back.")
@as_json
@click.pass_context
def command(ctx: click.Context, *, cards: bool, log: bool, undo: int | None, as_json: bool) -> None:
    """Who is who: one person across every channel.

    Handles that belong to one person are joined where the evidence leaves no doubt; where it does, you are asked. Every
    join can be taken back, and your answers hold for good.
    """
    if ctx.invoked_subcommand is not None:
        return
    if undo is not None:
        _take_back(undo, as_json=as_json)
    elif log:
        from goodterms.faces.cli.who_log import show_log

        show_log(as_json=as_json)
    elif cards:
        from goodterms.faces.cli.cards import ask

        ask(as_json=as_json)
    else:
        _state(as_json=as_json)


@command.command("join")
@click.argument("one")
@click.argument("other")
@as_json
def join(*, one: str, other: str, as_json: bool) -> None:
    """Say that two are one person.

    ONE and OTHER are numbers from goodterms people, addresses or names.
    """
    from goodterms.desk.who import join

    found = cast("WhoAnswer", join(settings().home, one, other))
    if as_json:
        put_json(found)
    else:
        say(f"{name_of(found['one'])} and {name_of(found['other'])} are one person now.")


@command.command("part")
@click.argument("who")
@as_json
def part(*, who: str, as_json: bool) -> None:
    """Say that somebody is two: the join that made them one is taken back."""
    from goodterms.desk.who import part

    _told(cast("WhoTakenBack", part(settings().home, who)), as_json=as_json)


def _take_back(number: int, *, as_json: bool) -> None:
    from goodterms.desk.who import take_back

    _told(cast("WhoTakenBack", take_back(settings().home, number)), as_json=as_json)


def _told(found: WhoTakenBack, *, as_json: bool) -> None:
    if as_json:
        put_json(found)
    elif found["act"] == "join":
        say(f"Parted: entry {found['id']} is taken back, and each has again what was theirs.")
    else:
        say(f"Entry {found['id']} is taken back.")


def name_of(who: dict[str, object] | object) -> str:
    """A side of a join by name, else by number."""
    side = cast("dict[str, object]", who)
    return str(side["name"] or f"number {side['id']}")


def _state(*, as_json: bool) -> None:
    from goodterms.desk.who import who

    page = cast("WhoPage", who(settings().home))
    if as_json:
        put_json(page)
        return
    for sentence in sentences(page):
        say(sentence)


def sentences(page: WhoPage) -> list[str]:
    """Where things stand: people, what was joined, what is open, shared mailboxes."""
    from goodterms.faces.said import counted

    made = page["joined"]
    weighed = made["weighed"] + made["key"]
    told = [f"{counted(page['handles'], 'address or number', 'addresses and numbers')}, {people(page)}."]
    if weighed or made["owner"]:
        by_you = f", {made['owner']:,} on your word" if made["owner"] else ""
        told.append(f"{counted(weighed, 'join')} on evidence{by_you}; see why: goodterms who --log")
    if page["questions"]:
        told.append(f"{counted(page['questions'], 'question')} for you: goodterms who --cards")
    else:
        told.append("There is nothing to ask you.")
    told += [each["says"] for each in page["mailboxes"]]
    return told


def people(page: WhoPage) -> str:
    """How many people."""
    from goodterms.faces.said import counted

    return counted(page["people"], "person", "people")
