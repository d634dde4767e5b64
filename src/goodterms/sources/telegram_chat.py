"""Telegram's chats and ids: who is meant, and who hears what is said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from goodterms.sources.jsonfile import number_in, text_in
from goodterms.words import Handle, Participant, Role

PERSONAL, BOT = "personal_chat", "bot_chat"
GROUPS: Final = {"private_group": "chat", "private_supergroup": "channel", "public_supergroup": "channel"}
CHANNELS: Final = {"private_channel": "channel", "public_channel": "channel"}
"""Type of a chat, and the word that Telegram puts before its number."""
PRIVATE: Final = frozenset({"saved_messages", "replies", "verify_codes"})
"""Chats with oneself and with Telegram's own programs: no piece in them is between people."""

SERVICE: Final = frozenset({"user777000", "user333000"})
"""The accounts that Telegram itself writes from (login codes, news)."""

OLD_USER, OLD_GROUP = 1 << 32, 2 << 32
"""Until 2021 a chat's id was a user's or a group's number with this before it, and ``from_id`` was a bare number."""

REMEMBERED: Final = 16_384
"""Handles remembered, for each message names the same few again."""

_ID: Final = re.compile(r"(?:user|chat|channel)\d{1,20}")


@dataclass(slots=True)
class Chat:
    """One chat. ``kind``: its type as written, "" when the file does not say. ``old``: its numbers are those of 2021
    and before.
    """

    name: str = ""
    kind: str = ""
    number: int | None = None
    old: bool = False
    known: tuple[object, str] = ((), "")

    @property
    def key(self) -> str:
        """What tells it from all other chats, the same in every export of the account."""
        said = (self.name, self.kind, self.number, self.old)
        if self.known[0] != said:
            key = f"name:{self.name}" if self.number is None else _key(self.kind, self.number, old=self.old)
            self.known = (said, key)
        return self.known[1]

    @property
    def is_two(self) -> bool:
        """Whether one other hears it, a person or a program."""
        return self.kind in (PERSONAL, BOT)

    @property
    def is_list(self) -> bool:
        """Whether it is talk before people whom the file does not name."""
        return self.kind in GROUPS or self.kind in CHANNELS

    @property
    def handle(self) -> Handle:
        """The other person, the program or the group."""
        return _handle(self.key, self.name)


@lru_cache(maxsize=REMEMBERED)
def _key(kind: str, number: int, *, old: bool) -> str:
    if old and number >> 32 in (1, 2):
        number &= OLD_USER - 1
    before = "user" if kind in (PERSONAL, BOT) else {**GROUPS, **CHANNELS}.get(kind, "")
    return f"{before}{number}"


@lru_cache(maxsize=REMEMBERED)
def _handle(key: str, name: str) -> Handle:
    return Handle("telegram", key, name)


def learn(chat: Chat, key: str, value: object) -> None:
    """Keeps what a chat says of itself."""
    said = {key: value}
    if key == "name":
        chat.name = text_in(said, key)
    elif key == "type":
        chat.kind = text_in(said, key)
    elif key == "id":
        chat.number = number_in(said, key)


def sender_of(message: dict[str, Any], chat: Chat) -> Handle | None:
    """Who wrote it or did it; None when the file does not say."""
    who = "actor" if "actor" in message or "actor_id" in message else "from"
    name, written = text_in(message, who), message.get(f"{who}_id")
    if isinstance(written, int) and not isinstance(written, bool):
        chat.old = True
        return _handle(f"user{written}", name) if 0 < written < OLD_USER else None
    if isinstance(written, str) and _ID.fullmatch(written):
        return _handle(written, name)
    if name.strip():
        return chat.handle if chat.is_two and name == chat.name else Handle("name", name, name)
    return chat.handle if chat.kind in CHANNELS else None


def took_part(chat: Chat, owner: Handle | None, sender: Handle | None) -> tuple[Participant, ...]:
    """Sender and hearers, as well as the file tells them. A group stands for its members, whom no file lists."""
    if chat.is_list:
        return _heard(chat.handle, sender)
    if not chat.is_two:
        return (Participant(sender, Role.FROM),) if sender else ()
    return _between(chat.handle, owner, sender)


@lru_cache(maxsize=REMEMBERED)
def _heard(room: Handle, sender: Handle | None) -> tuple[Participant, ...]:
    """What one says before a group."""
    hears = Participant(room, Role.LIST)
    return (Participant(sender, Role.FROM), hears) if sender else (hears,)


@lru_cache(maxsize=REMEMBERED)
def _between(other: Handle, owner: Handle | None, sender: Handle | None) -> tuple[Participant, ...]:
    """What is said between two."""
    them, me = Participant(other, Role.TO), Participant(owner, Role.TO) if owner else None
    if sender is None:
        return (them, me) if me else (them,)
    if sender.value != other.value:
        return Participant(_owner(sender, owner), Role.FROM), them
    wrote = Participant(_handle(other.value, other.name or sender.name), Role.FROM)
    return (wrote, me) if me else (wrote,)


def _owner(sender: Handle, owner: Handle | None) -> Handle:
    """In a talk of two, whoever is not the other one is the owner, also where only a name is written."""
    return owner if owner and sender.kind == "name" else sender
