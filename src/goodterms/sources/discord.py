"""Discord's data package: the messages that the owner wrote, and with whom.

What others wrote is not in it, so nothing of it can be said to be unanswered: every piece is marked `Mark.HALF`.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final

from goodterms.sources.csvfile import Row, rows, sniff
from goodterms.sources.dates import moment
from goodterms.sources.discord_rooms import OWNER, Package, Room, card, folder_of, took_part
from goodterms.sources.jsonfile import Cursor, Damaged, text_in
from goodterms.sources.opening import CannotOpen, Leaf, Tree
from goodterms.sources.protocol import Given
from goodterms.words import Card, Interaction, Mark, Seen, Unread

MESSAGES, ROOM, INDEX, ACCOUNT = "messages", "room", "index", "account"
"""What a file of the package holds."""

NONE: Final = "No messages of a Discord package are in it. Ask Discord for your data again, with messages."
NO_DATE: Final = "It has no date as Discord writes them."
NOBODY: Final = "The package does not say with whom: the channel is gone."

_SNOWFLAKE: Final = re.compile(r"\d{15,20}")
"""Discord's ids (https://docs.discord.com/developers/reference#snowflakes)."""

_HEADER: Final = frozenset({"id", "timestamp", "contents", "attachments"})


class Discord:
    """The folder or zip of a package, or its folder of messages; names of folders are in the account's language."""

    name = "discord"
    label = "Discord data package (only what you wrote)"
    whole = False

    def knows(self, tree: Tree) -> bool:
        """Every file has the keys that Discord writes."""
        leaves = list(tree.leaves())
        return bool(leaves) and all(_holds(leaf) for leaf in leaves)

    def read(self, tree: Tree, given: Given) -> Iterator[Seen]:  # noqa: ARG002 - its dates are UTC
        """The owner and friends, then channel by channel what the owner wrote."""
        package, waiting = Package(), list[Leaf]()
        for leaf in tree.leaves():
            try:
                holds = _holds(leaf)
                if holds == MESSAGES:
                    waiting.append(leaf)
                elif holds:
                    _learn(package, holds, leaf)
                    if holds == ACCOUNT:
                        yield _own_card(package, leaf.where)
                elif tree.single:
                    yield Unread(leaf.where, NONE)
            except CannotOpen as broken:
                yield Unread(leaf.where, str(broken))
        if package.owner == OWNER:
            yield _own_card(package, tree.where)
        for friend in package.friends:
            yield card(friend, tree.where)
        for leaf in waiting:
            yield from _pieces(leaf, package)


def _own_card(package: Package, where: str) -> Card:
    return Card("discord", f"owner|{package.owner.value}", package.owner.name, (package.owner,), own=True, where=where)


def _holds(leaf: Leaf) -> str:
    head = leaf.head().lstrip(b"\xef\xbb\xbf \r\n\t")
    if head.startswith((b"[", b"{")):
        with suppress(Damaged):  # the head ends in the middle of something
            for holds in _look(Cursor(io.BytesIO(head)), listed=head.startswith(b"[")):
                return holds
        return ""
    return MESSAGES if _is_table(head) else ""


def _is_table(head: bytes) -> bool:
    first = head.partition(b"\n")[0].decode("utf-8", "replace").strip().casefold()
    return frozenset(first.replace('"', "").split(",")) == _HEADER


def _look(cursor: Cursor, *, listed: bool) -> Iterator[str]:
    """What the beginning of a file shows, as soon as it does."""
    if listed:
        for _ in cursor.items():
            keys = {key.casefold() for key in cursor.fields()}
            if keys >= {"id", "timestamp", "contents"}:
                yield MESSAGES
            return
    met: dict[str, object] = {}
    for key in cursor.fields():
        if _SNOWFLAKE.fullmatch(key):
            value = cursor.take()
            if value is None or isinstance(value, str):
                yield INDEX
            return
        met[key] = cursor.take() if key in {"id", "type"} else True
        numbered = _SNOWFLAKE.fullmatch(str(met.get("id", ""))) is not None
        if numbered and "username" in met and met.keys() & {"discriminator", "relationships", "global_name", "flags"}:
            yield ACCOUNT
        if numbered and "type" in met and met.keys() & {"recipients", "guild"}:
            yield ROOM
    if _SNOWFLAKE.fullmatch(str(met.get("id", ""))) and (
        met.keys() == {"id", "type"} or met.keys() == {"id", "type", "name"}
    ):
        yield ROOM


def _learn(package: Package, holds: str, leaf: Leaf) -> None:
    with suppress(Damaged), leaf.open() as stream:
        cursor = Cursor(stream)
        if holds == INDEX:
            for key in cursor.fields():
                package.titles[key] = text_in({key: cursor.take()}, key)
            return
        told: dict[str, Any] = {key: cursor.take() for key in cursor.fields()}
        if holds == ACCOUNT:
            package.account(told)
        else:
            package.rooms[folder_of(leaf)] = Room.of(told)


def _pieces(leaf: Leaf, package: Package) -> Iterator[Seen]:
    room = package.rooms.get(folder_of(leaf)) or Room(package.channel_of(leaf))
    room.title = room.title or package.titles.get(room.key, "")
    for place, row in enumerate(_rows(leaf), 1):
        where = f"{leaf.where}: message {place}"
        if isinstance(row, Unread):
            yield row
        else:
            yield _piece(row, room, package, where)


def _rows(leaf: Leaf) -> Iterator[dict[str, str] | Unread]:
    """Message by message with the names of its fields in small letters."""
    try:
        if _is_table(leaf.head(512).lstrip(b"\xef\xbb\xbf")):
            yield from _table(leaf)
            return
        with leaf.open() as stream:
            cursor = Cursor(stream)
            for _ in cursor.items():
                told = cursor.take()
                known = told if isinstance(told, dict) else {}
                yield {str(key).casefold(): _text(value) for key, value in known.items()}
    except (CannotOpen, Damaged) as why:
        said = str(why) if isinstance(why, CannotOpen) else f"The file {why}. What comes before that place was read."
        yield Unread(leaf.where, said)


def _table(leaf: Leaf) -> Iterator[dict[str, str] | Unread]:
    sheet = sniff(leaf.head(), str.casefold, lambda header: MESSAGES if frozenset(header) >= _HEADER else "")
    if sheet is None:
        yield Unread(leaf.where, NONE)
        return
    for row in rows(leaf, sheet):
        yield {name: row.one(name) for name in _HEADER} if isinstance(row, Row) else row


def _text(value: object) -> str:
    return value if isinstance(value, str) else str(value) if isinstance(value, int) else ""


def _piece(row: dict[str, str], room: Room, package: Package, where: str) -> Interaction | Unread:
    ts = moment(row.get("timestamp", ""))
    if ts is None or not row.get("id"):
        return Unread(where, NO_DATE)
    participants, marks = took_part(room, package)
    if len(participants) < 2:
        return Unread(where, NOBODY)
    text = row.get("contents", "").strip()
    marks |= Mark.HALF if text else Mark.HALF | Mark.EMPTY
    return Interaction(
        "discord",
        f"{room.key}|{row['id']}",
        ts,
        "message",
        participants,
        text=text,
        thread=room.key,
        marks=marks,
        where=where,
    )
