"""Files of the home that nobody but the owner of the machine's account can read."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from goodterms.desk.trouble import Trouble


def folder(home: Path, *names: str) -> Path:
    """A private folder in a home, made if it is not there.

    Raises:
        Trouble: it cannot be made.
    """
    path = home
    try:
        if not names or not _is_private(home / names[0]):
            home.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name in names:
            path = path / name
            if not _is_private(path):
                path.mkdir(mode=0o700, exist_ok=True)
                path.chmod(0o700)
    except OSError as error:
        raise Trouble(f"Cannot write to {path}: {error.strerror}. Choose another place with --home.") from error
    return path


def _is_private(path: Path) -> bool:
    """Whether it is a folder that only its owner can open: the gate asks for each message, and mostly it is."""
    try:
        return path.stat().st_mode == stat.S_IFDIR | 0o700
    except OSError:
        return False


def write(path: Path, content: bytes) -> None:
    """Writes a private file in one step: whoever reads it finds the old content or the new one, whole.

    Raises:
        Trouble: it cannot be written; what was there stays.
    """
    made = path.with_name(f".{path.name}.{os.urandom(6).hex()}")
    try:
        with os.fdopen(os.open(made, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(content)
        made.replace(path)
    except OSError as error:
        made.unlink(missing_ok=True)
        raise Trouble(f"Cannot write to {path.parent}: {error.strerror}.") from error


def write_json(path: Path, value: object) -> None:
    """As `write`, one JSON value."""
    write(path, json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace"))


def read_json(path: Path) -> Any:  # noqa: ANN401 - whatever was written there
    """What `write_json` wrote; None when nothing is there.

    Raises:
        Trouble: it cannot be read, or something else wrote it.
    """
    try:
        return json.loads(path.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is damaged"
        raise Trouble(f"{path} cannot be read: {why}.") from error


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Waits until no other process or thread is in here with the same lock file."""
    descriptor = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        try:
            import fcntl
        except ImportError:  # no such locks on this system
            yield
            return
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
