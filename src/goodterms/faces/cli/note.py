"""``goodterms note WHO TEXT``: a note on somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from goodterms.faces.cli.options import as_json, settings
from goodterms.faces.cli.paper import put_json, say

if TYPE_CHECKING:
    from goodterms.faces.shapes import Noted


@click.command("note")
@click.argument("who", metavar="WHO")
@click.argument("text", nargs=-1, required=True)
@click.option("--private", is_flag=True, help="Not for their eyes: it is left out of goodterms person WHO --for-them.")
@as_json
def command(*, who: str, text: tuple[str, ...], private: bool, as_json: bool) -> None:
    """Write down something about somebody.

    It stays on your machine and shows on their page: goodterms person WHO. A note on health, faith, politics or money
    is private whether you say so or not.
    """
    from goodterms.desk.log import note

    noted = cast("Noted", note(settings().home, who, " ".join(text), private=private))
    if as_json:
        put_json(noted)
    else:
        unasked = noted["private"] and not private
        why = ", and kept private, for one would not like to hand it to them" if unasked else ""
        say(f"Noted for {noted['name'] or who}{why}.")
