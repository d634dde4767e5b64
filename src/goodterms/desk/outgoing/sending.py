"""What is on its way right now, so that a gate that was killed neither loses a message nor sends it twice.

Before a message is handed to the provider, a private file says so; it goes when the provider has answered. A file that
was left behind tells of a message of which nobody knows whether it went: it is held, and the owner is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from secrets import token_urlsafe
from typing import NamedTuple

from goodterms.desk.outgoing.accounts import FOLDER
from goodterms.desk.private import folder, read_json, write_json

SENDING = "sending"


class Unsure(Exception):
    """The connection to the provider broke after the message was handed over and before it was answered."""


class Left(NamedTuple):
    """A message of which nobody can tell whether it went."""

    to: tuple[str, ...]
    ts: int


@contextmanager
def on_its_way(home: Path, same: str, login: str, to: Sequence[str], now: int) -> Iterator[None]:
    """Around handing a message over. Whatever is raised in it but `Unsure` means that it did not go."""
    path = folder(home, FOLDER, SENDING) / f"{same}.{token_urlsafe(6)}"
    write_json(path, {"login": login, "to": list(to), "ts": now})
    try:
        yield
    except Unsure:
        raise
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    path.unlink(missing_ok=True)


def left(home: Path, same: str, login: str, *, mine: frozenset[str] = frozenset()) -> Left | None:
    """What was left behind of a message, when it was; ``mine``: messages that are being sent right now."""
    place = home / FOLDER / SENDING
    if same in mine:
        return None
    found = [read_json(path) for path in _of(place, same)]
    own = [one for one in found if one and one["login"] == login]
    if not own:
        return None
    everybody = dict.fromkeys(address for one in own for address in one["to"])
    return Left(tuple(everybody), min(int(one["ts"]) for one in own))


def settled(home: Path, same: str) -> None:
    """The owner knows of it now: nothing is left behind of this message."""
    for path in _of(home / FOLDER / SENDING, same):
        path.unlink(missing_ok=True)


def _of(place: Path, same: str) -> list[Path]:
    try:
        return [path for path in place.iterdir() if path.name.startswith(f"{same}.")]
    except FileNotFoundError:
        return []
