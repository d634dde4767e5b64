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
    """A chat's people. ``title``: its name, empty when unknown. ``other``: of a talk between two, folded, else empty.

    ``owner``: sure from the chat alone, else empty. ``between``: what stands for the chat in the ids of its messages.
    """

    names: dict[str, str]
    title: str
    other: str = ""
    owner: str = ""
    group: bool = False

    @property
    def between(self) -> str:
        """The title, else all who speak; the same in every export of the chat."""
        return fold(self.title) if self.title else " & ".join(sorted(self.names))

    @property
    def all_theirs(self) -> bool:
        """Only the other one has written, so far as the file goes."""
        return not self.group and set(self.names) == {self.other}


def chat(title: Title, seen: Survey) -> Chat:
    """What a file's name and a first look at it say of its people.

    In a chat of two the name is the other's, so the one who is left is the owner. A name that nobody speaks under is a
    group's, or that of somebody who never answered.
    """
    names = seen.names()
    called = title.text if title.whole and title.text else _ending(title.text, names) or seen.titled
    other = fold(called) if called else ""
    if seen.grouped or len(names) > 2 or (len(names) == 2 and other and other not in names):
        return Chat(names, called, group=True)
    if other not in names:
        return Chat(names, called, other)
    owner = next((name for folded, name in names.items() if folded != other), "")
    return Chat(names, names[other], other, owner)


def _ending(written: str, names: dict[str, str]) -> str:
    """The one who speaks and whose name a file's name of an unknown language ends with."""
    return next((name for folded, name in names.items() if written and fold(written).endswith(folded)), "")


@dataclass(frozen=True, slots=True)
class Present:
    """A chat with its owner, as well as all chats together tell. ``owner`` None: nobody knows."""

    chat: Chat
    owner: Handle | None = None
    handles: dict[str, Handle] = field(default_factory=dict)

    def part(self, name: str) -> tuple[tuple[Participant, ...], Mark]:
        """Who takes part in a message of a sender; in a large group the group stands for the rest, and is marked."""
        sender = self.handles.get(fold(name)) or handle(name)
        others = [one for one in self._all() if one != sender]
        if self.chat.group and len(others) > SMALL:
            return (Participant(sender, Role.FROM), Participant(self._group(), Role.LIST)), Mark.LIST
        return (Participant(sender, Role.FROM), *(Participant(one, Role.TO) for one in others)), NO_MARK

    def around(self) -> tuple[Participant, ...]:
        """Whom a notice is about: the group, or the other one."""
        if self.chat.group or not (self.chat.title or self.handles):
            return (Participant(self._group(), Role.LIST),)
        about = [handle(self.chat.title)] if self.chat.title else list(self.handles.values())
        return tuple(Participant(one, Role.ABOUT) for one in about)

    def _all(self) -> Sequence[Handle]:
        everybody = [*self.handles.values()]
        if self.chat.other and self.chat.other not in self.handles:
            everybody.append(handle(self.chat.title))
        return everybody if self.owner is None or self.owner in everybody else [*everybody, self.owner]

    def _group(self) -> Handle:
        return group(self.chat.title or ", ".join(sorted(self.chat.names.values())) or "?")


def present(chat_: Chat, owners: Sequence[str], me: Iterable[str]) -> Present:
    """A chat with its owner: sure from itself, else as the user says, else as the other chats say.

    ``owners``: names of the owner in other chats, the surest first. ``me``: what the user typed.
    """
    handles = {folded: handle(name) for folded, name in chat_.names.items()}
    meant = [said_to_be(each, chat_.names.values()) for each in me]
    own = [name for name in (chat_.owner, *meant, *owners) if name and fold(name) != chat_.other]
    speaks = next((handles[fold(name)] for name in own if fold(name) in handles), None)
    if speaks is None and (chat_.group or chat_.all_theirs):
        speaks = handle(own[0]) if own else OWNER if chat_.all_theirs else None
    return Present(chat_, speaks, handles)


def said_to_be(typed: str, names: Iterable[str]) -> str:
    """The sender that is meant by what the user typed, a name or a number; empty for none."""
    digits = "".join(filter(str.isdigit, typed)) if typed.strip().startswith("+") else ""
    wanted = {fold(typed), digits} - {""}
    return next((cleaned(name) for name in names if fold(name) in wanted), "")


def in_every(chats: Sequence[Chat]) -> str:
    """The one sender who speaks in all of several chats, else empty."""
    if len(chats) < 2:
        return ""
    common = set.intersection(*(set(each.names) for each in chats))
    return chats[0].names[common.pop()] if len(common) == 1 else ""
