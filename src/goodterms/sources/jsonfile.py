"""JSON files of any size: read as a stream, mended where programs wrote it wrong, one piece in memory at a time."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from math import isfinite
from typing import Any, BinaryIO, Final

CHUNK: Final = 1 << 16
"""Bytes read at a time."""

DEEPEST: Final = 24
"""Levels kept below one piece; real exports have about six."""

LARGEST: Final = 20_000
"""Values in one piece; a longer one is none that a person wrote."""

_HEX: Final = rb"[0-9a-fA-F]"
_ESCAPE: Final = re.compile(
    rb"\\(?:\\|u[dD][89abAB]" + _HEX + rb"{2}\\u[dD][c-fC-F]" + _HEX + rb"{2}|x(" + _HEX + rb"{2})"
    rb"|(u[dD][89a-fA-F]" + _HEX + rb"{2})|(u(?!" + _HEX + rb'{4})|[^"\\/bfnrtu]))'
)
"""Escapes to look at: pairs that are right as they are, ``\\x0B``, half a surrogate pair, and what is no escape."""
_HALF: Final = re.compile(rb"\\u[dD][89abAB]" + _HEX + rb"{2}")
_LONGEST_ESCAPE: Final = 12
_WRITTEN: Final = 18
"""Digits of the longest number that is one."""
_BLANKS: Final = bytes.maketrans(bytes(range(32)), b" " * 32)
"""Control characters mean a blank outside of strings and are forbidden within."""

_ROOM: Final = 1 << 24
"""Letters of one piece; with more it is a picture or a film that somebody wrote into the text."""

_NEAR: Final = 16
"""Letters before the end of what is read so far in which a complaint may mean only that the rest is missing."""

_BLANK: Final = re.compile(r"[ \t\r\n]*")
_RUN: Final = re.compile(r'(?:[^"\[\]{}]++|"[^"\\]*+(?:\\.[^"\\]*+)*+")*+', re.DOTALL)
"""All up to the next bracket, or to a string that is not whole yet."""
_STRING_ON: Final = re.compile(r'[^"\\]*(?:\\.[^"\\]*)*(?P<shut>"?)', re.DOTALL)
_SCALAR: Final = re.compile(r"[^\s,\[\]{}:\"]+")

CUT_OFF: Final = "is cut off"
DAMAGED: Final = "is damaged"


class Damaged(Exception):
    """JSON that breaks off or is none; the text is a clause to follow the file's name."""


