"""What stands beside held messages, so that one costs the same whether ten are held or ten thousand.

Under a hash of login and `Held.same` the ids of the messages that are alike, and a mark for each that is to be sent.
Both can be made anew from the messages themselves. Whoever calls holds the lock of what is held.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from shutil import rmtree

from goodterms.desk.private import folder, write

ALIKE, LET_GO = "held-alike", "held-let-go"


def alike(beside: Path, login: str, same: str) -> list[str]:
    """The ids of messages that are alike, oldest first; some may not be there any more. ``beside``: ``smtp`` in the
    home.
    """
    try:
        return _noted(beside, login, same).read_text(encoding="ascii").split()
    except FileNotFoundError:
        return []


def note(beside: Path, login: str, same: str, id_: str) -> None:
    """Keeps that a message is held.

    Raises:
        Trouble: it cannot be written.
    """
    known = alike(beside, login, same)
    if id_ not in known:
        noted = _noted(beside, login, same)
        folder(noted.parent)
        write(noted, " ".join([*known, id_]).encode("ascii"))


def note_let_go(beside: Path, id_: str) -> None:
    """Keeps that a message is to be sent.

    Raises:
        Trouble: it cannot be written.
    """
    write(folder(beside, LET_GO) / id_, b"")


def let_go(beside: Path) -> list[str]:
    """The ids of what is to be sent."""
    try:
        return [mark.name for mark in (beside / LET_GO).iterdir() if not mark.name.startswith(".")]
    except FileNotFoundError:
        return []


def gone(beside: Path, id_: str) -> None:
    """There is nobody left to send it to."""
    (beside / LET_GO / id_).unlink(missing_ok=True)


def forget(beside: Path) -> None:
    """Takes away what tells of alike messages, to be noted anew."""
    rmtree(beside / ALIKE, ignore_errors=True)


def _noted(beside: Path, login: str, same: str) -> Path:
    return beside / ALIKE / sha256(f"{login}\0{same}".encode("utf-8", "surrogatepass")).hexdigest()
