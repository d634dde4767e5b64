"""You yourself said that they put you off. One line, so that you ask with open eyes.

Nothing is concluded from it: whom you like and trust is yours to say, and to take back. It never stops a message.

Bad:    Keeping somebody from you because of a mood two years ago.
Good:   "You said on 3 May 2022 that they put you off: pitched me at the funeral."
Source: Your own word, with its day.
"""

from __future__ import annotations

from goodterms.asks.burden import burden
from goodterms.asks.sending import Sending
from goodterms.asks.standards import Standards
from goodterms.asks.wording import name
from goodterms.words import Finding, Word, day

REGARD = "put_off"


def find(case: Sending, standards: Standards) -> Finding | None:
    """Speak when something is asked of somebody of whom the owner said so."""
    since = case.told.get(REGARD)
    if since is None or burden(case, standards) == 0:
        return None
    what = f": {case.by_what.rstrip('.')}." if case.by_what else "."
    on = f" on {day(since)}" if since else ""
    return Finding(REGARD, Word.GO, f"You said{on} that {name(case)} put you off{what}")
