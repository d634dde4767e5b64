"""It asks one person for something heavy while others read along. They can hardly say no.

Only for introductions, referrals, pitches and heavier: who works together asks for a file with everybody in copy, and
that is fine. A courtesy: it can be switched off.

Bad:    "Hi Kelly, could you refer me to your two best customers?", with her colleague in Cc.
Good:   The same to Kelly alone.
Source: A choice of ours: what is asked before others is harder to refuse, and what is given so is not given freely.
"""

from __future__ import annotations

from goodterms.asks.burden import burden
from goodterms.asks.sending import Sending
from goodterms.asks.standards import Standards
from goodterms.asks.wording import ask, name
from goodterms.words import Finding, Word

HEAVY = 3


def find(case: Sending, standards: Standards) -> Finding | None:
    """Speak when a heavy ask greets this recipient by name and others get it too."""
    if not standards.overheard or not case.others or not _greeted(case) or burden(case, standards) < HEAVY:
        return None
    with_them = " and ".join(case.others[:2]) if len(case.others) < 3 else f"{len(case.others)} others"
    says = f"This asks {name(case)} by name for {_noun(case)}, and {with_them} would read it."
    step = f"Mend this first: send it to {name(case)} alone."
    return Finding("overheard", Word.DONT, says, instead=step)


def _greeted(case: Sending) -> bool:
    return bool(set(case.greeted) & case.named)


def _noun(case: Sending) -> str:
    noun = ask(case)
    return noun.removeprefix("a request for ") if noun.startswith("a request for ") else noun
