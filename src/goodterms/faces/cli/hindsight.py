"""``goodterms hindsight``: every ask you sent, weighed as of its own day, beside what came back."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from goodterms.faces.cli.options import as_json, as_of, settings
from goodterms.faces.cli.paper import put_json, say, table

if TYPE_CHECKING:
    from goodterms.faces.shapes import CameRow, HindsightPage

DEPTHS = {
    "relationship": "a relationship",
    "acquaintance": "an acquaintance",
    "contact": "once dealt with",
    "name": "never both ways",
    "unknown": "nobody you knew",
}
"""How deep a tie was, in a column."""

HEADINGS = ("word", "who they were then", "asked", "answered", "helped", "refused", "silent")

BAR = 30
"""Letters of the longest bar."""

FEW = 20
"""Asks of a word below which its share may be chance, and is said to be."""


@click.command("hindsight")
@click.option("--standard", multiple=True, metavar="NAME=VALUE", help="As if this standard were yours. Repeatable.")
@as_of
@as_json
def command(*, standard: tuple[str, ...], as_of: int | None, as_json: bool) -> None:
    """What your own asks brought, by the word they would have got.

    Every ask that you sent is weighed as of its own day, by nothing that came later, and set beside what came back
    within two weeks. With --standard you see what a changed standard would have said before you keep it; keep it with
    goodterms standards set NAME VALUE.
    """
    from goodterms.desk.hindsight import hindsight

    found = cast("HindsightPage", hindsight(settings().home, standard=standard, as_of=as_of))
    if as_json:
        put_json(found)
    else:
        _show(found)


def _show(found: HindsightPage) -> None:
    from goodterms.faces.cli.verdicts import WORDS
    from goodterms.faces.said import counted

    if not found["rows"]:
        say("I find no ask of yours in what I have seen. Read your history first: goodterms read --history")
        return
    say(found["says"])
    say()
    table(list(HEADINGS), [_cells(row) for row in found["rows"]])
    say()
    for word, row in by_word(found["rows"]).items():
        say(f"{WORDS[word]:12} {bar(row)} {share(row)}")
    if found["standards"]:
        say()
        say(changed(found))
        for moved in found["changed"]:
            words = f"{WORDS[moved['from']]} would have been {WORDS[moved['to']]}"
            say(f"{words}: {counted(moved['asked'], 'ask')}, {moved['answered']:,} answered", indent=2)
    for line in (few(found), sampled(found), to_read(found)):
        if line:
            say(line, style="dim")


def _cells(row: CameRow) -> list[str]:
    from goodterms.faces.cli.verdicts import WORDS

    numbers = (row["asked"], row["answered"], row["helped"], row["refused"], row["silent"])
    return [WORDS[row["verdict"]], DEPTHS.get(row["depth"], row["depth"]), *(f"{number:,}" for number in numbers)]


def by_word(rows: list[CameRow]) -> dict[str, CameRow]:
    """The rows summed up by their word: go, hello first, don't."""
    found: dict[str, CameRow] = {}
    for word in ("go", "hello_first", "dont"):
        some = [row for row in rows if row["verdict"] == word]
        if some:
            found[word] = {
                "verdict": word,
                "depth": "",
                "asked": sum(row["asked"] for row in some),
                "answered": sum(row["answered"] for row in some),
                "helped": sum(row["helped"] for row in some),
                "refused": sum(row["refused"] for row in some),
                "silent": sum(row["silent"] for row in some),
                "waiting": sum(row["waiting"] for row in some),
            }
    return found


def bar(row: CameRow) -> str:
    """The share that was answered, as a bar of letters that any terminal has."""
    over = row["asked"] - row["waiting"]
    full = round(BAR * row["answered"] / over) if over else 0
    return f"[{'#' * full}{'.' * (BAR - full)}]"


def share(row: CameRow) -> str:
    """How many of those whose two weeks are over were answered."""
    waits = f", {row['waiting']:,} still wait" if row["waiting"] else ""
    return f"{row['answered']:,} of {row['asked'] - row['waiting']:,} answered{waits}"


def changed(found: HindsightPage) -> str:
    """What a changed standard would do, in a sentence."""
    from goodterms.faces.said import counted, listed

    names = listed([f"{name} = {value}" for name, value in found["standards"].items()])
    moved = sum(row["asked"] for row in found["changed"])
    if not moved:
        return f"With {names} every one of these asks would have got the same word."
    return f"With {names}, {counted(moved, 'ask')} of {found['n']:,} would have got another word. Nothing is kept yet."


def few(found: HindsightPage) -> str:
    """Says so where there are too few asks to go by."""
    return "" if found["n"] >= FEW else f"These are {found['n']} asks: too few to conclude anything from."


def sampled(found: HindsightPage) -> str:
    """Says so where not all asks were looked at."""
    if found["n"] >= found["of"]:
        return ""
    return f"I looked at {found['n']:,} of your {found['of']:,} asks, evenly over the years."


def to_read(found: HindsightPage) -> str:
    """Says so where messages wait to be read."""
    if not found["unread"]:
        return ""
    return "Some of your messages were not read before; I read the newest for this. All: goodterms read --history"
