"""They told you news of theirs, or asked after something of yours, and your answer spoke of other things.

A line of yours that touches on it settles it, in this message too, and so does a call or a meeting since. Between
friends it is one line. A courtesy: it can be switched off.

Bad:    "We had a baby in November." - "Good, then I bring the lamps on Monday." - "Could you lend me your van?"
Good:   "I wrote of lamps when you told me of your daughter. How are you three?"
Source: A choice of ours. What is taken up is what people tell each other next; smoke-tested cues of high precision.
"""

from __future__ import annotations

from goodterms.asks import theirs
from goodterms.asks.bears import COURTEOUS
from goodterms.asks.burden import burden
from goodterms.asks.history import evidence
from goodterms.asks.seen import as_far_as
from goodterms.asks.sending import Sending
from goodterms.asks.standards import Standards
from goodterms.asks.wording import ago, name
from goodterms.words import Finding, day


def find(case: Sending, standards: Standards) -> Finding | None:
    """Speak when an ask goes out past their news or question."""
    weight = burden(case, standards)
    if not standards.passed_over or weight == 0:
        return None
    found = theirs.passed_over(case, standards)
    if found is None or theirs.brings_up(case.text, found.words):
        return None
    what = "asked you" if found.question else "told you"
    says = f"{name(case)} {what} on {ago(case, found.said.ts)}: “{found.words}”"
    says += f"{'' if says.endswith(('?”', '!”', '…”')) else '.'} I can see no word of yours on it{as_far_as(case)}."
    verb = "Answer" if found.question else "Ask after"
    quoted = f"“{found.words}”"
    step = f"{verb} it first ({quoted}, {day(found.said.ts)}); then ask."
    shown = (evidence(found.said, found.words),)
    return Finding("passed_over", COURTEOUS[case.tie.depth][weight], says, shown, step)
