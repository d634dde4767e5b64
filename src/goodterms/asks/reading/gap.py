"""Whether a message owns up to the time that has passed: "it has been far too long"."""

from __future__ import annotations

from goodterms.asks.reading.matching import cue, first
from goodterms.words import Span

_LONG = (
    r"(?:a (?:long|good|little)? ?(?:while|time)|ages|forever|(?:far|way|much)? ?too long"
    r"|so long|some time|quite [\w ]{2,16}"
)
_LENGTH = r"|(?:\w+ ){0,4}(?:months|years|weeks|decades?|a year|a month))"

OWNING = (
    cue(r"\blong time,? no (?:see|speak|talk|hear)"),
    cue(rf"\b(?:it|that)(?:'s|\u2019s| has| have| is) (?:already )?been {_LONG}{_LENGTH}"),
    cue(rf"\bbeen {_LONG}{_LENGTH} since\b"),
    cue(r"\b(?:lost|losing|been out of|fell out of|fallen out of|out of) touch\b"),
    cue(
        r"\b(?:haven't|haven\u2019t|have not|hadn't|not) (?:really )?(?:spoken|talked|written"
        r"|been in touch|heard|seen|met|chatted"
        r"|caught up)\b[^\n.!?]{0,30}\b(?:in|for|since)\b"
    ),
    cue(
        r"\bsorry (?:for|about|that) [^\n.!?]{0,30}\b(?:silence|out of touch|not (?:been|being"
        r"|having|writing)|quiet)\b"
    ),
    cue(r"\b(?:my|the|this|our) long silence\b|\bout of the blue\b"),
    cue(r"\bsince (?:we|you and i) (?:last )?(?:spoke|talked|met|worked|saw|wrote|were)\b"),
    cue(r"\bwe (?:last|haven't) (?:spoke|talked|met|spoken|met|been)\b"),
    cue(r"\bafter (?:all (?:this time|these years)|so (?:long|many years)|such a long time)\b"),
    cue(
        r"\b(?:you(?:'ve|\u2019ve| have)|you were) been (?:away|gone|quiet)\b|\bwhere have you been\b|\bwelcome back\b"
    ),
)


def owns_gap(text: str) -> Span | None:
    """The words by which a message owns the gap, or None."""
    return first(OWNING, text)
