"""Serves the page on the loopback address: one server a home, and a link that works once."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from goodterms.desk import private
from goodterms.desk.trouble import Trouble
from goodterms.faces.web.door import folder, mint

if TYPE_CHECKING:
    import uvicorn
    from starlette.types import ASGIApp

LOOPBACK = "127.0.0.1"
LOCK = "serve.lock"
PORT = "port"
OPENING = "open.html"

FIRST = 1.0
"""Seconds that the first page has the processor for itself."""

GRACE = 2
"""Seconds that open connections get when the server ends."""


@contextmanager
def only_one(home: Path) -> Iterator[bool]:
    """Whether no other server has this home; held until the process ends, however it ends."""
    try:
        import fcntl
    except ImportError:  # no such locks on this system: a taken port still tells
        yield True
        return
    descriptor = os.open(folder(home) / LOCK, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
        else:
            yield True
    finally:
        os.close(descriptor)


def bound(port: int) -> socket.socket:
    """A listening socket on the loopback address, at any free port for 0.

    Raises:
        Trouble: the port is not to be had.
    """
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name == "posix":  # elsewhere this would let another program take the port over
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((LOOPBACK, port))
        made.listen(128)
    except OSError as error:
        made.close()
        why = "is taken by another program" if error.errno == errno.EADDRINUSE else f"cannot be used ({error.strerror})"
        raise Trouble(f"Port {port} {why}. Choose another: goodterms serve --port 0 takes any that is free.") from error
    return made


def server(app: ASGIApp) -> uvicorn.Server:
    """A server for one app that says nothing but its own mistakes."""
    import logging

    import uvicorn

    logging.getLogger("uvicorn").setLevel(logging.ERROR)
    return uvicorn.Server(
        uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            lifespan="off",
            ws="none",
            timeout_graceful_shutdown=GRACE,
        )
    )


def warm(home: Path) -> None:
    """Works out what the pages show, beside the server, so that they need not wait; begun when the first is open."""
    from threading import Timer

    def work() -> None:
        from goodterms.desk.asked_kept import warm as asks  # not before the server listens
        from goodterms.desk.sphere import warm as everybody

        everybody(home)
        asks(home)

    beside = Timer(FIRST, work)
    beside.daemon = True
    beside.start()


def new_link(home: Path, port: int) -> str:
    """A link that works once; those before it open nothing any more."""
    return f"http://{LOOPBACK}:{port}/enter?key={mint(home)}"


def running_at(home: Path) -> int:
    """The port of the server that has this home.

    Raises:
        Trouble: it has not said yet.
    """
    try:
        return int((folder(home) / PORT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise Trouble("Goodterms is just being opened for this record. Try again in a moment.") from None


def say_port(home: Path, port: int) -> None:
    """Leaves the port where the next ``goodterms serve`` of this home finds it."""
    private.write(folder(home) / PORT, str(port).encode())


def opening(home: Path, link: str) -> str:
    """The address of a private file that leads to the link.

    A browser is started with what it shall open on its command line, which every user of the machine can read; so it
    is given this file, and the link stays inside.
    """
    path = folder(home) / OPENING
    private.write(path, OPENING_PAGE.format(link=escape(link)).encode())
    return path.absolute().as_uri()


def forget_opening(home: Path) -> None:
    """Takes the file of `opening` away once the link was used."""
    (folder(home) / OPENING).unlink(missing_ok=True)


OPENING_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Goodterms</title>
<meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0; url={link}">
<p><a href="{link}">Open Goodterms</a></p></html>
"""
