"""Signal's conversations, as signal-export and sigtop bring them out of Signal Desktop."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import tzinfo
from hashlib import blake2b
from typing import BinaryIO, Final, NamedTuple

from goodterms.sources.jsonfile import Damaged
from goodterms.sources.opening import CannotOpen, Leaf, Tree
from goodterms.sources.protocol import Given
from goodterms.sources.signal_lines import ME, Said, json_lines, layout, markdown, rows, text_blocks
from goodterms.words import NO_MARK, Card, Handle, Interaction, Mark, Participant, Role, Seen, Unread

OWNER: Final = Handle("signal-owner", "me")
"""Whose Signal it is: no name or number of theirs is written."""

LISTED: Final = 10
"""A message to more people than this is not contact (docs/words.md): the group stands for them all."""

LAST: Final = 4_102_444_800
"""A date beyond (2100, UTC seconds) is damage."""

NONE: Final = "It is no conversation that signal-export or sigtop wrote."

_READERS: Final[dict[str, Callable[[BinaryIO, tzinfo], Iterator[Said]]]] = {
    "markdown": markdown,
    "lines": json_lines,
    "text": text_blocks,
    "rows": rows,
}
_NUMBER: Final = re.compile(r"(.*?)\s*\(?(\+\d{6,15})\)?")
_SECONDS: Final = re.compile(rb"\s*\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\] ")


class Chat(NamedTuple):
    """One conversation. ``key``: its name in ids. ``others``: everybody but the owner. ``owner``: whether known.

    ``kind``: sigtop where it wrote the file.
    """

    key: str
    others: tuple[str, ...]
    owner: bool
    kind: str

    @property
    def thread(self) -> str:
        """Its name as a thread: the two programs name and date what is said in their own ways."""
        return f"{self.kind}|{self.key}" if self.kind else self.key


class Signal:
    """Conversations, one a file."""

    name = "signal"
    label = "Signal conversations (signal-export, sigtop)"
    whole = False

    def knows(self, tree: Tree) -> bool:
        """Every file is one of their four layouts."""
        known = False
        for leaf in tree.leaves():
            if not _layout(leaf):
                return False
            known = True
        return known

    def read(self, tree: Tree, given: Given) -> Iterator[Seen]:
        """Conversation by conversation; each file is read twice, first for who is in it."""
        told: set[str] = set()
        names = set() if tree.single else {leaf.name for leaf in tree.leaves()}
        for leaf in tree.leaves():
            twin = f"{leaf.name.removesuffix('chat.md')}data.json"
            if leaf.name.endswith("chat.md") and twin in names:
                continue  # the same conversation once more, with less in it
            try:
                yield from _pieces(leaf, given, told, alone=tree.single)
            except CannotOpen as broken:
                yield Unread(leaf.where, str(broken))


def _layout(leaf: Leaf) -> str:
    """The layout of a file. With seconds and no comma a chat of WhatsApp's may look alike, so the name must help."""
    head = leaf.head()
    if _SECONDS.match(head) and not leaf.name.endswith(".md"):
        return ""
    return layout(head)


def _pieces(leaf: Leaf, given: Given, told: set[str], *, alone: bool) -> Iterator[Seen]:
    reader = _READERS.get(_layout(leaf))
    if reader is None:
        if alone:
            yield Unread(leaf.where, NONE)
        return
    chat = _look(leaf, reader, given)
    if chat.owner and not told:
        told.add(chat.key)
        yield Card("signal", "owner", "", (OWNER,), own=True, where=leaf.where)
    with leaf.open() as stream:
        try:
            for number, said in enumerate(reader(stream, given.zone), 1):
                yield _interaction(said, chat, f"{leaf.where}: message {number}")
        except Damaged as why:
            yield Unread(leaf.where, f"The file {why}. Export it again; what comes before that place was read.")


def _look(leaf: Leaf, reader: Callable[[BinaryIO, tzinfo], Iterator[Said]], given: Given) -> Chat:
    """Who is in a conversation: those who wrote, else the one that it is named for."""
    wrote: dict[str, None] = {}
    with suppress(Damaged), leaf.open() as stream:  # told where the messages are read
        for said in reader(stream, given.zone):
            if said.who and not said.marks & Mark.SYSTEM and len(wrote) < 1_000:
                wrote[said.who] = None
    folder, _, file = leaf.where.replace(": ", "/").rpartition("/")
    called = folder.rpartition("/")[2] if file in {"chat.md", "data.json"} else re.sub(r"\.(?:json|txt|md)\Z", "", file)
    others = tuple(who for who in wrote if who not in ME) or ((called,) if wrote else ())
    kind = "sigtop" if reader in (text_blocks, rows) else ""
    return Chat(called, others, bool(ME.intersection(wrote)) or len(others) == 1, kind)


def _interaction(said: Said, chat: Chat, where: str) -> Interaction | Unread:
    if said.ts is None or not 0 < said.ts < LAST:
        return Unread(where, "It has no date as these programs write them.")
    participants, marks = _took_part(said, chat)
    if len(participants) < 2:
        return Unread(where, "The file does not say who wrote it, or to whom.")
    told = f"{'me' if said.who in ME else said.who}\n{' '.join(said.text.split())}"
    return Interaction(
        "signal",
        f"{chat.key}|{said.ts}|{blake2b(told.encode('utf-8', 'replace'), digest_size=6).hexdigest()}",
        said.ts,
        said.kind,
        participants,
        text=said.text,
        thread=chat.thread,
        marks=said.marks | marks,
        where=where,
        minutes=said.minutes,
    )


def _took_part(said: Said, chat: Chat) -> tuple[tuple[Participant, ...], Mark]:
    if said.marks & Mark.SYSTEM:
        about = tuple(Participant(_handle(who), Role.ABOUT) for who in chat.others[:LISTED])
        return ((Participant(OWNER, Role.TO), *about) if about else ()), NO_MARK
    mine = said.who in ME
    others = [_handle(who) for who in chat.others if who != said.who]
    if chat.owner and not mine:
        others.insert(0, OWNER)
    sender = OWNER if mine else _handle(said.who) if said.who else None
    if sender is None:
        return (), NO_MARK
    if len(others) > LISTED:
        group = Participant(Handle("signal-group", chat.key, chat.key), Role.LIST)
        return (Participant(sender, Role.FROM), group), Mark.LIST
    return (Participant(sender, Role.FROM), *(Participant(one, Role.TO) for one in others)), NO_MARK


def _handle(who: str) -> Handle:
    """Somebody as the file names them: a number, a name with its number, a name, or Signal's own id."""
    if found := _NUMBER.fullmatch(who):
        return Handle("phone", found[2], found[1].strip())
    if re.fullmatch(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", who):
        return Handle("signal-id", who)
    return Handle("signal-name", who, who)
