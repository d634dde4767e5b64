"""Telegram Desktop's export as web pages: ``messages.html``, ``messages2.html`` and so on, for each chat.

Pages name people and no accounts, so the export as JSON is read in their stead where both lie in one folder.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from goodterms.sources.opening import CannotOpen, Leaf, Tree
from goodterms.sources.protocol import Given
from goodterms.sources.telegram_page import Message, is_page, messages, moment, quarter, seconds_of, title_of
from goodterms.sources.whatsapp_names import fold
from goodterms.words import NO_MARK, Card, Handle, Interaction, Mark, Participant, Role, Seen, Unread

OWNER: Final = Handle("telegram-owner", "me")
"""The owner where the pages do not show under which name the owner writes."""

DELETED: Final = "Deleted Account"
"""How everybody is called whose account is gone; told apart by the chat."""

ROOM: Final = 1_000
"""Names kept of one chat."""

ALONE: Final = 30
"""Messages of the chat's own name that nobody ever answered: a channel, or a service, and no person."""

REMEMBERED: Final = 20_000
"""Messages of one chat that an answer can name."""

NO_DATE: Final = "It has no date as Telegram writes them."
NO_SENDER: Final = "The page does not say who wrote it."

_NUMBERED: Final = re.compile(r"messages(\d{0,6})\.html?", re.IGNORECASE)
_GROUPED: Final = re.compile(
    r"\b(?:created (?:the )?(?:group|topic|channel)|joined (?:the )?group|invited .{1,200}|removed .{1,100}"
    r"|converted (?:a basic group|this group)|(?:changed|edited) group (?:title|photo)"
    r"|Channel «.{1,200}» created|Channel (?:title|photo) (?:changed|removed).{0,200}|started voice chat.{0,40})",
)
"""Notices that only groups and channels have; an export is in English whatever the account's language."""


@dataclass(slots=True)
class Talk:
    """One chat. ``senders``: who wrote, and how often. ``first``: the number of its first message. ``grouped``: a
    notice says that several hear it, or it shows.
    """

    title: str
    pages: list[Leaf] = field(default_factory=list)
    senders: dict[str, int] = field(default_factory=dict)
    first: str = ""
    grouped: bool = False

    @property
    def is_two(self) -> bool:
        """Whether one other person hears it."""
        return bool(self.title) and not self.grouped and len(self.others) <= 1

    @property
    def others(self) -> list[str]:
        """Who wrote under another name than the chat's; in a talk of two that is the owner."""
        return [name for name in self.senders if name != self.title]

    @property
    def key(self) -> str:
        """What stands for it in ids: the title, for a page has no number of its chat."""
        told = f"{fold(self.title)}|{self.first}" if self.title == DELETED else fold(self.title)
        return f"page|{'two' if self.is_two else 'group'}|{told}"


class TelegramPages:
    """The pages of one chat or of a whole account; pictures and lists beside them are left alone."""

    name = "telegram-pages"
    label = "Telegram export as web pages (messages.html)"
    whole = False

    def knows(self, tree: Tree) -> bool:
        """Every file has a chat's head and messages as Telegram marks them."""
        leaves = list(tree.leaves())
        return bool(leaves) and all(is_page(leaf) for leaf in leaves)

    def read(self, tree: Tree, given: Given) -> Iterator[Seen]:
        """Chat by chat; the owner is who writes in chats that are named for somebody else."""
        talks: dict[str, Talk] = {}
        for leaf in tree.leaves():
            try:
                if is_page(leaf) and not _in_json(leaf):
                    folder = leaf.where.rpartition("/")[0] or leaf.where
                    talks.setdefault(folder, Talk(title_of(leaf))).pages.append(leaf)
                elif tree.single:
                    yield Unread(leaf.where, "No messages of a Telegram chat are in it. Export again, best as JSON.")
            except CannotOpen as broken:
                yield Unread(leaf.where, str(broken))
        for talk in talks.values():
            talk.pages.sort(key=_number)
            _survey(talk)
        if not talks:
            return
        own = _owner(list(talks.values()), given.me)
        owner = Handle("telegram-name", own, own) if own else OWNER
        yield Card("telegram", f"owner|{owner.value}", own, (owner,), own=True, where=tree.where)
        for talk in talks.values():
            yield from _pieces(talk, owner, given)


def _in_json(leaf: Leaf) -> bool:
    """Whether the same export lies beside the page as JSON, which tells more, in the folder that Telegram made."""
    if leaf.path is None:
        return False
    around = Path(leaf.path).parents
    marks = ((0, "css"), (2, "export_results.html"))
    return any(
        len(around) > above and (around[above] / "result.json").is_file() and (around[above] / mark).exists()
        for above, mark in marks
    )


def _number(leaf: Leaf) -> int:
    found = _NUMBERED.fullmatch(leaf.name.rpartition("/")[2])
    return int(found[1] or 1) if found else 0


