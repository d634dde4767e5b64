"""What a mail's signature says its writer is: the lines right below the name, such as "Head Gardener, Mill & Co"."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Final

from goodterms.text.clients import CLOSINGS, SENT_FROM
from goodterms.text.own import endings
from goodterms.text.reach import card_lines
from goodterms.text.signature import is_contact, is_post

MOST: Final = 2
"""Lines that are taken from one signature: what somebody does, and where. Below stand mottos and slogans."""

LONGEST: Final = 80
"""Letters of a line; a longer one is a sentence or a disclaimer."""

NAMES: Final = 3
"""Lines from the top among which the name is looked for."""

WORD: Final = 3
"""Letters from which a word of a name is taken for that name."""

_WORDS: Final = re.compile(r"[^\W\d_]+")
_PARTED: Final = re.compile(r"\s*[,|/\u00b7\u2022]\s*|\s+[-\u2013\u2014]+\s+")
_SPOKEN: Final = re.compile(
    r"[\"\u201c\u201d\u201e\u00ab\u00bb]|^[\s'>*~_#=-]*['\u2018]|\b(?:I|you|your|we|my|me|it|he|she|they|who|what|may)\b",
    re.IGNORECASE,
)
"""A motto: in quotes, or with words in it that no post and no firm has."""
_PLACE: Final = re.compile(r"^\d|\d{4}|\w\.\w{2,}")
"""A street with its number, a post code, a page."""
_MARKS: Final = " \t*_|,;-\u2013\u2014\u2022"


def posts(body: str, subject: str = "", name: str = "") -> tuple[str, ...]:
    """The lines of a signature that say what its writer does and where, at most `MOST`.

    ``name``: the display name of the writer. Taken are lines right below the line with that name, and what stands
    behind the name in its own line; where the name stands above the signature, only lines with a post in them. An
    address, a number, a motto in quotes and a sentence are none.
    Good: "-- ", "Kelly Keen", "Head Gardener, Mill & Co" gives the last. Bad: "Kelly", "Sent from my phone".
    """
    known = {word for word in map(str.casefold, _WORDS.findall(name)) if len(word) >= WORD}
    for lines in endings(body, subject):
        card = [line for line in (line.strip(_MARKS) for line in card_lines(lines)) if line]
        place = next((i for i, line in enumerate(card[:NAMES]) if _is_name(line, known)), None)
        if place is None:
            found = [line for line in card[: MOST + 1] if is_post(line) and _says(line)]
        else:
            below = [line for line in card[place + 1 :] if not _only_name(line, known)]  # some sign twice
            found = [*filter(_says, [_behind(card[place], known)]), *takewhile(_says, below[:MOST])]
        if found:
            return tuple(dict.fromkeys(found))[:MOST]
    return ()


def _is_name(line: str, known: set[str]) -> bool:
    words = [word.casefold() for word in _WORDS.findall(_PARTED.split(line, maxsplit=1)[0])]
    return 0 < len(words) <= 5 and not known.isdisjoint(words) and not is_contact(line)


def _behind(line: str, known: set[str]) -> str:
    """What stands behind the name in the line with it, but for letters such as PhD and other parts of the name."""
    parts = _PARTED.split(line, maxsplit=1)
    behind = parts[1].strip(_MARKS) if len(parts) > 1 else ""
    return "" if len(behind) <= WORD + 2 or _only_name(behind, known) else behind


def _only_name(line: str, known: set[str]) -> bool:
    return {word.casefold() for word in _WORDS.findall(line)} <= known


def _says(line: str) -> bool:
    if not 2 < len(line) <= LONGEST or is_contact(line) or _SPOKEN.search(line) or _PLACE.search(line):
        return False
    if line[-1] in ".!?:":
        return False
    letters = sum(map(str.isalpha, line))
    return (
        letters * 3 >= len(line) * 2 and line.casefold() not in CLOSINGS and not line.casefold().startswith(SENT_FROM)
    )
