"""Whether a text is English, the only language whose asks were measured. Any other is left unread rather than
guessed.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_LATIN = re.compile(r"[A-Za-z]")

_COMMON = """
the of and to a in is it you that he was for on are with as i his they be at this have from or had
by not but what all were we when your can said there an each which she do how their if will up other
about out then them these so some her would him into has my me our us could should please just any
get let no yes thanks thank hi hello hey
"""
ENGLISH = frozenset(_COMMON.split())
"""The commonest function words; a quarter and more of running English is made of them."""

SHARE = 0.14
"""Share of such words below which a text of ``ENOUGH`` words or more is not taken for English. A choice of ours."""

ENOUGH = 6
LOOKED_AT = 600
"""Characters looked at."""


def is_english(text: str) -> bool:
    """Whether a text reads as English. Very short texts in Latin letters do."""
    words = _WORD.findall(text[:LOOKED_AT].lower())
    if len(words) < ENOUGH:
        return not words or bool(_LATIN.search(text))
    return sum(word.replace("\u2019", "'").split("'")[0] in ENGLISH for word in words) >= SHARE * len(words)
