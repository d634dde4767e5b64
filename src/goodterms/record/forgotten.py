"""Who and what was forgotten for good: kept as keyed hashes alone, so that the next import does not bring it back.

The key is drawn at the first forgetting and lies in the record, so that a copy of the record still holds to it. Nobody
can read a name or an address from the hashes; who has the record *and* guesses an address can check the guess.
"""

from __future__ import annotations

import hmac
import os
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import replace
from hashlib import sha256

from goodterms.words import About, Card, Handle, Interaction, Participant, Role, Seen

KEY = "forgotten key"
"""Where the key lies in ``meta``."""

SOMEBODY = Handle("forgotten", "somebody")
"""Stands in for whoever was forgotten where others took part, so that those are counted as before."""

NOBODY = "hidden"
"""The kind of the person behind `SOMEBODY`: with whom nobody has a tie."""

APART = frozenset({Role.DELIVERED, Role.LIST})
"""Roles that are nobody's company."""


class Forgotten:
    """What was forgotten, as one import looks it up. ``normal``: the form of a handle that joins, "" for none."""

    def __init__(self, connection: sqlite3.Connection, normal: Callable[[Handle], str]) -> None:
        self.connection = connection
        self.normal = normal
        self.hashes = {row for (row,) in connection.execute("SELECT hash FROM forgotten")}
        self.key = _key(connection) if self.hashes else b""
        self.known: dict[tuple[str, str], bool] = {}

    def __bool__(self) -> bool:
        return bool(self.hashes)

    def handle(self, handle: Handle) -> bool:
        """Whether a handle is of somebody who was forgotten."""
        key = handle.kind, handle.value
        if key not in self.known:
            self.known[key] = any(self._has(one) for one in of_handle(handle, self.normal(handle)))
        return self.known[key]

    def card(self, card: Card) -> bool:
        """Whether a card names somebody who was forgotten."""
        return any(map(self.handle, card.handles)) or self._has(of_card(card.channel, card.external_id))

    def line(self, handles: Iterable[Handle], cards: Iterable[tuple[str, str]], value: str) -> bool:
        """Whether a line on somebody with these handles and cards was forgotten."""
        if not self.hashes:
            return False
        return any(map(self._has, of_line(((one, self.normal(one)) for one in handles), cards, value)))

    def without(self, seen: Seen) -> Seen | None:
        """A piece as it may be kept: without whom and what was forgotten; None where nothing may."""
        if not self.hashes:
            return seen
        if isinstance(seen, Card):
            return None if self.card(seen) else self._lines_off(seen)
        return self._taken_out(seen) if isinstance(seen, Interaction) else seen

    def _lines_off(self, card: Card) -> Card:
        key = [(card.channel, card.external_id)]
        about: tuple[About, ...] = tuple(one for one in card.about if not self.line(card.handles, key, one.value))
        return card if len(about) == len(card.about) else replace(card, about=about)

    def _taken_out(self, seen: Interaction) -> Interaction | None:
        them = {one for one in seen.participants if self.handle(one.handle)}
        if not them:
            return seen
        others = [one for one in seen.participants if one not in them and one.role not in APART]
        if any(one.role is Role.FROM for one in them) or not any(map(self._other, others)):
            return None
        parts = dict.fromkeys(Participant(SOMEBODY, one.role) if one in them else one for one in seen.participants)
        return replace(seen, participants=tuple(parts))

    def _other(self, one: Participant) -> bool:
        """Whether somebody is not the owner."""
        found = self.connection.execute(
            "SELECT own FROM handle WHERE kind = ? AND value = ?", (one.handle.kind, one.handle.value)
        ).fetchone()
        return not (found and found[0])

    def _has(self, told: str) -> bool:
        return _hash(self.key, told) in self.hashes


def forget(connection: sqlite3.Connection, told: Iterable[str]) -> None:
    """Keeps the hashes of what is forgotten; the caller's transaction."""
    key = _key(connection)
    connection.executemany("INSERT OR IGNORE INTO forgotten VALUES (?)", ((_hash(key, one),) for one in told))


def of_handle(handle: Handle, normal: str) -> list[str]:
    """What is hashed of a handle: as seen, and the form that joins."""
    seen = f"handle\0{handle.kind}\0{handle.value.casefold()}"
    return [seen, f"normal\0{handle.kind}\0{normal}"] if normal else [seen]


def of_card(channel: str, external_id: str) -> str:
    """What is hashed of a card, for those that have a name only."""
    return f"card\0{channel}\0{external_id}"


def of_line(handles: Iterable[tuple[Handle, str]], cards: Iterable[tuple[str, str]], value: str) -> list[str]:
    """What is hashed of a line on somebody: the line with each way to tell who they are."""
    words = " ".join(value.casefold().split())
    whose = [told for handle, normal in handles for told in of_handle(handle, normal)]
    whose += [of_card(*card) for card in cards]
    return [f"line\0{one}\0{words}" for one in whose]


def _key(connection: sqlite3.Connection) -> bytes:
    """The key of this record, drawn when it is first wanted."""
    row = connection.execute("SELECT value FROM meta WHERE name = ?", (KEY,)).fetchone()
    if row is None:
        made = os.urandom(32).hex()
        connection.execute("INSERT INTO meta (name, value) VALUES (?, ?)", (KEY, made))
        return bytes.fromhex(made)
    return bytes.fromhex(str(row[0]))


def _hash(key: bytes, told: str) -> str:
    return hmac.new(key, told.encode("utf-8", "replace"), sha256).hexdigest()
