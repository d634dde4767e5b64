"""Asks who the owner is, when the files do not tell: on a terminal by a question, else by the command to type."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goodterms.faces.cli.paper import clean, on_terminal, say
from goodterms.faces.said import counted

if TYPE_CHECKING:
    from goodterms.faces.shapes import LikelyOwner


def ask(home: Path, likely: Sequence[LikelyOwner]) -> None:
    """Says which handles are likely the owner's, and takes the answer where somebody can give one."""
    say()
    say("I cannot tell which addresses are yours, and without that not who wrote to whom.", style="bold")
    for place, one in enumerate(likely, 1):
        say(f"{place}. {one['handle']}, seen {counted(one['times'], 'time')}", indent=2)
    if _answerable():
        _prompt(home, likely)
    else:
        example = likely[0]["handle"] if likely else "you@example.com"
        say(f"Say which are yours, for example with: goodterms me add {shlex.quote(clean(example))}")


def _answerable() -> bool:
    return on_terminal() and sys.stdin.isatty()


def _prompt(home: Path, likely: Sequence[LikelyOwner]) -> None:
    """Numbers of the list or handles, apart by spaces or commas; nothing to leave it for later."""
    from goodterms.desk.me import add

    answer: str = click.prompt("Which are yours? Numbers or addresses, Enter for later", default="", show_default=False)
    for word in answer.replace(",", " ").split():
        chosen = int(word) - 1 if word.isdecimal() else -1
        handle = likely[chosen]["handle"] if 0 <= chosen < len(likely) else word
        add(home, handle)
        say(f"{handle} is yours.")
    say("Now try: goodterms today" if answer.strip() else "You can say it later: goodterms me add HANDLE")
