"""Cues with the words they need: a cue is looked for only in a text that has them all.

Most texts have none, so reading is many times as fast.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from goodterms.asks.reading.matching import cue
from goodterms.words import Span

_WRAPPED = re.compile(r"\n[ ]*(?=[|()\\\[{])")
_BLANK = re.compile(r"\n[ ]*")
_WORD = re.compile(r"[\w']+")


class Sign(NamedTuple):
    """``needs``: groups of words in lower case; a text in which ``pattern`` is found has one word of each group."""

    needs: tuple[frozenset[str], ...]
    pattern: re.Pattern[str]


def either(pattern: str) -> re.Pattern[str]:
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


def found(signs: Iterable[Sign], text: str) -> list[re.Match[str]]:
    """Every place of the cues whose words are all in a text, leftmost first."""
    return sorted(_places(signs, text), key=re.Match.start)


def _places(signs: Iterable[Sign], text: str) -> Iterator[re.Match[str]]:
    have = words(text)
    for needs, pattern in signs:
        for group in needs:
            if have.isdisjoint(group):
                break
        else:
            yield from pattern.finditer(text)


def span(match: re.Match[str]) -> Span:
    """The words of a match and their place."""
    return Span(match.start(), match.end(), match[0])
