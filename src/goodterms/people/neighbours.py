"""An index of those alone whom somebody new may be, weighed as if everybody were there.

Whoever keeps a record remembers two things of it: the `marks` of everybody, by which the few who share one with the new
are found, and the `Shares` of the whole. Then an import is compared in time that depends on what is new.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

from goodterms.people.blocks import LARGEST, block_keys, form_keys
from goodterms.people.compare import Scene
from goodterms.people.profile import Profile, profile
from goodterms.people.seen import Somebody
from goodterms.people.who import Index

HOLDERS = 500
"""People on one hard key who are looked at: more do not make a mailbox more shared."""

LOOKED_FOR = {"W": "w", "A": "a", "a": "aA", "w": "wW"}
"""Sorts of blocks in which those of another sort are looked for; any other sort in its own."""


@dataclass(slots=True)
class Shares:
    """How common things are in the whole record. ``counted``, ``expected``: of how many handles somebody has."""

    people: int = 0
    names: Counter[tuple[str, ...]] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    surname: Counter[str] = field(default_factory=Counter)
    hosts: Counter[str] = field(default_factory=Counter)
    organisations: Counter[str] = field(default_factory=Counter)
    signed: Counter[str] = field(default_factory=Counter)
    counted: float | None = None
    expected: float | None = None

    def told(self) -> dict[str, Any]:
        """As JSON has it."""
        return {
            "people": self.people,
            "names": {" ".join(words): count for words, count in self.names.items()},
            "given": self.given,
            "surname": self.surname,
            "hosts": self.hosts,
            "organisations": self.organisations,
            "signed": self.signed,
            "counted": self.counted,
            "expected": self.expected,
        }


def shares(told: dict[str, Any]) -> Shares:
    """Shares from JSON."""
    names = Counter({tuple(words.split(" ")): count for words, count in told["names"].items()})
    counters = {name: Counter(told[name]) for name in ("given", "surname", "hosts", "organisations", "signed")}
    return Shares(told["people"], names, counted=told["counted"], expected=told["expected"], **counters)


def of(index: Index) -> Shares:
    """The shares of everybody in an index."""
    common = index.common
    people = index.people if isinstance(index, Neighbours) else index.groups.count
    return Shares(
        people,
        common.often,
        common.given_seen,
        common.surname_seen,
        index.hosts,
        index.organisations,
        index.signed,
        index.counted,
        index.expected,
    )


def marks(index: Index, keys: Iterable[int]) -> Iterator[tuple[int, int]]:
    """By which these are found again: a key of the group that they are in now, and a mark for each block and hard key
    of theirs.
    """
    for core in dict.fromkeys(index.core_of[key] for key in keys):
        group = index.profiles[index.groups.root(core)].keys[0]
        for key in (*index.blocks.of(core), *_hard(index.profiles[core])):
            yield group, _mark(key)


def looked_for(somebody: Somebody, region: str | None = None) -> Iterator[tuple[int, int]]:
    """Where those whom somebody may be are found: a mark, and how many may share it for it to tell anything."""
    one = profile(somebody, region)
    for key in _hard(one):
        yield _mark(key), HOLDERS
    for key in (*block_keys(one), *form_keys(one.forms)):
        for sort in LOOKED_FOR.get(key[0], key[0]):
            yield _mark(sort + key[1:]), LARGEST[sort.lower()]


def _hard(one: Profile) -> Iterator[str]:
    return (f"k:{key.sort}:{key.value}" for key in one.hard)


def _mark(key: str) -> int:
    """32 bits: two blocks that meet in one bring somebody to be compared in vain, no more."""
    return crc32(key.encode("utf-8", "surrogatepass"))


class Neighbours(Index):
    """Some of a record, weighed against the shares of the whole."""

    def __init__(self, shares_: Shares, *, region: str | None = None) -> None:
        super().__init__(region=region)
        common = self.common
        common.often, common.given_seen, common.surname_seen = shares_.names, shares_.given, shares_.surname
        common.total = len(common.often)
        self.hosts, self.organisations, self.signed = shares_.hosts, shares_.organisations, shares_.signed
        self.people = shares_.people
        if shares_.counted is not None and shares_.expected is not None:
            self.counted, self.expected = shares_.counted, shares_.expected
        self.counted_already: set[int] = set()

    def know(self, somebodies: Iterable[Somebody]) -> None:
        """Takes people in who were compared before, without comparing them again."""
        start = len(self.profiles)
        for somebody in somebodies:
            self.core_of[somebody.key] = len(self.profiles)
            self.counted_already.add(somebody.key)
            self.profiles.append(profile(somebody, self.region))
        self.groups.grow()
        cores = range(start, len(self.profiles))
        for core in cores:
            for key in sorted(self.profiles[core].hard):
                self.holders[key].append(core)
        self._count(list(cores))

    def _count(self, touched: list[int]) -> None:
        """As for anybody; but who is in the shares already only goes into the blocks."""
        known = {core for core in touched if self.counted_already.issuperset(self.profiles[core].keys)}
        self.blocks.add((core, self.profiles[core]) for core in touched if core in known)
        new = [core for core in touched if core not in known]
        super()._count(new)
        self.people += len(new)

    def _scene(self) -> Scene:
        return super()._scene()._replace(people=max(self.people, self.groups.count))
