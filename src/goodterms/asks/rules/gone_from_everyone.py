"""Nobody we can see has heard from them for 90 days or more. This is about them, not about you two.

Ask after them, and ask nothing of them. Something may have happened, or they may simply be away from it all. Said
only of people who were seen often enough elsewhere that their absence shows.

Bad:    To somebody who vanished from every list in spring: "Any news on my proposal?"
Good:   "I have not seen you anywhere since spring and was wondering how you are. No need to answer."
Source: Of people silent to everyone for 90 days, 55 to 68 in 100 were heard of again within a year (four lists).
        Quiet ties to them came back within 90 days in 9 to 14 of 100, against 23 to 26 to people active elsewhere
        (company mail).
"""

from __future__ import annotations

from goodterms.asks.bears import GONE
from goodterms.asks.burden import burden
from goodterms.asks.durations import lasting
from goodterms.asks.seen import as_far_as
from goodterms.asks.standards import Standards
from goodterms.asks.wording import ask, name, step, take_up
from goodterms.words import DAY, Case, Finding, State, day


def find(case: Case, standards: Standards) -> Finding | None:
    """Speak when anything is asked of somebody who is gone."""
    weight = burden(case, standards)
    if case.tie.state is not State.GONE or weight == 0:
        return None
    last = last_sign(case)
    since = f" since {day(last)}, for {lasting((case.as_of - last) / DAY)}" if last else " for a long time"
    waits = f"{ask(case)[:1].upper()}{ask(case)[1:]} can wait."
    says = f"Nobody I can see has heard from {name(case)}{since}{as_far_as(case)}. {waits}"
    topic, shown = take_up(case, standards)
    first_step = step("Ask how they are and for nothing else", topic)
    return Finding("gone_from_everyone", GONE[weight], says, shown, first_step)


def last_sign(case: Case) -> int | None:
    """The last thing they did that we can see: a sighting, a word to you, a talk between you two."""
    facts = case.tie.facts
    seen = [case.tie.last_sighting, facts.last_in if facts else None, facts.last_two_way if facts else None]
    return max((moment for moment in seen if moment is not None), default=None)
