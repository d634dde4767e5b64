"""The message comes straight to the ask, and you two have not spoken for a while.

Between people who write every day, coming to the point is fine. After more than 30 days it reads as if only the ask
mattered. A courtesy: it can be switched off. Where the tie is quiet, dormant or just back it asks for a hello;
where it is alive, and between friends, it is one line, no more.

Bad:    After two months: "Can you send me the contract template?"
Good:   "Hello Ada, I hope the new garden is growing. Could you send me the contract template?"
Source: One of the two stories this was made for: a pitch out of the blue, with no hello. 30 days is a choice of
        ours; whether a hello comes first or not was never tested for its effect on answers, so this is about
        manners, not odds.
"""

from __future__ import annotations

from goodterms.asks.bears import STRAIGHT
from goodterms.asks.burden import burden
from goodterms.asks.rules.long_silence import talks_elsewhere
from goodterms.asks.seen import as_far_as
from goodterms.asks.standards import Standards
from goodterms.asks.wording import ago, name, step, take_up
from goodterms.words import DAY, Case, Depth, Finding, State, Word

ASKS = 2
"""Weight from which a greeting is due: a quick question may come without."""

COOLED = frozenset({State.QUIET, State.DORMANT, State.GONE, State.BACK})


def find(case: Case, standards: Standards) -> Finding | None:
    """Speak when an ask of some weight has no greeting and the last contact is a while ago."""
    facts = case.tie.facts
    if not standards.no_hello or facts is None or case.tie.depth.rank < Depth.CONTACT.rank or _greets(case):
        return None
    if talks_elsewhere(case):
        return None
    weight = burden(case, standards)
    if weight < ASKS or case.as_of - facts.last <= standards.hello_days * DAY:
        return None
    word = STRAIGHT[case.tie.depth][weight] if case.tie.state in COOLED else Word.GO
    last = f"the last contact with {name(case)} was on {ago(case, facts.last)}{as_far_as(case)}"
    says = f"This comes straight to the ask, and {last}."
    topic, shown = take_up(case, standards)
    return Finding("no_hello", word, says, shown, step("Begin with a hello", topic))


def _greets(case: Case) -> bool:
    return case.reading.band == "unread" or bool(case.reading.greeting or case.reading.owns_gap)
