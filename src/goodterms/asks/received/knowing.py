"""Do you know them and their work? To refer or introduce somebody is to stand for them with your own name.

Bad:    Referring somebody who once got three tips from you, because they asked.
Good:   "I have seen her build four stands; they were up on time."
Source: One of the two stories this was made for: he knew neither them nor their work enough to refer.
"""

from __future__ import annotations

from collections.abc import Sequence

from goodterms.asks.durations import number
from goodterms.asks.history import evidence, gist, spoken
from goodterms.asks.received.received import Received, unlifted, weight
from goodterms.asks.standards import Standards
from goodterms.asks.wording import name
from goodterms.words import About, Case, Depth, Evidence, Finding, Kind, Word, day

STANDING_FOR = frozenset({Kind.REFERRAL, Kind.INTRODUCTION})
WORK = ("position", "organisation")
"""Topics by which a profile or card tells what somebody does."""


def find(received: Received, standards: Standards) -> Finding | None:
    """Speak when you are to stand for somebody: what you know of them, and what you could truthfully say."""
    if received.case.reading.kind not in STANDING_FOR or not unlifted(received):
        return None
    facts = received.case.tie.facts
    stranger = received.case.tie.depth.rank < Depth.ACQUAINTANCE.rank
    shown = () if stranger and (facts is None or not facts.two_way) else _words_of(received.case)
    word = Word.HELLO_FIRST if stranger and weight(received, standards) else Word.GO
    says = f"{_known(received)} What you could truthfully say of them: {truthfully(received)}."
    return Finding("knowing", word, says, shown)


def truthfully(received: Received) -> str:
    """What the record holds of them, and nothing beyond it."""
    facts, profile = received.case.tie.facts, profile_of(received.abouts)
    parts = []
    if facts is not None and facts.last_two_way is not None:
        weeks = "once" if facts.occasions <= 1 else f"in {number(facts.occasions)} different weeks"
        parts.append(f"you spoke {weeks}, last on {day(facts.last_two_way)}")
    elif facts is not None:
        parts.append("you two never spoke")
    if profile:
        parts.append(f"their profile says {profile}")
    return ", and ".join(parts) if parts else "nothing that I can see"


def profile_of(abouts: Sequence[About]) -> str:
    """What they do by their card or profile: ``Printer, Example Ltd``; empty when none says."""
    found = [next((about.value for about in abouts if about.topic == topic and about.value), "") for topic in WORK]
    return ", ".join(filter(None, found))


def _known(received: Received) -> str:
    who, depth = name(received.case), received.case.tie.depth
    if depth.rank >= Depth.ACQUAINTANCE.rank:
        return f"You know {who} from your own dealings."
    beyond = " beyond their profile" if profile_of(received.abouts) else ""
    return f"Nothing I can see shows that you know {who} or their work{beyond}."


def _words_of(case: Case) -> tuple[Evidence, ...]:
    """The newest words of theirs before this."""
    heard = (said for said in spoken(case) if not said.out)
    return tuple(evidence(said, words) for said in heard if (words := gist(said.text)))[:1]
