"""Words of names in plain small Latin letters, whatever script they were written in."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_UMLAUTS = str.maketrans(
    {
        "ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae", "œ": "oe", "ё": "yo",
    }
)  # fmt: skip
_SOUNDS = (
    ("shch", "s"), ("tsch", "c"), ("sch", "s"), ("sh", "s"), ("zh", "z"), ("ch", "c"), ("kh", "h"), ("ph", "f"),
    ("th", "t"), ("gh", "g"), ("ck", "k"), ("qu", "k"), ("x", "ks"), ("tz", "c"), ("ts", "c"), ("cz", "c"), ("w", "v"),
    ("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"), ("ee", "i"), ("oo", "u"), ("ou", "u"),
    ("iy", "i"), ("ii", "i"), ("ij", "i"), ("j", "i"), ("y", "i"), ("ie", "e"), ("ia", "a"), ("io", "o"), ("iu", "u"),
)  # fmt: skip
"""Spellings of one sound, longest first; two words that come out alike may be one name, no more."""
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Small Latin letters without accents, other scripts transliterated; ``Čertík`` is ``certik``, ``Иван`` ``ivan``.

    Chinese signs are read as in Mandarin, Hangul by its letters.
    """
    if text.isascii():
        return text.casefold()
    from anyascii import anyascii

    return str(anyascii(unicodedata.normalize("NFKC", text))).casefold().replace("`", "").replace("'", "")


@lru_cache(maxsize=65_536)
def unfolded_umlauts(text: str) -> str:
    """As `fold`, umlauts written out: ``Köppe`` is ``koeppe``. "" where there are none."""
    small = unicodedata.normalize("NFC", text).casefold()
    written = small.translate(_UMLAUTS)
    return "" if written == small else fold(written)


@lru_cache(maxsize=65_536)
def sound(word: str) -> str:
    """A folded word as it roughly sounds: ``sergey``, ``sergei`` and ``sergej`` are one, as are ``koeppe``, ``koppe``.

    Bad: this alone takes ``Kerr`` and ``Ker`` for one name; it is never more than a hint.
    """
    for spelling, plain in _SOUNDS:
        if spelling in word:
            word = word.replace(spelling, plain)
    return re.sub(r"(.)\1+", r"\1", word.replace("c", "k"))


_ALIKE = re.compile("[\u0370-\u03ff\u0400-\u04ff]")
_LATIN = re.compile("[a-z\u00c0-\u024f]", re.IGNORECASE)


@lru_cache(maxsize=16_384)
def is_mixed(text: str) -> bool:
    """Whether one word of it has Latin letters beside Greek or Cyrillic ones, which look the same: so one poses as
    another.
    """
    return not text.isascii() and any(_ALIKE.search(word) and _LATIN.search(word) for word in text.split())


def is_han(text: str) -> bool:
    """Whether Chinese signs are in it; one name in them may be read in several languages."""
    return not text.isascii() and _HAN.search(text) is not None
