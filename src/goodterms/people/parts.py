"""A name taken apart: given name, surname, what stands between, generation."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from goodterms.people.folding import fold, is_han, unfolded_umlauts
from goodterms.people.names import plain_name
from goodterms.people.placeholders import is_no_name

LONGEST = 120
"""Characters of a name that are taken apart; longer ones are no names."""
MOST_WORDS = 8

_PARTICLES_WRITTEN = (
    """van von vom zu zum zur de der den del della di da do dos das du la le el al bin ibn ter ten av af bint ben"""
)
_PARTICLES = frozenset(_PARTICLES_WRITTEN.split())
_ALSO_GIVEN = frozenset({"ben", "al", "do", "la", "le", "di", "da", "du", "ten"})
_GENERATIONS = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
_EASY = re.compile(r"([A-Z][a-z]+) ([A-Z][a-z]+)\Z")
_TITLES_WRITTEN = """\
    mr mrs ms miss dr prof herr frau sir lady lord dame rev hr mme mlle
    sra shri smt"""
_TITLES = frozenset(_TITLES_WRITTEN.split())
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_SPLIT = re.compile(r"[\s.\-_/\\]+")
_LETTERS = re.compile(r"[^\w]|\d|_")
_PATRONYMIC = re.compile(r"(?:вич|вна|ична|ьич|ovich|evich|yevich|ovna|evna|yevna)\Z", re.IGNORECASE)
"""Ends of a father's name: where it stands last of three, the surname stands first, as in Russian lists."""
_TWO_SIGN_SURNAMES_WRITTEN = """\
    欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 东方 東方 皇甫 尉迟 公孙 公孫 慕容 司徒 夏侯 南宫 独孤 令狐 남궁 황보 제갈 사공
    선우 서문 독고"""
_TWO_SIGN_SURNAMES = frozenset(_TWO_SIGN_SURNAMES_WRITTEN.split())
_HANGUL = re.compile("[\uac00-\ud7a3]")
_KANA = re.compile("[\u3040-\u30ff]")
_KOREAN = {
    "gim": "kim", "i": "lee", "ri": "lee", "rhee": "lee", "yi": "lee", "bak": "park", "pak": "park", "choe": "choi",
    "jeong": "jung",
    "chung": "jung", "gang": "kang", "jo": "cho", "yun": "yoon", "im": "lim", "o": "oh", "seo": "suh", "sin": "shin",
    "gwon": "kwon", "yu": "yoo", "no": "roh", "mun": "moon", "son": "sohn", "jeon": "jun", "baek": "paik", "an": "ahn",
    "heo": "hur", "u": "woo",
}  # fmt: skip
"""Korean surnames as letters give them, and as they are commonly written."""


class NameParts(NamedTuple):
    """One name. ``words``: folded, in spoken order, without particles. ``other``: the same with umlauts written out,
    or as Korean surnames are commonly written; () when alike. ``whole``: all letters together, particles too.
    ``sure``: written as people write names, not pressed together like an account's. ``shown``: as people say it.
    """

    words: tuple[str, ...]
    other: tuple[str, ...]
    whole: str
    generation: str
    sure: bool
    han: bool
    shown: str

    @property
    def given(self) -> str:
        """The first word."""
        return self.words[0]

    @property
    def surname(self) -> str:
        """The last word; that of a name of one word is the word itself."""
        return self.words[-1]


@lru_cache(maxsize=131_072)
def name_parts(name: str) -> NameParts | None:
    """The parts of a display name; None when it names nobody (empty, an address, ``root``, ``unknown``)."""
    name = name[:LONGEST]
    easy = _EASY.match(name)
    if easy and name.split()[0].casefold() not in _TITLES and not is_no_name(name):
        words = (easy[1].lower(), easy[2].lower())
        if words[0] not in _PARTICLES and words[1] not in _GENERATIONS:
            return NameParts(words, (), words[0] + words[1], "", sure=True, han=False, shown=name)
    shown = plain_name(name)
    if not shown or is_no_name(shown):
        return None
    if is_han(shown) or _HANGUL.search(shown) or _KANA.search(shown):
        return _east_asian(shown)
    return _western(shown)


def _western(shown: str) -> NameParts | None:
    pressed = " " not in shown
    text = _CAMEL.sub(" ", shown) if pressed and shown.isascii() else shown
    generation = ""
    raw: list[str] = []
    for word in _SPLIT.split(text):
        bare = word.strip(",.;:'\"").casefold()
        if bare in _GENERATIONS and raw:
            generation = _GENERATIONS[bare]
        elif bare and not (raw and len(bare) == 1 and word.islower() and not shown.islower()):  # "v. d.", "de l'"
            raw.append(word)
    if len(raw) == 3 and _PATRONYMIC.search(raw[2]) and not _PATRONYMIC.search(raw[1]):
        raw = [*raw[1:], raw[0]]
    words = [folded for word in raw[:MOST_WORDS] if (folded := _letters(fold(word)))]
    inner = _without_particles(words)
    if not inner or not any(len(word) > 1 for word in inner):
        return None
    spelled = (_letters(unfolded_umlauts(word) or fold(word)) for word in raw[:MOST_WORDS])
    other = _without_particles([word for word in spelled if word])
    sure = not pressed or (len(inner) == 1 and shown.isalpha() and shown[1:].islower() and shown[0].isupper())
    return NameParts(
        inner, () if other == inner else other, "".join(words), generation, sure=sure, han=False, shown=shown
    )


def _without_particles(words: list[str]) -> tuple[str, ...]:
    """Ann van der Lee is Ann Lee; Ben and Al are names where they come first, and the last word is always one."""
    last = len(words) - 1
    return tuple(w for i, w in enumerate(words) if w not in _PARTICLES or i == last or (i == 0 and w in _ALSO_GIVEN))


def _letters(word: str) -> str:
    return word if word.isalpha() else _LETTERS.sub("", word)


def _east_asian(shown: str) -> NameParts | None:
    """Surname first where signs stand without a blank; the words come out in spoken Western order, surname last."""
    text = "".join(shown.split())
    if _KANA.search(text) and " " in shown:
        return _kana(shown)
    signs = [c for c in text if is_han(c) or _HANGUL.match(c)]
    if len(signs) < 2 or len(signs) != len(text) or len(signs) > 6:
        latin = _letters(fold(text))
        return NameParts((latin,), (), latin, "", sure=False, han=True, shown=shown) if latin else None
    first, *rest = shown.split() if " " in shown.strip() else [_surname(text), text[len(_surname(text)) :]]
    surname, given = _letters(fold(first)), _letters("".join(fold(part) for part in rest))
    if not given:
        return NameParts((surname,), (), surname, "", sure=False, han=True, shown=shown)
    other = (given, _KOREAN[surname]) if _HANGUL.search(text) and surname in _KOREAN else ()
    return NameParts((given, surname), other, given + surname, "", sure=True, han=is_han(text), shown=shown)


def _surname(text: str) -> str:
    return text[:2] if text[:2] in _TWO_SIGN_SURNAMES and len(text) > 2 else text[:1]


def _kana(shown: str) -> NameParts | None:
    words = tuple(word for part in shown.split() if (word := _letters(fold(part))))
    if not words:
        return None
    return NameParts(
        (*words[1:], words[0]), (), "".join((*words[1:], words[0])), "", sure=True, han=is_han(shown), shown=shown
    )
