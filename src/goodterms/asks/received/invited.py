"""You had invited it: what you asked for, offered, or are in the middle of is no ask out of the blue.

Bad:    Letting go of the offer that you had asked to see on Monday.
Good:   "You said to ask whenever I need a hand with the stand; could I?"
Source: The same rule as in the gate (``goodterms why invited``), seen from your side.
"""

from __future__ import annotations

from goodterms.asks.invitation import invitation
from goodterms.asks.received.received import Received, unlifted
from goodterms.asks.standards import Standards
from goodterms.asks.wording import name
from goodterms.words import Finding, Word, day


def find(received: Received, standards: Standards) -> Finding | None:
    """Say by which words, or that you two were in the middle of a conversation."""
    found = invitation(received.theirs, standards) if unlifted(received) else None
    if found is None:
        return None
    on = day(found.said.ts)
    says = f"You invited this on {on}: “{found.words}”."
    if not found.words:
        says = f"You and {name(received.case)} were in the middle of a conversation, last on {on}."
    return Finding("invited", Word.GO, says, (found.evidence,))
