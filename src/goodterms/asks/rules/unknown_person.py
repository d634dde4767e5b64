"""The record has nobody of that address or name, so nothing says that this person knows you.

Not knowing is no verdict on them: the first step is a hello that says who you are. Only where the history we can
see would have shown them (a year of mail, for a mail address) are they weighed as somebody you never spoke to.

Bad:    To somebody you cannot place: "Could you introduce me to your director?"
Good:   "We have not met; I read your piece on tides and have a question if you have a minute this month."
Source: Company mail, answered within a week: 21 in 100 where they had never written, 79 in 100 where it went both
        ways.
"""

from __future__ import annotations

from goodterms.asks.burden import borne, burden
from goodterms.asks.seen import as_far_as
from goodterms.asks.sending import sending
from goodterms.asks.standards import Standards
from goodterms.words import Case, Depth, Finding, Word

FIRST_STEP = (
    "If you know them, say so once and it is remembered: goodterms log known {to}. "
    "If not, write who you are and why them, and ask for nothing yet."
)


def find(case: Case, standards: Standards) -> Finding | None:
    """Speak when the recipient is unknown and the ask is more than that bears."""
    meant = sending(case).likely
    if case.tie.depth is not Depth.UNKNOWN or (meant is not None and meant.slip):  # a mistyped address is told as one
        return None
    word = borne(case, burden(case, standards), standards)
    if word is Word.GO:
        return None
    says = f"I have no record of {case.to}{as_far_as(case)}; do you know them?"
    return Finding("unknown_person", word, says, instead=FIRST_STEP.format(to=case.to))
