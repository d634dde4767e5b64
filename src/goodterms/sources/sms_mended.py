"""What SMS Backup & Restore writes, as XML that a parser takes: its letters beyond 16 bits are no XML 1.0."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO, Final

CHUNK: Final = 1 << 16
"""Bytes read at a time."""

_BLANKS: Final = {code: " " for code in range(32) if code not in (9, 10, 13)} | {0xFFFE: " ", 0xFFFF: " "}
"""Characters that XML 1.0 does not have (section 2.2)."""
_HIGH: Final = r"&#(?:x0*[dD][89abAB][0-9a-fA-F]{2}|0*(?:55[2-9]\d\d|56[0-3]\d\d));"
"""The first half of a letter beyond 16 bits, D800 to DBFF; the second half has to follow."""
_NUMBERS: Final = re.compile(rf"({_HIGH})(&#x?[0-9a-fA-F]{{1,7}};)|&#x?[0-9a-fA-F]{{1,7}};")
_HIGH_BEFORE: Final = re.compile(_HIGH + r"\Z")
_WINDOW: Final = 24
"""Characters of two such numbers in a row."""
_PICTURE: Final = re.compile(r'(\sdata=")[A-Za-z0-9+/=]+')
"""Pictures and films in Base64. They are most of a backup, and nobody's words."""
_PICTURE_OPEN: Final = re.compile(r'\sdata="\Z')
_PICTURE_NEAR: Final = re.compile(r"\sd?a?t?a?=?\Z")
_BASE64: Final = re.compile(r"[A-Za-z0-9+/=]*")


def mended(stream: BinaryIO) -> Iterator[bytes]:
    """The text in UTF-8: halves of letters joined, signs that XML forbids made blank, pictures left out.

    Raises:
        CannotOpen: the stream breaks off.
    """
    decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
    held, inside, read = "", False, b"."
    while read:
        read = stream.read(CHUNK)
        text = held + decoder.decode(read, final=not read).translate(_BLANKS)
        text = _after_picture(text) if inside else text
        inside = bool(read) and (inside and not text)
        text = _PICTURE.sub(r"\1", text) if 'data="' in text else text
        inside = inside or _PICTURE_OPEN.search(text, max(0, len(text) - 8)) is not None
        cut = len(text) if inside or not read else _cut(text)
        held = text[cut:]
        whole = text[:cut]
        yield (_NUMBERS.sub(_joined, whole) if "&#" in whole else whole).encode("utf-8", "replace")


def _after_picture(text: str) -> str:
    found = _BASE64.match(text)
    return text[found.end() :] if found else text


def _cut(text: str) -> int:
    """Where to cut so that no number, no two of them, and no beginning of a picture is cut."""
    at = text.find("&", max(0, len(text) - _WINDOW))
    if at >= 0 and (before := _HIGH_BEFORE.search(text, max(0, at - _WINDOW), at)):
        return before.start()
    if at >= 0:
        return at
    near = _PICTURE_NEAR.search(text, max(0, len(text) - 8))
    return near.start() if near else len(text)


def _joined(found: re.Match[str]) -> str:
    """A number or two as XML has them."""
    if not found[1]:
        return _one(_code(found[0]))
    first, second = _code(found[1]), _code(found[2])
    if 0xD800 <= first < 0xDC00 <= second < 0xE000:
        return chr(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
    return _one(first) + _one(second)


def _code(written: str) -> int:
    digits = written[2:-1]
    try:
        return int(digits[1:], 16) if digits[0] == "x" else int(digits)
    except ValueError:
        return 0


def _one(code: int) -> str:
    if code in (9, 10, 13) or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000:
        return f"&#{code};"
    return "\ufffd" if code >= 32 else ""
