"""``goodterms score``: the ties of a whole firm, from a log of who wrote to whom."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from goodterms.faces.cli.options import as_json, as_of
from goodterms.faces.cli.paper import put_json, say

if TYPE_CHECKING:
    from goodterms.faces.shapes import Scored

FILE = click.Path(path_type=Path)


@click.command("score")
@click.argument("events", type=FILE)
@click.option("--engine", metavar="NAME", default="duckdb", show_default=True, help="duckdb, spark or postgres.")
@click.option("--cluster", metavar="URL", help="The Spark to count with; this machine's own unless given.")
@click.option("-o", "--out", type=FILE, required=True, help="The file to write: .parquet or .csv.")
@as_of
@as_json
def command(*, events: Path, engine: str, cluster: str | None, out: Path, as_of: int | None, as_json: bool) -> None:
    """How likely it is that two people of a firm will be in touch again.

    EVENTS is a .parquet or .csv file (or a folder of them) with whole numbers in three columns: a wrote to b at ts, in
    UTC seconds. OUT has one row a pair: a, b, days in touch, first, last, and the chance of any contact and of a word
    from both within 30 and 90 days. Judged as of the end of the log, unless --as-of says otherwise; what happened later
    is not looked at.
    """
    from goodterms.desk.score import score

    answer = cast("Scored", score(events, out, engine=engine, as_of=as_of, cluster=cluster))
    if as_json:
        put_json(answer)
    else:
        _show(answer)


def _show(answer: Scored) -> None:
    from goodterms.faces.said import counted, day

    pairs, events = counted(answer["pairs"], "pair"), counted(answer["events"], "event")
    say(f"{pairs} of {events}, as of {day(answer['as_of'])}: {answer['out']}.")
    left = [f"{counted(number, 'row')} {LEFT_OUT[why]}" for why, number in answer["left_out"].items() if number]
    if left:
        say(f"Left out: {'; '.join(left)}.")
    say(_fit(answer) if answer["events"] else _nothing(answer))


LEFT_OUT = {
    "incomplete": "with a number missing",
    "alone": "from somebody to themselves",
    "later": "at that moment or after it",
}
"""Why rows do not count, as the sentence goes on."""


def _nothing(answer: Scored) -> str:
    """Why there is nobody to judge, and what to do."""
    if answer["left_out"]["later"]:
        return "Nothing had happened by then. Judge as of a later day with --as-of, or see whether ts is UTC seconds."
    return "There is nothing to judge: no row tells that one wrote to another."


def _fit(answer: Scored) -> str:
    from goodterms.faces.said import counted

    if not any(answer["fitted_on"]["windows"].values()):
        return "The log is too young to learn from its own past, so the chances are what is usual elsewhere."
    return f"The chances were fitted to the log's own past, on {counted(answer['fitted_on']['ties'], 'pair')}."
