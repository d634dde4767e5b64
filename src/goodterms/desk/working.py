"""The process beside the page: ``python -m goodterms.desk.working HOME`` does what stands in the home's order."""

from __future__ import annotations

import os
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path
from types import FrameType

from goodterms.desk.order import STOP, Work, asks, drop, keep, path
from goodterms.desk.trouble import Trouble
from goodterms.desk.work import look

EVERY = 0.3
"""Seconds between two looks at how far it is: a page asks once a second."""

OURS = "Something in Goodterms itself went wrong. What was kept before stays; the terminal says more."


def main() -> None:
    """Does the work and leaves how it ended."""
    signal.signal(signal.SIGINT, _once)  # a shell may have had it ignored
    home = Path(sys.argv[1])
    work = look(home)
    if work is None or work.state != "running":
        return
    _end(home, _done(home, replace(work, pid=os.getpid())))


def _once(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the signature of a handler
    """The first request ends the work; what comes while it tidies up must not disturb that."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    raise KeyboardInterrupt


def _done(home: Path, work: Work) -> Work:
    """The work as it ended."""
    if path(home, STOP).exists():  # it was asked to stop while it began, before it could hear of it
        return replace(work, state="stopped")
    try:
        report = _do(home, work)
    except KeyboardInterrupt:
        return replace(work, state="stopped")
    except Trouble as trouble:
        return replace(work, state="failed", says=trouble.sentence)
    except Exception:
        _end(home, replace(work, state="failed", says=OURS))
        raise
    return replace(work, state="done", report=report)


def _do(home: Path, work: Work) -> dict[str, object]:
    order, tell = work.order, _Telling(home, work)
    if order.undo is not None:
        from goodterms.desk.imports import undo

        tell("Taking it back", 0, None)
        return undo(home, order.undo)
    if order.sync is not None:
        from goodterms.desk.sync.look import sync

        return sync(home, order.sync, region=order.region, zone=order.zone or "UTC", progress=tell)
    from goodterms.desk.bring_in import bring_in

    if order.folder is not None:
        os.chdir(order.folder)  # the names that are kept and shown are those that the files had
    tell("Looking", 0, None)
    return bring_in(
        home,
        order.paths,
        me=order.me,
        zone=order.zone,
        dates=order.dates,
        columns=order.columns,
        source=order.source,
        region=order.region,
        progress=tell,
    )


class _Telling:
    """Writes down how far it is, now and then. A full disk keeps nobody from reading on."""

    def __init__(self, home: Path, work: Work) -> None:
        self.home = home
        self.work = work
        self.next = 0.0

    def __call__(self, what: str, pieces: int, total: int | None) -> None:  # noqa: ARG002 - nobody knows the total
        if time.monotonic() < self.next and what == self.work.what:
            return
        self.next = time.monotonic() + EVERY
        self.work = replace(self.work, what=what, pieces=pieces)
        _end(self.home, self.work)


def _end(home: Path, work: Work) -> None:
    """Writes how far it is, and drops what was sent once it is read and nothing is to be asked about it."""
    try:
        keep(home, work)
    except OSError:
        return
    if work.state == "done" and not asks(work):
        drop(work.order)


if __name__ == "__main__":
    main()
