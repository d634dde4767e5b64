"""What an IMAP server answers, as nested lists of words (RFC 3501, 9): numbers and atoms, strings, literals, lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

TOKEN = re.compile(rb'[ \t]*(?:(\()|(\))|"((?:[^"\\]|\\.)*)"|([^\s()"]+))', re.DOTALL)
ESCAPED = re.compile(rb"\\(.)", re.DOTALL)
ANNOUNCED = re.compile(rb"~?\{\d+\+?\}$")
DEEPEST = 40
"""Lists in each other; a body structure has some ten."""

Word = bytes | list["Word"]
Part = bytes | tuple[bytes, bytes]


class NotUnderstood(ValueError):
    """An answer that is against the grammar."""


def answers(parts: Iterable[Part | None]) -> Iterable[list[Word]]:
    """One list of words for each answer. ``parts``: as imaplib has them, a pair where a literal follows."""
    held: list[Part] = []
    for part in parts:
        if part is None:
            continue
        held.append(part)
        if isinstance(part, bytes):
            yield read(held)
            held = []


def read(parts: Sequence[Part]) -> list[Word]:
    """The words of one answer.

    Raises:
        NotUnderstood: parentheses or quotes do not fit.
    """
    top: list[Word] = []
    open_lists = [top]
    for part in parts:
        if isinstance(part, bytes):
            _tokens(part, open_lists)
        else:
            _tokens(ANNOUNCED.sub(b"", part[0]), open_lists)
            open_lists[-1].append(part[1])
    if len(open_lists) != 1:
        raise NotUnderstood("a list has no end")
    return top


def _tokens(text: bytes, open_lists: list[list[Word]]) -> None:
    at = 0
    text = text.rstrip()
    while at < len(text):
        found = TOKEN.match(text, at)
        if found is None:
            raise NotUnderstood("a quote has no end")
        at = found.end()
        if found[1]:
            if len(open_lists) > DEEPEST:
                raise NotUnderstood("lists are nested too deep")
            inner: list[Word] = []
            open_lists[-1].append(inner)
            open_lists.append(inner)
        elif found[2]:
            if len(open_lists) == 1:
                raise NotUnderstood("a list ends that did not begin")
            open_lists.pop()
        elif found[4] is not None:
            open_lists[-1].append(found[4])
        else:
            open_lists[-1].append(ESCAPED.sub(rb"\1", found[3]))


def pairs(words: Word) -> dict[bytes, Word]:
    """A list of names and values as a table, names in upper case; what has no value is left out."""
    if not isinstance(words, list):
        return {}
    names = words[::2]
    return {name.upper(): value for name, value in zip(names, words[1::2], strict=False) if isinstance(name, bytes)}


def number(word: Word | None) -> int:
    """A number, 0 for what is none."""
    return int(word) if isinstance(word, bytes) and word.isdigit() and len(word) < 20 else 0


def ranges(numbers: Iterable[int]) -> str:
    """Numbers as a sequence set: ``1:3,7``."""
    found: list[list[int]] = []
    for each in sorted(numbers):
        if found and found[-1][1] == each - 1:
            found[-1][1] = each
        else:
            found.append([each, each])
    return ",".join(str(first) if first == last else f"{first}:{last}" for first, last in found)


def among(text: bytes, known: set[int]) -> set[int]:
    """Which of these are in a sequence set.

    Raises:
        NotUnderstood: it is none.
    """
    found: set[int] = set()
    for part in text.split(b","):
        first, _, last = part.strip().partition(b":")
        if not first.isdigit() or (last and not last.isdigit()):
            raise NotUnderstood("no number where one should be")
        low, high = sorted((int(first), int(last or first)))
        if high - low < len(known):
            found |= known.intersection(range(low, high + 1))
        else:
            found |= {each for each in known if low <= each <= high}
    return found
