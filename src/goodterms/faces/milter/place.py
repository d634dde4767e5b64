"""The socket at which a mail server asks: a file that only a group of this machine's users can open."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from goodterms.desk.trouble import Trouble

WAITING = 128
"""Connections that may wait to be taken."""


@contextmanager
def listening(path: Path, group: str) -> Iterator[socket.socket]:
    """Listens until the end of the block. ``group``: who may ask besides the user that runs this; "" for nobody.

    Raises:
        Trouble: the socket cannot be made, or another filter listens there.
    """
    _free(path)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as made:
        try:
            path.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
            _bound(made, path)
            if group:
                shutil.chown(path, group=group)
        except (OSError, LookupError) as error:
            why = f"there is no group {group!r}" if isinstance(error, LookupError) else error.strerror or str(error)
            raise Trouble(f"Cannot listen at {path}: {why}. Choose another --socket or --group.") from error
        made.listen(WAITING)
        yield made
    path.unlink(missing_ok=True)


def _bound(made: socket.socket, path: Path) -> None:
    before = os.umask(0o117)
    try:
        made.bind(str(path))
    finally:
        os.umask(before)


def _free(path: Path) -> None:
    """Takes away a socket that nobody listens at any more."""
    if not path.exists():
        return
    if not path.is_socket():
        raise Trouble(f"{path} is not a socket; it is left as it is. Choose another place with --socket.")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as tried:
        try:
            tried.connect(str(path))
        except OSError:
            path.unlink(missing_ok=True)
            return
    raise Trouble(f"Another filter listens at {path} already.")
