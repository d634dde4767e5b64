"""You two dealt with each other once. One transaction is not a relationship.

A single exchange (a few tips, one order, one answered question) was good as it was. It bears a question, and a
favour after a hello. It does not bear a referral, an introduction or a pitch.

Bad:    To somebody who once gave you three tips: "I am asking you for specific business referrals."
Good:   "Your tip about the roof in May 2018 saved us a winter; thank you. How did your own move go?"
Source: The definition of a contact, two-way on one occasion, is a choice of ours. That it must go both ways is
        measured: messages to people with whom it does were answered two to four times as often as those to people
        who never wrote.
"""

from __future__ import annotations

from goodterms.asks.burden import borne, burden
from goodterms.asks.seen import as_far_as
from goodterms.asks.standards import Standards
from goodterms.asks.wording import ago, ask, exchange, fitting, name, step, take_up
from goodterms.words import Case, Depth, Finding, Word


def find(case: Case, standards: Standards) -> Finding | None:
    """Speak when there was one exchange only and the ask is more than that bears."""
    facts = case.tie.facts
    if case.tie.depth is not Depth.CONTACT or facts is None or facts.occasions != 1 or facts.last_two_way is None:
        return None
    weight = burden(case, standards)
    word = borne(case, weight, standards)
    if word is Word.GO:
        return None
    says = (
        f"You and {name(case)} have had {exchange(facts, ago(case, facts.last_two_way))}{as_far_as(case)}. "
        f"One exchange is too little for {ask(case)}."
    )
    topic, shown = take_up(case, standards)
    first = "Leave the ask. Say hello first" if word is Word.DONT else "Say hello first"
    steps = f"{step(first, topic)} {fitting(case, weight, standards)}".rstrip()
    return Finding("one_transaction", word, says, shown, steps)
