"""Skype's ids and conversations: who is meant, and who hears what is said."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from goodterms.sources.jsonfile import text_in
from goodterms.words import Handle, Participant, Role

SPECIAL, BOT, GROUP, PHONE = "48:", "28:", "19:", "4:"
"""Number before an id: Skype's own lists (calls, notes), a program, a group, a telephone."""

ECHO: Final = frozenset({"echo123"})
"""The Sound Test Service: answers calls, and is nobody."""

ROOM: Final = 1_000
"""Members that a list is believed to have; Skype ended at 600. Longer ones, and none, are talk before a list."""

REMEMBERED: Final = 16_384
"""Ids remembered, for each message names the same few again."""

_NUMBER: Final = re.compile(r"\d{1,2}:")
_PAIR: Final = re.compile(r"#([^/$;]+)/\$([^/$;]+);")
"""Both names in the id of a talk of two in the older form, ``#ann/$bo;hash`` in Base64."""


@dataclass(slots=True)
class Talk:
    """One conversation. ``members``: ids as written, None when the file does not list them. ``kind``: of the file, ""
    for today's export.
    """

    id: str = ""
    name: str = ""
    members: tuple[str, ...] | None = None
    kind: str = ""

    @property
    def is_two(self) -> bool:
        """Whether one other person hears it."""
        return bool(self.id) and not self.id.startswith((GROUP, SPECIAL))


@dataclass(slots=True)
class People:
    """The owner, and the names met so far by id."""

    owner: str = ""
    names: dict[str, str] = field(default_factory=dict)

    def learn(self, who: str, name: str) -> None:
        """Keeps a display name that is one, the first time it is met."""
        if who and name and name not in {who, bare(who)} and not name.startswith(f"{PHONE}+"):
            self.names.setdefault(who, name)

    def handle(self, who: str, name: str = "") -> Handle:
        """Somebody's handle; programs and groups keep their number, by which the people room knows them."""
        name = name if name and name != who else ""
        known = self.names.get(who, "") or name
        return Handle("phone" if who.startswith(PHONE) else "skype", bare(who), known)


@lru_cache(maxsize=REMEMBERED)
def identity(written: str) -> str:
    """An id as people have it, ``8:live:x``: without the address of a server before it, "" for none."""
    who = written.strip().rpartition("/contacts/")[2].rpartition("/threads/")[2]
    return who if bare(who) else ""


@lru_cache(maxsize=REMEMBERED)
def bare(who: str) -> str:
    """An id without the number of its kind, except for programs and groups."""
    return who if who.startswith((BOT, GROUP, SPECIAL)) else _NUMBER.sub("", who, count=1)


def is_program(who: str) -> bool:
    """Whether no person writes from there."""
    return who.startswith(BOT) or bare(who) in ECHO


def members_of(properties: object) -> tuple[str, ...] | None:
    """The members in a conversation's threadProperties: JSON within JSON, of ids or (since 2021) of objects."""
    listed = properties.get("members") if isinstance(properties, dict) else None
    if isinstance(listed, str):
        try:
            listed = json.loads(listed)
        except (ValueError, RecursionError):
            return None
    if not isinstance(listed, list):
        return None
    found = [identity(_member(one)) for one in listed[: ROOM + 1]]
    return tuple(dict.fromkeys(filter(None, found))) if len(found) <= ROOM and any(found) else None


def _member(one: object) -> str:
    if isinstance(one, str) and one.startswith("{"):
        try:
            one = json.loads(one)
        except (ValueError, RecursionError):
            return ""
    return one if isinstance(one, str) else text_in(one, "MemberMri")


def pair_in(talk: str) -> tuple[str, ...] | None:
    """The two people that the id of an older talk of two names."""
    coded, marked, _ = talk.removeprefix(GROUP).partition("@p2p.thread.skype")
    if not marked:
        return None
    try:
        found = _PAIR.match(b64decode(coded + "=" * (-len(coded) % 4)).decode())
    except ValueError:
        return None
    return tuple(name if _NUMBER.match(name) else f"8:{name}" for name in found.groups()) if found else None


def hearers(talk: Talk, people: People, sender: str) -> list[str] | None:
    """The ids of everybody else who gets what ``sender`` says; None when the file does not tell."""
    if talk.is_two:
        other = identity(talk.id)
        return list(filter(None, [other if sender != other else people.owner]))
    heard = talk.members or pair_in(talk.id)
    if heard is None:
        return None
    others: Iterable[str] = (*heard, people.owner)
    return [who for who in dict.fromkeys(others) if who and who != sender]


def took_part(talk: Talk, people: People, sender: str) -> tuple[Participant, ...]:
    """Sender and hearers; the group itself where its members are not known."""
    wrote = Participant(people.handle(sender), Role.FROM)
    heard = hearers(talk, people, sender)
    if heard is None:
        return wrote, Participant(Handle("skype", talk.id, talk.name), Role.LIST)
    return wrote, *(Participant(people.handle(who, _partner(talk, who)), Role.TO) for who in heard)


def _partner(talk: Talk, who: str) -> str:
    return talk.name if talk.is_two and who == talk.id else ""
