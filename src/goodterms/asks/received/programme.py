"""Which programme of theirs is this? They had pitched to you before.

Bad:    The third "great new programme" in four years, each from the same person, none of them asked for.
Good:   One offer, to somebody who said they were looking for it.
Source: One of the two stories this was made for. That earlier pitches make a later one less welcome is common sense,
        not a measurement.
"""

from __future__ import annotations

from goodterms.asks.durations import number
from goodterms.asks.history import SELLING, evidence
from goodterms.asks.received.received import Received, since_talk, weight
from goodterms.asks.standards import Standards
from goodterms.text.near import NEAR, likeness, shingles
from goodterms.words import Depth, Finding, Word, day

ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def find(received: Received, standards: Standards) -> Finding | None:
    """Speak when this sells and they had sold before."""
    earlier = [one for one in received.asked if one.kind in SELLING]
    if not received.sells or not earlier:
        return None
    free = weight(received, standards) > 0 and received.case.tie.depth is not Depth.RELATIONSHIP
    newest, oldest = earlier[0], earlier[-1]
    again = likeness(shingles(newest.said.text), shingles(received.text)) >= NEAR
    which = "It is the one from before, sent again" if again else "The one before"
    says = f"This is their {_which(len(earlier) + 1)} since {day(oldest.said.ts)}. {which}, on {day(newest.said.ts)}"
    says += "." if again else f", was: “{newest.words}”."
    if received.supposed:
        asked = since_talk(received)
        sold = [one for one in asked if one.kind in SELLING]
        says = (
            f"Nothing in it tells what it asks for; {number(len(sold))} of their {number(len(asked))} asks since "
            f"{day(asked[-1].said.ts)} were pitches, so it is taken for one more. {says}"
        )
    shown = tuple(evidence(one.said, one.words) for one in earlier[:3])
    return Finding("programme", Word.DONT if free else Word.GO, says, shown)


def _which(count: int) -> str:
    return f"{ORDINALS[count]} pitch" if count < len(ORDINALS) else f"pitch number {number(count)}"
