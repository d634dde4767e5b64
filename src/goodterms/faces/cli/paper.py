"""Puts words on the terminal: wrapped and in colour there, plain lines and tabs when piped, JSON for programs."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console

UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
"""Control characters: a name or a subject comes from strangers, and must not steer the terminal."""

TURNING = re.compile("[\u061c\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of writing for the rest of a line (Unicode Bidirectional Algorithm, UAX 9)."""

NARROWEST = 20
"""Columns that a wrapped line keeps, however deep it is indented."""

ALONE = re.compile("[\ud800-\udfff]")
"""Half characters, as odd file names have them; UTF-8 cannot carry them, JSON can."""


def clean(text: str) -> str:
    """A text on one line that can do nothing but be read."""
    return TURNING.sub("", UNSEEN.sub(" ", text))


def on_terminal() -> bool:
    """Whether a person reads along, rather than a file or another program."""
    return sys.stdout.isatty()


def say(text: str = "", *, indent: int = 0, style: str = "") -> None:
    """Prints one paragraph. ``style``: rich's word for its looks, used on a terminal only (rich minds NO_COLOR)."""
    text = clean(text)
    if not on_terminal():
        click.echo(f"{' ' * indent}{text}" if text else "")
        return
    from rich.text import Text

    width = max(_console().width - indent, NARROWEST)
    for line in Text(text, style=style).wrap(_console(), width) or [Text()]:
        line.rstrip()
        _console().print(Text(" " * indent) + line, soft_wrap=True)


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], *, gives_way: Sequence[str] = ()) -> None:
    """Prints a table; with one tab between columns when piped, so that other programs can cut it.

    ``gives_way``: headings of the columns that get narrow on a narrow terminal; the others keep their width.
    """
    if not on_terminal():
        for row in (headings, *rows):
            click.echo("\t".join(clean(cell) for cell in row))
        return
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=SIMPLE_HEAD, pad_edge=False)
    for heading in headings:
        drawn.add_column(heading, no_wrap=heading not in gives_way)
    for row in rows:
        drawn.add_row(*(Text(clean(cell)) for cell in row))
    _console().print(drawn)


def put_json(value: object) -> None:
    """Prints one JSON value and a newline, always as UTF-8."""
    text = json.dumps(value, ensure_ascii=False)
    click.echo(ALONE.sub(lambda half: f"\\u{ord(half[0]):04x}", text).encode())


@cache
def _console() -> Console:
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False)
