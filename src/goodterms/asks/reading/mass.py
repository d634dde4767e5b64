"""Whether a message says of itself that it went to many."""

from __future__ import annotations

from goodterms.asks.reading.matching import cue, first
from goodterms.words import Span

_MANY = r"(?:all|everyone|everybody|friends|folks|colleagues|connections|contacts|network|team|list|subscribers?)"

TO_MANY = (
    cue(rf"^[ \t]*(?:hi|hello|hey|dear|greetings),?(?: to)?(?: my| our)? {_MANY}\b"),
    cue(
        r"\b(?:all|everyone|everybody) (?:of |in |on |among )?my (?:\w+ )?(?:connections|contacts"
        r"|network|friends|list|clients)\b"
    ),
    cue(r"\bmy (?:entire|whole) (?:network|list|address book)\b"),
    cue(
        r"\b(?:sorry|apologies|forgive|excuse)\b[^\n.!?]{0,40}\b(?:boilerplate|mass|group|bulk"
        r"|generic|impersonal|round)\b"
    ),
    cue(r"\b(?:mass|group|bulk) (?:e-?mail|mail|message|mailing)\b|\bround[- ]robin\b"),
    cue(
        r"\b(?:reaching out to|writing to|asking|contacting) (?:all|everyone|everybody|several"
        r"|a few|many|some) (?:of )?(?:my|the|people)\b"
    ),
    cue(r"\bunsubscribe\b"),
)


def mass(text: str) -> Span | None:
    """The words by which a message tells that many get it, or None."""
    return first(TO_MANY, text)
