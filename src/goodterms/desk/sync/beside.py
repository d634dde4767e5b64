"""Looking at sources beside the page: when somebody asks for it, and by itself when one is due."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

from goodterms.desk import work
from goodterms.desk.order import Order
from goodterms.desk.sync.listed import due
from goodterms.desk.trouble import Trouble
from goodterms.settings import BadSettings, load

FIRST, AGAIN = 10.0, 30.0
"""Seconds after which it is looked first, and again, whether a source is due."""

WAITS = "An import waits for your word. Go on with it, or leave it at that; then look again."


def look_now(home: Path, names: Sequence[str] = ()) -> None:
    """Begins to look at the sources of these names, or at all.

    Raises:
        Trouble: something else is being brought in, or an import waits to be gone on with.
    """
    last = work.look(home)
    if last is not None and last.state != "running" and last.order.folder and Path(last.order.folder).exists():
        raise Trouble(WAITS)
    known = load(home)
    work.start(home, Order(sync=list(names), region=known.region, zone=known.zone))


def begin(home: Path) -> Event:
    """Looks at what is due from now on, until the event is set."""
    stopped = Event()
    Thread(target=_watch, args=(home, stopped), daemon=True).start()
    return stopped


def _watch(home: Path, stopped: Event) -> None:
    wait = FIRST
    while not stopped.wait(wait):
        wait = AGAIN
        with suppress(Trouble, BadSettings, OSError):  # it is tried again, and the list says why it fails
            names = due(home)
            if names:
                look_now(home, names)
