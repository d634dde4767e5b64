"""Who and what a Slack export names: its people, its channels, and its talks of two or a few."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final

from goodterms.sources.jsonfile import Cursor, Damaged, number_in, text_in
from goodterms.sources.leaf import Leaf
from goodterms.words import About, Card, Handle

ROOMS: Final = {"channels.json": "channel", "groups.json": "group", "mpims.json": "few", "dms.json": "two"}
"""Files that list rooms; all but the first are in exports of paid plans alone."""

PEOPLE: Final = frozenset({"users.json", "org_users.json"})

_SLACKBOT: Final = "USLACKBOT"


@dataclass(frozen=True, slots=True)
class Room:
    """A channel or talk. ``key``: Slack's id. ``members``: ids of people, empty when the file lists none."""

    key: str
    name: str
    kind: str
    members: tuple[str, ...]

    @property
    def handle(self) -> Handle:
        """The room as somebody a message goes to."""
        return Handle("slack-channel", self.key, f"#{self.name}" if self.name else "")


@dataclass(slots=True)
class Workspace:
    """Everything known of people and rooms. ``rooms``: by the name of their folder. ``oldest``: when the first of them
    was made, UTC seconds.
    """

    names: dict[str, str] = field(default_factory=dict)
    bots: set[str] = field(default_factory=set)
    rooms: dict[str, Room] = field(default_factory=dict)
    oldest: int | None = None

    def handle(self, who: str) -> Handle:
        """Somebody by Slack's id."""
        return Handle("slack", who, self.names.get(who, ""))

    def room(self, folder: str) -> Room:
        """The room of a folder; one that no list names is a channel of that name."""
        return self.rooms.get(folder) or Room(folder, folder, "channel", ())


def look(leaf: Leaf, workspace: Workspace) -> None:
    """Learns from one of the lists.

    Raises:
        CannotOpen: the file cannot be read.
    """
    with suppress(Damaged):  # told where its cards are read
        for row in listed(leaf):
            if leaf.name in PEOPLE:
                _learn_person(row, workspace)
            elif (key := text_in(row, "id")) and leaf.name in ROOMS:
                members = row.get("members")
                inside = tuple(who for who in members if isinstance(who, str)) if isinstance(members, list) else ()
                room = Room(key, text_in(row, "name"), ROOMS[leaf.name], inside)
                workspace.rooms[room.name or key] = workspace.rooms[key] = room
                made = number_in(row, "created")
                if made is not None and made > 0:
                    workspace.oldest = made if workspace.oldest is None else min(made, workspace.oldest)


def listed(leaf: Leaf) -> Iterator[dict[str, Any]]:
    """The objects of a list.

    Raises:
        CannotOpen: the file cannot be read.
        Damaged: cut off, or no JSON.
    """
    with leaf.open() as stream:
        cursor = Cursor(stream)
        for _ in cursor.items():
            row = cursor.take()
            if isinstance(row, dict):
                yield row


def _learn_person(row: dict[str, Any], workspace: Workspace) -> None:
    if who := text_in(row, "id"):
        workspace.names[who] = _name(row)
        if row.get("is_bot") is True or who == _SLACKBOT:
            workspace.bots.add(who)


def _name(row: dict[str, Any]) -> str:
    profile = row.get("profile")
    names = (text_in(profile, "real_name"), text_in(row, "real_name"), text_in(profile, "display_name"))
    return next((name.strip() for name in (*names, text_in(row, "name")) if name.strip()), "")


def person(row: dict[str, Any], where: str) -> Card | None:
    """A member of the workspace, with what their profile says."""
    who, profile = text_in(row, "id"), row.get("profile")
    if not who:
        return None
    name = _name(row)
    handles = [Handle("slack", who, name)]
    for kind, key in (("mail", "email"), ("phone", "phone"), ("skype", "skype")):
        if value := text_in(profile, key).strip():
            handles.append(Handle(kind, value.lower() if kind == "mail" else value, name))
    title = text_in(profile, "title").strip()
    bot = row.get("is_bot") is True or who == _SLACKBOT
    about = (About("position", title),) if title else ()
    return Card("slack", f"user|{who}", name, tuple(handles), about, kind="bot" if bot else "person", where=where)
