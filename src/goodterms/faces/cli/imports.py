"""``goodterms import --list`` and ``--undo N``: what was brought in so far, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from goodterms.faces.cli.options import settings
from goodterms.faces.cli.paper import put_json, say, table
from goodterms.faces.said import counted, day, listed

if TYPE_CHECKING:
    from goodterms.faces.shapes import RunRow, TakenBack


def show_all(*, as_json: bool) -> None:
    """Prints every import, newest first."""
    from goodterms.desk.imports import imports

    runs = cast("list[RunRow]", imports(settings().home))
    if as_json:
        put_json(runs)
    elif not runs:
        say("Nothing was brought in yet. Begin with: goodterms import PATH")
    else:
        table(("import", "on", "state", "new", "of"), [_row(run) for run in runs], gives_way=("of",))
        say("Take one back with: goodterms import --undo N")


def take_back(number: int, *, as_json: bool) -> None:
    """Takes an import back and says what went with it."""
    from goodterms.desk.imports import undo

    gone = cast("TakenBack", undo(settings().home, number))
    if as_json:
        put_json(gone)
        return
    went = listed(
        [
            counted(gone["interactions"], "piece"),
            counted(gone["cards"], "card"),
            counted(gone["people"], "person", "people"),
        ]
    )
    say(f"Import {number} is taken back; {went} went with it. What other imports brought too is still there.")


def _row(run: RunRow) -> tuple[str, str, str, str, str]:
    new = "" if run["files"] is None else f"{sum(file['new'] for file in run['files']):,}"
    return str(run["run"]), day(run["started"]), run["state"], new, ", ".join(run["paths"])
