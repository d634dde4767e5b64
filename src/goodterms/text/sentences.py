"""Sentences with their places, in mail and in chat. English rules; other scripts are cut at their full stops."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goodterms.words import Span

WRAPPED = 50
"""Characters that the longest line of a paragraph must have before a line break can be one that a mail program made."""

_ABBREVIATED = """mr mrs ms mx dr prof st sr jr rev hon gen col capt lt sgt gov pres messrs mme mlle m e.g i.e eg ie
cf vs viz al approx ca no nos fig figs sec ch pp p vol ed eds art par ext tel dept est incl excl max min
    z.b d.h bzw ggf usw resp"""
_PERHAPS_LAST = """etc a.m p.m am pm inc ltd co corp llc plc u.s u.k u.s.a e.u
    jan feb mar apr jun jul aug sep sept oct nov dec"""
_ALWAYS_ABBREVIATED = frozenset(_ABBREVIATED.split())
_MAY_END = frozenset(_PERHAPS_LAST.split())
_WESTERN = r"[.!?\u2026](?<![.!?\u2026]{2})[.!?\u2026]*[\"')\]\u201d\u2019\u00bb*_]*(?=\s|$)"
_END = re.compile(_WESTERN)
_ANY_END = re.compile(_WESTERN + r"|[\u3002\uff01\uff1f]+[\u300d\u300f\u201d]*")
_EASTERN = frozenset("\u3002\uff01\uff1f")
_BULLET = re.compile(r"\s*(?:[-*+\u2022\u25e6\u25aa\u2013\u2014]\s+|\(?(?:\d{1,2}|[a-z])[.)]\s+)(?=\S)")
_LAST_WORD = re.compile(r"[\w.&'-]*\Z")
_EDGE = " \t\r\n\u00a0"


def sentences(text: str) -> list[Span]:
    """The sentences in their order; ``words`` is exactly ``text[start:end]``, bullets and outer white space left out.

    A line break ends a sentence unless a mail program made it, that is, unless the next word would not have fitted.
    """
    ends = _END if text.isascii() or _EASTERN.isdisjoint(text) else _ANY_END
    return [
        span
        for start, end in _stretches(text)
        for first, last in _cut(text, start, end, ends)
        if (span := _span(text, first, last))
    ]


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Places of text between line breaks that mean something."""
    block: list[tuple[int, str]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        if line.isspace():
            yield from _unwrapped(block)
            block = []
        else:
            block.append((at, line))
        at += len(line)
    yield from _unwrapped(block)


def _unwrapped(block: list[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    """One paragraph's lines, joined where they were wrapped."""
    if not block:
        return
    bare = [line.rstrip() for _, line in block]
    width = max(map(len, bare))
    start = block[0][0]
    for before, (at, line) in zip(bare, block[1:], strict=False):
        if width < WRAPPED or not _wraps(before, line, width):
            yield start, at
            start = at
    at, line = block[-1]
    yield start, at + len(line)


def _wraps(line: str, following: str, width: int) -> bool:
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) > width and not _BULLET.match(following)


def _cut(text: str, start: int, end: int, ends: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    bullet = _BULLET.match(text, start, end)
    first = bullet.end() if bullet else start
    for stop in ends.finditer(text, first, end):
        if stop.end() < end and _ends(text, first, stop, end):
            yield first, stop.end()
            first = stop.end()
    yield first, end


def _ends(text: str, first: int, stop: re.Match[str], end: int) -> bool:
    """Whether this mark ends a sentence, or belongs to a word such as "Dr." or to a pause."""
    mark = stop[0][0]
    if mark in "!?\u3002\uff01\uff1f":
        return True
    following = text[stop.end() : min(stop.end() + 40, end)].lstrip()[:1]
    if stop[0].startswith("..") or mark == "\u2026":
        return not following.islower()
    found = _LAST_WORD.search(text, max(first, stop.start() - 20), stop.start())
    word = found[0].casefold().strip("'-") if found else ""
    if (
        word in _ALWAYS_ABBREVIATED
        or (len(word) == 1 and word.isalpha() and word != "i")
        or _numbers_a_line(text, first, stop)
    ):
        return False
    return word not in _MAY_END or not (following.islower() or following.isdigit())


def _numbers_a_line(text: str, first: int, stop: re.Match[str]) -> bool:
    """Whether all before the mark is one short number, as in "1. Bring bread"."""
    return stop.start() - first <= 4 and text[first : stop.start()].strip().isdigit()  # blanks and two digits


def _span(text: str, first: int, last: int) -> Span | None:
    while last > first and text[last - 1] in _EDGE:
        last -= 1
    while first < last and text[first] in _EDGE:
        first += 1
    words = text[first:last]
    return Span(first, last, words) if words[:1].isalnum() or any(map(str.isalnum, words)) else None
