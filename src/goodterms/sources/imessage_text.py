"""The words in ``attributedBody``: since macOS 13 most messages have no text beside it."""

from __future__ import annotations

from typing import Final

_STRING: Final = b"NSString"
_NEAR: Final = 16
"""Bytes between the class's name and its text."""
_TEXT: Final = b"\x84\x01+"
"""What stands before a text's length: a new type, one letter long, ``+`` for bytes (NeXT's typedstream)."""
_WIDE: Final = {0x81: 2, 0x82: 4}
"""Marks before a length of two or four bytes, little end first; below 0x80 a byte is the length itself."""

_PLACE: Final = "\ufffc\ufffd"
"""What stands for an attachment within a text."""


def words(text: object, body: object) -> str:
    """What was written: the plain text, else the string in the typedstream; "" for attachments alone."""
    if isinstance(text, str) and text.strip(_PLACE).strip():
        return text.replace("\ufffc", "").strip()
    return _in_stream(body).replace("\ufffc", "").strip() if isinstance(body, bytes) else ""


def _in_stream(body: bytes) -> str:
    name = body.find(_STRING)
    start = body.find(_TEXT, name, name + len(_STRING) + _NEAR) if name >= 0 else -1
    if start < 0:
        return ""
    at = start + len(_TEXT)
    first = body[at] if at < len(body) else 0
    wide = _WIDE.get(first, 0)
    length = int.from_bytes(body[at + 1 : at + 1 + wide], "little") if wide else first
    if not wide and first > 0x7F:
        return ""
    begin = at + 1 + wide
    return body[begin : begin + length].decode("utf-8", "replace")
