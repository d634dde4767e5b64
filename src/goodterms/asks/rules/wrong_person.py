"""You may have the wrong person: an address a letter or two from one you know, or a namesake of somebody close.

An address that nobody has, one or two letters from one that you write to, is a slip: mend it first. So is the namesake
when the others whom this goes to are always seen with the other one. A name that you know at an address that you do
not is only asked about: people change addresses.

Bad:    "Hi Wanda, …" to wanda@exmaple.net.
Good:   The same to wanda@example.net.
Source: Plain reading; two letters, or two that changed places, is what a finger slips by (Damerau's distance).
"""

from __future__ import annotations

from goodterms.asks.sending import Sending
from goodterms.asks.standards import Standards
from goodterms.asks.wording import ago
from goodterms.words import Finding, Word


def find(case: Sending, _standards: Standards) -> Finding | None:
    """Speak when somebody else was likely meant."""
    meant = case.likely
    if meant is None:
        return None
    last = f", last on {ago(case, meant.last)}" if meant.last else ""
    whom = f"{meant.name} at {meant.handle}" if meant.name and meant.name != meant.handle else meant.handle
    if meant.slip:
        says = f"I have no record of {case.to}; you write to {whom}{last}."
        return Finding("wrong_person", Word.DONT, says, instead=f"Mend this first, if {meant.handle} is meant.")
    if meant.together:
        others = " and ".join(case.others[:2])
        says = f"With {others} you usually write to {whom}{last}, never to {case.to}."
        return Finding("wrong_person", Word.DONT, says, instead=f"Mend this first, if {meant.handle} is meant.")
    says = f"You usually write to {whom}{last}. I cannot tell whether {case.to} is the same person."
    step = "If it is, say so under Who is who, and all of it counts; if not, they are new to you."
    return Finding("wrong_person", Word.GO, says, instead=step)
