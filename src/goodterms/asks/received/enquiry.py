"""Whether the words that ask are a customer's."""

from __future__ import annotations

from goodterms.asks.reading.matching import plain, word
from goodterms.words import Case, Kind

ENQUIRING = word(
    r"\bdo you (?:still |also )?(?:sell|stock|offer|deliver|rent out|take orders)\b"
    r"|\bquote (?:us|me)\b|\bsend (?:me|us) (?:an offer|your (?:offer|prices?|price list))\b"
    r"|\b(?:a|your) (?:quote|price list|prices?|rates?) for\b|\bwhat (?:do|would) you charge\b"
    r"|\b(?:i|we)(?:'d| would) like to (?:order|book|hire|buy)\b|\bplace an order\b"
)

PLAIN = frozenset({Kind.QUESTION, Kind.ADVICE, Kind.FAVOUR, Kind.UNSURE})
"""Kinds that an enquiry is read as; a pitch that asks for an order is none."""


def enquires(case: Case) -> bool:
    """Whether the words that ask are a customer's."""
    span = case.reading.span
    return case.reading.kind in PLAIN and span is not None and ENQUIRING.search(plain(span.words)) is not None
