"""One address used by many names: a mailbox of a desk or a list, not one person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from goodterms.people.frequency import Commonness
from goodterms.people.keys import Key
from goodterms.people.likeness import likeness
from goodterms.people.parts import NameParts

MANY = 3
"""So many people with different names on one mail address share it; two may be a changed name."""

MANY_ON_A_PHONE = 2
"""A family's or an office's telephone is answered by two."""


@dataclass(frozen=True, slots=True)
class Shared:
    """``keys``: who was seen with it; ``names``: some of their names, ``count`` of them in all."""

    sort: str
    value: str
    names: tuple[str, ...]
    keys: tuple[int, ...]
    count: int

    @property
    def says(self) -> str:
        """What to tell the owner."""
        some = ", ".join(self.names[:3]) + (" and others" if self.count > len(self.names[:3]) else "")
        return f"{self.value} is used under {self.count} names ({some}), so it is no one person's."


def different_people(names: Iterable[NameParts], at_most: int, common: Commonness) -> list[NameParts]:
    """Full names of which each is another person's than all others, as many as asked for at most."""
    found: list[NameParts] = []
    for name in names:
        if not name.sure or len(name.words) < 2:
            continue
        if all(likeness(name, known, common).level == "apart" for known in found):
            found.append(name)
            if len(found) >= at_most:
                break
    return found


def limit(key: Key, *, persons: bool) -> int:
    """How many different people on a key make it shared."""
    return MANY if key.sort != "phone" and persons else MANY_ON_A_PHONE
