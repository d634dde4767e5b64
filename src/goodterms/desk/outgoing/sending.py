"""What is on its way right now, so that a gate that was killed neither loses a message nor sends it twice.

Before a message is handed to the provider a private file says so. When the provider has taken it the file says that it
went, and when the mail program was told it goes. What is left behind tells of a message that went, or of one of which
nobody can tell: the first is not sent again, the second is held, and the owner is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from secrets import token_urlsafe
from typing import NamedTuple

from goodterms.desk.outgoing.accounts import FOLDER
from goodterms.desk.private import folder, read_json, write_json
from goodterms.words import DAY

SENDING = "sending"
WENT = ".went"

KEPT = DAY
"""Seconds for which a next try of what went is taken for the same message: as long as somebody may try again who was
told nothing. After that the same words are another message.
"""

_OURS: set[Path] = set()
"""What this very program is about to send, or has sent and not yet said."""


class Unsure(Exception):
    """The connection to the provider broke after the message was handed over and before it was answered."""


class Left(NamedTuple):
    """A message that was left behind. ``went``: it went, and nobody was told; else nobody can tell whether it did."""

    to: tuple[str, ...]
    ts: int
    went: bool
    files: tuple[Path, ...]


class OnItsWay:
    """A message that is being handed over. ``file``: what says so; to be given to `settled` when it was told."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def went(self) -> None:
        """The provider has taken it."""
        told = self.file.with_name(self.file.name + WENT)
        _OURS.add(told)
        self.file.rename(told)
        _OURS.discard(self.file)
        self.file = told


@contextmanager
def on_its_way(home: Path, same: str, login: str, to: Sequence[str], now: int) -> Iterator[OnItsWay]:
    """Around handing a message over. Whatever is raised in it but `Unsure` means that it did not go.

    When all went well its file stays until `settled`, for the mail program has yet to be told.
    """
    path = folder(home, FOLDER, SENDING) / f"{same}.{token_urlsafe(6)}"
    _OURS.add(path)
    write_json(path, {"login": login, "to": list(to), "ts": now})
    way = OnItsWay(path)
    try:
        yield way
    except Unsure:
        _OURS.discard(way.file)
        raise
    except BaseException:
        settled([way.file])
        raise


def left(home: Path, same: str, login: str, to: Sequence[str], now: int) -> list[Left]:
    """What was left behind of a message to any of these, by a gate that was killed or by one who was told nothing."""
    return [one for one in _all_left(home, same, login) if set(one.to) & set(to) and _counts(one, now)]


def unsure(found: Sequence[Left]) -> Left | None:
    """Those of whom nobody can tell, as one; None when there are none."""
    some = [one for one in found if not one.went]
    if not some:
        return None
    to = tuple(dict.fromkeys(address for one in some for address in one.to))
    return Left(to, min(one.ts for one in some), went=False, files=tuple(file for one in some for file in one.files))


def settled(files: Sequence[Path]) -> None:
    """The mail program was told of it, or the owner asked: nothing is left behind of it."""
    for path in files:
        path.unlink(missing_ok=True)
        _OURS.discard(path)


def untold(files: Sequence[Path]) -> None:
    """The mail program hung up before it was told: the next try finds what was left behind."""
    _OURS.difference_update(files)


def sweep(home: Path, now: int) -> None:
    """Takes away what says of a message that it went long ago."""
    for path in _files(home):
        if path.name.endswith(WENT) and path not in _OURS and path.stat().st_mtime < now - KEPT:
            path.unlink(missing_ok=True)


def _counts(one: Left, now: int) -> bool:
    return not one.went or one.ts > now - KEPT


def _all_left(home: Path, same: str, login: str) -> Iterator[Left]:
    for path in _files(home):
        if not path.name.startswith(f"{same}.") or path in _OURS:
            continue
        said = read_json(path)
        if said and said["login"] == login:
            yield Left(tuple(said["to"]), int(said["ts"]), path.name.endswith(WENT), (path,))


def _files(home: Path) -> list[Path]:
    try:
        return list((home / FOLDER / SENDING).iterdir())
    except FileNotFoundError:
        return []