def _survey(talk: Talk) -> None:
    """A first look at all of a chat, for only the whole shows who is in it."""
    sender = ""
    for leaf in talk.pages:
        try:
            for message in messages(leaf):
                sender = message.sender or sender
                _look(talk, message, sender)
        except CannotOpen:
            continue  # told where the messages are read
    if not talk.others and talk.senders.get(talk.title, 0) >= ALONE:
        talk.grouped = True


def _look(talk: Talk, message: Message, sender: str) -> None:
    if message.service:
        talk.grouped = talk.grouped or _GROUPED.search(message.text[:400]) is not None
        return
    talk.first = talk.first or message.number
    talk.grouped = talk.grouped or message.signed
    if sender and (sender in talk.senders or len(talk.senders) < ROOM):
        talk.senders[sender] = talk.senders.get(sender, 0) + 1


def _owner(talks: list[Talk], me: tuple[str, ...]) -> str:
    """The owner's name: as the user says, else the one who is left in most talks of two."""
    everybody = {name.casefold(): name for talk in talks for name in talk.senders}
    meant = next((found for typed in me if (found := everybody.get(typed.strip().casefold()))), "")
    left = [name for talk in talks if talk.is_two for name in talk.others]
    own = meant or (max(dict.fromkeys(left), key=left.count) if left else "")
    for talk in talks:  # a group in which one other wrote looks like a talk of two
        talk.grouped = talk.grouped or any(own and name != own for name in talk.others)
    return own


def _pieces(talk: Talk, owner: Handle, given: Given) -> Iterator[Seen]:
    before = ""
    quarters: OrderedDict[str, str] = OrderedDict()
    for leaf in talk.pages:
        try:
            for message in messages(leaf):
                before = message.sender or ("" if message.service else before)
                where = f"{leaf.where}: message {message.number or '?'}"
                if message.service and not message.written:
                    continue  # a day, or a notice, which has no hour
                quarters[message.number] = quarter(message.written)
                if len(quarters) > REMEMBERED:
                    quarters.popitem(last=False)
                message.answers = _key(talk, message.answers, quarters)
                line = _Line(message, before, _key(talk, message.number, quarters), where)
                yield _piece(talk, line, owner, given)
        except CannotOpen as broken:
            yield Unread(leaf.where, str(broken))


class _Line(NamedTuple):
    """A message, with what only those before it tell."""

    message: Message
    sender: str
    key: str
    where: str


def _piece(talk: Talk, line: _Line, owner: Handle, given: Given) -> Interaction | Unread:
    message, sender, key, where = line
    ts = moment(message.written, given.zone)
    if ts is None:
        return Unread(where, NO_DATE)
    if not sender:
        return Unread(where, NO_SENDER)
    participants, marks = _took_part(talk, sender, owner)
    seconds = seconds_of(message.call[1]) if message.call else 0
    if message.call and not seconds:
        marks |= Mark.MISSED
    elif not message.call and not message.text:
        marks |= Mark.EMPTY
    about = _handed_on(message)
    return Interaction(
        "telegram",
        key,
        ts,
        "call" if message.call else "message",
        (*participants, *about),
        text=message.text,
        thread=talk.key,
        answers=message.answers,
        marks=marks,
        where=where,
        minutes=seconds / 60 if seconds else None,
    )


def _key(talk: Talk, number: str, quarters: dict[str, str]) -> str:
    """The id of a message: its number, which two chats of one name may share, and where in a quarter it was sent."""
    return f"{talk.key}|{number}|{quarters[number]}" if number in quarters else ""


def _handed_on(message: Message) -> tuple[Participant, ...]:
    """The person whose card was sent."""
    if message.contact is None or not any(message.contact):
        return ()
    name, phone = message.contact
    number = phone if any(map(str.isdigit, phone)) else ""
    return (Participant(Handle("phone", number, name) if number else Handle("name", name, name), Role.ABOUT),)


def _took_part(talk: Talk, sender: str, owner: Handle) -> tuple[tuple[Participant, ...], Mark]:
    wrote = _handle(talk, sender, owner)
    if talk.is_two:
        heard = owner if sender == talk.title else _handle(talk, talk.title, owner)
        return (Participant(wrote, Role.FROM), Participant(heard, Role.TO)), NO_MARK
    group = Handle("telegram-group", talk.title or talk.key, talk.title)
    return (Participant(wrote, Role.FROM), Participant(group, Role.LIST)), Mark.LIST


def _handle(talk: Talk, name: str, owner: Handle) -> Handle:
    if name == owner.value or (talk.is_two and name != talk.title):
        return owner
    if name == DELETED:
        return Handle("telegram-gone", f"{talk.key}|{name}")
    return Handle("telegram-name", name, name)
