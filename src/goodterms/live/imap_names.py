"""Names of folders as IMAP writes them: UTF-7, modified (RFC 3501, 5.1.3)."""

from __future__ import annotations

import re
from binascii import Error, a2b_base64, b2a_base64

SHIFTED = re.compile(r"&([^-]*)-")
ODD = re.compile(r"[^\x20-\x7e]+")


def decoded(name: bytes) -> str:
    """The name as people see it; as it stands where it is no modified UTF-7 (servers with UTF-8 names exist)."""
    text = name.decode("utf-8", "replace")
    if "&" not in text:
        return text
    try:
        return SHIFTED.sub(_letters, text)
    except (Error, UnicodeError, ValueError):
        return text


def encoded(name: str) -> bytes:
    """The name as it goes over the wire."""
    return ODD.sub(_shifted, name.replace("&", "&-")).encode("ascii")


def _letters(found: re.Match[str]) -> str:
    if not found[1]:
        return "&"
    packed = found[1].replace(",", "/")
    return a2b_base64(packed + "=" * (-len(packed) % 4), strict_mode=True).decode("utf-16-be")


def _shifted(found: re.Match[str]) -> str:
    packed = b2a_base64(found[0].encode("utf-16-be"), newline=False).decode("ascii")
    return f"&{packed.rstrip('=').replace('/', ',')}-"
