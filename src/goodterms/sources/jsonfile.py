"""JSON files of any size: read as a stream, mended where programs wrote it wrong, one piece in memory at a time."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
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
_BLANKS: Final = bytes.maketrans(bytes(range(32)), b" " * 32)
"""Control characters mean a blank outside of strings and are forbidden within."""

_OPENS: Final = frozenset({"start_map", "start_array"})
_CLOSES: Final = frozenset({"end_map", "end_array"})

Event = tuple[str, Any]


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


def events(stream: BinaryIO) -> Iterator[Event]:
    """What a JSON parser meets, in order; everything before a damage is given before it is told.

    Raises:
        Damaged: cut off, or no JSON.
        CannotOpen: the stream itself breaks off.
    """
    import ijson  # type: ignore[import-untyped]  # it brings no types

    met = ijson.sendable_list()
    # Whole numbers beyond 64 bits and floats beyond a double are told as damage, instead of taking memory without end.
    parser = ijson.basic_parse_coro(met, use_float=True)
    try:
        for chunk in mended(stream):
            if chunk:
                parser.send(chunk)
                yield from met
                del met[:]
        parser.close()
    except (ijson.JSONError, ValueError, OverflowError, RecursionError) as why:
        yield from met
        raise Damaged("is cut off" if "EOF" in str(why) or "Incomplete" in str(why) else "is damaged") from why
    yield from met


class Cursor:
    """Walks through one JSON text: `fields` and `items` step into it, `take` gives a value; what is left is skipped.

    Whatever the text holds, each step answers: stepping into something else than asked for gives nothing.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self.events = events(stream)
        self.depth = 0
        self.due = True
        self.back: Event | None = None

    def fields(self) -> Iterator[str]:
        """The keys of the object that comes; after each its value can be stepped into or taken."""
        event, _ = self._next()
        if event != "start_map":
            self._leave(event)
            return
        inside = self.depth
        while True:
            self._finish(inside)
            event, key = self._next()
            if event == "end_map":
                return
            self.due = True
            yield key

    def items(self) -> Iterator[int]:
        """The places (from 0) of the array that comes; at each its value can be stepped into or taken."""
        event, _ = self._next()
        if event != "start_array":
            self._leave(event)
            return
        inside, place = self.depth, 0
        while True:
            self._finish(inside)
            first = self._next()
            if first[0] == "end_array":
                return
            self._give_back(first)
            yield place
            place += 1

    def take(self) -> Any:  # noqa: ANN401 - whatever stands there
        """The value that comes; None for one that is too large, and for what lies deeper than `DEEPEST`."""
        event, value = self._next()
        return self._build(event) if event in _OPENS else value

    def _next(self) -> Event:
        self.due = False
        met, self.back = self.back or next(self.events, None), None
        if met is None:
            raise Damaged("is cut off")
        if met[0] in _OPENS:
            self.depth += 1
        elif met[0] in _CLOSES:
            self.depth -= 1
        return met

    def _give_back(self, met: Event) -> None:
        self.back, self.due = met, True
        if met[0] in _OPENS:
            self.depth -= 1

    def _leave(self, event: str) -> None:
        if event in _OPENS:
            self._skip(self.depth - 1)

    def _finish(self, inside: int) -> None:
        """Skips what was not asked for of the last value."""
        if self.due:
            self._leave(self._next()[0])
        if self.depth > inside:
            self._skip(inside)

    def _skip(self, until: int) -> None:
        depth = self.depth
        for event, _ in self.events:
            if event in _OPENS:
                depth += 1
            elif event in _CLOSES:
                depth -= 1
                if depth <= until:
                    break
        self.depth = depth

    def _build(self, event: str) -> Any:  # noqa: ANN401 - as `take`
        """The object or array whose start was met."""
        root: Any = {} if event == "start_map" else []
        stack: list[Any] = [root]
        key, depth, size = "", 1, 0
        for event, value in self.events:  # noqa: PLR1704 - one loop for speed: this is where the time goes
            size += 1
            if event in _CLOSES:
                depth -= 1
                if depth < len(stack):
                    stack.pop()
                if not depth:
                    break
                continue
            if event in _OPENS:
                depth += 1
                if depth > DEEPEST or size > LARGEST:
                    continue
                made: Any = {} if event == "start_map" else []
                _put(stack[-1], key, made)
                stack.append(made)
            elif depth > len(stack) or size > LARGEST:
                continue
            elif event == "map_key":
                key = value
            else:
                _put(stack[-1], key, value)
        self.depth -= 1
        return None if size > LARGEST else root


def _put(into: Any, key: str, value: Any) -> None:  # noqa: ANN401 - a dict or a list
    if type(into) is dict:
        into[key] = value
    else:
        into.append(value)


def text_in(record: object, key: str) -> str:
    """A text of a record, "" when there is none or it is something else."""
    value = record.get(key) if isinstance(record, dict) else None
    return value if isinstance(value, str) else ""


def number_in(record: object, key: str) -> int | None:
    """A whole number of a record, written as number or text; None when there is none or it is something else."""
    value = record.get(key) if isinstance(record, dict) else None
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    return int(value) if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,18}", value) else None
