"""Chats exported from WhatsApp as text: iPhone's ``_chat.txt`` and Android's ``WhatsApp Chat with X.txt``.

Each file is read twice: first for what only the whole of it tells (the order of day and month, who speaks), then for
its messages. Chats that do not show whose they are come last, when the others may have shown it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import chain
from typing import Final, NamedTuple

from goodterms.sources.content_lines import physical_lines
from goodterms.sources.opening import CannotOpen, Leaf, Tree
from goodterms.sources.protocol import Given
from goodterms.sources.whatsapp_chat import Survey, survey
from goodterms.sources.whatsapp_lines import Line, first_line, lines_of, sender_and_text
from goodterms.sources.whatsapp_names import title_of
from goodterms.sources.whatsapp_people import Chat, chat, in_every, present, said_to_be
from goodterms.sources.whatsapp_pieces import own_card, pieces
from goodterms.sources.whatsapp_words import ENCRYPTED, LED, LOG_WORDS
from goodterms.words import Seen, Unread

NO_CHAT: Final = (
    "No line in it begins as a message does, with a date and a sender: it is no chat exported from WhatsApp."
)

_SIGNAL: Final = re.compile(r"\[\d{4}-\d\d-\d\d,? \d\d:\d\d\] ")
"""How chats exported from Signal begin; an iPhone writes seconds. With seconds they are markdown, by their name."""


class WhatsApp:
    """Chats exported from WhatsApp, one a file."""

    name = "whatsapp"
    label = "chat exported from WhatsApp (text, or the zip with it)"
    whole = False

    def knows(self, tree: Tree) -> bool:
        """Every file begins with a dated message of somebody, and is no log of a program."""
        known = False
        for leaf in tree.leaves():
            if not _is_chat(leaf):
                return False
            known = True
        return known

    def read(self, tree: Tree, given: Given) -> Iterator[Seen]:
        """Every message, call and notice, a chat after the other; and the owner's name, where a chat shows it."""
        reading = _Reading(given, {}, {}, set())
        for leaf in tree.leaves():
            yield from _first_look(leaf, reading, alone=tree.single)
        if reading.waiting:
            for leaf in tree.leaves():
                yield from _later(leaf, reading)


class _Reading(NamedTuple):
    """What is known while a tree is read: every chat's people, first looks at chats that wait, owners told of."""

    given: Given
    chats: dict[str, Chat]
    waiting: dict[str, Survey]
    told: set[str]

    def owners(self) -> list[str]:
        """The owner's names in all chats: where it is sure, else the only one who speaks in every chat."""
        sure = dict.fromkeys(each.owner for each in self.chats.values() if each.owner)
        everywhere = in_every(list(self.chats.values()))
        return list(sure) or [everywhere] * bool(everywhere)


def _first_look(leaf: Leaf, reading: _Reading, *, alone: bool) -> Iterator[Seen]:
    try:
        if not alone and not _is_chat(leaf):
            return
        trouble: list[str] = []
        seen = survey(lines_of(leaf, trouble))
    except CannotOpen as broken:
        yield Unread(leaf.where, str(broken))
        return
    if not seen.signature:
        yield Unread(leaf.where, trouble[0] if trouble else NO_CHAT)
        return
    people = reading.chats[leaf.name] = chat(title_of(leaf.where), seen)
    if people.owner:
        yield from _read(leaf, seen, reading)
    else:
        reading.waiting[leaf.name] = seen


def _later(leaf: Leaf, reading: _Reading) -> Iterator[Seen]:
    if leaf.name in reading.waiting:
        yield from _read(leaf, reading.waiting[leaf.name], reading)


def _read(leaf: Leaf, seen: Survey, reading: _Reading) -> Iterator[Seen]:
    people, me = reading.chats[leaf.name], reading.given.me
    here = present(people, reading.owners(), me)
    sure = people.owner or next((name for each in me if (name := said_to_be(each, people.names))), "")
    if here.owner and (sure or people.all_theirs) and here.owner.value not in reading.told:
        reading.told.add(here.owner.value)
        yield own_card(here.owner, leaf.where)
    trouble: list[str] = []
    try:
        yield from pieces(leaf.where, lines_of(leaf, trouble), seen, here, reading.given)
    except CannotOpen as broken:
        trouble.append(str(broken))
    yield from (Unread(leaf.where, why) for why in trouble)


def _is_chat(leaf: Leaf) -> bool:
    """Whether the first words are a message's; without a sender only when it is a notice that WhatsApp writes."""
    lines = (line.decode("utf-8", "replace") for line in physical_lines(io.BytesIO(leaf.head())))
    first = next((line for line in lines if line.strip()), "")
    if not first_line(first) or _SIGNAL.match(first) or leaf.name.endswith(".md"):
        return False
    logged = says = False
    for text in chain((first,), lines):
        line = first_line(text)
        found = sender_and_text(line.rest) if line else None
        if found and not LOG_WORDS.fullmatch(found[0].strip()):
            return True
        logged = logged or found is not None
        says = says or (line is not None and _says_whose(line))
    return says and not logged


def _says_whose(line: Line) -> bool:
    return LED in line.rest or ENCRYPTED.match(line.rest) is not None