def mended(stream: BinaryIO) -> Iterator[bytes]:
    """The bytes of a stream as JSON that a strict parser takes: UTF-8, no control characters, known escapes only."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
    held = b""
    while True:
        read = stream.read(CHUNK)
        chunk = held + decoder.decode(read, final=not read).encode().translate(_BLANKS)
        cut = _whole_escapes(chunk) if read else len(chunk)
        held = chunk[cut:]
        yield _ESCAPE.sub(_right, chunk[:cut])
        if not read:
            return


def _whole_escapes(chunk: bytes) -> int:
    """Where to cut so that no escape is cut: before the first of the last few, and before the pair it may belong to."""
    at = chunk.find(b"\\", max(0, len(chunk) - _LONGEST_ESCAPE))
    if at < 0:
        return len(chunk)
    cut = _even(chunk, at)
    return _even(chunk, cut - 6) if _HALF.match(chunk, cut - 6) and cut >= 6 else cut


def _even(chunk: bytes, at: int) -> int:
    """The place of a backslash, or of the one before it when the two are one escape."""
    start = len(chunk[:at].rstrip(b"\\"))
    return at - (at - start) % 2


def _right(found: re.Match[bytes]) -> bytes:
    if found[1]:
        return b"\\u00" + found[1]
    if found[2]:
        return b"\\ufffd"
    return b"\\\\" + found[3] if found[3] else found[0]


class Cursor:
    """Walks through one JSON text: `fields` and `items` step into it, `take` gives a value; what is left is skipped.

    Whatever the text holds, each step answers: stepping into something else than asked for gives nothing. Steps between
    pieces are our own, so that a file of any size is read in pieces; each piece is read by the standard library.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self.chunks = mended(stream)
        self.text = ""
        self.at = 0
        self.ended = False
        self.depth = 0
        self.due = True

    def fields(self) -> Iterator[str]:
        """The keys of the object that comes; after each its value can be stepped into or taken.

        Raises:
            Damaged: cut off, or no JSON. Everything before the damage is given before.
            CannotOpen: the stream itself breaks off.
        """
        if not self._enter("{"):
            return
        inside, first = self.depth, True
        while self._goes_on(inside, "}", first=first):
            first = False
            if self._peek() != '"':
                raise Damaged(DAMAGED)
            key = self._value()
            if self._peek() != ":":
                raise Damaged(DAMAGED)
            self.at += 1
            self.due = True
            yield key

    def items(self) -> Iterator[int]:
        """The places (from 0) of the array that comes; at each its value can be stepped into or taken.

        Raises:
            Damaged, CannotOpen: as `fields`.
        """
        if not self._enter("["):
            return
        inside, place = self.depth, 0
        while self._goes_on(inside, "]", first=not place):
            self.due = True
            yield place
            place += 1

    def take(self) -> Any:  # noqa: ANN401 - whatever stands there
        """The value that comes; None for one that is too large, or so deep that nobody wrote it.

        What lies deeper than `DEEPEST` in it is left out.

        Raises:
            Damaged, CannotOpen: as `fields`.
        """
        self.due = False
        self._peek()
        start = self.at
        try:
            value = self._value()
        except (_TooLarge, RecursionError):
            self._skip()
            return None
        held = self.text
        if self.at - start > LARGEST or held.count("[", start, self.at) + held.count("{", start, self.at) > DEEPEST:
            return _bounded(value)
        return value

    def _enter(self, opens: str) -> bool:
        """Steps into the container that comes; steps over anything else."""
        self.due = False
        if self._peek() != opens:
            self._skip()
            return False
        self.at += 1
        self.depth += 1
        return True

    def _goes_on(self, inside: int, closes: str, *, first: bool) -> bool:
        """Skips what was not asked for of the last value, and goes to the next; False at the end of the container."""
        if self.depth > inside:
            self._close(self.depth - inside)
            self.depth = inside
        elif self.due:
            self._skip()
        self.due = False
        met = self._peek()
        if met == closes:
            self.at += 1
            self.depth -= 1
            return False
        if first:
            return True
        if met != ",":
            raise Damaged(DAMAGED)
        self.at += 1
        return True

    def _peek(self) -> str:
        """The sign that comes, blanks stepped over."""
        while True:
            self.at = _BLANK.match(self.text, self.at).end()  # type: ignore[union-attr]  # it matches nothing, too
            if self.at < len(self.text):
                return self.text[self.at]
            if not self._more():
                raise Damaged(CUT_OFF)

    def _more(self, chunks: int = 1) -> bool:
        """Reads on, and drops what was stepped over; False at the end of the file."""
        read = [*islice(self.chunks, chunks)]
        self.ended = not read
        self.text = self.text[self.at :] + b"".join(read).decode()
        self.at = 0
        return not self.ended

    def _value(self) -> Any:  # noqa: ANN401 - whatever stands there
        """The value that starts here, read on for until it is whole.

        Raises:
            _TooLarge: it has more than `_ROOM` letters.
            RecursionError: it is deeper than Python reads.
        """
        chunks = 1
        while True:
            try:
                value, end = _DECODER.raw_decode(self.text, self.at)
            except json.JSONDecodeError as why:
                if self.ended or not _may_go_on(why, _NEAR):
                    raise Damaged(CUT_OFF if _may_go_on(why, 0) else DAMAGED) from why
            except ValueError as why:  # a number without end
                raise Damaged(DAMAGED) from why
            else:
                if end < len(self.text) or self.ended or self.text[end - 1] in '"]}':
                    self.at = end
                    return value
            if len(self.text) - self.at > _ROOM:
                raise _TooLarge
            self._more(chunks)
            chunks *= 2

    def _skip(self) -> None:
        """Steps over the value that comes, however large."""
        met = self._peek()
        if met in "[{":
            self.at += 1
            self._close(1)
        elif met == '"':
            self.at += 1
            self._string()
        else:
            while True:
                found = _SCALAR.match(self.text, self.at)
                if found is None:
                    raise Damaged(DAMAGED)
                if found.end() < len(self.text) or not self._more():
                    break
            self.at += len(found[0])

    def _close(self, depth: int) -> None:
        """Steps behind the end of so many containers."""
        while depth:
            self.at = _RUN.match(self.text, self.at).end()  # type: ignore[union-attr]  # it matches nothing, too
            if self.at == len(self.text):
                if not self._more():
                    raise Damaged(CUT_OFF)
                continue
            met = self.text[self.at]
            self.at += 1
            if met == '"':
                self._string()
            else:
                depth += 1 if met in "[{" else -1

    def _string(self) -> None:
        """Steps behind the end of the text that goes on here."""
        while True:
            found = _STRING_ON.match(self.text, self.at)
            if found is None:
                raise Damaged(DAMAGED)
            self.at = found.end()
            if found["shut"]:
                return
            if not self._more():
                raise Damaged(CUT_OFF)


class _TooLarge(Exception):
    """One value is larger than anything a person wrote."""


def _may_go_on(why: json.JSONDecodeError, near: int) -> bool:
    """Whether a complaint may mean only that the rest is missing."""
    return why.msg.startswith("Unterminated") or why.pos >= len(why.doc.rstrip()) - near


def _whole(digits: str) -> int:
    if len(digits) > _DIGITS:
        raise ValueError(digits[:_DIGITS])
    return int(digits)


def _finite(written: str) -> float:
    number = float(written)
    if not isfinite(number):
        raise ValueError(written[:_DIGITS])
    return number


def _refused(written: str) -> float:
    raise ValueError(written)


_DIGITS: Final = 20
_DECODER: Final = json.JSONDecoder(parse_int=_whole, parse_float=_finite, parse_constant=_refused)


def _bounded(value: Any) -> Any:  # noqa: ANN401 - whatever was read
    """A value without what lies too deep in it; None when it holds too many."""
    size, level = 0, [value]
    for depth in range(DEEPEST):
        below = [each for one in level for each in _within(one)]
        size += len(below)
        if size > LARGEST:
            return None
        level = [each for each in below if isinstance(each, (dict, list))]
        if depth == DEEPEST - 2:
            for each in level:
                each.clear()
    return value


def _within(value: Any) -> Iterable[Any]:  # noqa: ANN401 - whatever was read
    return value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()


def text_in(record: object, key: str) -> str:
    """A text of a record, "" when there is none or it is something else."""
    value = record.get(key) if isinstance(record, dict) else None
    return value if isinstance(value, str) else ""


def number_in(record: object, key: str) -> int | None:
    """A whole number of a record, written as number or text; None when there is none or it is something else."""
    value = record.get(key) if isinstance(record, dict) else None
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if not isinstance(value, str):
        return None
    digits = value.removeprefix("-")
    return int(value) if len(digits) <= _WRITTEN and digits.isascii() and digits.isdigit() else None
