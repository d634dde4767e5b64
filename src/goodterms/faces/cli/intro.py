"""``goodterms intro``: who could introduce you to somebody, or into a company."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from goodterms.faces.cli.options import as_json, as_of, settings
from goodterms.faces.cli.paper import put_json, say

if TYPE_CHECKING:
    from goodterms.faces.shapes import Introductions, IntroNote, IntroPath

WORDS = {
    "go": "This tie bears asking for an introduction.",
    "hello_first": "Say hello first.",
    "dont": "Do not ask them for this now.",
}


@click.command("intro")
@click.argument("whom", nargs=-1, required=True, metavar="WHO|COMPANY")
@click.option("--most", type=click.IntRange(1, 100), default=5, show_default=True, help="How many people to show.")
@click.option("--because", default="", metavar="TEXT", help="Why, in a sentence; it goes into the note.")
@as_of
@as_json
def command(*, whom: tuple[str, ...], most: int, because: str, as_of: int | None, as_json: bool) -> None:
    """Who could introduce you to somebody?

    By whom they were seen with, in mails, meetings and small groups, weighed by how you two stand; what asking would
    meet with is weighed too. Links between others are only what your own history shows.
    """
    from goodterms.desk.intro import intro

    answer = cast("Introductions", intro(settings().home, " ".join(whom), most=most, because=because, as_of=as_of))
    if as_json:
        put_json(answer)
    else:
        _show(answer)


def _show(answer: Introductions) -> None:
    from goodterms.faces.said import standing

    target = answer["target"]
    if target is not None:
        said = standing(target["depth"], target["state"], target["last_two_way"])
        say(f"{target['person']['name']}: {said[:1].lower()}{said[1:]}", style="bold")
    if answer["yourself"]:
        say(answer["yourself"])
    for row in answer["inside"]:
        said = standing(row["depth"], row["state"], row["last_two_way"])
        say(f"You know {row['person']['name']} at {answer['company']}. {said}", style="bold")
    if not answer["paths"]:
        whom = answer["company"] or answer["whom"]
        if not answer["inside"]:
            say(f"I see nobody you know beside {whom}. That is only what your own history shows.")
        return
    for path in answer["paths"]:
        say()
        _path(path, named=bool(answer["company"]))
    if answer["steps"]:
        say()
    for number, step in enumerate(answer["steps"], 1):
        say(f"{number}. {step}")
    if answer["note"] is not None:
        _note(answer["note"])


def _note(note: IntroNote) -> None:
    say()
    say(f"A note to {note['to']}, to change as you like:", style="bold")
    for part in note["ask"].split("\n\n"):
        say(part, indent=2)
    say("The lines to hand on:", style="bold")
    say(note["hand_on"], indent=2)


def _path(path: IntroPath, *, named: bool) -> None:
    from goodterms.faces.said import regards, standing

    say(f"{path['person']['name']}{' knows ' + path['to']['name'] if named else ''}", style="bold")
    for link in path["links"]:
        say(link["says"], indent=2)
    said = standing(path["depth"], path["state"], path["last_two_way"])
    say(f"{regards(path['regards'])}{said}", indent=2, style="dim")
    say(WORDS[path["verdict"]], indent=2, style="green" if path["verdict"] == "go" else "yellow")
    for finding in path["findings"] if path["verdict"] != "go" else ():
        if finding["verdict"] == path["verdict"]:
            say(finding["says"], indent=4, style="dim")
            break
