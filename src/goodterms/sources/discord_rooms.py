"""Discord's channels and people: who hears what the owner writes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from goodterms.sources.jsonfile import text_in
from goodterms.sources.leaf import Leaf
from goodterms.words import NO_MARK, Card, Handle, Mark, Participant, Role

OWNER: Final = Handle("discord-owner", "me")
"""Whose package it is, where the account is not in it."""

DIRECT: Final = frozenset({"1", "DM"})
SEVERAL: Final = frozenset({"3", "GROUP_DM"})
"""Types of channels that are no server's, as number and, of late, as word."""

FRIEND: Final = frozenset({"1", "FRIEND"})
"""The type of a relationship to a friend."""

_ID: Final = re.compile(r"\d{15,20}")
_FOLDER: Final = re.compile(r"c?(\d{15,20})")
_NAMED: Final = re.compile(r"(?:\ADirect Message with |.*?(?=\S+#\d{1,4}\Z))(?P<name>.{1,64}?)(?:#(?P<tag>\d{1,4}))?\Z")
"""``Direct Message with kim#0``, in the language of the account; the tag is 0 since 2023."""

_NOBODY: Final = frozenset({"unknown participant", "deleted user", "none", "unknown channel"})


@dataclass(slots=True)
class Room:
    """One channel. ``kind``: its type as written. ``people``: ids of those in it. ``server``: whose channel it is."""

    key: str
    kind: str = ""
    title: str = ""
    people: tuple[str, ...] = ()
    server: str = ""

    @classmethod
    def of(cls, told: dict[str, Any]) -> Room:
        """A channel as its file tells of it."""
        listed, kind = told.get("recipients"), told.get("type")
        ids = (str(one) for one in listed if isinstance(one, str | int)) if isinstance(listed, list) else ()
        people = tuple(dict.fromkeys(one for one in ids if _ID.fullmatch(one)))
        server = text_in(told.get("guild"), "name")
        return cls(str(told.get("id", "")), str(kind), text_in(told, "name"), people, server)


@dataclass(slots=True)
class Package:
    """What the package tells beside the messages. ``rooms``: by folder. ``titles``: by channel. ``names``: by id."""

    owner: Handle = OWNER
    rooms: dict[str, Room] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    friends: list[Handle] = field(default_factory=list)

    def account(self, told: dict[str, Any]) -> None:
        """Learns whose package it is, and whom they know."""
        key, name = str(told.get("id", "")), text_in(told, "global_name") or text_in(told, "username")
        if _ID.fullmatch(key):
            self.owner = Handle("discord", key, name)
        listed = told.get("relationships")
        for one in listed if isinstance(listed, list) else ():
            self._known(one)

    def _known(self, one: object) -> None:
        if not isinstance(one, dict):
            return
        user = one.get("user")
        key = str(user.get("id", "") if isinstance(user, dict) else one.get("id", ""))
        names = (text_in(one, "nickname"), text_in(user, "global_name"), text_in(user, "username"))
        name = next(filter(None, names), "")
        if _ID.fullmatch(key):
            self.names[key] = name
            if str(one.get("type", "")) in FRIEND:
                self.friends.append(Handle("discord", key, name))

    def channel_of(self, leaf: Leaf) -> str:
        """The channel that a folder is named for."""
        found = _FOLDER.fullmatch(folder_of(leaf).rpartition("/")[2])
        return found[1] if found else ""


def folder_of(leaf: Leaf) -> str:
    """The folder that a file lies in."""
    return leaf.where.rpartition("/")[0]


def card(friend: Handle, where: str) -> Card:
    """Somebody on the owner's list of friends."""
    return Card("discord", f"friend|{friend.value}", friend.name, (friend,), where=where)


def took_part(room: Room, package: Package) -> tuple[tuple[Participant, ...], Mark]:
    """Who hears what the owner writes: one, a few, or a server's channel for all in it."""
    wrote = Participant(package.owner, Role.FROM)
    if room.kind in DIRECT or room.kind in SEVERAL or (not room.server and not room.kind):
        others = tuple(Participant(one, Role.TO) for one in _others(room, package))
        return (wrote, *others), NO_MARK
    called = f"{room.title} in {room.server}" if room.server else room.title
    return (wrote, Participant(Handle("discord-group", room.key, called), Role.LIST)), Mark.LIST


def _others(room: Room, package: Package) -> Iterator[Handle]:
    others = [one for one in room.people if one != package.owner.value]
    for one in others:
        alone = _named(package.titles.get(room.key, "")) if len(others) == 1 else ""
        yield Handle("discord", one, package.names.get(one, "") or alone)
    if not others and (name := _named(package.titles.get(room.key, ""))):
        yield Handle("discord-name", name, name)


def _named(title: str) -> str:
    """The other one's name in the title of a talk of two, "" where it tells none."""
    found = _NAMED.fullmatch(title)
    name = found["name"].strip() if found else ""
    if not found or name.casefold() in _NOBODY:
        return ""
    return f"{name}#{found['tag']}" if found["tag"] and int(found["tag"]) else name
