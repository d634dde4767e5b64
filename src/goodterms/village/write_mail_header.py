"""Header lines of mail: addresses, words that are not ASCII (RFC 2047), and lists of ids."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from functools import lru_cache

PLAIN = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?: [A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
"""A display name that needs no quotation marks (atoms of RFC 5322, 3.2.3)."""

WORD = 45
"""Bytes of text in one encoded word: 75 letters at most with base64 and its frame (RFC 2047, 2)."""

Headers = list[tuple[str, str]]
"""Name and value in order, ready to be written."""


@lru_cache(maxsize=1 << 14)
def mailbox(name: str, address: str) -> str:
    """An address with its display name, quoted or encoded as it needs."""
    if not name:
        return address
    if not _is_safe(name):
        return f"{words(name)} <{address}>"
    if not PLAIN.fullmatch(name):
        name = '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return f"{name} <{address}>"


@lru_cache(maxsize=1 << 12)
def words(text: str) -> str:
    """A text as a header's value: as it is in printable ASCII, else in encoded words."""
    text = " ".join(text.split())
    if _is_safe(text):
        return text
    return "\n ".join(f"=?UTF-8?B?{b64encode(part).decode()}?=" for part in _parts(text))


def block(headers: Iterable[tuple[str, str]]) -> str:
    """Header lines and the empty line after them. Of a name that comes twice the last value stands, in its place."""
    last: dict[str, tuple[str, str]] = {}
    for name, value in headers:
        if value:
            last[name.lower()] = (name, value)
    return "".join(f"{name}: {value}\n" for name, value in last.values()) + "\n"


def listed(values: Iterable[str]) -> str:
    """Several addresses or ids, each on a line of its own once there are many."""
    return ",\n ".join(values)


def _is_safe(text: str) -> bool:
    return text.isascii() and text.isprintable() and "=?" not in text


def _parts(text: str) -> Iterable[bytes]:
    """The text in pieces of at most `WORD` bytes, none cut within a letter."""
    part = bytearray()
    for letter in text:
        written = letter.encode("utf-8", "replace")
        if len(part) + len(written) > WORD:
            yield bytes(part)
            part.clear()
        part += written
    yield bytes(part)
