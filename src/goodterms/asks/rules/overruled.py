"""You gave your own word on this very text to this very person, and your word counts.

The gate knows what your history shows and nothing else. When you overrule it, that is kept with your reason (if you
give one), counts at once, and is counted (``goodterms overruled``), so that you can see which rule is wrong for you.

Bad:    Being told the same again after "she asked me for it on the phone".
Good:   "You said on 3 May 2024 that this may go: she asked for it on the phone."
Source: A choice of ours: nobody but you can see all that is between two people.
"""

from __future__ import annotations

from goodterms.asks.sending import Sending
from goodterms.asks.standards import Standards
from goodterms.asks.wording import name
from goodterms.words import Finding, Word, day

BACK = "Leave it, or take your word back."


def find(case: Sending, _standards: Standards) -> Finding | None:
    """Speak when the owner overruled the gate for this text and recipient."""
    if case.overruled is None:
        return None
    goes, ts, why = case.overruled
    because = f": {why.rstrip('.')}." if why else "."
    if goes:
        return Finding("overruled", Word.GO, f"You said on {day(ts)} that this may go to {name(case)}{because}")
    says = f"You said on {day(ts)} that this should not go to {name(case)}{because}"
    return Finding("overruled", Word.DONT, says, instead=BACK)
