"""Cues with the words they need: a cue is looked for only in a text that has them all.

Most texts have none, so reading is many times as fast.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

from goodterms.asks.reading.language import ENGLISH
from goodterms.asks.reading.matching import Pattern, cue
from goodterms.words import Span

_WRAPPED = re.compile(r"\n[ ]*(?=[|()\\\[{])")
_BLANK = re.compile(r"\n[ ]*")
_WORD = re.compile(r"[\w']+")


class Sign(NamedTuple):
    """``needs``: groups of words in lower case; a text in which ``pattern`` is found has one word of each group."""

    needs: tuple[frozenset[str], ...]
    pattern: Pattern


def either(pattern: str) -> Pattern:
    """A `cue` whose ``'`` stands for the straight and the curly apostrophe: phones write one, keyboards the other.

    A long cue is wrapped: a line break with its indentation is a blank before a word and nothing before a sign of the
    pattern. No ``'`` within brackets.
    """
    return cue(_BLANK.sub(" ", _WRAPPED.sub("", pattern)).replace("'", "['\u2019]"))


def sign(needs: str, pattern: str) -> Sign:
    """An `either` cue with the words it needs: groups parted by ``|``, words by blanks."""
    return Sign(tuple(frozenset(group.split()) for group in needs.split("|")), either(pattern))


@lru_cache(maxsize=64)
def words(text: str) -> frozenset[str]:
    """The words of a text in lower case, with straight apostrophes. Remembered, for many readers ask about one text."""
    return frozenset(_WORD.findall(text.lower().replace("\u2019", "'")))


class _Signs(NamedTuple):
    """Signs that are looked for together. ``by_word``: where those stand that a word may belong to."""

    signs: tuple[Sign, ...]
    by_word: dict[str, tuple[int, ...]]


_together: dict[int, _Signs] = {}
"""By `id`; each holds its signs, so that no other can come to have their `id`."""


def found(signs: tuple[Sign, ...], text: str) -> list[re.Match[str]]:
    """Every place of the cues whose words are all in a text, leftmost first. ``signs``: a constant of a reader."""
    likely = likely_among(signs, words(text))
    return sorted([m for _, one in likely for m in one.pattern.finditer(text)], key=re.Match.start) if likely else []


def likely_among(signs: tuple[Sign, ...], have: AbstractSet[str]) -> list[tuple[int, Sign]]:
    """The signs of a constant that have all their words among these, with their places in it, in order."""
    held = _together.get(id(signs)) or _index(signs)
    places = {place for word in have & held.by_word.keys() for place in held.by_word[word]}
    some = [(place, held.signs[place]) for place in sorted(places)]
    return [one for one in some if not any(have.isdisjoint(group) for group in one[1].needs)]


def _index(signs: tuple[Sign, ...]) -> _Signs:
    """Signs by the words of the group that has the fewest everyday words."""
    rare = [min(one.needs, key=lambda group: len(group & ENGLISH)) for one in signs]
    keen = sorted(frozenset[str]().union(*rare))
    held = _Signs(signs, {word: tuple(place for place, group in enumerate(rare) if word in group) for word in keen})
    _together[id(signs)] = held
    return held


def span(match: re.Match[str]) -> Span:
    """The words of a match and their place."""
    return Span(match.start(), match.end(), match[0])
