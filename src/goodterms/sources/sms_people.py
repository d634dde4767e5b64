"""Who is meant by the numbers in a telephone's messages and calls."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from goodterms.words import Card, Handle

OWNER: Final = Handle("sms-owner", "me")
"""Whose telephone it is; its own number stands nowhere in most backups."""

SHORT: Final = 6
"""Digits that a short code has at most (3 to 6 in all countries); a person's number is longer."""

LISTED: Final = 10
"""A message to more people than this is not contact (docs/words.md): the group stands for them all."""

REMEMBERED: Final = 16_384
"""Addresses remembered, for each message names the same few again."""

SELF: Final = "insert-address-token"
"""What Android writes for the telephone's own number."""

_NAMELESS: Final = frozenset({"", "(unknown)", "unknown", "null", "-1", "-2"})
_NUMBER: Final = re.compile(r"[+(]?[\d\s().\u00a0\u2010\u2011/*#-]+")


@lru_cache(maxsize=REMEMBERED)
def handle_of(address: str, name: str = "") -> Handle | None:
    """The handle behind an address; None where it was withheld. A short code or a sender's word is no telephone."""
    address = " ".join(address.split())
    if address.casefold() in _NAMELESS or address == SELF:
        return None
    name = "" if name.strip().casefold() in _NAMELESS else name.strip()
    if "@" in address:
        return Handle("mail", address.lower(), name)
    if not is_person(address):
        return Handle("sms", address, name or address)
    return Handle("phone", address, name)


@lru_cache(maxsize=REMEMBERED)
def is_person(address: str) -> bool:
    """Whether a person may write from there: neither a short code (``12345``) nor a word (``DMShop``)."""
    digits = "".join(filter(str.isdigit, address))
    return "@" in address or (_NUMBER.fullmatch(address) is not None and (len(digits) > SHORT or address[0] == "+"))


@lru_cache(maxsize=REMEMBERED)
def key_of(address: str) -> str:
    """What stands for an address in the ids of pieces, the same however the number was typed."""
    return "".join(filter(str.isdigit, address)) if is_person(address) and "@" not in address else address.casefold()


def own_card(where: str) -> Card:
    """Says that the telephone is the owner's."""
    return Card("sms", "owner", "", (OWNER,), own=True, where=where)


def own_number(handle: Handle, where: str) -> Card:
    """Says which number the telephone has, where a message shows it."""
    return Card("sms", f"owner|{key_of(handle.value)}", "", (OWNER, handle), own=True, where=where)


def program(handle: Handle, where: str) -> Card:
    """Whoever writes from a short code or under a word, so that nobody is told to greet it."""
    return Card("sms", f"bot|{key_of(handle.value)}", handle.name, (handle,), kind="bot", where=where)
