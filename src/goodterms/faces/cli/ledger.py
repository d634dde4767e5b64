"""``goodterms ledger``: what was asked, given and promised, each way."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from goodterms.faces.cli.options import as_json, as_of, settings
from goodterms.faces.cli.paper import put_json, say, table

if TYPE_CHECKING:
    from goodterms.faces.shapes import Entry, LedgerPage, LedgerSum

HEADINGS = (
    ("you asked", "asked_by_you"),
    ("they asked", "asked_by_them"),
    ("you gave", "given_by_you"),
    ("they gave", "given_by_them"),
    ("you promised", "promised_by_you"),
    ("they promised", "promised_by_them"),
)

PERHAPS = 0.8
"""What is less sure than this is said with "perhaps"."""

FEW = 20
"""Newest entries of one person shown; ``--all`` shows every one."""


@click.command("ledger")
@click.argument("who", metavar="[WHO]", required=False)
@click.option("--months", is_flag=True, help="By month instead of by person.")
@click.option("--all", "everything", is_flag=True, help="Everybody, and every entry.")
@as_of
@as_json
def command(*, who: str | None, months: bool, everything: bool, as_of: int | None, as_json: bool) -> None:
    """What was asked, given and promised, each way.

    With WHO, every entry of one person, with the words. The numbers are sums of chances, because a reader may err:
    "2 to 4" means that two to four asks is what the words bear out. Read your history first: goodterms read
    --history.
    """
    from goodterms.desk.ledger import ledger

    page = cast("LedgerPage", ledger(settings().home, who, months=months, everything=everything, as_of=as_of))
    if as_json:
        put_json(page)
        return
    _show(page, months=months, everything=everything)


def _show(page: LedgerPage, *, months: bool, everything: bool) -> None:
    from goodterms.faces.said import counted

    if page["unread"]:
        say(f"{counted(page['unread'], 'message')} of yours were not read yet: goodterms read --history", style="bold")
    if not page["rows"]:
        say("I read no ask, gift or promise in what I have seen.")
        return
    first = "month" if months else "name"
    rows = [
        [row["month"] if months else row["person"]["name"] or str(row["person"]["id"]), *_cells(row)]
        for row in page["rows"]
    ]
    table([first, *(heading for heading, _ in HEADINGS)], rows, gives_way=("name",))
    if page["more"]:
        say(f"and {counted(page['more'], 'person', 'people')} more; --all shows everybody.", style="dim")
    entries = page["entries"] if everything else page["entries"][:FEW]
    for entry in entries:
        say(_entry(entry))
    if len(entries) < len(page["entries"]):
        say(f"and {len(page['entries']) - len(entries):,} more; --all shows every one.", style="dim")


def _cells(row: object) -> list[str]:
    sums = cast("dict[str, LedgerSum]", row)
    return [range_of(sums[name]) for _, name in HEADINGS]


def range_of(told: LedgerSum) -> str:
    """What a sum may be, in whole numbers: ``2 to 4``; empty for nothing."""
    low, high = round(told["low"]), round(told["high"])
    return "" if not told["n"] else str(high) if low == high else f"{low} to {high}"


def _entry(entry: Entry) -> str:
    from goodterms.faces.said import channel, day

    said = ", which you said was none" if entry["corrected"] and not entry["p"] else ""
    many = ", to several" if entry["many"] else ""
    words = f"{what_of(entry)}{promised(entry)}{many}{said}: “{entry['words']}”"
    return f"{day(entry['date'])}, {channel(entry['channel'])}: {words}"


def what_of(entry: Entry) -> str:
    """Who did what, how surely: "you perhaps asked (favour)"."""
    act, _, kind = entry["act"].partition(":")
    what = {"ask": f"asked ({kind})" if kind else "asked", "give": "gave", "promise": "promised"}[act]
    maybe = "perhaps " if entry["p"] < PERHAPS and not entry["corrected"] else ""
    return f"{entry['who']} {maybe}{what}"


def promised(entry: Entry) -> str:
    """What became of a promise: when it is due, and whether what was promised was seen to go out."""
    from goodterms.faces.said import day

    if entry["kept"]:
        return f", kept on {day(entry['kept'])}"
    due = f", due {day(entry['due'])}" if entry["due"] else ""
    return f"{due}, I do not see it go out" if entry["state"] == "open" else due
