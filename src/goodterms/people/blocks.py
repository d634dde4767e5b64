"""Who is compared with whom: only those who share a block, and blocks are small."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

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
    """The blocks of one somebody, a letter for the sort before each; those of `form_keys` not among them.

    ``f`` full name, ``d`` as it sounds, ``a`` account names, ``w`` a name's one word, ``W`` a word of a longer name,
    ``x`` surname and an initial that the given name may begin with, ``y`` given name and three letters of the surname,
    ``b`` birthday, ``n`` number, ``z`` parts of a postal address, ``s`` phone or signature, ``h`` a host or an
    organisation with one word of the name.
    """
    for name in profile.names:
        yield from _of_name(name)
        if len(name.given) == 1:
            yield from ("a:" + form for form, (how, whose) in profile.forms.items() if how != WORD and whose == name)
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


Forms = Mapping[str, tuple[str, NameParts]]


def form_keys(forms: Forms) -> Iterator[str]:
    """The blocks ``A`` of account names that names give, where an account name is looked for."""
    return ("A:" + form for form, (how, name) in forms.items() if how != WORD and len(name.given) > 1)


@lru_cache(maxsize=32_768)
def _of_name(name: NameParts) -> tuple[str, ...]:
    words = name.words
    if len(words) == 1:
        return ("w:" + words[0],)
    found = ["f:" + " ".join(sorted((name.given, name.surname)))]
    if name.sure:
        found += [
            "d:" + " ".join(sorted((sound(name.given), sound(name.surname)))),
            "W:" + name.given,
            "W:" + name.surname,
            f"y:{name.given} {name.surname[:3]}",
        ]
        found += [f"x:{name.surname} {initial}" for initial in {called[0] for called in goes_by(name.given)}]
    return tuple(found)


def _of_address(words: frozenset[str]) -> Iterator[str]:
    numbered = sorted(word for word in words if any(c.isdigit() for c in word))
    if len(numbered) > 1:
        yield "z:" + " ".join(numbered)
    long = sorted((word for word in words if word.isalpha()), key=lambda word: (-len(word), word))[:2]
    if len(long) == 2:
        yield "z:" + " ".join(sorted(long))


Held = int | list[int]
"""Whoever is in a block: most have one alone, and a list for each would be most of the work."""

_NOBODY: list[int] = []


class Blocks:
    """Blocks that grow: who is added is paired with those who were there."""

    def __init__(self) -> None:
        self.members: dict[str, Held] = {}
        self.keys: dict[int, tuple[str, ...]] = {}
        self.forms: dict[int, Forms] = {}
        self.formed: dict[str, Held] = {}
        self.unformed: list[int] = []

    def add(self, cores: Iterable[tuple[int, Profile]]) -> None:
        """Puts everybody into their blocks."""
        members = self.members
        for core, profile in cores:
            keys = self.keys[core] = tuple(set(block_keys(profile)))
            for key in keys:
                there = members.setdefault(key, core)
                if there is not core:
                    _put(members, key, there, core)
            if profile.forms:
                self.forms[core] = profile.forms
                self.unformed.append(core)

    def of(self, core: int) -> Iterator[str]:
        """Every block of one somebody."""
        yield from self.keys.get(core, ())
        yield from form_keys(self.forms.get(core, {}))

    def ready(self, *, all_new: bool) -> None:
        """To be called before `beside`. Where everybody is looked for, only account names that somebody has need be
        looked up by name: few of those that names give.
        """
        if all_new:
            known = {key[2:] for key in self.members if key[0] == "a"}
            self.formed = {}
            for core, forms in self.forms.items():
                self._form(core, ("A:" + form for form in forms.keys() & known if _is_form(forms[form])))
            self.unformed = list(self.forms)
        elif self.unformed:
            if len(self.unformed) == len(self.forms):
                self.formed = {}
            for core in self.unformed:
                self._form(core, form_keys(self.forms[core]))
            self.unformed = []

    def _form(self, core: int, keys: Iterable[str]) -> None:
        for key in keys:
            there = self.formed.setdefault(key, core)
            if there is not core:
                _put(self.formed, key, there, core)

    def beside(self, core: int, *, all_new: bool = False) -> set[int]:
        """Everybody who shares a block with this one, itself perhaps among them.

        ``all_new``: everybody will be asked for, so that of two sorts which look for each other one is enough.
        """
        found: set[int] = set()
        members = self.members
        for key in self.keys[core]:
            sort = key[0]
            if sort in "aw":
                found.update(self._beside(key))
            elif sort == "W":
                if not all_new:
                    found.update(self._beside(key))
            elif type(others := members[key]) is list and len(others) <= LARGEST[sort]:
                found.update(others)
        if not all_new and core in self.forms:
            for key in form_keys(self.forms[core]):
                found.update(self._beside(key))
        return found

    def _beside(self, key: str) -> list[int]:
        """Who is to be compared because of a block: accounts with accounts and with names that give them, words of long
        names with names of one word.
        """
        sort, found = key[0], self._held(key)
        if sort == "W":
            single = self._held("w" + key[1:])
            return single if len(single) + len(found) <= LARGEST["w"] else _NOBODY
        if sort == "A":
            found = self._held("a" + key[1:])
            return found if len(found) <= LARGEST["a"] else _NOBODY
        more = _listed(self.formed.get("A" + key[1:])) if sort == "a" else self._held("W" + key[1:])
        found = found + more if more else found
        return found if len(found) <= LARGEST[sort] else _NOBODY

    def _held(self, key: str) -> list[int]:
        return _listed(self.members.get(key))


def _is_form(way: tuple[str, NameParts]) -> bool:
    return way[0] != WORD and len(way[1].given) > 1


def _listed(held: Held | None) -> list[int]:
    return _NOBODY if held is None else [held] if isinstance(held, int) else held


def _put(members: dict[str, Held], key: str, there: Held, core: int) -> None:
    """Puts one more into a block that somebody is in."""
    if isinstance(there, int):
        members[key] = [there, core]
    else:
        there.append(core)
