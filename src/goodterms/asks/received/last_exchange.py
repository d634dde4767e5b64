"""What you two had built when this came, when you last really spoke, and whether that bears what is asked.

Bad:    Nearly three years after the last word: "Our new programme pays double. Sign up today!"
Good:   In the middle of a friendship: "Do you know anybody who could fix a roof?"
Source: The table of what a tie bears (``goodterms standards``), read the other way round: what somebody's tie to you
        does not bear, you need not do for them.
"""

from __future__ import annotations

from goodterms.asks.durations import number, times
from goodterms.asks.history import evidence, gist, last_topic, spoken
from goodterms.asks.received.received import Received, ask, before, owed, silent, weight, would_bear
from goodterms.asks.seen import as_far_as
from goodterms.asks.standards import Standards
from goodterms.asks.wording import exchange, name
from goodterms.words import Depth, Evidence, Facts, Finding, Word, day


def find(received: Received, standards: Standards) -> Finding:
    """Always speaks: this is what the verdict rests on first."""
    word = owed(received, standards)
    never = received.case.tie.depth.rank < Depth.CONTACT.rank
    seen = as_far_as(received.case) if never or word is not Word.GO or silent(received, standards) else ""
    says = f"{_so_far(received)}{seen}. {_bears(received, word, standards)}"
    return Finding("last_exchange", word, says.rstrip(), _shown(received))


def _so_far(received: Received) -> str:
    case, facts = received.case, received.case.tie.facts
    who = name(case)
    if case.tie.depth.rank < Depth.CONTACT.rank or facts is None:
        return _never(received, who, facts)
    if facts.last_two_way is None or facts.first_occasion is None:
        return f"By your own word you know {who}; I can see no exchange between you two before this"
    last = before(received, facts.last_two_way)
    if facts.occasions <= 1:
        return f"Before this you and {who} had had {exchange(facts, last)}"
    weeks = f"{number(facts.occasions)} different weeks since {day(facts.first_occasion)}"
    return f"You and {who} had been in touch in {weeks}, last on {last}"


def _never(received: Received, who: str, facts: Facts | None) -> str:
    if received.case.tie.depth.rank >= Depth.CONTACT.rank:
        return f"By your own word you know {who}; I can see no exchange between you two before this"
    if facts is None or not facts.n_in + facts.n_out:
        return f"Before this not a word had passed between you and {who}"
    if not facts.n_out:
        return (
            f"{who} had written to you {times(facts.n_in)} before, last on {day(facts.last)}, and you two never spoke"
        )
    return f"You and {who} had never gone back and forth; the last word before this was on {day(facts.last)}"


def _bears(received: Received, word: Word, standards: Standards) -> str:
    what = ask(received)
    if weight(received, standards) == 0:
        return ""
    if word is Word.GO:
        return f"That bears {what}."
    if silent(received, standards) and would_bear(received, standards):
        return f"After so long, {what} is no way to begin; no answer is owed."
    if word is Word.DONT:
        return f"That does not bear {what}; no answer is owed."
    if received.case.tie.depth is Depth.RELATIONSHIP:
        return f"You two know each other well; still, {what} is heavy, and better talked over first."
    return f"That is little for {what}; no answer is owed before you know them better."


def _shown(received: Received) -> tuple[Evidence, ...]:
    """The newest words before this, to call it to mind."""
    topic = last_topic(received.case)
    if topic is not None:
        return (evidence(*topic),)
    return tuple(evidence(said, gist(said.text)) for said in spoken(received.case)[:1])
