"""You told me never to ask them for anything. A message that asks for nothing may go.

Bad:    "Hello Wanda, could you look over my two pages?", after you had said that she is never to be asked.
Good:   "Hello Wanda, it was good to see your stand. All the best!"
Source: Your own word, with its day. It can be taken back at any time.
"""

from __future__ import annotations

from goodterms.asks.burden import asked
from goodterms.asks.sending import Sending
from goodterms.asks.standards import Standards
from goodterms.asks.wording import name
from goodterms.words import Finding, Word, day

FLAG = "never_ask"
UNLESS = "Leave them out. If that has changed, take your word back here."


def find(case: Sending, _standards: Standards) -> Finding | None:
    """Speak when anything is asked of somebody whom the owner never wants to ask."""
    if case.person is None or FLAG not in case.person.flags or asked(case) == 0:
        return None
    since = case.told.get(FLAG)
    on = f" on {day(since)}" if since else ""
    says = f"You told me{on} never to ask {name(case)} for anything."
    return Finding("never_ask", Word.DONT, says, instead=UNLESS)
