"""Who is who in a chat: the other one, the owner where that is sure, and to whom a message goes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from goodterms.sources.whatsapp_chat import Survey
from goodterms.sources.whatsapp_names import OWNER, Title, cleaned, fold, group, handle
from goodterms.words import NO_MARK, Handle, Mark, Participant, Role

SMALL: Final = 10
"""A message to more people than this is not contact (docs/words.md): the group stands for them all."""


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat's people. ``names``: who speaks. ``title``: the chat's name, empty when unknown.

    ``other``: of a talk between two, if it is known who is not the owner. ``owner``: sure from the chat alone. Both as
    the senders' names are written, else empty.
    """

    names: tuple[str, ...]
    title: str
    other: str = ""
    owner: str = ""
    group: bool = False

    @property
    def between(self) -> str:
        """What stands for the chat in the ids of its messages: the title, else all who speak."""
        return fold(self.title) if self.title else " & ".join(sorted(map(fold, self.names)))

    @property
    def all_theirs(self) -> bool:
        """Only the other one has written, so far as the file goes."""
        return self.names == (self.other,)


def chat(title: Title, seen: Survey) -> Chat:
    """What a file's name and a first look at it say of its people.

    In a chat of two the name is the other's, so the one who is left is the owner. A name that nobody speaks under is a
    group's, or that of somebody who never answered.
    """
    names = seen.names()
    called = title.text if title.whole and title.text else _ending(title.text, names) or seen.titled
    other = alike(called, names)
    if seen.grouped or len(names) > 2 or (len(names) == 2 and called and not other):
        return Chat(names, called, group=True)
    if not other:
        return Chat(names, called, called)
    return Chat(names, other, other, next((name for name in names if name != other), ""))


def alike(written: str, names: Iterable[str]) -> str:
    """The one of the names that is meant: the very same, else the only one of the same letters; empty for none."""
    near = [name for name in names if written and fold(name) == fold(written)]
    return written if written in near else near[0] if len(near) == 1 else ""


def _ending(written: str, names: Iterable[str]) -> str:
    """The one who speaks and whose name a file's name of an unknown language ends with."""
    return next((name for name in names if written and fold(written).endswith(fold(name))), "")


@dataclass(frozen=True, slots=True)
class Present:
    """A chat with its owner, None when nobody knows, and all who take part in it. ``heard``: what `part` found."""

    chat: Chat
    owner: Handle | None
    people: tuple[Handle, ...]
    heard: dict[str, tuple[tuple[Participant, ...], Mark]] = field(default_factory=dict, compare=False)

    def part(self, name: str) -> tuple[tuple[Participant, ...], Mark]:
        """Who takes part in a message of a sender; in a large group the group stands for the rest, and is marked."""
        if name not in self.heard:
            self.heard[name] = self._part(name)
        return self.heard[name]

    def _part(self, name: str) -> tuple[tuple[Participant, ...], Mark]:
        sender = handle(name)
        others = [one for one in self.people if one != sender]
        if self.chat.group and len(others) > SMALL:
            return (Participant(sender, Role.FROM), Participant(self._group(), Role.LIST)), Mark.LIST
        return (Participant(sender, Role.FROM), *(Participant(one, Role.TO) for one in others)), NO_MARK

    def around(self) -> tuple[Participant, ...]:
        """Whom a notice is about: the group, or the other one."""
        about = [self.chat.other] if self.chat.other else self.chat.names
        if self.chat.group or not about:
            return (Participant(self._group(), Role.LIST),)
        return tuple(Participant(handle(one), Role.ABOUT) for one in about)

    def _group(self) -> Handle:
        return group(self.chat.title or ", ".join(sorted(self.chat.names)) or "?")


def present(chat_: Chat, owners: Sequence[str], me: Iterable[str]) -> Present:
    """A chat with its owner: sure from itself, else as the user says, else as the other chats say.

    ``owners``: names of the owner in other chats, the surest first. ``me``: what the user typed.
    """
    meant = [said_to_be(each, chat_.names) for each in me]
    own = [name for name in (chat_.owner, *meant, *owners) if name and name != chat_.other]
    speaks = next((name for name in own if name in chat_.names), "")
    owner = OWNER if chat_.all_theirs else None
    if speaks or (own and (chat_.group or chat_.all_theirs)):
        owner = handle(speaks or own[0])
    everybody = [handle(name) for name in (*chat_.names, chat_.other) if name]
    return Present(chat_, owner, tuple(dict.fromkeys([*everybody, owner] if owner else everybody)))


def said_to_be(typed: str, names: Iterable[str]) -> str:
    """The sender that is meant by what the user typed, a name or a number; empty for none."""
    digits = "".join(filter(str.isdigit, typed)) if typed.strip().startswith("+") else ""
    return alike(digits or cleaned(typed), names)


def in_every(chats: Sequence[Chat]) -> str:
    """The one sender who speaks in all of several chats, else empty."""
    if len(chats) < 2:
        return ""
    common = set.intersection(*(set(each.names) for each in chats))
    return common.pop() if len(common) == 1 else ""
