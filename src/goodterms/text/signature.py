"""What a signature looks like: the card by which to reach a writer, and the name below the last word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goodterms.text.clients import CLOSINGS

LOOSE = 12
"""Lines that a signature has at most where nothing but its looks tells that it is one (RFC 3676, 4.3 has ``-- ``)."""

WIDEST = 90
"""Characters of a signature's longest line."""

_CONTACT = re.compile(
    r"https?://|www\.|[^\s@]@[^\s@]+\.\w|\S at \S+\.\w{2,}|\+?\d[\d\s()/.-]{7,30}\d"
    r"|\b(?:tel|phone|fon|fax|mobile?|cell|office|e-?mail|home ?page|web)\b",
    re.IGNORECASE,
)
_POST = re.compile(
    r"\b(?:prof(?:essor)?|ph\.?d|director|manager|engineer|consultant|partner|founder|ceo|cto|cfo|president|head of"
    r"|chair|fellow|student|researcher|scientist|analyst|lecturer|editor|department|dept|universit\w{1,3}|institut\w*"
    r"|facult\w*|school|college|cent(?:re|er)|laborator\w*|hospital|gmbh|ltd|inc|llc|plc|street|road|avenue"
    r"|p\.?o\.? box)\b",
    re.IGNORECASE,
)
_NAME = r"[^\W\d_a-z][\w'\u2019.-]{0,20}"
_DASHED = re.compile(rf"\s*[-\u2013\u2014~]{{1,2}}\s?{_NAME}(?:\s{_NAME}){{0,2}}\s*")
_PLAIN = re.compile(rf"[\s*]*{_NAME}(?:\s{_NAME}){{0,3}}[\s*,]*")
_ITEM = ("-", "*", "+", "\u2022", "\u2013", "\u2014", "~")


def is_contact(line: str) -> bool:
    """Whether a line gives an address, a number or a page."""
    return _CONTACT.search(line) is not None


def is_post(line: str) -> bool:
    """Whether a line names a post, a firm or a place of work by a word for such."""
    return _POST.search(line) is not None


def is_card(lines: Sequence[str]) -> bool:
    """Whether lines are a card: short ones, no prose, and in two of them an address, a number, a post or a firm."""
    if len(lines) > LOOSE or any(len(line) > WIDEST or _prose(line) for line in lines):
        return False
    return sum(1 for line in lines if is_contact(line) or is_post(line)) > 1


def below_closing(lines: Sequence[str]) -> int | None:
    """Where the card begins that stands below "Best regards," and the name. The name itself stays."""
    seen: list[int] = []
    for i in range(len(lines) - 1, -1, -1):
        line = lines[i]
        if not line.strip():
            continue
        if len(line) > WIDEST or len(seen) > LOOSE:
            return None
        if _closes(line):
            return _below_name(lines, seen[::-1])
        seen.append(i)
    return None


def _closes(line: str) -> bool:
    return line.strip(" \t*_,.!\u2013-").casefold() in CLOSINGS


def _below_name(lines: Sequence[str], below: list[int]) -> int | None:
    """The line below the name, when all under it is a card."""
    if len(below) < 3 or not _PLAIN.fullmatch(lines[below[0]]):  # a name and two lines
        return None
    return below[1] if is_card([lines[i] for i in below[1:]]) else None


def dashed_name(lines: Sequence[str]) -> bool:
    """Whether the last line is only a dash and a name, "-Ann Lee", and no item of a list."""
    if len(lines) < 2 or not _DASHED.fullmatch(lines[-1]):
        return False
    above = next((line.strip() for line in reversed(lines[:-1][-3:]) if line.strip()), "")
    return above != "" and not above.startswith(_ITEM) and not above.endswith((":", ","))


def _prose(line: str) -> bool:
    bare = line.rstrip()
    return bare.endswith("?") or (len(bare.split()) > 5 and bare[-1] in ".!:,")  # words of a sentence
