"""A display name as people say it, and the name to greet with."""

from __future__ import annotations

import re
import unicodedata

_SPACE = re.compile(r"\s+")
_BRACKETS = re.compile(
    r"\([^()]{0,120}\)|\[[^\[\]]{0,120}\]|\{[^{}]{0,120}\}|<[^<>]{0,200}>|\u3010[^\u3010\u3011]{0,120}\u3011"
)
_VIA = re.compile(
    r"\s+(?:via|per|über|through|on behalf of|im auftrag von)\s+\S.*\Z|\s+[-|/\u2022\u00b7\u2013\u2014]\s+.*\Z",
    re.IGNORECASE,
)
_BEHALF = re.compile(r"\A.{0,100}\b(?:on behalf of|im auftrag von)\s+", re.IGNORECASE)
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+|\S+ at \S+\.\w{2,}|(?:https?://|www\.)\S+", re.IGNORECASE)
_MARKS = re.compile(r"[\u00ae\u2122\u00a9\u2120]")
_TITLES = """mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend hr herr frau dipl dipl-ing dipl.-ing
    doz pd priv-doz rer habil univ-prof mme mlle monsieur madame sra srta dott dott.ssa avv drs mgr bc judr mudr rndr
    phdr inż dhr mevr shri smt"""
_TITLES_WITH_DOT = "fr hon ing mag doc med nat phil jur sr ir eng arch"
_LETTERS = """phd dphil mba msc bsc meng beng mphil llm llb jd esq esquire dds dvm dmd edd psyd msw lcsw lmft mph mpa
mpp pmp csm cspo cscp psm pspo cbap capm pmi-acp pgmp rmp prince2 itil togaf ccna ccnp ccie cissp cisa cism sixsigma
    cpa cfa acca fca cma cia cfe cfp chfc clu cams shrm shrm-cp shrm-scp phr sphr gphr chrp mcips cipd mcipd fcipd
    pcc mcc cnc crma frsa frs mbe obe cbe kbe mrics mrcp frcs dipl.-ing"""
_LETTERS_IN_CAPITALS = "ma ba ms md pe rn rd aca acc acp aws safe lion bs spc csp mag ing icf"
_WITHIN_NAMES = "van von de der den del della di da dos das du la le el al bin ibn ter ten zu zur af av"

_ALWAYS_TITLE = frozenset(_TITLES.split())
_TITLE_WITH_DOT = frozenset(_TITLES_WITH_DOT.split())
_ACRONYM_ONLY = frozenset(_LETTERS_IN_CAPITALS.split())
_LATTER = frozenset(_LETTERS.split()) | _ACRONYM_ONLY
_PARTICLES = frozenset(_WITHIN_NAMES.split())
_GENERATION = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})


def plain_name(name: str) -> str:
    """The name without quotes, brackets, titles, letters after it, badges and "via list"; "Last, First" is turned
    round.

    "" when it is an address or nothing is left. Case is kept unless all is capitals or all is small.
    Good: ``"LEE, Ann (Example Ltd)"`` is ``Ann Lee``; ``Dr. Ann Lee, PhD, PMP®`` is ``Ann Lee``.
    """
    text = _MARKS.sub("", name[:300])
    text = "".join(c if not _is_badge(c) else " " for c in unicodedata.normalize("NFC", text))
    text = _BRACKETS.sub(" ", _BEHALF.sub("", text))
    if _ADDRESS.search(text):
        text = _ADDRESS.sub(" ", text)
    text = _VIA.sub("", _SPACE.sub(" ", text).strip(" \"'`\u201c\u201d\u201e\u201a\u2018\u00ab\u00bb,;:"))
    words = _without_titles(_turned(text).split())
    return _cased(" ".join(words).strip(" \"'`\u201c\u201d\u201e\u00ab\u00bb,;:|-\u2013"))


def given_name(name: str) -> str:
    """The name to greet with, "" when none can be told (an initial, an address, one word in capitals, a single sign).

    Good: ``Ann Lee`` gives ``Ann``, ``J. Peter Low`` gives ``Peter``, ``Jean-Luc Martin`` gives ``Jean-Luc``.
    """
    words = plain_name(name).split()
    if len(words) == 1 and (words[0].isupper() or _is_title(name.split(maxsplit=1)[0], words)):
        return ""
    for word in words[: max(1, len(words) - 1)]:
        bare = word.strip(".,'\"")
        if len(bare) > 1 and not word.endswith(".") and bare.casefold() not in _PARTICLES and _is_word(bare):
            return bare
    return ""


def _is_word(word: str) -> bool:
    """Letters, with hyphens and apostrophes within.

    East Asian names are not taken apart, so a whole one is no given name.
    """
    letters = word.replace("-", "").replace("'", "").replace("\u2019", "")
    written = all(unicodedata.category(c)[0] in "LM" for c in letters) and letters != ""
    return written and not any("\u3040" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7a3" for c in letters)


def _is_badge(c: str) -> bool:
    """Emoji, arrows, stars and control signs."""
    if c < "\x80":
        return c < " "
    return "\ufe00" <= c <= "\ufe0f" or unicodedata.category(c) in {"So", "Sk", "Cf", "Co", "Cn", "Cs", "Sm"}


def _turned(text: str) -> str:
    """Turns "Last, First" round; what follows further commas, and letters after a name, are dropped."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) < 2:  # nothing to turn
        return parts[0] if parts else ""
    head = parts[0]
    rest = [part for part in parts[1:] if not all(_is_letters(word) for word in part.split())]
    if not rest or len(head.split()) > 3 or (len(head.split()) > 1 and not _is_surname(head)):  # van der Lee
        return head
    return f"{rest[0]} {head}" if len(rest[0].split()) <= 3 else head  # given names


def _is_surname(words: str) -> bool:
    """Whether several words can be one surname: a particle stands before it, it is hyphened, or all is in capitals."""
    first = words.split(maxsplit=1)[0].casefold()
    return first in _PARTICLES or words.isupper() or words.rsplit(maxsplit=1)[-1].casefold() in _GENERATION


def _is_letters(word: str) -> bool:
    """Whether a word is letters after a name: PhD, PMP; a short one that could be a name only in capitals."""
    bare = word.strip(".,;:()").replace(".", "")
    return bare.casefold() in _LATTER and (bare.casefold() not in _ACRONYM_ONLY or bare.isupper())


def _without_titles(words: list[str]) -> list[str]:
    while len(words) > 1 and _is_title(words[0], words[1:]):
        words = words[1:]
    while len(words) > 2 and _is_letters(words[-1]):  # "Ann MA" may be a name
        words = words[:-1]
    return words


def _is_title(word: str, rest: list[str]) -> bool:
    bare = word.casefold().rstrip(".")
    if bare in _ALWAYS_TITLE:
        return len(rest) > 1 or word.endswith(".") or bare not in {"dame", "lord", "lady", "miss"}
    return bare in _TITLE_WITH_DOT and word.endswith(".")


def _cased(name: str) -> str:
    """Capitals where a whole name of two words or more is written large or small."""
    if " " not in name:
        return name
    return _titled(name) if name.isupper() or name.islower() else _surname_in_capitals(name)


def _titled(name: str) -> str:
    return " ".join(re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize(), word) for word in name.split())


def _surname_in_capitals(name: str) -> str:
    """Makes "Ann LEE" Ann Lee; initials and generation numbers stay."""
    return " ".join(
        _titled(word) if word.isupper() and len(word.strip(".")) > 2 and word.casefold() not in _GENERATION else word
        for word in name.split()
    )
