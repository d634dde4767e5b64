"""A referral or an introduction asks somebody to stand for you. Do you two know each other's work?

Said of acquaintances, where your table of what a tie bears holds the ask back anyway and the record holds no word of
what they do or look for: then they are unlikely to know yours, and cannot tell whom to send your way.

Bad:    "Who do you know that I should be talking to?", to somebody whose trade you could not name.
Good:   "You fit out shops, I keep books for shops: may I tell you in two lines whom I can help?"
Source: One of the two stories this was made for: he knew neither them nor their work enough to refer.
"""

from __future__ import annotations

from goodterms.asks.burden import borne, burden
from goodterms.asks.durations import number
from goodterms.asks.sending import Sending
from goodterms.asks.standards import Standards
from goodterms.asks.wording import ask, name
from goodterms.words import Depth, Finding, Kind, Word

STANDING_FOR = frozenset({Kind.REFERRAL, Kind.INTRODUCTION})
WORK = frozenset({"position", "organisation", "wants", "trade", "note"})
"""Topics that tell what somebody does or looks for."""


def find(case: Sending, standards: Standards) -> Finding | None:
    """Speak when an acquaintance is to stand for the owner and nothing is known of their work."""
    if case.reading.kind not in STANDING_FOR or case.tie.depth is not Depth.ACQUAINTANCE or case.abouts is None:
        return None
    weight = burden(case, standards)
    word = borne(case, weight, standards)
    if word is Word.GO or any(about.topic in WORK for about in case.abouts):
        return None
    weeks = case.tie.facts.occasions if case.tie.facts else 0
    talked = f"You two have talked in {_weeks(weeks)}, and nothing" if weeks else "Nothing"
    says = f"{talked} I can see tells what {name(case)} does or looks for; they may know as little of your work."
    step = f"Ask what they do and tell what you do, before {ask(case)}."
    return Finding("knows_too_little", word, says, instead=step)


def _weeks(count: int) -> str:
    return "one week" if count == 1 else f"{number(count)} different weeks"
