"""``goodterms people``: everyone, with how each stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from goodterms.faces.cli.options import as_json, as_of, settings
from goodterms.faces.cli.paper import on_terminal, put_json, say, table

if TYPE_CHECKING:
    from goodterms.faces.shapes import PersonRow

DEPTHS = ("unknown", "name", "contact", "acquaintance", "relationship")
STATES = ("alive", "quiet", "dormant", "gone", "back")


@click.command("people")
@click.option("--depth", type=click.Choice(DEPTHS), help="Only those with whom you built this.")
@click.option("--state", type=click.Choice(STATES), help="Only those who stand like this today.")
@click.option("--all", "everyone", is_flag=True, help="Names without any exchange, shops and lists too.")
@as_of
@as_json
def command(*, depth: str | None, state: str | None, everyone: bool, as_of: int | None, as_json: bool) -> None:
    """Everyone, with how you two stand.

    Those you ever exchanged a word with, closest first. Piped into another program, the columns are parted by tabs.
    """
    from goodterms.desk.people import people

    rows = cast("list[PersonRow]", people(settings().home, depth=depth, state=state, everyone=everyone, as_of=as_of))
    if as_json:
        put_json(rows)
    elif rows:
        _show(rows)
    else:
        say(_nobody(depth, state, everyone=everyone))


def _show(rows: list[PersonRow]) -> None:
    from goodterms.faces.said import counted, coverage

    headings = ("number", "name", "depth", "state", "last spoke", "days", "handle")
    table(headings, [_row(row) for row in rows], gives_way=("name", "handle"))
    if on_terminal():  # a program that cuts the columns wants the rows alone
        say(f"{counted(len(rows), 'person', 'people')}. {coverage(rows[0]['coverage'])}")


def _row(row: PersonRow) -> tuple[str, ...]:
    from goodterms.faces.said import name_of, short_day

    handle = row["handles"][0]["value"] if row["handles"] else ""
    if on_terminal():  # what tells two profiles apart is at the end of their address
        handle = handle.removeprefix("https://").removeprefix("www.")
    days = f"{row['days_in_touch']:,}"
    last = short_day(row["last_two_way"])
    return (str(row["id"]), name_of(row), row["depth"], row["state"] or "", last, days, handle)


def _nobody(depth: str | None, state: str | None, *, everyone: bool) -> str:
    if depth or state:
        return "Nobody stands like that."
    more = "" if everyone else " Names without any exchange are shown with --all."
    return f"There is nobody you exchanged a word with.{more}"
