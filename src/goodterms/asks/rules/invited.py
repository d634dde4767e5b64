"""They asked for it: what was invited is no ask out of the blue.

Sending the offer they asked to see, taking up "let's talk" or "happy to help", or going on in a live thread lifts
the weight of the ask. An invitation stands for 14 days and covers what it names: an offer of help is no request for
a pitch, and an answered hello is none either.

Bad:    They wrote "nice to hear from you", and a pitch goes back.
Good:   They wrote on Monday "send me your offer", and the offer goes out on Wednesday.
Source: A choice of ours, so that the gate never stops what was asked for; 14 days is also the time within which an
        answer counts as one.
"""

from __future__ import annotations

from goodterms.asks.burden import asked, borne
from goodterms.asks.invitation import invitation
from goodterms.asks.standards import Standards
from goodterms.asks.wording import name
from goodterms.words import Case, Finding, Word, day


def find(case: Case, standards: Standards) -> Finding | None:
    """Say why it may go, when the tie alone would not bear the ask; else nothing."""
    weight = asked(case)
    if borne(case, weight, standards) is Word.GO:
        return None
    found = invitation(case, standards)
    if found is None:
        return None
    on = day(found.said.ts)
    asked_for = f"{name(case)} invited this on {on}: “{found.words}”."
    says = asked_for if found.words else f"You and {name(case)} are in the middle of a conversation, last on {on}."
    return Finding("invited", Word.GO, says, (found.evidence,))
