"""What a subject line says of its mail before anybody reads it: an answer, a forward, or a mail of its own."""

from __future__ import annotations

import re

from goodterms.text.clients import ANSWER_PREFIXES, FORWARD_PREFIXES

_TAGS = re.compile(r"\s*(?:\[[^\[\]]{0,80}\]\s*)*")
SHORT = 5
"""Letters of a word before a colon that may be a prefix we do not know."""

_PREFIX = re.compile(r"([^\W\d_]{1,12})(?:\s?[\[(]\d{1,3}[\])]|\^\d{1,3})?\s?[:\uff1a]")


def prefix(subject: str) -> str:
    """The first prefix before a colon, case-folded, list tags such as ``[club]`` skipped; "" when there is none."""
    start = _TAGS.match(subject)
    found = _PREFIX.match(subject, start.end() if start else 0)
    return found[1].casefold() if found else ""


def is_forward(subject: str) -> bool:
    """Whether the subject says for certain that this is a forward."""
    return prefix(subject) in FORWARD_PREFIXES


def is_own(subject: str) -> bool:
    """Whether the subject says that this mail opens its own matter: a subject is there and no prefix stands before it.

    Any short word and a colon counts as a prefix, for no list of answer prefixes is complete (``Re AW SV Antw Odp``).
    So ``Tea: Friday?`` is not certain, and certainty is what the caller needs.
    """
    word = prefix(subject)
    before = 0 < len(word) <= SHORT or word in ANSWER_PREFIXES or word in FORWARD_PREFIXES
    return bool(subject.strip()) and not before
