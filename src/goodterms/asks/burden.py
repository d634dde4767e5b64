"""What this message weighs on this recipient, and whether the tie bears it."""

from __future__ import annotations

from goodterms.asks.bears import bears
from goodterms.asks.history import sells_to_you
from goodterms.asks.invitation import invitation
from goodterms.asks.once import once
from goodterms.asks.seen import would_show
from goodterms.asks.standards import Standards
from goodterms.asks.weights import WEIGHTS
from goodterms.words import Case, Depth, Kind, Word

TRADE = frozenset({Kind.QUESTION, Kind.ADVICE, Kind.FAVOUR, Kind.MEETING, Kind.UNSURE})
"""What one may ask of a shop or an office without knowing anybody there: commerce, not a favour."""


@once
def asked(case: Case) -> int:
    """The weight of the ask by its kind, before anything lifts it; 0 when the text does not surely ask.

    Text alone never stops a message: a "maybe" weighs nothing, and a shop asked about its trade is no favour. Nor is
    it one to ask the price of somebody who never did but sell to you.
    """
    if case.reading.band != "ask":
        return 0
    if case.person is not None and case.person.kind != "person" and case.reading.kind in TRADE:
        return 0
    if case.tie.depth is Depth.NAME and case.reading.kind in TRADE and sells_to_you(case):
        return 0
    return WEIGHTS[case.reading.kind]


@once
def burden(case: Case, standards: Standards) -> int:
    """The weight that counts: `asked`, less what was invited."""
    weight = asked(case)
    if weight == 0:
        return 0
    invited = invitation(case, standards)
    return weight if invited is None else min(weight, invited.weight)


def borne(case: Case, weight: int, standards: Standards) -> Word:
    """What the table says of an ask of ``weight`` to this tie.

    Somebody unknown is weighed as a name where the history we can see would have shown them.
    """
    depth = case.tie.depth
    if depth is Depth.UNKNOWN and would_show(case, standards):
        depth = Depth.NAME
    return bears(standards.bears, depth, weight)
