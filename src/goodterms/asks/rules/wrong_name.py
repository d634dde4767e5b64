"""The greeting names somebody else. The message was meant for another, or nobody looked.

Said only where the name is a given name of somebody in your record, is not short for any name of theirs, and was never
in a greeting of yours to them. Where it is theirs but for a letter or two, it is only shown.

Bad:    "Hi Kelly, could you look over my two pages?", to Wanda.
Good:   "Hi Wanda, could you look over my two pages?"
Source: Plain reading; short names by the table of the people room.
"""

from __future__ import annotations

from goodterms.asks.greeted import called, small
from goodterms.asks.history import spoken
from goodterms.asks.sending import Sending
from goodterms.asks.standards import Standards
from goodterms.asks.wording import name
from goodterms.words import Finding, Word


def find(case: Sending, _standards: Standards) -> Finding | None:
    """Speak when the greeting is for another."""
    if not case.greeted or not case.named or _theirs(case) or _before(case) or _among_the_others(case):
        return None
    if case.spelled:
        says = f"The greeting says {case.greeted[0].capitalize()}, and I know them as {case.spelled}."
        return Finding("wrong_name", Word.GO, says, instead="Look at the name once more.")
    says = f"The greeting is for {case.greeted[0].capitalize()}, and this goes to {name(case)}."
    return Finding("wrong_name", Word.DONT, says, instead="Mend this first: the name, or the recipient.")


def _theirs(case: Sending) -> bool:
    """Whether one of their names, or the beginning of their address, is the one greeted, long or short."""
    pairs = ((one, other) for one in case.greeted for other in case.named)
    return any(one == other or (len(one) > 2 and (one in other or other in one)) for one, other in pairs)


def _before(case: Sending) -> bool:
    return any(set(called(said.text)) & set(case.greeted) for said in spoken(case) if said.out)


def _among_the_others(case: Sending) -> bool:
    """Whether somebody else who reads it has that name: then it is theirs, and others read along."""
    return any(set(small(other).split()) & set(case.greeted) for other in case.others)
