"""``goodterms mirror``: how I treat people."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from goodterms.faces.cli.options import as_json, as_of, settings
from goodterms.faces.cli.paper import put_json, say, table

if TYPE_CHECKING:
    from goodterms.faces.shapes import MirrorPage


@click.command("mirror")
@click.option("--month", metavar="M", help="One month, as 2024-05, instead of the last twelve.")
@as_of
@as_json
def command(*, month: str | None, as_of: int | None, as_json: bool) -> None:
    """How I treat people: my asks, gives and answers, beside a year ago.

    You against yourself a year before, never against others. Every share says how many it rests on and the range it
    may lie in; of fewer than ten nothing is said. Who has been silent since you asked is named, and no reason is
    given for it: nobody can see one.
    """
    from goodterms.desk.mirror import mirror

    page = cast("MirrorPage", mirror(settings().home, month=month, as_of=as_of))
    if as_json:
        put_json(page)
        return
    from goodterms.faces.said import counted, coverage, day

    if page["unread"]:
        say(f"{counted(page['unread'], 'message')} of yours were not read yet: goodterms read --history", style="bold")
    say(page["opening"])
    then = f"to {day(page['before_to'])}" if page["before_to"] else "a year before"
    if page["before_unread"]:
        table(["", "now"], [[row["what"], row["now"]] for row in page["rows"]])
        say("What was written a year before was not read yet, so nothing stands beside it.", style="dim")
    else:
        table(["", "now", then], [[row["what"], row["now"], row["before"] or "not in sight"] for row in page["rows"]])
    if page["people"]:
        say("Whom you asked most:", style="bold")
        for one in page["people"]:
            say(
                f"{one['person']['name'] or one['person']['id']}: asked {one['asked']:,}, given {one['gave']:,}",
                indent=2,
            )
    if page["silent"]["rows"]:
        say("The last word they had of you was an ask, and I have not heard from them since:", style="bold")
        for row in page["silent"]["rows"]:
            say(f"{row['person']['name'] or row['person']['id']}, {day(row['date'])}", indent=2)
        if more := page["silent"]["n"] - len(page["silent"]["rows"]):
            say(f"and {counted(more, 'other')}.", indent=2)
    if page["coverage"]:
        say(coverage(page["coverage"]), style="dim")
