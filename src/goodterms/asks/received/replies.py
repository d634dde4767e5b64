"""What one may do with an ask: nothing, yes, not yet and what one would need, or no. Offered, never sent."""

from __future__ import annotations

from typing import NamedTuple

from goodterms.asks.received.knowing import STANDING_FOR, truthfully
from goodterms.asks.received.many import sign
from goodterms.asks.received.received import Received, silent
from goodterms.asks.standards import Standards
from goodterms.words import Depth, Verdict, Word


class Reply(NamedTuple):
    """One way to answer. ``reply``: none, yes, not_yet or no."""

    reply: str
    says: str


NONE = Reply("none", "No answer. Let it go; no reason is wanted.")
NO = Reply("no", "No, thank you. No reason is wanted.")


def replies(received: Received, verdict: Verdict, standards: Standards) -> tuple[Reply, ...]:
    """The replies, the fitting one first: none for a pitch, a note to many, or more than the tie bears."""
    yes, not_yet = (
        _yes(received),
        Reply("not_yet", f"Not yet. What you would need first: {_needs(received, standards)}."),
    )
    if verdict.word is not Word.GO or received.sells or sign(received, standards):
        return (NONE, yes, not_yet, NO)
    return (yes, not_yet, NO, NONE)


def _yes(received: Received) -> Reply:
    if received.case.reading.kind in STANDING_FOR:
        return Reply("yes", f"Yes, saying of them no more than what is true: {truthfully(received)}.")
    return Reply("yes", "Yes, as far as you like to go.")


def _needs(received: Received, standards: Standards) -> str:
    """What is missing between the two, in a few words."""
    depth, needs = received.case.tie.depth, []
    if received.case.reading.kind in STANDING_FOR and depth.rank < Depth.ACQUAINTANCE.rank:
        needs.append("to know their work, and whom it is for")
    elif silent(received, standards):
        needs.append("a word about each other, after so long")
    elif depth.rank < Depth.CONTACT.rank:
        needs.append("to know who they are, and why they ask you")
    if sign(received, standards):
        needs.append("a note that is meant for you")
    if received.voucher is not None and depth.rank <= Depth.CONTACT.rank:
        needs.append(f"a word with {received.voucher.name}")
    return "; ".join(needs) if needs else "the time, or to hear more about it"
