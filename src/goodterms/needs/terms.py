"""What is wanted, as words to look for: without the words of every sentence, with others for the same trade."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from goodterms.needs.stems import fold, same

MOST: Final = 12
"""Words of a need that are looked for; nobody's need has more that matter."""

LONGEST: Final = 2_000
"""Letters of a need that are read."""

BEGINNING: Final = 3
"""Letters that forms of one word begin with alike, so that few words of a trade have to be stemmed."""

_WORD: Final = re.compile(r"[^\W_]+(?:[+#.][^\W_]*)*", re.UNICODE)
_ENGLISH: Final = """a an and any anybody anyone around as at be by can could do does doing for from get give good
    great have help helping here how i in is it its know knows looking me my near need needed needs of on or our out
    person people please quick really recommend some somebody someone that the their there they this to us very want
    wanted we what where which who whom whose will with would you your make makes making sell sells selling
    offer offers advice big cheap fast large local new small work working works"""
_GERMAN: Final = """aber auch auf bei brauche brauchen das dem den der die ein eine einen einer einem er es für gesucht
    guten guter gute hat ich im in ist jemand jemanden kann kennt könnte man mein meine mich mir mit nach oder sie
    sind suche suchen und uns von was wer wie wir zu zum zur"""
_OTHERS: Final = """alguien avec besoin busco cerco cherche con connais conosce de del della der dans een el en est et
    habe het iemand il je kan la le les los me mi mij mon necesito nodig per pour por para qualcuno que quelqu'un qui
    quien sa som sur un una une uno van voor y zoek ik"""
_EVERYDAY: Final = frozenset(map(fold, f"{_ENGLISH} {_GERMAN} {_OTHERS}".split()))
"""Words of every sentence that asks for somebody; nobody is found by them."""


class Term(NamedTuple):
    """One thing that is wanted. ``said``: the word as typed. ``alike``: others for the same trade, sought too.
    ``things``: what that trade is about, which tells less. All folded (`stems.fold`) but ``said``.
    """

    said: str
    alike: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()

    @property
    def words(self) -> tuple[str, ...]:
        """All words to look for, folded, the one that was typed first."""
        word = fold(self.said)
        return (word, *sorted((self.alike | self.things) - {word}))


def terms(need: str) -> tuple[Term, ...]:
    """The words of a need that matter, each once; empty when there are none."""
    found: dict[str, Term] = {}
    for match in _WORD.finditer(need[:LONGEST].casefold()):
        word = match[0].rstrip(".")
        if fold(word) in _EVERYDAY or (len(word) < 2 and word.isascii()):
            continue
        found.setdefault(word, Term(word, *_trade(fold(word))))
    return tuple(found.values())[:MOST]


def _trade(word: str) -> tuple[frozenset[str], frozenset[str]]:
    """What else names the trade of a folded word, and, where the word names it, what that trade is about.

    A thing stands for the names of its trade, and for no other thing of it: who sells flour does not bake.
    """
    alike: set[str] = set()
    things: set[str] = set()
    for other, names, about in _trades().get(word[:BEGINNING], ()):
        if same(word, other):
            alike |= names
            things |= about if other in names else set()
    return frozenset(alike), frozenset(things - alike)


@cache
def _trades() -> dict[str, list[tuple[str, frozenset[str], frozenset[str]]]]:
    """Every word of a trade under its beginning, with the names of the trade and the things it is about; a word of two
    trades stands for both.
    """
    found: dict[str, list[tuple[str, frozenset[str], frozenset[str]]]] = {}
    for line in files("goodterms.needs").joinpath("trades.txt").read_text("utf-8").splitlines():
        name, colon, rest = line.partition(":")
        if not colon or line.startswith("#"):
            continue
        named, _, about = rest.partition("|")
        names, things = frozenset({fold(name.strip()), *_listed(named)}), frozenset(_listed(about))
        for word in names | things:
            found.setdefault(word[:BEGINNING], []).append((word, names, things))
    return found


def _listed(words: str) -> list[str]:
    return [fold(word.strip()) for word in words.split(",") if word.strip()]
