"""It comes straight to the ask, with no hello, after a while without a word.

Bad:    "New programme, double commission. Send me your number."
Good:   "Hello Kelly, it has been far too long; how are you?"
Source: One of the two stories this was made for. A matter of manners (``goodterms standards``), so it is said and
        changes no verdict by itself.
"""

from __future__ import annotations

from goodterms.asks.received.received import Received, before, unlifted, weight
from goodterms.asks.rules.no_hello import ASKS
from goodterms.asks.standards import Standards
from goodterms.words import DAY, Finding, Word


def find(received: Received, standards: Standards) -> Finding | None:
    """Speak when an ask of some weight has no greeting, and there was no word for a while, or never."""
    case, facts = received.case, received.case.tie.facts
    reading = case.reading
    if not standards.no_hello or reading.band == "unread" or reading.greeting or reading.owns_gap:
        return None
    if min(unlifted(received), weight(received, standards)) < ASKS:
        return None
    if facts is None:
        return Finding("straight", Word.GO, "They came straight to the ask, with no hello and no word of who they are.")
    if case.as_of - facts.last <= standards.hello_days * DAY:
        return None
    says = f"They came straight to the ask, with no hello; the word before it was from {before(received, facts.last)}."
    return Finding("straight", Word.GO, says)
