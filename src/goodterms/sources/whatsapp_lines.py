"""The lines of an exported chat: which begin a message, and which go on with the one before."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from goodterms.sources.content_lines import physical_lines, until_broken
from goodterms.sources.leaf import Leaf
from goodterms.sources.whatsapp_dates import Stamp, clocked, stamp

LONGEST: Final = 65_536
"""Letters kept of one message, and looked at in one line; WhatsApp sends no more."""

LONGEST_NAME: Final = 100
"""Letters of a name; profile names have 25, address books a little more."""

_IPHONE: Final = re.compile(
    r"[\s\u200e\u200f\u202a-\u202e\ufeff]*\[(?P<when>[^\[\]\n]{8,60})\]\s?(?P<rest>.*)", re.DOTALL
)
_ANDROID: Final = re.compile(
    r"[\u200e\u200f\u202a-\u202e\ufeff]*(?P<when>[^\s\[][^\n]{7,58}?)(?P<sep>\s[-\u2013]\s|:\s)(?P<rest>.*)", re.DOTALL
)
_PLAIN: Final = re.compile(
    r"(?P<iphone>\[)?(?P<day>\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4},? )(?P<hour>\d{1,2}):(?P<minute>\d\d)"
    r"(?::(?P<second>\d\d))?(?(iphone)\] | (?P<sep>[-\u2013]) )",
    re.ASCII,
)
"""How most phones begin a message. Whatever else there is goes the long way, which comes to the same."""
_QUOTES: Final = re.compile(r"[\"“”„«»「」]")


_SAID: Final = re.compile(
    r"((\[)?\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4},? )(\d{1,2}):(\d\d)(?::(\d\d))?(?(2)\] | ([-\u2013]) )([^:\n]{1,100}): ",
    re.ASCII,
)
"""The same with a sender: as most lines of most chats are. What has a colon in the name goes the long way too."""

_CLOCK: Final = {f"{number:02}": number for number in range(60)} | {str(number): number for number in range(10)}
_HOURS: Final = {**{key: number for key, number in _CLOCK.items() if number < 24}, "24": 0}


class Line(NamedTuple):
    """The line that begins a message. ``signature``: what the beginnings of all messages of one export share.

    ``name`` and ``said``: as `sender_and_text` finds them, where that was seen on the way; "" where it was not.
    """

    stamp: Stamp
    rest: str
    signature: str
    name: str = ""
    said: str = ""


class Written(NamedTuple):
    """One message, notices too. ``number``: its first line in the file, from 1. ``line`` None: before any message."""

    number: int
    line: Line | None
    more: str = ""

    @property
    def rest(self) -> str:
        """All behind the date."""
        if self.line is not None and not self.more:
            return self.line.rest
        return "\n".join(filter(None, (self.line.rest if self.line else "", self.more)))


def first_line(text: str) -> Line | None:
    """A line as the beginning of a message, None when it is none."""
    usual = _SAID.match(text)
    if usual is not None and len(text) < LONGEST:
        line = _usual(usual, text)
        if line is not None:
            return line
    plain = _PLAIN.match(text)
    if plain is not None:
        bracket, day, hour, minute, second, sep = plain.groups()
        known = clocked(day, hour, minute, second)
        if known is not None:
            return Line(known, text[plain.end() : plain.end() + LONGEST], f"{bracket or sep} {known.signature}")
    for opening, shape in (("[", _IPHONE), ("", _ANDROID)):
        found = shape.match(text)
        when = stamp(found["when"]) if found else None
        if found and when:
            sign = opening or found["sep"].strip()
            return Line(when, found["rest"][:LONGEST], f"{sign} {when.signature}")
    return None


def _usual(found: re.Match[str], text: str) -> Line | None:
    head, bracket, hour, minute, second, sep, name = found.groups()
    understood = _day(head, bracket or sep, second is None)
    hours, minutes = _HOURS.get(hour), _CLOCK.get(minute)
    seconds = _CLOCK.get(second) if second else 0
    if understood is None or hours is None or minutes is None or seconds is None or not _is_name(name):
        return None
    signature, orders, parts, added, shared = understood
    when = Stamp(signature, orders, parts, added, (hours, minutes, seconds))
    end = found.end()
    return Line(when, text[end - len(name) - 2 :], shared, name, text[end:].lstrip(" "))


@lru_cache(maxsize=4096)
def _day(
    head: str,
    sign: str,
    short: bool,  # noqa: FBT001 - kept by position, which is cheaper
) -> tuple[str, tuple[str, ...], tuple[int, int, int], int, str] | None:
    """What the day before a clock says, and the signature of lines that begin so."""
    known = clocked(head.removeprefix("["), "1", "02", None if short else "03")
    if known is None:
        return None
    return known.signature, known.orders, known.parts, known.added, f"{sign} {known.signature}"


def lines_of(leaf: Leaf, trouble: list[str]) -> Iterator[str]:
    """The lines of a file as text; why it breaks off, if it does, is put into ``trouble``.

    Raises:
        CannotOpen: it cannot be opened at all.
    """
    with leaf.open() as stream:
        for line in until_broken(physical_lines(stream), trouble):
            yield line[: 4 * LONGEST].decode("utf-8", "replace")


def messages(lines: Iterable[str], begins: Callable[[str], Line | None]) -> Iterator[Written]:
    """The messages of a chat with the lines that go on with them; one cut to `LONGEST` letters."""
    number, line = 1, None
    more: list[str] = []
    room = LONGEST
    for at, text in enumerate(lines, 1):
        begun = begins(text)
        if begun is None:
            more += [text[:room]] if room > 0 else []
            room -= len(text) + 1
            continue
        if line is not None or any(map(str.strip, more)):
            yield Written(number, line, "\n".join(more).rstrip())
        number, line, more = at, begun, []
        room = LONGEST - len(begun.rest)
    if line is not None or any(map(str.strip, more)):
        yield Written(number, line, "\n".join(more).rstrip())


def sender_and_text(rest: str, longer: Iterable[str] = ()) -> tuple[str, str] | None:
    """Name and text of a message, None for a notice without a sender.

    Names end at the first colon, but for the ``longer`` ones that hold one. A name with a quotation mark left open is
    none: ``Kim created group "Tea: Friday"``.
    """
    for name in longer:
        if rest.startswith(f"{name}:"):
            return name, rest[len(name) + 1 :].lstrip(" ")
    head, _, _ = rest[: 2 * LONGEST_NAME].partition("\n")
    name, colon, _ = head.partition(": ")
    if not colon:
        name, colon = (head[:-1], ":") if head.endswith(":") else ("", "")
    return (name, rest[len(name) + 1 :].lstrip(" ")) if colon and _is_name(name) else None


@lru_cache(maxsize=4096)
def _is_name(name: str) -> bool:
    """Whether somebody may be called so."""
    if not name.strip() or len(name) > LONGEST_NAME or ". " in name[20:]:
        return False
    return len(_QUOTES.findall(name)) % 2 == 0
