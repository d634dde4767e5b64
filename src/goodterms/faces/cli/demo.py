"""``goodterms demo``: invented people, to see what it does before one's own history goes in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from goodterms.faces.cli.options import as_json
from goodterms.faces.cli.paper import put_json
from goodterms.faces.cli.stop import STOPPED, Stop

if TYPE_CHECKING:
    from goodterms.faces.shapes import Demonstrated

HALF = "Stopped. Run the same command again, and the demo is made anew."


@click.command("demo")
@click.argument("directory", metavar="[DIR]", default="goodterms-demo", type=click.Path(path_type=Path))
@click.option("--people", type=int, default=400, show_default=True, help="People of the village, 10 to 5,000.")
@click.option("--years", type=int, default=12, show_default=True, help="Years it looks back on, 1 to 30.")
@click.option("--seed", type=int, default=5, show_default=True, help="Another number is another village.")
@as_json
def command(*, directory: Path, people: int, years: int, seed: int, as_json: bool) -> None:
    """Try it on invented people, in a folder of its own.

    Makes a village with twelve years of mail, chats, LinkedIn and a calendar, reads them as it would read yours, and
    shows whom to say hello to and what it says of two messages. DIR is goodterms-demo, here, when not given. Your own
    record is left alone.
    """
    from goodterms.desk.demo import demo
    from goodterms.faces.cli.demonstrated import show

    try:
        with progress() as tell:
            shown = cast("Demonstrated", demo(directory, people=people, years=years, seed=seed, progress=tell))
    except (KeyboardInterrupt, click.Abort):
        raise Stop(HALF, STOPPED) from None
    if as_json:
        put_json(shown)
    else:
        show(shown)


@contextmanager
def progress() -> Iterator[Callable[[str, int, int | None], None]]:
    """A bar on a terminal; else a line on standard error whenever something new begins."""
    from goodterms.faces.cli.bar import bar
    from goodterms.faces.cli.demonstrated import reading

    told: list[str] = []

    with bar() as drawn:

        def tell(what: str, done: int, total: int | None) -> None:
            if drawn is not None:
                drawn(reading(what), done, total)
            elif told[-1:] != [what]:
                told.append(what)
                click.echo(f"{reading(what)} …", err=True)

        yield tell
