"""A DON'T of your own: words, a kind of ask, or a person, that you said you never want to send or ask.

What holds for others is in the other rules; this one is yours alone. A DON'T may name words ("circle back"), a kind
(pitch), a person, or several of these together; then all of them must be there.

Bad:    "Just circling back on this", when you once swore never to write that again.
Good:   Saying what you want in your own words.
Source: Your own word, with its day: ``goodterms standards dont``.
"""

from __future__ import annotations

from goodterms.asks.reading.matching import plain
from goodterms.asks.sending import Dont, Sending
from goodterms.asks.standards import Standards
from goodterms.asks.weights import CALLED
from goodterms.asks.wording import bare, name
from goodterms.words import Finding, Word, day

APART = "'%$\u20ac\u00a3"
"""Signs that belong to a word."""


def find(case: Sending, _standards: Standards) -> Finding | None:
    """Speak for the first DON'T that this message meets."""
    met = next((dont for dont in case.donts if _meets(case, dont)), None)
    if met is None:
        return None
    says = f"{_named(case, met)} is a DON'T of your own, since {day(met.ts)}."
    step = f"Say it otherwise, or take the DON'T back: goodterms standards do {met.number}"
    return Finding("own_dont", Word.DONT, says, instead=step)


def _meets(case: Sending, dont: Dont) -> bool:
    said = not dont.words or _padded(dont.words) in _padded(case.text)
    kind = dont.kind is None or (case.reading.band == "ask" and case.reading.kind is dont.kind)
    return said and kind and (dont.person is None or (case.person is not None and case.person.id == dont.person))


def _padded(text: str) -> str:
    """The words of a text with one blank around each, so that only whole words are found in it."""
    return f" {' '.join(''.join(c if c.isalnum() or c in APART else ' ' for c in plain(text)).split())} "


def _named(case: Sending, dont: Dont) -> str:
    what = f"“{dont.words}”" if dont.words else ""
    if dont.kind is not None:
        kind = bare(CALLED[dont.kind]) if what else CALLED[dont.kind].capitalize()
        what = f"{what} in {CALLED[dont.kind]}" if what else kind
    who = f"to {name(case)}" if dont.person is not None else ""
    return f"{what} {who}".strip() if what else f"Writing {who}"
