"""What is wanted, as words to look for: without the words of every sentence, with others for the same trade."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

MOST: Final = 12
"""Words of a need that are looked for; nobody's need has more that matter."""

LONGEST: Final = 2_000
"""Letters of a need that are read."""

STEM: Final = 5
"""Letters from which a word is also sought by its beginning: the rest may be an ending."""

ENDINGS: Final = ("ings", "ing", "ers", "ies", "es", "er", "innen", "en", "in", "s", "e", "y")
"""Taken off the end of a long word, the longest first, so that its other forms are found by their beginning."""

_WORD: Final = re.compile(r"[^\W_]+(?:[+#.][^\W_]*)*", re.UNICODE)
_ENGLISH: Final = """a an and any anybody anyone around as at be by can could do does doing for from get give good
    great have help helping here how i in is it its know knows looking me my near need needed needs of on or our out
    person people please quick really recommend some somebody someone that the their there they this to us very want
    wanted we what where which who whom whose will with would you your make makes making sell sells selling
    offer offers"""
_GERMAN: Final = """aber auch auf bei brauche brauchen das dem den der die ein eine einen einer einem er es für gesucht
    guten guter gute hat ich im in ist jemand jemanden kann kennt könnte man mein meine mich mir mit nach oder sie
    sind suche suchen und uns von was wer wie wir zu zum zur"""
_EVERYDAY: Final = frozenset(f"{_ENGLISH} {_GERMAN}".split())
"""Words of every sentence that asks for somebody; nobody is found by them."""


class Term(NamedTuple):
    """One thing that is wanted. ``said``: the word as typed. ``alike``: others for the same trade, sought too."""

    said: str
    alike: frozenset[str] = frozenset()

    @property
    def words(self) -> tuple[str, ...]:
        """All words to look for, the one that was typed first."""
        return (self.said, *sorted(self.alike - {self.said}))


def terms(need: str) -> tuple[Term, ...]:
    """The words of a need that matter, each once; empty when there are none."""
    found: dict[str, Term] = {}
    for match in _WORD.finditer(need[:LONGEST].casefold()):
        word = match[0].rstrip(".")
        if word in _EVERYDAY or (len(word) < 2 and word.isascii()):
            continue
        found.setdefault(word, Term(word, _alike(word)))
    return tuple(found.values())[:MOST]


def stem(word: str) -> str:
    """The beginning that a word shares with its other forms: ``bakery`` and ``baker``; short words stay as they are."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= STEM - 1:
            return word[: -len(ending)]
    return word


def _alike(word: str) -> frozenset[str]:
    return _trades().get(word) or _trades().get(stem(word)) or frozenset()


@cache
def _trades() -> dict[str, frozenset[str]]:
    """Words of one trade, by each of them and by its stem; a word of two trades stands for both."""
    found: dict[str, set[str]] = {}
    for line in files("goodterms.needs").joinpath("trades.txt").read_text("utf-8").splitlines():
        name, colon, rest = line.partition(":")
        if not colon or line.startswith("#"):
            continue
        words = {name.strip(), *(word.strip() for word in rest.split(","))}
        for key in words | {stem(word) for word in words}:
            found.setdefault(key, set()).update(words)
    return {word: frozenset(words) for word, words in found.items()}
