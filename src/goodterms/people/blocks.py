"""Who is compared with whom: only those who share a block, and blocks are small."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from goodterms.people.folding import sound
from goodterms.people.forms import WORD
from goodterms.people.keys import stem
from goodterms.people.nicknames import goes_by
from goodterms.people.parts import NameParts
from goodterms.people.profile import Profile

LARGEST = {"f": 60, "a": 40, "d": 40, "w": 8, "x": 6, "y": 6, "b": 60, "n": 60, "z": 40, "s": 40, "h": 12}
"""Somebodies in a block of each sort beyond which nobody in it is compared: what so many share tells nothing. Such a
block costs its square, so these also bound the work."""


def block_keys(profile: Profile) -> Iterator[str]:
    """The blocks of one somebody, a letter for the sort before each.

    ``f`` full name, ``d`` as it sounds, ``a`` account names, ``A`` those that the name gives, ``w`` a name's one word,
    ``W`` a word of a longer name, ``x`` surname and an initial that the given name may begin with, ``y`` given name and
    three letters of the surname, ``b`` birthday, ``n`` number, ``z`` parts of a postal address, ``s`` phone or
    signature, ``h`` a host or an organisation with one word of the name.
    """
    for name in profile.names:
        yield from _of_name(name)
    for form, (how, name) in profile.forms.items():
        if how != WORD:
            yield ("a:" if len(name.given) == 1 else "A:") + form
    for account in profile.accounts:
        yield "a:" + account
        bare = stem(account)
        if bare != account and len(bare) > 3:
            yield "a:" + bare
        yield "w:" + bare
    yield from ("b:" + day for day in profile.birthdays)
    yield from ("n:" + number for number in profile.numbers)
    yield from ("s:" + number for number in profile.signed | profile.phones)
    places = profile.hosts | profile.organisations
    if places:
        named = {word for name in profile.names for word in name.words}
        words = named | {stem(account) for account in profile.accounts}
        yield from (f"h:{place} {word}" for place in places for word in words if len(word) > 2)
    for address in profile.addresses:
        yield from _of_address(address)


def _of_name(name: NameParts) -> Iterator[str]:
    words = name.words
    if len(words) == 1:
        yield "w:" + words[0]
        return
    yield "f:" + " ".join(sorted((name.given, name.surname)))
    if name.sure:
        yield "d:" + " ".join(sorted((sound(name.given), sound(name.surname))))
        yield "W:" + name.given
        yield "W:" + name.surname
        for initial in {called[0] for called in goes_by(name.given)}:
            yield f"x:{name.surname} {initial}"
        yield f"y:{name.given} {name.surname[:3]}"


def _of_address(words: frozenset[str]) -> Iterator[str]:
    numbered = sorted(word for word in words if any(c.isdigit() for c in word))
    if len(numbered) > 1:
        yield "z:" + " ".join(numbered)
    long = sorted((word for word in words if word.isalpha()), key=lambda word: (-len(word), word))[:2]
    if len(long) == 2:
        yield "z:" + " ".join(sorted(long))


_NOBODY: list[int] = []


class Blocks:
    """Blocks that grow: who is added is paired with those who were there."""

    def __init__(self) -> None:
        self.members: dict[str, list[int]] = defaultdict(list)
        self.keys: dict[int, tuple[str, ...]] = {}

    def add(self, cores: Iterable[tuple[int, Profile]]) -> None:
        """Puts everybody into their blocks."""
        members = self.members
        for core, profile in cores:
            keys = self.keys[core] = tuple(set(block_keys(profile)))
            for key in keys:
                members[key].append(core)

    def beside(self, core: int, *, all_new: bool = False) -> set[int]:
        """Everybody who shares a block with this one, itself perhaps among them.

        ``all_new``: everybody will be asked for, so that of two sorts which look for each other one is enough.
        """
        found: set[int] = set()
        members = self.members
        for key in self.keys[core]:
            sort = key[0]
            if sort in "aw":
                others = self._beside(key)
            elif sort in "AW":
                others = _NOBODY if all_new else self._beside(key)
            else:
                others = members[key]
                others = others if len(others) <= LARGEST[sort] else _NOBODY
            if len(others) > 1 or (others and others[0] != core):
                found.update(others)
        return found

    def _beside(self, key: str) -> list[int]:
        """Who is to be compared because of a block: accounts with accounts and with names that give them, words of long
        names with names of one word.
        """
        sort, found = key[0], self.members.get(key, _NOBODY)
        if sort == "W":
            single = self.members.get("w" + key[1:], _NOBODY)
            return single if len(single) + len(found) <= LARGEST["w"] else _NOBODY
        if sort == "A":
            found = self.members.get("a" + key[1:], _NOBODY)
            return found if len(found) <= LARGEST["a"] else _NOBODY
        more = self.members.get(sort.upper() + key[1:])
        found = found + more if more else found
        return found if len(found) <= LARGEST[sort] else _NOBODY
