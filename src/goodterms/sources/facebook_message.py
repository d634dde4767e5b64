"""One message of a Facebook or Instagram export as an interaction."""

from __future__ import annotations

from hashlib import blake2b
from typing import Any, Final

from goodterms.sources.facebook_thread import Thread, sender_of
from goodterms.sources.facebook_words import PROGRAMS, mended, reading
from goodterms.sources.jsonfile import number_in, text_in
from goodterms.words import NO_MARK, Interaction, Mark, Unread

LAST: Final = 4_102_444_800
"""A date beyond (2100, UTC seconds) is damage."""

_NOTICES: Final = frozenset({"Subscribe", "Unsubscribe"})
"""Types of lines that tell of joins and leaves."""


def interaction(message: object, thread: Thread, where: str) -> Interaction | Unread:
    """The piece, or why it is none."""
    if not isinstance(message, dict):
        return Unread(where, "This is no message as the export writes them.")
    ms = number_in(message, "timestamp_ms") or number_in(message, "timestamp")
    if ms is None or not 0 < ms // 1000 < LAST:
        return Unread(where, "It has no date.")
    sender = sender_of(message)
    participants, marks = thread.part(sender)
    if len(participants) < 2:
        return Unread(where, "The file does not say who else is in this conversation.")
    written = _written(message)
    text, read_marks, missed = reading(written, sender)
    minutes = _minutes(message)
    for mark in (read_marks, _marks(message, sender, thread)):
        marks = marks | mark if mark else marks  # joining flags takes longer than all else of a plain message
    if missed or minutes is not None:
        marks |= NO_MARK if minutes else Mark.MISSED
        text = ""
    elif not text and not marks & (Mark.SYSTEM | Mark.REACTION):
        marks |= Mark.EMPTY
    return Interaction(
        thread.channel,
        f"{thread.key}|{ms}|{_digest(sender, written)}",
        ms // 1000,
        "call" if missed or minutes is not None else "message",
        participants,
        text=text,
        thread=thread.key,
        marks=marks,
        folder=thread.folder,
        where=where,
        minutes=minutes or None,
    )


def _unsent(message: dict[str, Any]) -> bool:
    """Whether its sender took it back."""
    return message.get("is_unsent") is True or message.get("isUnsent") is True


def _written(message: dict[str, Any]) -> str:
    """The words; none of what was taken back."""
    if _unsent(message):
        return ""
    return mended(text_in(message, "content") or text_in(message, "text")).strip()


def _minutes(message: dict[str, Any]) -> float | None:
    """A call's length, 0 for one that nobody took; None for everything that is no call."""
    if "call_duration" not in message and text_in(message, "type") != "Call":
        return None
    return 0.0 if message.get("missed") is True else max(number_in(message, "call_duration") or 0, 0) / 60


def _marks(message: dict[str, Any], sender: str, thread: Thread) -> Mark:
    program = sender in PROGRAMS or (not thread.is_group and bool(PROGRAMS.intersection(thread.names)))
    notice = program or text_in(message, "type") in _NOTICES or _unsent(message)
    return Mark.SYSTEM if notice else NO_MARK


def _digest(sender: str, written: str) -> str:
    return blake2b(f"{sender}\n{written}".encode("utf-8", "replace"), digest_size=6).hexdigest()
