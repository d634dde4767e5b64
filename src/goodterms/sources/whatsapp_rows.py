"""What the databases of WhatsApp have in common: people by account, chats, and one message of either."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from goodterms.sources.whatsapp_names import OWNER
from goodterms.sources.whatsapp_people import SMALL
from goodterms.words import NO_MARK, Handle, Interaction, Mark, Participant, Role, Unread

CHANNEL: Final = "whatsapp"

LAST: Final = 4_102_444_800
"""A date beyond (2100, UTC seconds) is damage."""

NO_DATE: Final = "It has no date."
NOBODY: Final = "The database does not say with whom."

_PERSON: Final = re.compile(r"(?P<number>\d{5,20})(?:[.:]\d+)*@(?:s\.whatsapp\.net|c\.us)", re.IGNORECASE)
_GROUP: Final = "@g.us"
_PRIVATE: Final = "@lid"
"""Accounts that hide their number have one of these in its stead."""


class NoWhatsApp(Exception):
    """It is no database of WhatsApp; the text is a sentence."""


@dataclass(slots=True)
class Chat:
    """One chat. ``key``: its account or group as WhatsApp writes it. ``members``: the others in a group."""

    key: str
    name: str = ""
    members: dict[str, None] = field(default_factory=dict)

    @property
    def is_group(self) -> bool:
        """Whether several hear it."""
        return self.key.endswith(_GROUP)

    @property
    def is_talk(self) -> bool:
        """Whether people talk in it: no status, no list that is broadcast to, no channel that is read."""
        return self.is_group or person(self.key) is not None


class Said(NamedTuple):
    """One message. ``sender``: an account, "" for the owner's own. ``ts``: UTC seconds. ``seconds``: of a call."""

    key: str
    chat: Chat
    sender: str
    ts: int | None
    text: str = ""
    marks: Mark = NO_MARK
    answers: str = ""
    seconds: int | None = None


def person(account: str, name: str = "") -> Handle | None:
    """Somebody by account: the number in it, or the account itself where that is hidden; None for no person."""
    if found := _PERSON.fullmatch(account.strip()):
        return Handle("phone", f"+{found['number']}", name)
    if account.endswith(_PRIVATE):
        return Handle("whatsapp-lid", account, name)
    return None


def piece(said: Said, names: dict[str, str], where: str) -> Interaction | Unread:
    """A message as a piece; a group of more than a few stands for its members."""
    if said.ts is None or not 0 < said.ts < LAST:
        return Unread(where, NO_DATE)
    participants, marks = _took_part(said, names)
    if len(participants) < 2:
        return Unread(where, NOBODY)
    call = said.seconds is not None
    if call and not said.seconds:
        marks |= Mark.MISSED
    elif not call and not said.text and not said.marks:
        marks |= Mark.EMPTY
    return Interaction(
        CHANNEL,
        f"{said.chat.key}|{said.key}",
        said.ts,
        "call" if call else "message",
        participants,
        text=said.text,
        thread=said.chat.key,
        answers=f"{said.chat.key}|{said.answers}" if said.answers else "",
        marks=marks | said.marks,
        where=where,
        minutes=said.seconds / 60 if said.seconds else None,
    )


def _took_part(said: Said, names: dict[str, str]) -> tuple[tuple[Participant, ...], Mark]:
    chat = said.chat
    sender = OWNER if not said.sender else person(said.sender, names.get(said.sender, ""))
    if sender is None:
        return (), NO_MARK
    wrote = Participant(sender, Role.FROM)
    if not chat.is_group:
        other = person(chat.key, names.get(chat.key, "") or chat.name)
        heard = other if not said.sender else OWNER
        return ((wrote, Participant(heard, Role.TO)) if heard else (wrote,)), NO_MARK
    others = [known for each in chat.members if each != said.sender and (known := person(each, names.get(each, "")))]
    if said.sender:
        others.insert(0, OWNER)
    if len(others) > SMALL or not chat.members:
        group = Handle("whatsapp-group", chat.key, chat.name)
        return (wrote, Participant(group, Role.LIST)), Mark.LIST
    return (wrote, *(Participant(each, Role.TO) for each in others)), NO_MARK
