"""They asked not to get such things, or not to be written to at all. A no is a no, from a friend first of all.

"Please don't send me these" stops what sells, recruits, or asks for referrals, introductions and money, at any depth.
As long as they have not written since, it stops everything else as well. "Not interested" stops the next offer of
that kind and nothing else. A wish holds however long ago it was written.

Bad:    A new offer to somebody who wrote "please don't send me any more of these" in May.
Good:   Leaving it; or, if they wrote since, whatever the two of you talk of now.
Source: Plain decency; in commercial mail the law asks the same (an opt-out is to be heeded within ten business days,
        CAN-SPAM Act, 15 U.S.C. 7704).
"""

from __future__ import annotations

from typing import NamedTuple

from goodterms.asks.burden import asked
from goodterms.asks.history import SELLING, evidence, spoken
from goodterms.asks.once import once
from goodterms.asks.read_before import wishes_to_be_spared
from goodterms.asks.reading.opt_out import OptOut, opt_out
from goodterms.asks.sending import Sending
from goodterms.asks.standards import Standards
from goodterms.asks.weights import WEIGHTS
from goodterms.asks.wording import ago, name
from goodterms.words import Case, Facts, Finding, Said, Word

HEAVY = 3
"""Weight from which a wish to be spared stops an ask for good."""


class Wish(NamedTuple):
    """What they wrote, its words, whether they want no more letters, and whether they wrote again since."""

    said: Said
    words: str
    firm: bool
    wrote_since: bool


def find(case: Sending, standards: Standards) -> Finding | None:
    """Speak when a wish of theirs covers this message."""
    found = wish(case, standards)
    if found is None or not _covers(case, found):
        return None
    says = f"{name(case)} wrote on {ago(case, found.said.ts)}: “{found.words}”."
    step = "Leave it." if found.wrote_since else "Leave them in peace; if they write, answer what they write of."
    return Finding("opted_out", Word.DONT, says, (evidence(found.said, found.words),), step)


@once
def wish(case: Case, _standards: Standards) -> Wish | None:
    """Their newest wish not to be written to, or that an offer did not interest."""
    again = False
    for said in spoken(case):
        if said.out:
            continue
        found = wishes_to_be_spared(said)
        if found is not None:
            return _wish(said, found, again=again)
        again = again or bool(said.text)
    for said in case.wishes:  # beyond what was said lately: a wish holds however old it is
        found = opt_out(said.text)
        if found is not None:
            return _wish(said, found, again=again or (case.tie.facts is not None and _wrote(case.tie.facts, said)))
    return None


def _wish(said: Said, found: OptOut, *, again: bool) -> Wish:
    return Wish(said, " ".join(found.span.words.split()).rstrip(" .!,"), found.firm, again)


def _wrote(facts: Facts, said: Said) -> bool:
    """Whether they wrote after it."""
    return facts.last_in is not None and facts.last_in > said.ts


def _covers(case: Case, found: Wish) -> bool:
    kind = case.reading.kind
    if not found.firm:
        return asked(case) > 0 and kind in SELLING and not found.wrote_since
    if asked(case) and WEIGHTS[kind] >= HEAVY:
        return True
    return not found.wrote_since and _alone(found)


def _alone(found: Wish) -> bool:
    """Whether the wish is all that they wrote: "see you on Sunday" beside it is from no one who wants no letters."""
    return len(found.said.text.split()) <= len(found.words.split()) + 4
