"""Joining by descending weight, never against a veto: no chain brings two together that must stay apart."""

from __future__ import annotations

from goodterms.people.frequency import Commonness
from goodterms.people.likeness import CLASH, likeness
from goodterms.people.profile import Profile, merge
from goodterms.people.vetoes import vetoes

FIRM = frozenset({"same", "wider", "near", "rough"})
"""Likenesses of names that hold though another name of the group clashes."""


class Groups:
    """Somebodies joined so far. Cores are positions in ``profiles``; the profile of a group stands at its root."""

    def __init__(self, profiles: list[Profile]) -> None:
        self.profiles = profiles
        self.parent: list[int] = list(range(len(profiles)))
        self.forbidden: dict[int, set[int]] = {}
        self.count = len(profiles)

    def grow(self) -> None:
        """Takes in profiles that were appended."""
        self.count += len(self.profiles) - len(self.parent)
        self.parent.extend(range(len(self.parent), len(self.profiles)))

    def root(self, core: int) -> int:
        """The core that stands for the whole group."""
        parent = self.parent
        while parent[core] != core:
            parent[core] = parent[parent[core]]
            core = parent[core]
        return core

    def forbid(self, one: int, other: int) -> None:
        """These two are never joined, by whatever chain."""
        one, other = self.root(one), self.root(other)
        if one != other:
            self.forbidden.setdefault(one, set()).add(other)
            self.forbidden.setdefault(other, set()).add(one)

    def why_not(self, one: int, other: int) -> str:
        """Why two groups must stay apart, "" when they need not. Of two birthdays see `names_clash`."""
        one, other = self.root(one), self.root(other)
        if other in self.forbidden.get(one, ()):
            return "They are known to be two."
        return next(vetoes(self.profiles[one], self.profiles[other]), "")

    def join(self, one: int, other: int) -> int:
        """One group of two; returns its root, the one with more in it."""
        one, other = self.root(one), self.root(other)
        if one == other:
            return one
        if len(self.profiles[one].keys) < len(self.profiles[other].keys):
            one, other = other, one
        self.parent[other] = one
        self.count -= 1
        merge(self.profiles[one], self.profiles[other])
        for third in self.forbidden.pop(other, ()):
            self.forbidden[third].discard(other)
            self.forbid(one, third)
        return one


def names_clash(one: Profile, other: Profile, common: Commonness) -> bool:
    """Whether names of two groups tell two people though others fit: Ann Lee, A. Lee and Andy Lee are no chain."""
    if one.numbers & other.numbers:
        return False
    levels = {likeness(mine, theirs, common).level for mine in one.names for theirs in other.names}
    if one.birthdays & other.birthdays:
        levels.discard("given")  # somebody who married
    return bool(levels & CLASH) and not levels & FIRM
