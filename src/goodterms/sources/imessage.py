"""iMessage and SMS as Messages keeps them on a Mac (``~/Library/Messages/chat.db``)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any, Final

from goodterms.sources.database import MAGIC
from goodterms.sources.imessage_base import Chat, NoMessages, addresses, chats, messages, opened
from goodterms.sources.imessage_text import words
from goodterms.sources.opening import CannotOpen, Leaf, Tree
from goodterms.sources.protocol import Given
from goodterms.sources.sms_people import LISTED, handle_of
from goodterms.words import NO_MARK, Card, Handle, Interaction, Mark, Participant, Role, Seen, Unread

OWNER: Final = Handle("imessage-owner", "me")
"""Whose Mac it is."""

EPOCH: Final = 978_307_200
"""2001-01-01 UTC, from which Apple counts."""

NANOSECONDS: Final = 10**12
"""A date beyond is in nanoseconds (macOS 10.13 on), one below in seconds."""

LAST: Final = 4_102_444_800
"""A date beyond (2100, UTC seconds) is damage."""

TAPBACK: Final = 1_000
"""``associated_message_type`` from here on: stickers put on a message, reactions, and their taking back."""


class IMessage:
    """The database, or a copy of it."""

    name = "imessage"
    label = "iMessage and SMS of a Mac (chat.db)"
    whole = False
    independent = True

    def knows(self, tree: Tree) -> bool:
        """By the names of its tables, which stand at the beginning of a database."""
        return any(_is_messages(leaf) for leaf in tree.leaves())

    def read(self, tree: Tree, given: Given) -> Iterator[Seen]:  # noqa: ARG002 - its dates are UTC
        """Every message, oldest first."""
        for leaf in tree.leaves():
            try:
                if tree.single or _is_messages(leaf):
                    yield from _pieces(leaf)
            except (CannotOpen, NoMessages) as why:
                yield Unread(leaf.where, str(why))
            except (sqlite3.Error, OverflowError) as why:
                yield Unread(leaf.where, f"The database is damaged ({why}). Copy it again while Messages is closed.")


def _is_messages(leaf: Leaf) -> bool:
    head = leaf.head()
    return head.startswith(MAGIC) and (b"chat_message_join" in head or b"chat_handle_join" in head)


def _pieces(leaf: Leaf) -> Iterator[Seen]:
    told: set[str] = set()
    with opened(leaf) as connection:
        yield Card("imessage", "owner", "", (OWNER,), own=True, where=leaf.where)
        known, people = chats(connection), _people(addresses(connection))
        for row in messages(connection):
            piece = _interaction(row, known.get(row["chat"]), people, f"{leaf.where}: message {row['row']}")
            for each in piece.participants if isinstance(piece, Interaction) else ():
                if each.handle.kind == "sms" and each.handle.value not in told:
                    told.add(each.handle.value)
                    where = f"{leaf.where}: {each.handle.value}"
                    yield Card(
                        "imessage",
                        f"bot|{each.handle.value}",
                        each.handle.name,
                        (each.handle,),
                        kind="bot",
                        where=where,
                    )
            yield piece


def _people(found: dict[int, str]) -> dict[int, Handle]:
    """Handles by row; those of machines have the kind of a text message's, as `sms_people` knows them."""
    return {row: handle for row, address in found.items() if (handle := handle_of(address))}


def _interaction(row: dict[str, Any], chat: Chat | None, people: dict[int, Handle], where: str) -> Interaction | Unread:
    ts = _moment(row["date"])
    if ts is None:
        return Unread(where, "It has no date.")
    out = row["is_from_me"] == 1
    participants, marks = _took_part(out=out, sender=people.get(row["handle_id"]), chat=chat, people=people)
    if len(participants) < 2:
        return Unread(where, "The database does not say with whom.")
    text = "" if row["date_retracted"] else words(row["text"], row["attributedBody"])
    return Interaction(
        "imessage",
        row["guid"] if isinstance(row["guid"], str) and row["guid"] else f"{ts}|{row['row']}",
        ts,
        "message",
        participants,
        text=text,
        thread=chat.key if chat else participants[not out].handle.value,
        marks=marks | _marks(row, text, participants),
        where=where,
    )


def _moment(written: object) -> int | None:
    if not isinstance(written, int) or written == 0:
        return None
    ts = EPOCH + (written // 10**9 if abs(written) > NANOSECONDS else written)
    return ts if 0 < ts < LAST else None


def _took_part(
    *, out: bool, sender: Handle | None, chat: Chat | None, people: dict[int, Handle]
) -> tuple[tuple[Participant, ...], Mark]:
    members = [people[row] for row in chat.members if row in people] if chat else []
    others = members or ([sender] if sender else [])
    if out:
        heard, wrote = others, OWNER
    elif sender is None:
        return (), NO_MARK
    else:
        heard, wrote = [OWNER, *(one for one in others if one != sender)], sender
    if chat and len(heard) > LISTED:
        return (Participant(wrote, Role.FROM), Participant(chat.handle, Role.LIST)), Mark.LIST
    return (Participant(wrote, Role.FROM), *(Participant(one, Role.TO) for one in heard)), NO_MARK


def _marks(row: dict[str, Any], text: str, participants: tuple[Participant, ...]) -> Mark:
    about = row["associated_message_type"]
    if row["item_type"]:
        return Mark.SYSTEM
    if isinstance(about, int) and about >= TAPBACK:
        return Mark.REACTION
    machine = Mark.NEWSLETTER if any(each.handle.kind == "sms" for each in participants) else NO_MARK
    return machine | (NO_MARK if text else Mark.EMPTY)
