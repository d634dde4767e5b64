"""Words brought to their stems, in whichever language they are: two words are one when any language says so.

The stemmers are Snowball's own (the package ``PyStemmer``, MIT and BSD-3-Clause). A line of two words does not tell its
language, so every language is tried that the letters allow.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

import Stemmer

LATIN = ("english", "german", "french", "spanish", "italian", "dutch", "portuguese", "swedish", "danish", "polish")
CYRILLIC = ("russian",)
GREEK = ("greek",)

BARE = frozenset(
    f"{word}{ending}" for word in ("account", "engine", "market", "organ", "programme", "train") for ending in ("", "s")
)
"""Words that a stemmer takes for forms of a trade, and that are none: an account manager keeps no books."""

KEPT = 50_000
"""Words whose stems are kept in memory."""

SHORTEST = 4
"""Letters of a prefix that is searched for; what is shorter is searched as it stands."""


@lru_cache(maxsize=KEPT)
def fold(word: str) -> str:
    """Small letters without marks, as the index of the record folds them (``unicode61 remove_diacritics 2``).

    ``ß`` stays as it is there.
    """
    plain = unicodedata.normalize("NFKD", word.replace("\u2019", "'"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).lower().removesuffix("'s")


@lru_cache(maxsize=KEPT)
def stems(word: str) -> frozenset[str]:
    """The stems of a folded word, marked by language (``english:print``), and the word itself."""
    if word in BARE:
        return frozenset({word, word.removesuffix("s")})
    found = {f"{language}:{_stemmer(language).stemWord(word)}" for language in _languages(word)}
    return frozenset({word, *found})


def same(one: str, other: str) -> bool:
    """Whether two folded words are forms of one word in some language."""
    return one == other or not stems(one).isdisjoint(stems(other))


@lru_cache(maxsize=KEPT)
def prefix(word: str) -> str:
    """The longest beginning that all stems of a word share with it: whatever else is a form of it begins so too."""
    shortest = word
    for stem in stems(word):
        shared = stem.partition(":")[2] or stem
        length = next((i for i, (a, b) in enumerate(zip(shared, word, strict=False)) if a != b), len(shared))
        if SHORTEST <= length < len(shortest):
            shortest = word[:length]
    return shortest


def _languages(word: str) -> tuple[str, ...]:
    first = next((letter for letter in word if letter.isalpha()), "")
    if "\u0400" <= first <= "\u04ff":
        return CYRILLIC
    if "\u0370" <= first <= "\u03ff":
        return GREEK
    return LATIN if first.isascii() else ()


@cache
def _stemmer(language: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(language)
