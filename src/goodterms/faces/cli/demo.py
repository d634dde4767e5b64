"""``goodterms demo``: invented people, to see what it does before one's own history goes in."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from goodterms.faces.cli.options import as_json
from goodterms.faces.cli.paper import put_json, say

if TYPE_CHECKING:
    from goodterms.faces.shapes import Demonstrated, Draft


@click.command("demo")
@click.argument("directory", metavar="[DIR]", default="goodterms-demo", type=click.Path(path_type=Path))
@as_json
def command(*, directory: Path, as_json: bool) -> None:
    """Try it on invented people, in a folder of its own.

    DIR is goodterms-demo, here, when not given. Your own record is left alone.
    """
    from goodterms.desk.demo import demo

    shown = cast("Demonstrated", demo(directory))
    if as_json:
        put_json(shown)
    else:
        _show(shown)


def _show(shown: Demonstrated) -> None:
    from goodterms.faces.cli import today
    from goodterms.faces.cli.said import counted

    pieces = sum(file["seen"] for file in shown["import"]["files"])
    say(
        f"{counted(pieces, 'piece')} of invented exports were read; "
        f"{counted(len(shown['people']), 'person', 'people')} among them exchanged a word with you."
    )
    _heading("Whom to say hello to today")
    today.show(shown["today"])
    for draft in shown["drafts"]:
        _draft(draft)
    say()
    say(f"Look around: goodterms --home {shlex.quote(shown['home'])} people")
    say("Then your own history: goodterms import PATH")


def _draft(draft: Draft) -> None:
    from goodterms.faces.cli import verdicts

    _heading("Before you send this")
    for line in draft["text"].splitlines():
        say(line, indent=2, style="italic")
    say()
    verdicts.show(draft["gate"])


def _heading(words: str) -> None:
    say()
    say(words, style="bold underline")
    say()
