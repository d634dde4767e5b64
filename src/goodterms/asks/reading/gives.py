"""What a message gives: help, advice, an introduction, congratulation, thanks *for* something, an answer.

A bare business "thanks" is not gratitude (precision .03 against human labels), so thanks count only for a thing.
"""

from __future__ import annotations

from goodterms.asks.reading.congratulation import congratulation
from goodterms.asks.reading.signs import found, sign, span
from goodterms.asks.reading.thanks import thanks
from goodterms.words import Span

_TRY = r"""(?:try|talk|consider|ask|tell|look|check|find|make|start|definitely|probably|never|not|also|always|take
        |do|let|keep|stop|seek|focus|work|apply|read|go|speak|write|think about|avoid|learn|use|wait|join|set
        |give)"""
_START = r"(?:^|(?<=[.!?]\s))"

GIVING = (
    sign(
        """happy glad pleased delighted|to|help introduce share send put answer return lend look review read""",
        r"""\b(?:happy|glad|pleased|delighted) to (?:help|introduce|share|send
        |put you|answer|return|lend|look|review|read over)\b[^\n.!?]{0,40}""",
    ),
    sign(
        "introduce|you",
        r"""\b(?:i|we)(?:'d| would|'ll| will| can| could) (?:gladly |happily |also )?introduce you\b
        [^\n.!?]{0,40}""",
    ),
    sign(
        "here here's|is are here's comes come you they it",
        r"""\bhere(?: is| are|'s| comes?) (?:the|your|a|an|some|my notes)\b[^\n.!?]{0,50}|\bhere (?:you go
        |they are|it is)\b""",
    ),
    sign("promised", r"(?:^|(?<=[.!?,]\s))as (?:i )?promised\b[^\n.!?]{0,50}"),
    sign(
        "i i've|your you|name told recommended word",
        r"""\bi(?:'ve| have)? (?:gave your name to|gave (?:him|her|them) your name|given your name to
        |told (?:him|her|them|everybody|everyone) (?:about|of) you|recommended you to|put in a (?:good )?word for you)\b
        [^\n.!?]{0,40}""",
    ),
    sign(
        "meet know introducing introduce",
        r"""\b(?:you (?:two )?should (?:know each other|meet)\b|i(?:'d| would) like (?:to introduce you|you to meet)
        |(?:allow|let) me to? ?introduce|introducing you to|i want you to meet)\b[^\n.!?]{0,40}""",
    ),
    sign(
        "might may could|you|suit interest",
        r"\b(?:that|which|this|it) (?:might|may|could) (?:well )?(?:suit|interest|be of interest to) you\b",
    ),
    sign(
        """attached attach attaching enclose enclosed enclosing attachment enclosure attaches encloses""",
        r"""\b(?:attached (?:is|are|you(?:'ll| will) find)|i(?:'m| am|'ve| have)? (?:attach|enclos)\w*)\s(?:the|your
        |a|an|some|my notes)\b[^\n.!?]{0,50}""",
    ),
    sign(
        "you this|think thought",
        r"""\b(?:made|makes) me think of you\b|\bi thought of you when\b
        |\bthought (?:this|you) (?:might|would|may)(?: be (?:of|useful|interest\w*|help\w*|fun|good)| like| enjoy
        | want to| interest| help| find| appreciate)\b[^\n.!?]{0,40}""",
    ),
    sign(
        "i|can|help do lend offer give",
        r"""\b(?:if|anything) (?:there is |there's )?(?:anything |something )?
        (?:else )?i can (?:ever )?(?:help|do for you|do to help)\b|\bi can (?:lend you|offer you|give you a hand
        |help you (?:with|out))\b[^\n.!?]{0,40}""",
    ),
    sign(
        "if|know tell ask say shout|help hand anything i",
        r"""\b(?:let me know|tell me|just (?:ask|say|shout)) if
        (?: i can (?:help|be of)| you need (?:any |some |a )?(?:help|hand|anything))\b[^\n.!?]{0,40}""",
    ),
)
ADVISING = (
    sign(
        "advice suggestion recommendation tip were was|my if",
        r"""\bmy (?:\w+ )?(?:advice
        |suggestion|recommendation|tip) (?:is|would be|to you|for you)\b[^\n.!?]{0,60}
        |\bif i (?:were|was) you\b[^\n.!?]{0,60}""",
    ),
    sign(
        "i i'd|suggest recommend advise",
        r"""\bi(?:'d| would)? (?:strongly |highly |really |definitely |also
        \s|just |personally )*(?:suggest|recommend|advise)(?! (?:that )?(?:we|i|a (?:call|meeting|conference))\b)
        (?: you| that you| against| \w+ing)\b[^\n.!?]{0,60}""",
    ),
    sign(
        "should|you",
        rf"""\byou should (?:really |just |at least |maybe |perhaps |only |all )*{_TRY}\b(?! (?:be
        |have|receive|get)\b)[^\n.!?]{{0,60}}""",
    ),
    sign(
        "try",
        rf"""{_START}(?:maybe |perhaps |also |just |or |then |so |and )*try (?:to|not|\w+ing|and (?:talk
        |find|get|make|be))\b[^\n.!?]{{0,60}}""",
    ),
    sign(
        "make|sure",
        rf"""{_START}(?:also |just |but |and |always |then )*make sure (?:you|to|your
        |that you)\b[^\n.!?]{{0,60}}""",
    ),
    sign(
        "worth|be",
        r"""\b(?:might|may|would|could) be (?:well )?worth (?:a try|trying|looking into|asking|checking
        |talking|seeing)\b[^\n.!?]{0,40}""",
    ),
)
"""Advice to the reader. Bare imperatives are left out: in mail they are asks."""

ANSWERING = (
    sign(
        "yes yep yeah no nope sure course certainly indeed",
        r"""\A(?:[^\n]{0,40}[,!][ ]?\n+)?[ ]?(?:yes|yep|yeah
        |no|nope|sure|of course|certainly|indeed)[,.!:;\u2013-]""",
    ),
    sign(
        "your|question note message mail email request",
        r"""\b(?:to answer|in answer to|as for|regarding|about
        |re) your (?:question|note|message|mail|email|request)\b""",
    ),
    sign(
        "you|asked asking wanted needed requested",
        r"""\b(?:the [\w ]{2,30} you (?:asked|were asking|wanted|needed
        |requested))\b""",
    ),
    sign("you|asked asking wanted", r"\byou (?:asked|were asking|wanted to know)\b"),
)
"""Words by which a message answers what the other asked."""

ALL = (*GIVING, *ADVISING, *ANSWERING)
"""Words by which a message gives anything."""


def gives(text: str) -> tuple[Span, ...]:
    """All places where a message gives something, answers among them, in order."""
    given = [span(m) for m in found(ALL, text)]
    given += [thanked.span for thanked in thanks(text)]
    congratulated = congratulation(text)
    if congratulated:
        given.append(congratulated.span)
    return tuple(sorted(given, key=lambda one: one.start))


def advises(text: str) -> tuple[Span, ...]:
    """The places where a message gives its reader advice, in order. High precision, low recall: most advice is put as a
    bare imperative, and in mail those are asks.
    """
    return tuple(span(m) for m in found(ADVISING, text))


def answers(given: Span) -> bool:
    """Whether a given thing is an answer to what the other had asked."""
    return any(pattern.search(given.words) for _, pattern in ANSWERING)
