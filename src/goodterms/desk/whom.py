"""WHO, as users type it: an id, a handle or a name."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from goodterms.desk.naming import typed
from goodterms.desk.trouble import Trouble
from goodterms.people.normal import normal
from goodterms.record import read
from goodterms.record.joins import holder_of
from goodterms.words import Handle

SHOWN = 6
"""People listed when a name is more than one person's."""


FEW = 3
"""Names that are looked up one by one; with more, all are read at once."""


class Nobody(Trouble):
    """A name that nobody in the record has."""


class Several(Trouble):
    """A name that several people of the record have. ``people``: their numbers."""

    def __init__(self, sentence: str, people: frozenset[int]) -> None:
        super().__init__(sentence)
        self.people = people


class Whom:
    """Looks people up in one record; reads all names once, when ``many`` or more than `FEW` are asked for."""

    def __init__(self, connection: sqlite3.Connection, region: str | None = None, *, many: bool = False) -> None:
        self.connection = connection
        self.region = region
        self.names: Mapping[str, frozenset[int]] | None = None
        self.asked = FEW if many else 0
        self.told: dict[frozenset[int], str] = {}

    def find(self, text: str) -> int | None:
        """The person; None when a well-formed handle is nobody's.

        Raises:
            Trouble: no such id or name, or a name that several people have.
        """
        text = text.strip()
        handle = typed(text)
        if handle is not None:
            return self.handle(handle)
        if text.isdecimal():
            return self._id(int(text))
        return self._name(text)

    def on_a_list(self, text: str) -> int | None:
        """The person that a row of a list means: as `find`, but one word that is only part of a name is anybody's.

        Raises:
            Trouble: as `find`.
        """
        person = self.find(text)
        if person is None or typed(text) is not None or self._certain(text, person):
            return person
        only = frozenset({person})
        says = f"{text!r} alone may be {self._several(only)}, or somebody else. Put an address or the full name there."
        raise Several(says, only)

    def _certain(self, text: str, person: int) -> bool:
        """Whether a name without a second word can only mean this person: they are called just that, or have it as a
        handle, and nobody else has it in their name.
        """
        key = " ".join(text.casefold().split())
        if " " in key or read.by_value(self.connection, text.strip()):
            return True
        names = self._names(key)
        return key in names and all(people == {person} for name, people in names.items() if key in name.split())

    def handle(self, handle: Handle) -> int | None:
        """The person of a handle."""
        return read.by_handle(self.connection, handle.kind, handle.value, normal(handle, self.region))

    def _id(self, number: int) -> int:
        number = holder_of(self.connection, number)  # a number from before somebody was joined still means them
        if not read.persons(self.connection, [number]):
            raise Trouble(f"There is nobody with the number {number}. See: goodterms people --all")
        return number

    def _name(self, text: str) -> int:
        if not text:
            raise Trouble("Say who: a number, an address or a name.", 2)
        found = self._named(text)
        if not found:
            raise Nobody(f"There is nobody called {text!r} in the record. See: goodterms people --all")
        if len(found) > 1:
            raise Several(f"{text!r} could be {self._several(found)}. Say which, by number or address.", found)
        return next(iter(found))

    def _named(self, text: str) -> frozenset[int]:
        """People of that name; else of that handle in a chat; else whose name has all of the words in it."""
        key = " ".join(text.casefold().split())
        names = self._names(max(key.split(), key=len))
        exact = names.get(key) or read.by_value(self.connection, text)
        if exact:
            return frozenset(exact)
        words = set(key.split())
        return frozenset().union(*(people for name, people in names.items() if words <= set(name.split())))

    def _names(self, word: str) -> Mapping[str, frozenset[int]]:
        """Everybody by name, or only those whose name may hold this word of the one that is sought."""
        self.asked += 1
        if self.names is None and self.asked > FEW:
            self.names = read.by_name(self.connection)
        return read.by_name(self.connection, word) if self.names is None else self.names

    def _several(self, found: frozenset[int]) -> str:
        if found not in self.told:
            self.told[found] = self._all_of(found)
        return self.told[found]

    def _all_of(self, found: frozenset[int]) -> str:
        people = read.persons(self.connection, sorted(found)[:SHOWN])
        said = [
            f"{person.name or 'somebody'} ({id_}{', ' + person.handles[0].value if person.handles else ''})"
            for id_, person in people.items()
        ]
        more = f" or {len(found) - SHOWN} others" if len(found) > SHOWN else ""
        return " or ".join(said) + more
