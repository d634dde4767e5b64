"""Messages that the gate held: what its page shows, and what the owner decides there.

A held message was refused to the mail program, which keeps it; the copy here is for the page alone, in ``smtp/held/``
in the home, and goes after two weeks. It is sent only when the owner says so. The mail program may then try again: a
message that went by the page is answered as sent and goes out once.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from secrets import token_urlsafe
from shutil import copyfileobj, rmtree
from typing import Any, BinaryIO

from goodterms.desk.outgoing import held_marks
from goodterms.desk.outgoing.accounts import FOLDER
from goodterms.desk.private import alone, folder, read_json, write_json
from goodterms.desk.trouble import Trouble
from goodterms.words import DAY

HELD, STATE, RAW, LOCK = "held", "state.json", "message.eml", "held.lock"

SECRET = 9
"""Random bytes of an id, which opens its page: twelve letters, for not everywhere can a link be copied."""

KEPT = 14 * DAY
"""As long as a mail program's window may stay open over a holiday."""

GONE = "This message is not here any more. What was held goes after two weeks, or when you say so."


@dataclass(frozen=True, slots=True)
class Held:
    """One message. ``same``: equal for another try. ``to``: its envelope. ``wanted``: whom the owner let it go to, and
    ``at``: not before (UTC seconds). ``sent``: when it went to whom. ``kind``: what the owner says it is. ``doubt``:
    the gate ended while it was being sent, so that nobody can tell whether it went. ``trouble``: why it did not go.
    ``answered``: of whom a later try was told that it went.
    """

    id: str
    same: str
    login: str
    sender: str
    to: tuple[str, ...]
    subject: str
    ts: int
    options: tuple[str, ...] = ()
    kind: str = ""
    wanted: tuple[str, ...] = ()
    at: int = 0
    sent: dict[str, int] | None = None
    doubt: bool = False
    trouble: str = ""
    answered: tuple[str, ...] = ()

    @property
    def open(self) -> bool:
        """Whether a further try of it can still come: not everybody's was answered as sent."""
        return not set(self.to) <= set(self.answered)

    @property
    def waiting(self) -> list[str]:
        """Whom it has still to go to."""
        return [one for one in self.wanted if one not in (self.sent or {})]


def hold(home: Path, held: Held, content: BinaryIO) -> Held:
    """Keeps a message for its page; one that is held already is the same, with those of both envelopes.

    Raises:
        Trouble: it cannot be written.
    """
    with _store(home) as place:
        known = _open(place, held.same, held.login)
        if known is not None:
            held = replace(known, to=tuple(dict.fromkeys((*known.to, *held.to))), doubt=known.doubt or held.doubt)
        else:
            held = replace(held, id=token_urlsafe(SECRET))
        spot = folder(place, held.id)
        _copy(spot / RAW, content)
        write_json(spot / STATE, asdict(held))
        held_marks.note(place.parent, held.login, held.same, held.id)
    return held


def known(home: Path, same: str, login: str) -> Held | None:
    """The held message of which this is another try."""
    if not (home / FOLDER / HELD).is_dir():
        return None
    with _store(home) as place:
        return _open(place, same, login)


def get(home: Path, id_: str) -> Held:
    """One held message.

    Raises:
        Trouble: it is not there.
    """
    with _store(home) as place:
        return _get(place, id_)


def content(home: Path, id_: str) -> BinaryIO:
    """Its bytes as they came, to be closed.

    Raises:
        Trouble: it is not there.
    """
    get(home, id_)
    try:
        return (home / FOLDER / HELD / id_ / RAW).open("rb")
    except OSError:
        raise Trouble(GONE) from None


def everything(home: Path) -> list[Held]:
    """All that is held, newest first."""
    if not (home / FOLDER / HELD).is_dir():
        return []
    with _store(home) as place:
        return sorted(_all(place), key=lambda one: -one.ts)


def change(home: Path, id_: str, **changed: Any) -> Held:  # noqa: ANN401 - fields of `Held`
    """Changes what is known of a held message, whoever else changes it at the same time.

    Raises:
        Trouble: it is not there.
    """
    with _store(home) as place:
        held = replace(_get(place, id_), **changed)
        write_json(place / id_ / STATE, asdict(held))
    return held


