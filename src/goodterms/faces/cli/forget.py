"""``goodterms forget WHO``: somebody is forgotten for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from goodterms.faces.cli.options import as_json, settings
from goodterms.faces.cli.paper import put_json, say

if TYPE_CHECKING:
    from goodterms.faces.shapes import Forgot


@click.command("forget")
@click.argument("who", metavar="WHO")
@click.option("--yes", is_flag=True, help="Do it without asking.")
@click.option("--dry-run", is_flag=True, help="Say what would go, and change nothing.")
@as_json
def command(*, who: str, yes: bool, dry_run: bool, as_json: bool) -> None:
    """Forget somebody for good: no import brings them back.

    Everything they wrote, everything between you two alone, their addresses, cards and your notes go, and the file is
    written anew. Where others took part, the message stays as theirs, with nobody in the place of this person; what
    others wrote may still name them. A keyed hash of each address is kept, so that the next import leaves them out.
    """
    from goodterms.desk.forget import forget

    home = settings().home
    told = cast("Forgot", forget(home, who, dry_run=True))
    if not dry_run:
        if not yes:
            say(_goes(told, "would go"))
            click.confirm(f"Forget {told['name'] or who} for good?", abort=True, err=True)
        told = cast("Forgot", forget(home, who))
    if as_json:
        put_json(told)
        return
    say(_goes(told, "went" if told["forgotten"] else "would go"))
    for path in told["also_in"]:
        say(f"{path} names them too: it is a file of yours, delete it yourself.")
    say(told["says"])


def _goes(told: Forgot, verb: str) -> str:
    from goodterms.faces.said import counted, listed

    parts = [
        counted(told["pieces"], "message or meeting", "messages and meetings"),
        counted(told["cards"], "card"),
        counted(told["handles"], "address or profile", "addresses and profiles"),
        counted(told["notes"], "note"),
    ]
    others = counted(told["with_others"], "message or meeting", "messages and meetings")
    stay = f" {others} with others stay, without them." if told["with_others"] else ""
    return f"Of {told['name'] or 'this person'}, {listed(parts)} {verb}.{stay}"
