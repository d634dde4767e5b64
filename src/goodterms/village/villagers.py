"""Finding villagers by number, their handles and names, and what is steadily chosen for each of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import blake2b

from goodterms.village.happened import OWNER, Happened, Villager

Villagers = Mapping[int, Villager]
"""Everybody by number."""

MANY = frozenset({"list", "group"})
"""Kinds of villager that are no single person: mailing lists and chat groups."""

APPLE, ANDROID = "apple", "android"
"""The owner's two address books: on the iPhone, and on the older Android phone."""


class NoHandle(Exception):
    """Something went by a channel on which a villager has no handle; the text names both."""


def by_number(villagers: Iterable[Villager]) -> Villagers:
    """Everybody by number."""
    return {villager.number: villager for villager in villagers}


@lru_cache(maxsize=1 << 16)
def choice(number: int, about: str, options: int) -> int:
    """A steady choice, 0 up to ``options - 1``: the same on every machine for a number and a topic."""
    return int.from_bytes(blake2b(f"{about}:{number}".encode(), digest_size=8).digest(), "big") % options


def token(text: str, letters: int = 32) -> str:
    """Hex digits that stand for a text, the same on every machine; for ids. At most 64."""
    return blake2b(text.encode("utf-8", "replace"), digest_size=32).hexdigest()[:letters]


def handle_at(villager: Villager, ts: int, *kinds: str) -> str:
    """The handle in use at a time, of the first kind that there is; where none was in use then, the last one there is.

    Raises:
        NoHandle: none of these kinds.
    """
    for kind in kinds:
        if reach := villager.reach_at(kind, ts):
            return reach.value
    if last := last_handle(villager, *kinds):
        return last
    raise NoHandle(f"Villager {villager.number} has no handle of the kind {' or '.join(kinds)}.")


def last_handle(villager: Villager, *kinds: str) -> str:
    """The newest handle of the first kind that there is, empty for none."""
    found = (reach.value for kind in kinds for reach in reversed(villager.reaches) if reach.kind == kind)
    return next(found, "")


def has_left(villager: Villager, kind: str) -> bool:
    """Whether no handle of a kind is in use any more."""
    return all(reach.until is not None for reach in villager.reaches if reach.kind == kind)


def last_name(villager: Villager) -> str:
    """The full name in use at the end."""
    return villager.names[-1].full


def is_many(villager: Villager) -> bool:
    """Whether this is a list or a chat group, and no single person."""
    return villager.kind in MANY


def to_group(happened: Happened, villagers: Villagers) -> Villager | None:
    """The list or chat group that something went to, where it is a villager."""
    return next((villagers[one] for one in happened.to if is_many(villagers[one])), None)


def seen_by_owner(happened: Happened) -> bool:
    """Whether it left a trace with the owner: took part, or is in the group it went to."""
    return OWNER in (happened.sender, *happened.to, *happened.cc) or bool(happened.group)


def others(happened: Happened) -> tuple[int, ...]:
    """Everybody who took part but the owner, the sender first."""
    return tuple(dict.fromkeys(one for one in (happened.sender, *happened.to, *happened.cc) if one != OWNER))


def saved_as(villager: Villager, book: str) -> str:
    """The name under which the owner's phone knows somebody, empty when it does not.

    The iPhone has names as they are now; the Android phone as they were at first, and more carelessly written.
    """
    if villager.number == OWNER or villager.kind != "person" or not last_handle(villager, "phone", "mail"):
        return ""
    if choice(villager.number, f"saved in {book}", 10) >= 7:
        return ""
    return last_name(villager) if book == APPLE else _careless(villager)


def _careless(villager: Villager) -> str:
    name = villager.names[0]
    employer = villager.works[0].employer if villager.works else ""
    ways = (
        name.full,
        name.nick or name.given,
        f"{name.given} {employer}",
        f"{name.family} {name.given}",
        f"{name.nick} {name.family}" if name.nick else name.full,
    )
    return ways[choice(villager.number, "careless", len(ways))].strip() or name.full
