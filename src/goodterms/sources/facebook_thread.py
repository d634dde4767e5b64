"""One conversation of a Facebook or Instagram export: who is in it, and what it is called."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from goodterms.sources.facebook_words import DELETED, mended
from goodterms.sources.jsonfile import Cursor, Damaged, text_in
from goodterms.sources.leaf import CannotOpen, Leaf
from goodterms.words import NO_MARK, Card, Handle, Mark, Participant, Role

LISTED: Final = 10
"""A message to more people than this is not contact (docs/words.md): the group stands for them all."""

ROOM: Final = 1_000
"""Participants that are kept of one conversation."""

FOLDER: Final = re.compile(r"(?:^|/)(inbox|archived_threads|filtered_threads|message_requests|e2ee_cutover)/([^/]+)/")
_NUMBERED: Final = re.compile(r"_\d+\.json\Z")


@dataclass(slots=True)
class Thread:
    """A conversation. ``names``: everybody in it, the owner among them. ``listed``: a file listed them, not only
    what they wrote. ``grouped``: the file says that it is a group. ``paged``: read from a web page.
    ``heard``: what `part` found, by sender.
    """

    key: str
    channel: str
    title: str = ""
    names: tuple[str, ...] = ()
    folder: str = ""
    listed: bool = False
    grouped: bool = False
    paged: bool = False
    heard: dict[str, tuple[tuple[Participant, ...], Mark]] = field(default_factory=dict)

    @property
    def is_group(self) -> bool:
        """Whether more than one other person hears it."""
        return self.grouped or len(self.names) > 2

    def handle(self, name: str) -> Handle:
        """Somebody in it. Accounts that are gone share one name, and are told apart by the conversation."""
        if name.casefold() in DELETED:
            return Handle(f"{self.channel}-gone", f"{self.key}|{name or '?'}")
        return Handle(f"{self.channel}-name", name, name)

    def part(self, sender: str) -> tuple[tuple[Participant, ...], Mark]:
        """Who takes part in a message; in a large group the group stands for the rest."""
        if sender not in self.heard:
            self.heard[sender] = self._part(sender)
        return self.heard[sender]

    def _part(self, sender: str) -> tuple[tuple[Participant, ...], Mark]:
        wrote = Participant(self.handle(sender), Role.FROM)
        others = [name for name in self.names if name != sender]
        if len(others) > LISTED or (self.is_group and not others):
            group = Handle(f"{self.channel}-group", self.key, self.title)
            return (wrote, Participant(group, Role.LIST)), Mark.LIST
        return (wrote, *(Participant(self.handle(name), Role.TO) for name in others)), NO_MARK

    def owner(self) -> str:
        """The owner, if the conversation alone shows it: of two, the one it is not named for."""
        others = [name for name in self.names if name != self.title]
        return others[0] if len(self.names) == 2 and len(others) == 1 and not self.is_group else ""


def thread_of(leaf: Leaf) -> Thread:
    """The conversation that a file belongs to, by its folder or else by what it says of itself.

    Raises:
        CannotOpen: the file cannot be read.
    """
    channel = "instagram" if "instagram" in leaf.where.casefold() else "facebook"
    found = FOLDER.search(f"/{leaf.name}") or FOLDER.search(leaf.where)
    thread = Thread(found[2] if found else "", channel, folder=found[1] if found else "")
    with suppress(Damaged), leaf.open() as stream:  # told where the messages are read
        _learn(thread, Cursor(stream))
    if thread.title and len(thread.names) == 1 and not thread.grouped:
        thread.names = tuple(dict.fromkeys((*thread.names, thread.title)))
    thread.key = thread.key or _NUMBERED.sub("", leaf.name.rpartition("/")[2]) or thread.title
    return thread


def begun(leaf: Leaf) -> Thread:
    """The conversation as far as the first pieces of its file tell of it: who takes part stands before the messages.

    Raises:
        CannotOpen: the file cannot be read.
    """
    thread = Thread("", "instagram" if "instagram" in leaf.where.casefold() else "facebook")
    with suppress(Damaged):  # the head ends in the middle of something
        for key in (cursor := Cursor(io.BytesIO(leaf.head()))).fields():
            if key == "participants":
                thread.names = tuple(dict.fromkeys(_names(cursor.take())))
            elif key == "messages":
                break
    return thread


def _learn(thread: Thread, cursor: Cursor) -> None:
    wrote: dict[str, None] = {}
    for key in cursor.fields():
        if key == "participants":
            thread.names = tuple(dict.fromkeys(_names(cursor.take())))
            thread.listed = bool(thread.names)
        elif key in {"title", "threadName"}:
            thread.title = mended(text_in({key: cursor.take()}, key)).strip()
        elif key == "thread_path":
            path = text_in({key: cursor.take()}, key).strip("/")
            thread.key = thread.key or path.rpartition("/")[2]
            thread.folder = thread.folder or path.rpartition("/")[0]
        elif key == "thread_type":
            thread.grouped = text_in({key: cursor.take()}, key) == "RegularGroup"
        elif key == "messages" and not thread.listed:
            for _ in cursor.items():
                if (name := sender_of(cursor.take())) and len(wrote) < ROOM:
                    wrote[name] = None
    thread.names = thread.names or tuple(wrote)


def sender_of(message: object) -> str:
    """Who wrote a message, in either of the two layouts."""
    return mended(text_in(message, "sender_name") or text_in(message, "senderName")).strip()


def _names(listed: object) -> Iterable[str]:
    for one in listed[:ROOM] if isinstance(listed, list) else ():
        name = one if isinstance(one, str) else text_in(one, "name")
        if name.strip():
            yield mended(name).strip()


def owner_in(threads: Iterable[Thread], me: Iterable[str]) -> str:
    """The owner of several conversations: as the user says, by the talks of two, else whoever is in all of them."""
    known = [thread for thread in threads if thread.names]
    everybody = {name.casefold(): name for thread in known for name in thread.names}
    for typed in me:
        if typed.strip().casefold() in everybody:
            return everybody[typed.strip().casefold()]
    shown = [name for thread in known if (name := thread.owner())]
    if shown:
        return max(dict.fromkeys(shown), key=shown.count)
    common = set.intersection(*(set(thread.names) for thread in known)) if len(known) > 1 else set()
    return common.pop() if len(common) == 1 else ""


def own_card(name: str, channel: str, where: str) -> Card:
    """Says that a name is the owner's."""
    return Card(channel, f"owner|{name}", name, (Handle(f"{channel}-name", name, name),), own=True, where=where)


def profile_name(leaf: Leaf) -> str:
    """The owner's name in ``profile_information.json`` or Instagram's ``personal_information.json``, "" for none."""
    with suppress(Damaged, CannotOpen), leaf.open() as stream:
        cursor = Cursor(stream)
        for key in cursor.fields():
            if key in {"profile_v2", "profile"}:
                value = cursor.take()
                named = value.get("name") if isinstance(value, dict) else None
                return mended(text_in(named, "full_name")).strip()
            if key == "profile_user":
                return mended(_instagram_name(cursor.take())).strip()
    return ""


def _instagram_name(users: object) -> str:
    for user in users if isinstance(users, list) else ():
        told = user.get("string_map_data") if isinstance(user, dict) else None
        if isinstance(told, dict):
            found = (text_in(told.get(label), "value") for label in ("Name", "Username"))
            return next(filter(None, found), "")
    return ""
