"""Whether a message that asks also speaks of what its writer sells: then its ask is a pitch, however it is put.

"Would you like to join?" alone may be a walk on Sunday; behind "it pays double commission" it is none. Smoke-tested on
invented messages, for no labelled ones exist in public; only an ask of no other kind is taken for a pitch.
"""

from __future__ import annotations

from goodterms.asks.reading.matching import plain, word

_MANY = r"(?:\w+ ){0,3}"

WARES = word(
    r"\b(?:double|triple|higher|highest|best|\d+ ?%) commissions?\b|\bcommission rates?\b"
    rf"|\b(?:pays?|earns?|earning) {_MANY}commissions?\b|\brevenue shares?\b|\bpassive income\b|\bhigh payouts?\b"
    rf"|\b(?:affiliate|partner|reseller|rewards?) (?:program(?:me)?|network|offer)s?\b"
    rf"|\b(?:i|we)(?:'ve| have)? (?:a |our |my |just |now )?(?:launched |started )?(?:a |our |my )?brand[- ]new {_MANY}"
    r"(?:program(?:me)?|product|platform|service|app|course|offer)s?\b"
    rf"|\b(?:i|we)(?:'m|'re| am| are)? (?:now |currently |also )*(?:sell|selling|offer|offering) {_MANY}"
    r"(?:insurances?|policies|products?|services?|training|coaching|courses?|software|consulting|memberships?)\b"
    r"|\bearly[- ]birds?\b[^.!?\n]{0,20}\b(?:save|price|discount|get|pay)\b"
    r"|\b(?:you|can|could|will|members) save \d+ ?%"
    r"|\bwhat (?:we|i) (?:can|could) do for (?:you|your (?:firm|company|business|practice|team|shop))\b"
    rf"|\btell you (?:more )?about (?:the|this|an|our|my) {_MANY}(?:opportunity|company|product|offer|programme?)\b"
)
"""What somebody sells, and what one earns by it, in the words of who offers it."""


def sells(text: str) -> bool:
    """Whether the words of a message offer something for sale, or a share in selling it."""
    return WARES.search(plain(text)) is not None
