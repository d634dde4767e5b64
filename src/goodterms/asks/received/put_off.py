"""Words that put the reader off: "give me until Friday". They ask for patience, and no answer is owed to them."""

from __future__ import annotations

import re

_PATIENCE = re.compile(
    r"\b(?:give me|allow me|leave me) (?:until|till|some|a|an|one|two|another|the (?:week|weekend))\b|\bbear with me\b"
    r"|\b(?:be patient|hold on|hang on|wait (?:until|till|for me|a))\b|\bask me (?:again|later|next|in)\b",
    re.IGNORECASE,
)


def puts_off(words: str) -> bool:
    """Whether words that seem to ask only ask for time.

    Good: "Give me until Friday". Bad: "Give me a call".
    """
    found = _PATIENCE.search(words)
    return found is not None and not re.search(r"\b(?:call|ring|hand|hint|lift|shout)\b", words, re.IGNORECASE)
