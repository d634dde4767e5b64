"""You told me that they have died. Whoever reads this is somebody who mourns them.

Any message is held back, a hello too; the only rule that does so by your word alone.

Bad:    "Hello Lena, it has been a while! I hope you are well."
Good:   A letter to the family, under their own name.
Source: Plain decency. Told to other programs in vain: reminders to write to the dead are a known failure of address
        books.
"""

from __future__ import annotations

from goodterms.asks.sending import Sending
from goodterms.asks.standards import Standards
from goodterms.asks.wording import name
from goodterms.words import Finding, Word, day

FLAG = "deceased"
INSTEAD = "Leave this address out. If the word was wrong, take it back on their page."


def find(case: Sending, _standards: Standards) -> Finding | None:
    """Speak when the owner said so."""
    if case.person is None or FLAG not in case.person.flags:
        return None
    since = case.told.get(FLAG)
    on = f" on {day(since)}" if since else ""
    return Finding("deceased", Word.DONT, f"You told me{on} that {name(case)} has died.", instead=INSTEAD)
