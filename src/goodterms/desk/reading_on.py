"""Reads the history on beside the page: ``python -m goodterms.desk.reading_on HOME``, a process of its own.

It yields to everything else: it runs at the lowest priority, reads a few messages at a time, and waits while something
is being brought in. It ends when all is read, when it is told to, or when the page that began it is gone.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from pathlib import Path

import goodterms
from goodterms.desk.trouble import Trouble
from goodterms.record.opened import record_path

A_FEW = 1
"""Messages after which it looks around: one step of `record/labels`."""

PAUSE = 5.0
"""Seconds that it waits when the record is held by somebody else."""

REST = 0.2
"""Seconds between two steps, so that others come to write."""


def begin(home: Path) -> subprocess.Popen[bytes] | None:
    """Begins it; None where there is no record, or no process can be begun: then the page offers to read by itself."""
    if not record_path(home).exists():
        return None
    where = str(Path(goodterms.__file__).resolve().parents[1])
    known = os.environ.get("PYTHONPATH", "")
    try:
        return subprocess.Popen(  # noqa: S603 - ourselves
            [sys.executable, "-P", "-m", "goodterms.desk.reading_on", str(home)],
            stdin=subprocess.PIPE,  # closed when the page ends, however it ends: then this ends too
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, [where, known]))},
            start_new_session=True,
        )
    except OSError:
        return None


def end(process: subprocess.Popen[bytes] | None) -> None:
    """Ends it; what it was in the midst of is read another time."""
    if process is None:
        return
    process.terminate()
    if process.stdin is not None:
        process.stdin.close()
    process.wait()


def read_on(home: Path, *, pause: float = PAUSE, rest: float = REST) -> None:
    """Reads until nothing waits. A record that is held by somebody, or is gone for the moment, is tried again once."""
    from goodterms.desk.labelling import read_history  # not in the page's own process, which only begins this one

    tried = False
    while True:
        try:
            told = read_history(home, most=A_FEW)
        except Trouble:
            if tried:
                return
            tried = True
            time.sleep(pause)
            continue
        tried = False
        if not told["unread"] or not told["read"]:
            return
        time.sleep(rest)


def main() -> None:
    """Reads on for the home on the command line until its page is gone."""
    from threading import Thread

    with contextlib.suppress(AttributeError, OSError):
        os.nice(19)
    Thread(target=_until_the_page_ends, daemon=True).start()
    read_on(Path(sys.argv[1]))


def _until_the_page_ends() -> None:
    while os.read(0, 1):  # nobody writes: it comes back when the other end is closed
        pass
    os._exit(0)


if __name__ == "__main__":
    main()
