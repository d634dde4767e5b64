"""Who brought you two together, and could tell you more about them.

Bad:    Deciding on a request by the looks of its words alone.
Good:   Asking the friend who had introduced you in spring how it was to work with them.
Source: A choice of ours; the words must introduce, or a card must have been passed on.
"""

from __future__ import annotations

from goodterms.asks.reading.matching import plain, word
from goodterms.asks.received.received import Received, unlifted
from goodterms.asks.standards import Standards
from goodterms.asks.wording import name
from goodterms.words import Depth, Finding, Word, day

INTRODUCES = word(
    r"\bintroduc\w+|\b(?:please )?meet [a-z]|\bput(?:ting)? you (?:two |both )?in (?:touch|contact)\b"
    r"|\bconnect(?:ing)? (?:you|the two)\b|\byou (?:two|both) should\b"
)


def introduces(text: str) -> bool:
    """Whether the words of a message to two people bring them together."""
    return INTRODUCES.search(plain(text)) is not None


def find(received: Received, _standards: Standards) -> Finding | None:
    """Speak when somebody who could vouch is known, and you yourself hardly know who asks."""
    if received.voucher is None or not unlifted(received) or received.case.tie.depth.rank > Depth.CONTACT.rank:
        return None
    who, shown = received.voucher
    says = f"{who} brought you and {name(received.case)} together on {day(shown.ts)} and could tell you more."
    return Finding("vouched", Word.GO, says, (shown,))
