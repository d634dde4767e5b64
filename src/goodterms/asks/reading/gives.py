"""What a message gives: help, advice, an introduction, congratulation, thanks *for* something, an answer.

A bare business "thanks" is not gratitude (precision .03 against human labels), so thanks count only for a thing.
"""

from __future__ import annotations

from goodterms.asks.reading.matching import cue, every
from goodterms.words import Span

_ROUTINE = r"(?!(?:your|the) (?:time|attention|understanding|consideration|patience|business|interest|order|reading))"

GIVING = (
    cue(r"\b(?:congratulations|congrats|well done|happy birthday)\b"),
    cue(rf"\bthank(?:s| you)(?: so much| very much| again)? for {_ROUTINE}[^\n.!?]{{3,60}}"),
    cue(r"\b(?:happy|glad|pleased) to (?:help|introduce|share|send|put you|answer|return)\b[^\n.!?]{0,40}"),
    cue(r"\b(?:i|we)(?:'d| would|'ll| will| can| could) (?:gladly |happily )?introduce you\b[^\n.!?]{0,40}"),
    cue(
        r"\b(?:here (?:is|are)|attached (?:is|are)|i(?:'m| am)? (?:attach|enclos)\w*) (?:the|your"
        r"|a|an) [^\n.!?]{0,50}"
    ),
    cue(
        r"\b(?:made|makes) me think of you\b|\bi thought of you when\b|\bthought (?:this"
        r"|you) (?:might|would|may)\b[^\n.!?]{0,40}"
    ),
    cue(r"\b(?:if|anything) (?:there is )?(?:anything )?i can (?:ever )?(?:help|do for you)\b"),
)
ANSWERING = (
    cue(r"\A(?:[^\n]{0,40}[,!] ?\n+)? ?(?:yes|yep|yeah|no|nope|sure|of course|certainly|indeed)[,.!:;\u2013-]"),
    cue(
        r"\b(?:to answer|in answer to|as for|regarding|about|re) your (?:question|note|message"
        r"|mail|email|request)\b"
    ),
    cue(r"\b(?:the [\w ]{2,30} you (?:asked|were asking|wanted|needed|requested))\b"),
    cue(r"\byou (?:asked|were asking|wanted to know)\b"),
)
"""Words by which a message answers what the other asked."""


def gives(text: str) -> tuple[Span, ...]:
    """All places where a message gives something, answers among them, in order."""
    return every(GIVING + ANSWERING, text)


def answers(span: Span) -> bool:
    """Whether a given thing is an answer to what the other had asked."""
    return any(pattern.search(span.words) for pattern in ANSWERING)
