"""The lines of address books and calendars (RFC 6350 3.2, RFC 5545 3.1) from bytes, folded or not, memory bounded."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO, Final

from goodterms.sources.opening import CannotOpen

CHUNK: Final = 1 << 18
"""Bytes read at a time."""

LONGEST: Final = 1 << 20
"""Bytes kept of one line, folded or not; longer ones are pictures or no text at all, and their rest is dropped."""

_ENDS: Final = re.compile(rb"\r\n|\n|\r")
_BLANK: Final = "\ufeff \t\r\n"


def begins_with(head: bytes, *names: str) -> bool:
    """Whether the first words of a file are ``BEGIN:`` and one of the names; byte order marks and blank lines go by."""
    text = head.decode(_utf_16(head) or "utf-8", "replace").lstrip(_BLANK)
    return re.match(rf"BEGIN[ \t]*:[ \t]*(?:{'|'.join(names)})[ \t]*(?:[\r\n]|$)", text, re.IGNORECASE) is not None


def physical_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Every line of a stream in the file's own bytes (UTF-16 becomes UTF-8), without its end; blank ones too."""
    rest = held = b""
    for chunk in _without_utf_16(stream):
        # The second half of a line end may only come with the next chunk.
        whole = (held + chunk).removesuffix(b"\r")
        held = b"\r" if chunk.endswith(b"\r") else b""
        first, *others = _ENDS.split(whole)
        if len(rest) < LONGEST:
            rest += first
        if others:
            yield rest
            yield from others[:-1]
            rest = others[-1]
    yield from _ENDS.split(rest + held)


def until_broken(lines: Iterable[bytes], trouble: list[str]) -> Iterator[bytes]:
    """The lines up to where the medium fails (cut off, damaged, unreadable); why it failed is put into ``trouble``."""
    try:
        yield from lines
    except (CannotOpen, OSError, EOFError) as error:
        trouble.append(str(error))


def unfolded(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Logical lines: those that begin with a blank go on from the line before; empty ones are dropped.

    Joined as bytes, since writers fold between the bytes of one letter. A quoted-printable line that ends with ``=``
    goes on too, whatever follows (vCard 2.1, vCalendar 1.0).
    """
    parts: list[bytes] = []
    for line in lines:
        if parts and _breaks_softly(parts) and not _END_LINE.match(line):
            parts[-1] = parts[-1].rstrip()[:-1]
            parts.append(line)
        elif line[:1] in (b" ", b"\t"):
            parts.append(line[1:])
        elif line:
            if parts:
                yield b"".join(parts)[:LONGEST]
            parts = [line]
        if len(parts) > _MANY:
            parts = [b"".join(parts)[:LONGEST]]
    if parts:
        yield b"".join(parts)[:LONGEST]


_MANY: Final = 10_000
_END_LINE: Final = re.compile(rb"\s*END\s*:", re.IGNORECASE)
_SAYS_SOFT: Final = re.compile(rb"[^:]*QUOTED-PRINTABLE", re.IGNORECASE)


def _breaks_softly(parts: list[bytes]) -> bool:
    return parts[-1].rstrip().endswith(b"=") and _SAYS_SOFT.match(parts[0][:200]) is not None


def _without_utf_16(stream: BinaryIO) -> Iterator[bytes]:
    first = stream.read(CHUNK)
    chunks = chain((first,), iter(lambda: stream.read(CHUNK), b""))
    coding = _utf_16(first)
    if not coding:
        return (chunk.removeprefix(codecs.BOM_UTF8) if chunk is first else chunk for chunk in chunks)
    return (text.encode("utf-8", "replace") for text in codecs.iterdecode(chunks, coding, "replace"))


def _utf_16(head: bytes) -> str:
    """The name of the UTF-16 that bytes are written in, empty for none: by its mark, else by its zeros."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if head[:1].isascii() and head[1:4:2] == b"\0\0":
        return "utf-16-le"
    return "utf-16-be" if head[:3:2] == b"\0\0" and head[1:2].strip(b"\0") else ""
