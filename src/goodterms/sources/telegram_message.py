"""One message of a Telegram export as an interaction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b
from typing import Any, Final, NamedTuple

from goodterms.sources.dates import moment
from goodterms.sources.jsonfile import number_in, text_in
from goodterms.sources.protocol import Given
from goodterms.sources.telegram_chat import BOT, SERVICE, Chat, sender_of, took_part
from goodterms.words import NO_MARK, Handle, Interaction, Mark, Participant, Role, Unread

LAST: Final = 1 << 32
"""Telegram keeps times in 32 bits (UTC seconds); one beyond is damage."""

_PEER: Final = re.compile(r"(?:user|chat|channel)\d{1,20}")


class _Said(NamedTuple):
    """What one message comes to. ``about``: whose card it hands on."""

    kind: str = "message"
    text: str = ""
    marks: Mark = NO_MARK
    minutes: float | None = None
    about: tuple[Participant, ...] = ()


def interaction(message: object, chat: Chat, owner: Handle | None, given: Given, where: str) -> Interaction | Unread:
    """The piece, or why it is none."""
    if not isinstance(message, dict):
        return Unread(where, "This is no message as Telegram writes them.")
    if message.get("type") == "unsupported":
        return Unread(where, "Telegram did not export it: the program was too old for it. Export again with a new one.")
    ts = sent(message, given)
    if ts is None:
        return Unread(where, "It has no date as Telegram writes them.")
    sender = sender_of(message, chat)
    participants = took_part(chat, owner, sender)
    if not participants:
        return Unread(where, "The file does not say who wrote it.")
    key = chat.key
    said = _service(message, chat) if message.get("type") == "service" else _message(message)
    marks = _marks(chat, sender)
    return Interaction(
        "telegram",
        f"{key}|{_number(message, sender, ts)}",
        ts,
        said.kind,
        (*participants, *said.about),
        text=said.text,
        thread=key,
        answers=_answers(message, chat),
        marks=said.marks | marks if marks else said.marks,
        where=where,
        minutes=said.minutes,
    )


def sent(message: dict[str, Any], given: Given) -> int | None:
    """When it was sent, UTC seconds; older exports have the local time of the program alone."""
    ts = number_in(message, "date_unixtime")
    if ts is None:
        ts = moment(text_in(message, "date"), given.zone)
    return ts if ts is not None and 0 < ts < LAST else None


def own_words(message: dict[str, Any]) -> str:
    """What the sender wrote: nothing of a forwarded message or of a program's, and no quotations."""
    forwarded = "forwarded_from" in message and message["forwarded_from"] != message.get("from", "")
    if forwarded or "via_bot" in message:
        return ""
    written = message.get("text") or message.get("text_entities")
    if isinstance(written, str):
        return written.strip()
    return "".join(_parts(written)).strip() if isinstance(written, list) else ""


def _parts(written: list[object]) -> Iterator[str]:
    for part in written:
        if isinstance(part, str):
            yield part
        elif text_in(part, "type") != "blockquote":
            yield text_in(part, "text")


def _message(message: dict[str, Any]) -> _Said:
    text = own_words(message)
    about = tuple(Participant(handle, Role.ABOUT) for handle in _handed_on(message))
    return _Said(text=text, marks=NO_MARK if text else Mark.EMPTY, about=about)


def _handed_on(message: dict[str, Any]) -> Iterator[Handle]:
    """The person whose card was sent."""
    if "contact_information" not in message:
        return
    card = message.get("contact_information")
    name = full_name(card)
    phone = text_in(card, "phone_number").strip()
    if phone or name:
        yield Handle("phone", phone, name) if phone else Handle("name", name, name)


def full_name(card: object) -> str:
    """First and last name as people say them."""
    return " ".join(part for key in ("first_name", "last_name") if (part := text_in(card, key).strip()))


def _service(message: dict[str, Any], chat: Chat) -> _Said:
    """A call, or what Telegram itself writes into a chat."""
    if text_in(message, "action") != "phone_call" or not chat.is_two:
        return _Said(marks=Mark.SYSTEM)
    seconds = number_in(message, "duration_seconds") or 0
    if seconds <= 0 or text_in(message, "discard_reason") in {"missed", "busy"}:
        return _Said("call", marks=Mark.MISSED)
    return _Said("call", minutes=seconds / 60)


def _marks(chat: Chat, sender: Handle | None) -> Mark:
    marks = Mark.LIST if chat.is_list else NO_MARK
    program = chat.kind == BOT or chat.key in SERVICE or (sender is not None and sender.value in SERVICE)
    return marks | Mark.SYSTEM if program else marks


def _answers(message: dict[str, Any], chat: Chat) -> str:
    number, room = number_in(message, "reply_to_message_id"), text_in(message, "reply_to_peer_id")
    return "" if number is None else f"{room if _PEER.fullmatch(room) else chat.key}|{number}"


def _number(message: dict[str, Any], sender: Handle | None, ts: int) -> str:
    """Its id within the chat; where none is written a hash of what does not change between two exports."""
    number = number_in(message, "id")
    if number is not None:
        return str(number)
    said = f"{sender.value if sender else ''}\n{ts}\n{own_words(message)}"
    return blake2b(said.encode("utf-8", "replace"), digest_size=8).hexdigest()