def release(home: Path, id_: str, to: Sequence[str], *, at: int = 0) -> Held:
    """Lets it go to these, now or not before ``at``; the gate sends it, once to each.

    Raises:
        Trouble: it is not there.
    """
    with _store(home) as place:
        held = _get(place, id_)
        wanted = tuple(one for one in held.to if one in set(to) | set(held.waiting) | set(held.sent or {}))
        held = replace(held, wanted=wanted, at=at, trouble="", doubt=False)
        held_marks.note_let_go(place.parent, id_)
        write_json(place / id_ / STATE, asdict(held))
    return held


def went(home: Path, id_: str, to: Sequence[str], now: int) -> Held:
    """It was sent to these."""
    with _store(home) as place:
        held = _get(place, id_)
        held = replace(held, sent={**(held.sent or {}), **dict.fromkeys(to, now)}, trouble="", doubt=False)
        write_json(place / id_ / STATE, asdict(held))
    return held


def due(home: Path, now: int) -> list[Held]:
    """What the owner let go and what has not gone yet, newest first."""
    if not held_marks.let_go(home / FOLDER):
        return []
    with _store(home) as place:
        found = [one for id_ in held_marks.let_go(place.parent) if (one := _waiting(place, id_)) is not None]
    return sorted((one for one in found if one.at <= now and not one.doubt), key=lambda one: -one.ts)


def drop(home: Path, id_: str) -> None:
    """Forgets a held message; the mail program has its own."""
    with _store(home) as place:
        _get(place, id_)
        rmtree(place / id_, ignore_errors=True)


def sweep(home: Path, now: int) -> None:
    """Forgets what was held long ago, unless the owner let it go later; what stands beside the rest is made anew."""
    if not (home / FOLDER / HELD).is_dir():
        return
    with _store(home) as place:
        held_marks.forget(place.parent)
        for one in _all(place):
            if max(one.ts, one.at) < now - KEPT:
                rmtree(place / one.id, ignore_errors=True)
                continue
            held_marks.note(place.parent, one.login, one.same, one.id)
            if one.waiting:
                held_marks.note_let_go(place.parent, one.id)


class _store:  # noqa: N801 - reads as what it is in a with statement
    """The folder of what is held, for one at a time."""

    def __init__(self, home: Path) -> None:
        self.place = folder(home, FOLDER, HELD)
        self.lock = alone(self.place.parent / LOCK)

    def __enter__(self) -> Path:
        self.lock.__enter__()
        return self.place

    def __exit__(self, *error: object) -> None:
        self.lock.__exit__(None, None, None)


def _copy(path: Path, content: BinaryIO) -> None:
    content.seek(0)
    try:
        with os.fdopen(os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as file:
            copyfileobj(content, file)
    except OSError as error:
        raise Trouble(f"Cannot keep what is held in {path.parent}: {error.strerror}.") from error


def _all(place: Path) -> Iterator[Held]:
    found = (_there(place, spot.name) for spot in place.iterdir() if spot.is_dir())
    yield from (one for one in found if one is not None)


def _get(place: Path, id_: str) -> Held:
    safe = id_ and all(sign.isascii() and (sign.isalnum() or sign in "-_") for sign in id_)
    found = _there(place, id_) if safe else None
    if found is None:
        raise Trouble(GONE)
    return found


def _there(place: Path, id_: str) -> Held | None:
    kept: dict[str, Any] | None = read_json(place / id_ / STATE)
    if kept is None:
        return None
    lists = {name: tuple(kept[name]) for name in ("to", "options", "wanted", "answered")}
    return Held(**{**kept, **lists})


def _open(place: Path, same: str, login: str) -> Held | None:
    """The message of which this is another try, when not everybody's try of it was answered as sent."""
    found = (_there(place, id_) for id_ in held_marks.alike(place.parent, login, same))
    return next((one for one in found if one is not None and one.open), None)


def _waiting(place: Path, id_: str) -> Held | None:
    """The message of a mark; a mark without anybody to send to is taken away."""
    one = _there(place, id_)
    if one is None or not one.waiting:
        held_marks.gone(place.parent, id_)
        return None
    return one
