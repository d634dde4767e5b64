"""One message of a Slack export as an interaction."""

from __future__ import annotations

import html
import re
from typing import Any, Final

from goodterms.sources.jsonfile import text_in
from goodterms.sources.slack_rooms import Room, Workspace
from goodterms.words import NO_MARK, Interaction, Mark, Participant, Role, Unread

LISTED: Final = 10
"""A message to more people than this is not contact (docs/words.md): the channel stands for them all."""

LAST: Final = 4_102_444_800
"""A date beyond (2100, UTC seconds) is damage."""

_SPOKEN: Final = frozenset({"", "me_message", "thread_broadcast", "file_share", "file_comment"})
"""Subtypes of what people say; all others are Slack's own lines, or a program's."""

_TS: Final = re.compile(r"(\d{9,11})\.\d{1,9}")
_MENTION: Final = re.compile(r"<@([UW][A-Z0-9]{2,20})(?:\|[^>]{0,200})?>")
_REFERENCE: Final = re.compile(r"<([#!@]?)([^<>|]{1,2000})(?:\|([^<>]{0,500}))?>")


def interaction(row: dict[str, Any], room: Room, workspace: Workspace, where: str) -> Interaction | Unread:
    """The piece, or why it is none."""
    stamp = text_in(row, "ts")
    found = _TS.fullmatch(stamp)
    if found is None or int(found[1]) >= LAST:
        return Unread(where, "It has no date.")
    sender = text_in(row, "user") or text_in(row.get("comment"), "user")
    said = text_in(row, "text")
    participants, marks = _took_part(sender, said, room, workspace)
    if not participants:
        return Unread(where, "It does not say who wrote it.")
    text = _plain(said, workspace)
    spoken = text_in(row, "subtype") in _SPOKEN and "bot_id" not in row and sender not in workspace.bots
    begun = text_in(row, "thread_ts")
    return Interaction(
        "slack",
        f"{room.key}|{stamp}",
        int(found[1]),
        "message",
        participants,
        text=text if spoken else "",
        thread=f"{room.key}|{begun}" if begun else room.key,
        answers=f"{room.key}|{begun}" if begun and begun != stamp else "",
        marks=marks | (NO_MARK if spoken else Mark.SYSTEM) | (NO_MARK if text else Mark.EMPTY),
        where=where,
    )


def _took_part(sender: str, said: str, room: Room, workspace: Workspace) -> tuple[tuple[Participant, ...], Mark]:
    """Sender and hearers: of a few each one; of a channel itself, and whoever is named in the message."""
    wrote = (Participant(workspace.handle(sender), Role.FROM),) if sender else ()
    others = [who for who in room.members if who != sender]
    if others and len(others) <= LISTED:
        return (*wrote, *(Participant(workspace.handle(who), Role.TO) for who in others)), NO_MARK
    named = dict.fromkeys(who for who in _MENTION.findall(said) if who != sender)
    meant = tuple(Participant(workspace.handle(who), Role.TO) for who in list(named)[:LISTED])
    return (*wrote, *meant, Participant(room.handle, Role.LIST)), Mark.LIST


def _plain(said: str, workspace: Workspace) -> str:
    """The words as people see them."""

    def shown(found: re.Match[str]) -> str:
        sign, what, label = found[1], found[2], found[3] or ""
        if sign == "@":
            return f"@{workspace.names.get(what) or label or what}"
        return f"{sign.replace('!', '@')}{label.removeprefix('@') or what}"

    return html.unescape(_REFERENCE.sub(shown, said)).strip()
