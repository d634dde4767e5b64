"""The ask weighs more than what you two have built so far.

Asks weigh from 0 (a hello) to 4 (money, recruiting); what each depth bears stands in one table that you can change.

Bad:    To somebody you met twice: "Would you invest in my company?"
Good:   To the same: "You know the trade. What would you look at first, before asking anybody for money?"
Source: The table of what a tie bears, a choice of ours (``goodterms standards``). That two-way history decides is
        measured: after 30 days of silence, 21 in 100 answered who had never written, 89 in 100 who had written ten
        times or more.
"""

from __future__ import annotations

from goodterms.asks.burden import borne, burden
from goodterms.asks.durations import number
from goodterms.asks.standards import Standards
from goodterms.asks.wording import ago, ask, exchange, fitting, name, step, take_up
from goodterms.words import DAY, Case, Depth, Finding, Word, day

HEAVY = {
    Depth.CONTACT: "That is too little for {ask}.",
    Depth.ACQUAINTANCE: "That {is_} a good beginning, but {ask} is more than it bears yet.",
    Depth.RELATIONSHIP: "You two know each other well; still, {ask} is heavy, and better raised in a talk than sent.",
}

TALK = "Say hello and ask for a talk; raise it there"

FIRST_STEPS = {Word.HELLO_FIRST: "Say hello first", Word.DONT: "Leave the ask. Say hello instead"}


def find(case: Case, standards: Standards) -> Finding | None:
    """Speak when you have been in touch, and the ask is more than that bears."""
    if case.tie.depth not in HEAVY:
        return None
    weight = burden(case, standards)
    word = borne(case, weight, standards)
    if word is Word.GO:
        return None
    heavy = HEAVY[case.tie.depth].format(ask=ask(case), is_="was" if _long_past(case, standards) else "is")
    topic, shown = take_up(case, standards)
    steps = f"{step(_first(case, word), topic)} {fitting(case, weight, standards)}".rstrip()
    return Finding("ask_heavier_than_tie", word, f"{_so_far(case)} {heavy}", shown, steps)


def _long_past(case: Case, standards: Standards) -> bool:
    last = case.tie.facts.last_two_way if case.tie.facts else None
    return last is not None and case.as_of - last > standards.dormant_days * DAY


def _first(case: Case, word: Word) -> str:
    return TALK if case.tie.depth is Depth.RELATIONSHIP else FIRST_STEPS[word]


def _so_far(case: Case) -> str:
    facts = case.tie.facts
    if facts is None or facts.last_two_way is None or facts.first_occasion is None:
        return f"By your own word you know {name(case)}; I can see no exchange between you two."
    if facts.occasions <= 1:
        return f"You and {name(case)} have had {exchange(facts, ago(case, facts.last_two_way))}."
    since = f"since {day(facts.first_occasion)}, last on {ago(case, facts.last_two_way)}"
    return f"You and {name(case)} have been in touch in {number(facts.occasions)} different weeks {since}."
