"""By which given name a message greets its reader: ``Hi Kelly,`` is for Kelly."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_GREETED = re.compile(
    r"\A\s*(?:(?i:hi|hello|hey|hiya|dear|hallo|good (?:morning|afternoon|evening|day)))[ ,]+"
    r"([A-Z\u00c0-\u00de][^\W\d_]+(?:-[A-Z\u00c0-\u00de][^\W\d_]+)?)"
    r"(?: and ([A-Z\u00c0-\u00de][^\W\d_]+))?\s*(?:[,!:.\u2013-]|\n|\Z)"
)


@lru_cache(maxsize=4096)
def called(text: str) -> tuple[str, ...]:
    """The names greeted, in `small` letters and in order; empty when none is, or it cannot be told from another word.

    Good: "Hi Kelly, how are you?" (kelly), "Dear Ann and Bo," (ann, bo). Bad: "Hi all", "Hello there", "Dear Dr Moss".
    """
    found = _GREETED.match(unicodedata.normalize("NFC", text[:80]))
    return () if found is None else tuple(small(name) for name in found.groups() if name)


def small(name: str) -> str:
    """A name in small letters with its accents, each of them one sign, however it was typed."""
    return unicodedata.normalize("NFC", name).casefold()
