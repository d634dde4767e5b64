"""They were away from everyone for months and have only just come back. Notice that, before you want anything.

Bad:    To somebody who was away for nearly three years, on the day she is back: "We now offer cleaning services!"
Good:   "Good to see your name again. I noticed you had been away; how are you?"
Source: One of the two stories this was made for: pitched by somebody who had not noticed she was gone. After a
        return from a year away, 15 to 36 in 100 old strong ties are taken up again within 90 days, and most who are
        written to are new people (lists).
"""

from __future__ import annotations

from goodterms.asks.bears import BACK
from goodterms.asks.burden import burden
from goodterms.asks.rules.gone_from_everyone import last_sign
from goodterms.asks.seen import as_far_as
from goodterms.asks.standards import Standards
from goodterms.asks.wording import ask, name
from goodterms.words import DAY, Case, Finding, State, day

HEAVY = 3


def find(case: Case, standards: Standards) -> Finding | None:
    """Speak when something is asked of somebody just back whom you have not greeted yet."""
    weight = burden(case, standards)
    if case.tie.state is not State.BACK or weight == 0 or _noticed(case, weight, standards):
        return None
    last = case.tie.returned_at or last_sign(case)
    when = f" (seen again on {day(last)})" if last else ""
    away = f"{name(case)} was away from everyone I can see for months and is only just back{when}{as_far_as(case)}."
    step = "Say that you noticed, and ask how they are; the rest can wait."
    says = f"{away} Let something else than {ask(case)} be the first thing they hear."
    return Finding("came_back", BACK[weight], says, instead=step)


def _noticed(case: Case, weight: int, standards: Standards) -> bool:
    """The message owns the gap (light asks only), or you two have spoken since the return."""
    spoke = case.tie.facts.last_two_way if case.tie.facts else None
    lately = spoke is not None and case.as_of - spoke <= standards.back_days * DAY
    return lately or (weight < HEAVY and case.reading.owns_gap is not None)
