"""The recipient is you: your own address stands on the list.

Bad:    Weighing how well you know yourself.
Good:   Saying that the address is yours, and letting it go.
Source: Plain reading of the handles that you said are yours (``goodterms me``).
"""

from __future__ import annotations

from goodterms.asks.sending import Sending
from goodterms.asks.standards import Standards
from goodterms.words import Finding, Word


def find(case: Sending, _standards: Standards) -> Finding | None:
    """Speak when the recipient is the owner."""
    return Finding("yourself", Word.GO, "This is your own address.") if case.yourself else None
