"""Long work beside the page: an import, or taking one back, in a process of its own. One at a time for a home.

What it does and how far it is stands in one private file, so it is found again after a reload, by another tab, and by a
server that was started anew. A lock that the process inherits tells whether it still lives, however it ended.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from shutil import rmtree
from threading import RLock

import goodterms
from goodterms.desk.order import LOCK, STATE, STOP, Order, Work, drop, keep, kept, path
from goodterms.desk.trouble import Trouble

PATIENCE = 2.0
"""Seconds that `stop` waits for the end. Work that hears later is still told; it ends then."""

BUSY = "Something is being brought in or taken back just now. Wait for it, or stop it first."


_here = RLock()
_children: dict[Path, subprocess.Popen[bytes]] = {}
"""Those that this very process started, to be waited for: else they stay behind as zombies."""


def start(home: Path, order: Order) -> None:
    """Begins a piece of work.

    Raises:
        Trouble: another one runs, or nothing can be written.
    """
    with _here:
        held = _free(home)
        if held is None:
            raise Trouble(BUSY)
        try:
            last = kept(home)
            if last is not None and last.order.folder != order.folder:
                drop(last.order)
            path(home, STOP).unlink(missing_ok=True)
            keep(home, Work(order))
            ended = _children.pop(home, None)
            if ended is not None:
                ended.wait()
            # The home alone stands on the command line, which other users can read: the order is in the file.
            _children[home] = subprocess.Popen(  # noqa: S603 - ourselves
                [sys.executable, "-P", "-m", "goodterms.desk.working", str(home)],  # -P: nothing sent is ever run
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                env=os.environ | {"PYTHONPATH": _import_path()},
                pass_fds=[held] if held >= 0 else (),
                start_new_session=True,  # Ctrl-C in the terminal reaches the server, which tells it once
            )
        except OSError as error:
            raise Trouble(f"Cannot begin: {error.strerror or error}.") from error
        finally:
            if held >= 0:
                os.close(held)


def look(home: Path) -> Work | None:
    """How far the work is, or how the last one ended; None when there was none, or it was forgotten."""
    with _here:
        alive = _alive(home)  # asked first: what ends in between has written its end
        work = kept(home)
    if work is None or work.state != "running":
        return work
    return replace(work, stopping=path(home, STOP).exists()) if alive else replace(work, state="stopped")


def again(home: Path, **changed: object) -> None:
    """Does the last work once more, with some of its order changed: what was kept is not read twice.

    Raises:
        Trouble: there is nothing to go on with, or another one runs.
    """
    with _here:
        work = look(home)
        if work is None:
            raise Trouble("There is nothing to go on with. Choose the files again.")
        order = replace(work.order, **changed)  # type: ignore[arg-type]  # the caller names fields of an order
        if order.folder is not None and not Path(order.folder).exists():
            raise Trouble("The files that were sent are not here any more. Send them again.")
        start(home, order)


def stop(home: Path, patience: float = PATIENCE) -> bool:
    """Tells the work to stop; whether it has. What was read so far stays kept, and can be gone on with."""
    with _here:
        work = look(home)
        if work is None or work.state != "running":
            return True
        path(home, STOP).touch(mode=0o600)
        _tell(home, work)
    until = time.monotonic() + patience
    while _alive(home) and time.monotonic() < until:
        time.sleep(0.02)
    return not _alive(home)


def forget(home: Path) -> None:
    """Forgets work that has ended, and drops the files that were sent for it.

    Raises:
        Trouble: it still runs.
    """
    with _here:
        work = look(home)
        if work is not None and work.state == "running":
            raise Trouble(BUSY)
        if work is not None:
            drop(work.order)
        for name in (STATE, STOP):
            path(home, name).unlink(missing_ok=True)


def sweep(home: Path, uploads: Path) -> None:
    """Deletes what a server that died left of files that were sent, but for those that can still be gone on with."""
    work = look(home)
    wanted = None if work is None or work.order.folder is None else Path(work.order.folder)
    for folder in uploads.iterdir() if uploads.exists() else ():
        if folder != wanted:
            rmtree(folder, ignore_errors=True)


def _import_path() -> str:
    """Where this very package is found again, without the folder that somebody happens to be in."""
    known = os.environ.get("PYTHONPATH", "")
    return os.pathsep.join([str(Path(goodterms.__file__).resolve().parents[1]), *filter(None, [known])])


def _tell(home: Path, work: Work) -> None:
    child = _children.get(home)
    pid = child.pid if child is not None and child.poll() is None else work.pid
    if pid is not None:
        try:
            os.kill(pid, signal.SIGINT if os.name == "posix" else signal.SIGTERM)
        except OSError:  # it ended just now
            return


def _free(home: Path) -> int | None:
    """As `_held`, after waiting for a process that has said how it ended and is just going."""
    until = time.monotonic() + PATIENCE
    while (held := _held(home)) is None:
        work = kept(home)
        if work is None or work.state == "running" or time.monotonic() > until:
            return None
        time.sleep(0.02)
    return held


def _held(home: Path) -> int | None:
    """The lock as an open file, to be inherited; None when somebody has it; -1 where there are no such locks."""
    path(home, LOCK).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        import fcntl
    except ImportError:
        return None if _alive(home) else -1
    held = os.open(path(home, LOCK), os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(held)
        return None
    return held


def _alive(home: Path) -> bool:
    """Whether the process that does the work lives; where there are no locks, only our own is known."""
    child = _children.get(home)
    if child is not None and child.poll() is not None:
        del _children[home]
    try:
        import fcntl

        looked = os.open(path(home, LOCK), os.O_RDWR)
    except ImportError:
        return home in _children
    except OSError:  # nothing ever ran here
        return False
    try:
        fcntl.flock(looked, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(looked)
    return False
