"""``goodterms import``: exports in, counts out; also lists past imports and takes one back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

import click

from goodterms.faces.cli.options import as_json, settings
from goodterms.faces.cli.paper import put_json
from goodterms.faces.cli.stop import STOPPED, Stop

if TYPE_CHECKING:
    from goodterms.faces.shapes import Brought

KEPT = "Stopped. What was read so far is kept; run the same command again to go on."


class Options(NamedTuple):
    """What was said about the files, by the desk's names."""

    source: str | None
    me: tuple[str, ...]
    zone: str
    dates: str | None
    columns: tuple[str, ...]
    region: str | None
    dry_run: bool


@click.command("import")
@click.argument("paths", metavar="PATH...", nargs=-1)
@click.option(
    "--as", "source", metavar="SOURCE", help="Read it as one source: mail, whatsapp, sms... A wrong name lists all."
)
@click.option("--me", multiple=True, metavar="HANDLE", help="An address, profile or phone number of yours. Repeatable.")
@click.option("--zone", metavar="ZONE", help="Where times without a zone were written, such as Europe/Berlin.")
@click.option("--dates", type=click.Choice(["dmy", "mdy", "ymd"]), help="Order of day, month and year in its dates.")
@click.option("--columns", multiple=True, metavar="OURS=THEIRS", help="A column of a CSV: date=When. Repeatable.")
@click.option("--dry-run", is_flag=True, help="Read and count, keep nothing.")
@click.option("--list", "listing", is_flag=True, help="List past imports instead.")
@click.option("--undo", type=int, metavar="N", help="Take import N back instead.")
@as_json
def command(  # noqa: PLR0913 - one parameter an option
    *,
    paths: tuple[str, ...],
    source: str | None,
    me: tuple[str, ...],
    zone: str | None,
    dates: str | None,
    columns: tuple[str, ...],
    dry_run: bool,
    listing: bool,
    undo: int | None,
    as_json: bool,
) -> None:
    """Read your exports: mail, chats, calls, networks, address books.

    PATH is a file, a folder or an archive; what it holds is found out by content. Reading something twice changes
    nothing. Exit code 1 when a PATH could not be read at all; what could be is kept.
    """
    from goodterms.faces.cli import imports

    if (listing or undo is not None) and (paths or (listing and undo is not None)):
        raise click.UsageError("--list and --undo stand alone, without a PATH.")
    if listing:
        imports.show_all(as_json=as_json)
    elif undo is not None:
        imports.take_back(undo, as_json=as_json)
    elif not paths:
        raise click.UsageError("Say what to read: goodterms import PATH...")
    else:
        now = settings()
        options = Options(source, me, zone or now.zone, dates, columns, now.region, dry_run)
        _end(_read(now.home, paths, options, as_json=as_json))


def _read(home: Path, paths: Sequence[str], options: Options, *, as_json: bool) -> Brought:
    from goodterms.desk.bring_in import bring_in
    from goodterms.faces.cli.bar import bar
    from goodterms.faces.cli.brought import show

    try:
        with bar() as progress:
            brought = cast("Brought", bring_in(home, paths, progress=progress, **options._asdict()))
    except (KeyboardInterrupt, click.Abort):
        raise Stop(KEPT, STOPPED) from None
    if as_json:
        put_json(brought)
    else:
        show(brought)
        _ask(home, brought)
    return brought


def _ask(home: Path, brought: Brought) -> None:
    from goodterms.faces.cli.owner import ask

    if "asks" in brought and brought["run"] is not None:
        ask(home, brought["asks"]["who_are_you"])


def _end(brought: Brought) -> None:
    if brought.get("stopped"):
        raise Stop(KEPT, STOPPED)
    if any("error" in file for file in brought["files"]):
        click.get_current_context().exit(1)
