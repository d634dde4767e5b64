"""Direct messages in an archive of X (Twitter): files of JSON with a name put before it (``window.YTD…``)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, Final, cast

from goodterms.sources.dates import moment
from goodterms.sources.jsonfile import Cursor, Damaged, text_in
from goodterms.sources.opening import CannotOpen, Leaf, Tree
from goodterms.sources.protocol import Given
from goodterms.words import NO_MARK, Card, Handle, Interaction, Mark, Participant, Role, Seen, Unread

_NAMED: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*window\.YTD\.([a-z_]+)\.part\d+\s*=\s*")
_LONGEST: Final = 200
"""Bytes of such a name at most."""

_PAIR: Final = re.compile(r"(\d{1,20})-(\d{1,20})")
_MESSAGES: Final = frozenset({"direct_messages", "direct_messages_group"})

NONE: Final = "No direct messages of an X archive are in it (data/direct-messages.js)."


class XArchive:
    """The archive's folder or zip; of its many files only the messages and the account are read."""

    name = "x"
    label = "X (Twitter) archive: direct messages"
    whole = False

    def knows(self, tree: Tree) -> bool:
        """By the name that X puts before its JSON; other parts of the archive are ours to pass over."""
        named = [_part(leaf) for leaf in tree.leaves()]
        return bool(named) and all(named)

    def read(self, tree: Tree, given: Given) -> Iterator[Seen]:
        """The owner, and every direct message; one is held at a time."""
        found = False
        for leaf in tree.leaves():
            try:
                part = _part(leaf)
                found = found or part in _MESSAGES
                if part == "account":
                    yield from _owner(leaf)
                elif part in _MESSAGES:
                    yield from _messages(leaf, given, group=part != "direct_messages")
            except CannotOpen as broken:
                yield Unread(leaf.where, str(broken))
            except Damaged as why:
                yield Unread(leaf.where, f"The file {why}. Unpack the archive again; what comes before was read.")
        if not found:
            yield Unread(tree.where, NONE)


def _part(leaf: Leaf) -> str:
    found = _NAMED.match(leaf.head(_LONGEST))
    return found[1].decode() if found else ""


def _cursor(stream: BinaryIO) -> Cursor:
    """The JSON behind the name."""
    head = stream.read(_LONGEST)
    found = _NAMED.match(head)
    return Cursor(cast("BinaryIO", _After(head[found.end() if found else 0 :], stream)))


class _After(io.RawIOBase):
    """A stream again, with the rest of its beginning before it."""

    def __init__(self, first: bytes, stream: BinaryIO) -> None:
        self.first = first
        self.stream = stream

    def read(self, n: int = -1) -> bytes:
        """The next bytes."""
        first, self.first = self.first, b""
        return first or self.stream.read(n)


def _owner(leaf: Leaf) -> Iterator[Card]:
    with leaf.open() as stream:
        cursor = _cursor(stream)
        for _ in cursor.items():
            row = cursor.take()
            account = row.get("account") if isinstance(row, dict) else None
            key, name = text_in(account, "accountId"), text_in(account, "accountDisplayName")
            if key:
                handles = [Handle("x-id", key, name)]
                for kind, field in (("twitter", "username"), ("mail", "email")):
                    if value := text_in(account, field).strip():
                        handles.append(Handle(kind, value.lower() if kind == "mail" else value, name))
                yield Card("x", f"owner|{key}", name, tuple(handles), own=True, where=leaf.where)


def _messages(leaf: Leaf, given: Given, *, group: bool) -> Iterator[Seen]:
    with leaf.open() as stream:
        cursor = _cursor(stream)
        for place in cursor.items():
            for name in cursor.fields():
                if name == "dmConversation":
                    yield from _conversation(cursor, f"{leaf.where}: conversation {place + 1}", given, group=group)


def _conversation(cursor: Cursor, where: str, given: Given, *, group: bool) -> Iterator[Seen]:
    key = ""
    for name in cursor.fields():
        if name == "conversationId":
            key = text_in({name: cursor.take()}, name)
        elif name == "messages":
            for place in cursor.items():
                row = cursor.take()
                made = row.get("messageCreate") if isinstance(row, dict) else None
                if isinstance(made, dict):
                    yield _interaction(made, key, f"{where}, message {place + 1}", given, group=group)
                elif not isinstance(row, dict) or not row:
                    yield Unread(f"{where}, message {place + 1}", "This is no message as X writes them.")


def _interaction(made: dict[str, Any], key: str, where: str, given: Given, *, group: bool) -> Interaction | Unread:
    sender, ts = text_in(made, "senderId"), moment(text_in(made, "createdAt"), given.zone)
    if ts is None or not sender:
        return Unread(where, "It has no date, or does not say who wrote it.")
    pair = _PAIR.fullmatch(key)
    to = text_in(made, "recipientId") or next((one for one in (pair.groups() if pair else ()) if one != sender), "")
    if not group and to in {"", "0"}:
        return Unread(where, "It does not say to whom.")
    text = text_in(made, "text").strip()
    heard = Participant(Handle("x-group", key), Role.LIST) if group else Participant(Handle("x-id", to), Role.TO)
    return Interaction(
        "x",
        text_in(made, "id") or f"{key}|{ts}|{sender}",
        ts,
        "message",
        (Participant(Handle("x-id", sender), Role.FROM), heard),
        text=text,
        thread=key,
        marks=(Mark.LIST if group else NO_MARK) | (NO_MARK if text else Mark.EMPTY),
        where=where,
    )
