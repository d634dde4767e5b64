"""Whether a message begins with a hello.

Measured on short commands (CLINC, training part): finds 66 in 100 of its greetings, which are mostly spoken ones,
and 2 in 1,000 of all other commands, most of which do begin with a hello.
"""

from __future__ import annotations

import re

from goodterms.asks.reading.matching import cue, first
from goodterms.words import Span

HELLO = (
    cue(r"^[ \t]*(?:hi|hello|hey|hiya|howdy|dear|greetings|good (?:morning|afternoon|evening|day))\b[^\n.!?]{0,40}"),
    cue(r"^[ \t]*(?:happy new year|merry christmas|happy (?:birthday|easter|holidays))\b"),
    cue(
        r"\b(?:how(?:'re|\u2019re| are) (?:you|things)|how have you been|how goes it|what(?:'s|\u2019s|s) up"
        r"|how(?:'s|\u2019s| is) (?:it going|life|everything|the family))\b"
    ),
    cue(r"\bi? ?hope (?:you|this|all|everything|the|life)(?:'re| are|'ve| have| is| finds)? ?[^\n.!?]{0,40}"),
    cue(r"\b(?:nice|good|great|lovely) to (?:hear from|see|meet) you\b"),
)
BY_NAME = (
    re.compile(
        r"\A\s*[A-Z][\w'\u2019.-]+(?:[ \t][A-Z][\w'\u2019.-]+){0,2}[ \t]?[,!\u2013-][ \t]*$(?=\n)", re.MULTILINE
    ),
)
"""The name alone on the first line is a greeting too, if a short one."""

BEGINNING = 240
"""Characters within which a greeting counts as one."""


def greeting(text: str) -> Span | None:
    """The greeting at the beginning of a message, or None."""
    return first(HELLO + BY_NAME, text, until=BEGINNING)
