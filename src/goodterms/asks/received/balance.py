"""What they had asked of you before, and what they had given.

Bad:    A fourth favour from somebody, as if it were the first.
Good:   "You lent me your drawings in May; I owe you one. May I ask another thing?"
Source: Shown, never scored: what you make of it is yours. Not said of a relationship, where nobody counts.
"""

from __future__ import annotations

from goodterms.asks.durations import times
from goodterms.asks.history import SELLING, evidence
from goodterms.asks.reading.gives import answers, gives
from goodterms.asks.reading.matching import plain, word
from goodterms.asks.received.received import Received, unlifted
from goodterms.asks.standards import Standards
from goodterms.asks.wording import name
from goodterms.words import Depth, Finding, Word, day

POLITE = word(
    r"^(?:thanks|thank you)(?: \w+){0,3} for (?:writing|calling|coming|letting|getting|your (?:note|mail|message))"
)
"""Thanks that are for nothing in particular."""


def given(text: str) -> str:
    """The words by which a message gives something (help, an introduction, thanks for a thing); empty when none do.

    Answering is no gift, nor is politeness.
    """
    found = (span for span in gives(text) if not answers(span) and not POLITE.search(plain(span.words)))
    return next((span.words for span in found), "")


def find(received: Received, _standards: Standards) -> Finding | None:
    """Speak when they had asked or given something before, other than the pitches told of already."""
    if not unlifted(received) or received.case.tie.depth is Depth.RELATIONSHIP:
        return None
    asked = [one for one in received.asked if not (received.sells and one.kind in SELLING)]
    gave = received.gave
    if not asked and not gave:
        return None
    parts = []
    if asked:
        parts.append(f"asked you for something {_when(len(asked), asked[0].said.ts)}")
    if gave:
        parts.append(f"offered or given you something {_when(len(gave), gave[0].ts)}: “{gave[0].words}”")
    says = f"Before this {name(received.case)} had {'; and had '.join(parts)}."
    shown = (*(evidence(one.said, one.words) for one in asked[:1]), *gave[:1])
    return Finding("balance", Word.GO, says, shown)


def _when(count: int, last: int) -> str:
    return f"{times(count)}, {'on' if count == 1 else 'last on'} {day(last)}"
