"""Shows how far a long piece of work is, on standard error and only where a person looks on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from goodterms.faces.cli.paper import clean

Tell = Callable[[str, int, int | None], None]


@contextmanager
def bar() -> Iterator[Tell | None]:
    """A function to tell (what, pieces done, pieces in all or None); None where nobody looks on."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.completed:,} pieces", markup=False),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Looking", total=None)

        def tell(what: str, done: int, total: int | None) -> None:
            progress.update(task, description=clean(what), completed=done, total=total)

        yield tell
