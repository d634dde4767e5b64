"""The line that names whom a quote is from: "On Monday, Ann wrote:", in the languages of the usual mail programs.

The words are facts of mail programs (Gmail, Apple Mail, Thunderbird, Outlook for Mac, Horde, Eudora, mutt), not of any
test set. Where a program writes no verb at all (Gmail in Russian and Japanese), an address and a time stand for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from goodterms.text.clients import STARTS, WROTE

LONGEST = 400
"""Characters of one line that can still be part of an attribution; longer lines are prose."""

LINES = 4
"""Lines that a wrapped attribution takes up at most."""

_TIME = re.compile(r"\d{1,2}\s?[:.h時时]\s?\d{2}(?!\d)")
_DATE = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?!\d)|\d{1,2}[./-]\s?(?:\d{1,2}|[^\W\d_]{3,9})[./-]\s?\d{2}"
    r"|\d{1,2}(?:st|nd|rd|th|\.)?\s(?:of\s)?[^\W\d_]{3,10}|(?<![^\W_])[A-Z][a-z]{2,8}\.?\s\d{1,2}(?!\d)"
)
_ADDRESS = re.compile(r"@[^\s@<>]+\.\w|[<(]\S{1,64} at \S{1,64}\.\w")
_FIRST = re.compile(r"[\W_]*(\d|[^\W\d_]+)")
_SENTENCE_END = (".", "!", "?", ":", ";")


class Attribution(NamedTuple):
    """``lines``: how many lines it takes up, ending with the one asked about. ``sure``: who and when are both named, so
    that even unmarked text below it is the quote.
    """

    lines: int
    sure: bool


class _Signs(NamedTuple):
    verb: bool
    dated: bool
    timed: bool
    address: bool

    @property
    def complete(self) -> bool:
        return (self.verb or self.address) and (self.dated or self.timed)


def _signs(text: str) -> _Signs:
    timed = _TIME.search(text) is not None
    address = ("@" in text or " at " in text) and _ADDRESS.search(text) is not None
    return _Signs(_has_verb(text), timed or _DATE.search(text) is not None, timed, address)


def _has_verb(text: str) -> bool:
    words = text.casefold()
    return any(verb in words for verb in WROTE)


def _begins(line: str) -> bool:
    first = _FIRST.match(line)
    return first is not None and (first[1].isdigit() or first[1].casefold() in STARTS)


def ends_like_one(line: str) -> bool:
    """The cheap test before `attribution`: the last character that shows is a colon."""
    return line[-3:].rstrip()[-1:] in {":", "\uff1a"} and len(line) <= LONGEST


def attribution(lines: Sequence[str], i: int) -> Attribution | None:
    """The attribution that ends on line ``i`` (which `ends_like_one`), or None.

    Bad: "I saw that he wrote:" above the writer's own words is no quote: it names no date and nothing marked follows.
    """
    joined, signs = "", _Signs(verb=False, dated=False, timed=False, address=False)
    for k in range(min(LINES, i + 1)):
        line = lines[i - k]
        if k and (not line.strip() or line[0] == ">" or len(line) > LONGEST):
            break
        joined = f"{line} {joined}"
        signs = _signs(joined)
        if k == 0 and not (signs.verb or signs.address or signs.dated):
            return None
        if signs.complete and (k == 0 or _begins(line) or (_opens(lines, i - k) and _ADDRESS.search(line))):
            return _whole(lines, i, k, signs)
    verb_alone = _has_verb(lines[i]) and len(lines[i].split()) > 1
    return Attribution(1, sure=False) if verb_alone else None


def _opens(lines: Sequence[str], i: int) -> bool:
    """Whether line ``i`` opens a paragraph."""
    return i == 0 or not lines[i - 1].strip() or lines[i - 1][0] == ">"


def _whole(lines: Sequence[str], i: int, k: int, signs: _Signs) -> Attribution:
    """Takes in the line above when the attribution was wrapped within its date."""
    first = i - k
    if not _opens(lines, first):
        above = lines[first - 1]
        wrapped = _begins(above) and any(map(str.isdigit, above)) and not above.rstrip().endswith(_SENTENCE_END)
        first -= wrapped and len(above) <= LONGEST
    opens = _opens(lines, first)
    sure = (signs.address and (opens or _begins(lines[first]))) or (
        signs.timed and signs.verb and _begins(lines[first])
    )
    return Attribution(i - first + 1, sure)
