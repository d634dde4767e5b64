"""How common a name is: a rare full name says much of who bears it, a common one little."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from goodterms.people.keys import says_little, stem
from goodterms.people.parts import NameParts

UNLISTED = 2.0**-15
"""Share of people with a given name or surname that the table leaves out: about a quarter of what it still lists of
one language (2**-12), once more halved for the mix of languages."""

SHORT = 26.0**-2
"""The same for one of two letters, as many Chinese and Korean names have: an even share of all such words."""

TOGETHER = 2.0
"""How much commoner a full name is than chance makes it: given names and surnames come from one language, so they go
together. A choice between 1 (independent) and the three to five that one finds in a mix of many languages."""

BELIEVED = 1_000
"""So many full names must a record have until its own shares count as much as the table's."""

USUAL = 20
"""Handles that one person may have. Where a full name stands more often, it must be several people's."""

MIDDLE = 0.1
"""Share of namesakes with the same middle name or initial too: a choice near `INITIAL`, for most write none."""

INITIAL = 0.07
"""Share of people whose given name begins with a certain letter: the mean over English and German given names."""

_BY_LENGTH = (0.2, 0.2, 0.02, 2e-3, 4e-4, 5e-5, 1e-5, 3e-6, 1e-6, 5e-7)
"""Share of people who take a certain account name of so many letters that is no name; longer ones `LONG`. A choice: an
account name is unique at each host, and people are offered another when theirs is taken."""
LONG = 2e-7

_BY_DIGITS = (1.0, 0.3, 0.05, 0.01, 0.01, 1e-3, 1e-4)
"""By number of digits; four are most often a year. A choice, too."""


@cache
def listed() -> tuple[dict[str, float], dict[str, float]]:
    """Shares of given names and surnames from the shipped ``common_names.txt``; its head has sources and licences."""
    found: dict[str, dict[str, float]] = {"given": {}, "surname": {}}
    for line in (files("goodterms.people") / "common_names.txt").read_text("ascii").splitlines():
        if not line.startswith("#"):
            sort, bits, names = line.split(maxsplit=2)
            found[sort].update(dict.fromkeys(names.split(), 0.5 ** int(bits.rstrip(":"))))
    return found["given"], found["surname"]


class Commonness:
    """Shares of names: those of the record itself, drawn towards those of the shipped table."""

    def __init__(self, names: Iterable[NameParts] = ()) -> None:
        """``names``: one for each somebody of the record; a full name counts once for its words, however often seen."""
        self.often: Counter[tuple[str, ...]] = Counter()
        self.given_seen: Counter[str] = Counter()
        self.surname_seen: Counter[str] = Counter()
        self.total = 0
        self._full: dict[tuple[str, ...], float] = {}
        self.add(names)

    def add(self, names: Iterable[NameParts]) -> None:
        """Counts further names."""
        self._full.clear()
        for name in names:
            if len(name.words) < 2 or not name.sure:
                continue
            key = tuple(sorted(name.words))
            self.often[key] += 1
            if self.often[key] == 1:
                self.total += 1
                self.given_seen[name.given] += 1
                self.surname_seen[name.surname] += 1

    def given(self, word: str) -> float:
        """Share of people whose given name this is, the one in question not counted; an initial counts as one."""
        if len(word) == 1:
            return INITIAL
        return self._share(self.given_seen[word], listed()[0].get(word) or _unlisted(word))

    def surname(self, word: str) -> float:
        """Share of people whose surname this is, the one in question not counted."""
        return self._share(self.surname_seen[word], listed()[1].get(word) or _unlisted(word))

    def _share(self, seen: int, table: float) -> float:
        return (max(0, seen - 1) + BELIEVED * table) / (self.total + BELIEVED)

    def word(self, word: str) -> float:
        """Share of people who have this word as given name or surname."""
        return self.given(word) + self.surname(word)

    def full(self, name: NameParts) -> float:
        """Share of people with this full name; a middle name or a third word makes it rarer."""
        share = self._full.get(name.words)
        if share is None:
            share = self._full[name.words] = self._share_of(name)
        return share

    def _share_of(self, name: NameParts) -> float:
        if len(name.words) < 2:
            return min(1.0, self.word(name.words[0]))
        given, surname = name.given, name.surname
        share = max(self.given(given) * self.surname(surname), self.given(surname) * self.surname(given))
        share *= TOGETHER * MIDDLE ** min(2, len(name.words) - 2)
        crowd = (self.often[tuple(sorted(name.words))] - USUAL) / max(1, self.total)
        return min(1.0, max(share, crowd))

    def initial(self, name: NameParts) -> float:
        """Share of people with this surname whose given name begins with this letter."""
        return min(1.0, self.surname(name.surname) * INITIAL * TOGETHER)

    def account(self, account: str) -> float:
        """Share of people who would take this account name, told from its letters alone."""
        if says_little(account):
            return 0.05
        bare = stem(account)
        if not bare:
            return LONG
        rare = _BY_LENGTH[len(bare)] if len(bare) < len(_BY_LENGTH) else LONG
        known = listed()[0].get(bare, 0.0) + listed()[1].get(bare, 0.0)
        seen = (self.given_seen[bare] + self.surname_seen[bare]) / (self.total + BELIEVED)
        return max(rare, known, seen) * digits_share(account)


def _unlisted(word: str) -> float:
    return SHORT if len(word) == 2 else UNLISTED


def digits_share(account: str) -> float:
    """Share of those with an account name but for its digits who have these digits: a year says less than a number."""
    return _BY_DIGITS[min(len(account) - len(stem(account)), len(_BY_DIGITS) - 1)]
