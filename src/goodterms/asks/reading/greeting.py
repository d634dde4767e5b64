"""Whether a message begins with a hello.

Measured on short commands (CLINC, the parts that were not looked at): finds 68 in 100 of its greetings, which are
mostly spoken ones, and 2 in 1,000 of all other commands, most of which do begin with a hello.
"""

from __future__ import annotations

import re

from goodterms.asks.reading.matching import first
from goodterms.asks.reading.signs import either
from goodterms.words import Span

_END = r"""(?= ?(?:[?.!,\n\u2013-]|\Z|my |dear |old |mate|with|today|doing|going|treat|these|for you|buddy|friend
        |folks|man\b|all\b|both\b|guys|at))"""

HELLO = (
    either(
        r"""^[ \t]*(?:(?:well|why|oh|ah|and|just wanted to say|just to say|a quick|just a quick|a big),?[ \t]+)?
        (?:hi|hello|hey|hiya|howdy|dear|greetings|salutations|ahoy|heya|g'day"""
        r"|good (?:morning|afternoon|evening|day))\b[^\n.!?]{0,40}"
    ),
    either(r"^[ \t]*(?:yo|hola|aloha|bonjour|morning|evening)(?=[ \t]*(?:[!,.]|$))[^\n.!?]{0,20}"),
    either(r"^[ \t]*(?:happy new year|merry christmas|happy (?:birthday|easter|holidays))\b"),
    either(
        rf"""\b(?:how(?:'re| are) (?:you|things|u)(?: all| both)?(?: (?:doing|feeling|keeping|getting on))?{_END}
        |how(?:'ve| have) you been\b|how goes it|what(?:'s|s) (?:up{_END}|going on(?= ?(?:[?.!,\n]|\Z|today|these))
        |happening{_END}|new{_END})"""
        rf"""|how(?:'s|s| is) (?:it going|life{_END}|everything{_END}|the family|your (?:day|week))|are (?:you
        |things) (?:well|(?:doing|going|feeling)? ?(?:ok|okay|well|good|fine|alright|all right))(?! at){_END})"""
    ),
    either(r"\bi? ?hope (?:you|this|all|everything|the|life)(?:'re| are|'ve| have| is| finds)? ?[^\n.!?]{0,40}"),
    either(r"\b(?:nice|good|great|lovely) to (?:hear from|see|meet) you\b"),
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
