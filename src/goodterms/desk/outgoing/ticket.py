"""A ticket: what an agent shows at the gate to prove that this very message to these very people was checked.

Instructions do not bind a program, but a signature does. A ticket names the login, the recipients, the subject and the
text by their hashes, ends after an hour, and works once.
"""

from __future__ import annotations

import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from secrets import token_bytes, token_urlsafe

from goodterms.desk.outgoing.accounts import FOLDER
from goodterms.desk.outgoing.letter import words_of
from goodterms.desk.private import alone, folder, write

KEY, USED = "ticket.key", "tickets"
LASTS = 3_600
"""Seconds."""

NONE = "An agent sends only what check_ask let go, with its ticket in the header Goodterms-Ticket. There is none."
NOT_OURS = "This ticket was not made here, or it was changed. Ask check_ask for one."
LATE = "This ticket has ended: it lasts an hour. Ask check_ask again."
OTHERS = "This ticket is for other recipients. Ask check_ask with exactly those of the message, Bcc included."
OTHER_WORDS = "This ticket is for another text or subject. Ask check_ask with the words that are sent."
SPENT = "This ticket was used already; each works once. Ask check_ask again."


def issue(home: Path, text: str, subject: str, to: Sequence[str], *, now: int) -> str:
    """A ticket for this text to these recipients, from now (UTC seconds) on for an hour."""
    said = {"w": _words(subject, text), "r": _everybody(to), "x": now + LASTS, "n": token_urlsafe(12)}
    payload = json.dumps(said, separators=(",", ":")).encode()
    return f"{_text(payload)}.{_text(_sign(home, payload))}"


def refused(home: Path, ticket: str, text: str, subject: str, to: Sequence[str], *, now: int) -> str:
    """Why a ticket does not let this message go; "" when it does. It is not used up by that."""
    if not ticket:
        return NONE
    said = _opened(home, ticket)
    if said is None:
        return NOT_OURS
    if int(str(said["x"])) < now:
        return LATE
    if said["r"] != _everybody(to):
        return OTHERS
    if said["w"] != _words(subject, text):
        return OTHER_WORDS
    return SPENT if (folder(home, FOLDER, USED) / str(said["n"])).exists() else ""


def spend(home: Path, ticket: str, *, now: int) -> bool:
    """Uses a ticket up; False when somebody was quicker. Tickets that have ended are swept away."""
    said = _opened(home, ticket)
    if said is None:
        return False
    place = folder(home, FOLDER, USED)
    with alone(place / ".lock"):
        if (place / str(said["n"])).exists():
            return False
        for old in place.iterdir():
            if not old.name.startswith(".") and old.stat().st_mtime < now - 2 * LASTS:
                old.unlink(missing_ok=True)
        write(place / str(said["n"]), b"")
    return True


def give_back(home: Path, ticket: str) -> None:
    """The message did not go after all: its ticket works again."""
    said = _opened(home, ticket)
    if said is not None:
        (folder(home, FOLDER, USED) / str(said["n"])).unlink(missing_ok=True)


def _opened(home: Path, ticket: str) -> dict[str, object] | None:
    """What a ticket of ours says; None when it is none."""
    payload, _, signed = ticket.partition(".")
    try:
        said, signature = urlsafe_b64decode(payload + "=="), urlsafe_b64decode(signed + "==")
        if not hmac.compare_digest(signature, _sign(home, said)):
            return None
        found: dict[str, object] = json.loads(said)
    except ValueError:
        return None
    return found


def _sign(home: Path, payload: bytes) -> bytes:
    return hmac.digest(_key(home), payload, "sha256")


def _key(home: Path) -> bytes:
    place = folder(home, FOLDER) / KEY
    with alone(place.with_suffix(".lock")):
        if not place.exists():
            write(place, token_bytes(32))
        return place.read_bytes()


def _words(subject: str, text: str) -> str:
    return sha256(f"{words_of(subject)} {words_of(text)}".encode()).hexdigest()


def _everybody(to: Sequence[str]) -> str:
    return sha256("\n".join(sorted({one.strip().casefold() for one in to})).encode("utf-8", "replace")).hexdigest()


def _text(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode("ascii")
