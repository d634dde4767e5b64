"""You pitched to them before, and it brought nothing. Now comes another programme.

Counted are your own earlier pitches to them that got no answer, or a no. Never for a relationship, where a no to one
thing is no word on the next.

Bad:    The third "brand new programme" in three years.
Good:   Asking once what they need, and offering nothing until they have told you.
Source: One of the two stories this was made for: another programme each time, and no notice of her absence. That
        earlier pitches make the next less welcome is common sense, not a measurement.
"""

from __future__ import annotations

from goodterms.asks.burden import burden
from goodterms.asks.earlier import Earlier, earlier
from goodterms.asks.history import SELLING, evidence
from goodterms.asks.outcome import Became
from goodterms.asks.seen import as_far_as
from goodterms.asks.sending import Sending
from goodterms.asks.standards import Standards
from goodterms.asks.wording import ago, name
from goodterms.words import Depth, Finding, Word, day

IN_VAIN = frozenset({Became.SILENT, Became.REFUSED})
ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def find(case: Sending, standards: Standards) -> Finding | None:
    """Speak when this sells and earlier pitches had brought nothing."""
    if case.reading.kind not in SELLING or case.tie.depth is Depth.RELATIONSHIP or burden(case, standards) == 0:
        return None
    sold = [one for one in earlier(case, standards) if one.kind in SELLING]
    if not sold or sold[0].outcome.became not in IN_VAIN:
        return None
    shown = tuple(evidence(one.said, one.words) for one in sold[:3])
    which = f"This is your {_which(len(sold) + 1)} pitch to {name(case)} since {day(sold[-1].said.ts)}."
    says = f"{which} {_last(case, sold[0])}"
    step = f"Leave the offer. Ask {name(case)} what they need, if you want to know."
    return Finding("another_programme", Word.DONT, says, shown, step)


def _last(case: Sending, one: Earlier) -> str:
    on = f"The one of {ago(case, one.said.ts)}"
    if one.outcome.said is not None:
        return f"{on} got a no on {day(one.outcome.said.ts)}."
    return f"{on} got no answer{as_far_as(case)}."


def _which(count: int) -> str:
    return ORDINALS[count] if count < len(ORDINALS) else f"{count}th"
