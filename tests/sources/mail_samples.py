"""Small invented mail for the tests of the mail source."""

from __future__ import annotations

from goodterms.sources.mail_folders import Place
from goodterms.sources.mail_message import Message, parse
from goodterms.sources.mail_piece import piece
from goodterms.words import Interaction, Mark

LINE = b"From ada@example.org Mon Jan  2 03:04:05 2023\n"
HEADERS = {
    "From": "Ada Quill <ada@example.org>",
    "To": "Bo Lamb <bo@example.net>",
    "Date": "Mon, 2 Jan 2023 03:04:05 +0000",
    "Message-ID": "<1@example.org>",
    "Subject": "The kettle",
}
TS = 1_672_628_645
"""The Date in `HEADERS`."""


def letter(body: str = "Is it on?\n", *more: tuple[str, str], without: str = "", **changed: str) -> bytes:
    """One message. ``changed``: headers by name, "_" for "-"; ``more``: put before them; ``without``: left out."""
    headers = HEADERS | {name.replace("_", "-"): value for name, value in changed.items()}
    lines = [f"{name}: {value}" for name, value in (*more, *headers.items()) if name not in without.split()]
    return "\n".join([*lines, "", body]).encode("utf-8", "surrogateescape")


def parsed(raw: bytes) -> Message:
    """The message, which must be one."""
    message = parse(raw)
    assert message is not None
    return message


def told(raw: bytes, place: Place | None = None, line: str = "") -> Interaction:
    """The message as an interaction, which it must be."""
    found = piece(raw, "here", place or Place("", Mark(0)), line)
    assert isinstance(found, Interaction), found
    return found


def boxed(*letters: bytes) -> bytes:
    """An mbox of these messages."""
    return b"".join(LINE + each + b"\n" for each in letters)
