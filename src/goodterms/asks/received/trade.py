"""They ask for what you sell. That is commerce, no favour, and needs no acquaintance.

Bad:    Letting a customer wait until you know them better.
Good:   "Could you quote us for lunches for twelve?" gets a price, from whomever it comes.
Source: A choice of ours, as in the gate, where a shop may be asked about its trade. Smoke-tested cues (``enquiry``).
"""

from __future__ import annotations

from goodterms.asks.received.enquiry import enquires
from goodterms.asks.received.received import Received
from goodterms.asks.standards import Standards
from goodterms.words import Finding, Word


def find(received: Received, _standards: Standards) -> Finding | None:
    """Say so, when they do."""
    if not enquires(received.case):
        return None
    return Finding("trade", Word.GO, "They ask for what you may sell: that is business, and needs no acquaintance.")
