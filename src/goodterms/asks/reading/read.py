"""Reading one message: what it wants, how surely, and the words that say so."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from goodterms.asks.reading import cues, kind
from goodterms.asks.reading.gap import owns_gap
from goodterms.asks.reading.gives import gives
from goodterms.asks.reading.greeting import greeting
from goodterms.asks.reading.language import is_english
from goodterms.asks.reading.mass import mass
from goodterms.asks.reading.slips import slips
from goodterms.asks.standards import DEFAULTS, Standards
from goodterms.asks.weights import WEIGHTS
from goodterms.text.sentences import sentences
from goodterms.words import Kind, Reading, Span

PRIOR = 0.3
"""Chance given to a text in a language that is not read. A guess of ours; nothing was measured."""

SELLS = 0.86
"""Chance of an ask where the words of a pitch or of recruiting stand. Set by hand, not calibrated."""


LONGEST = 20_000
"""Characters looked at: longer texts are documents, and what they ask for stands near their beginning."""


class Asked(NamedTuple):
    """One sentence with its chance of asking, and the kind of it."""

    p: float
    kind: Kind
    span: Span


NOTHING = Asked(0.0, Kind.NONE, Span(0, 0, ""))


def read(text: str, declared: Kind | None = None, standards: Standards = DEFAULTS) -> Reading:
    """Read the own text of one message (quotes and signatures off).

    Message = the surest of its sentences; kind = the heaviest of those as sure as an ask. ``declared``: the sender's
    own word for the kind, which wins: it makes the band "ask", or "none" for `Kind.NONE`. ``p`` is not calibrated.
    """
    reading = _read(text, standards.ask_at, standards.maybe_at)
    if declared is None:
        return reading
    band = "none" if declared is Kind.NONE else "ask"
    return replace(reading, kind=declared, p=float(band == "ask"), band=band, declared=True)


def wanted(text: str, standards: Standards = DEFAULTS) -> Asked:
    """Only what a message wants, in a third of the time of `read`; nothing when it is not in English."""
    return _wanted(text, standards.ask_at, standards.maybe_at) if is_english(text) else NOTHING


@lru_cache(maxsize=4096)
def _read(text: str, ask_at: float, maybe_at: float) -> Reading:
    if not is_english(text):
        return Reading(Kind.UNSURE, PRIOR, "unread", mass=mass(text), slips=slips(text))
    found = _wanted(text, ask_at, maybe_at)
    return Reading(
        kind=found.kind,
        p=found.p,
        band="ask" if found.p >= ask_at else "maybe" if found.p >= maybe_at else "none",
        span=found.span if found.kind is not Kind.NONE else None,
        greeting=greeting(text),
        owns_gap=owns_gap(text),
        gives=gives(text),
        mass=mass(text),
        slips=slips(text),
    )


@lru_cache(maxsize=4096)
def _wanted(text: str, ask_at: float, maybe_at: float) -> Asked:
    """The sentence that speaks for the message: the heaviest sure ask, else the surest, else a plain question, else
    nothing.
    """
    asked = [_weighed(sentence, maybe_at) for sentence in sentences(text[:LONGEST])]
    sure = [one for one in asked if one.p >= ask_at]
    if sure:
        return max(sure, key=lambda one: (WEIGHTS[one.kind], one.p))
    surest = max(asked, key=lambda one: one.p, default=NOTHING)
    if surest.p >= maybe_at:
        return surest
    question = next((one for one in asked if one.kind is Kind.QUESTION), None)
    return (question or surest)._replace(p=surest.p)


def _weighed(sentence: Span, maybe_at: float) -> Asked:
    sold = kind.selling(sentence.words)
    if sold is not None:
        return Asked(SELLS, sold, sentence)
    p = cues.chance(sentence.words)
    if p >= maybe_at:
        return Asked(p, kind.asking(sentence.words), sentence)
    return Asked(p, Kind.QUESTION if kind.is_question(sentence.words) else Kind.NONE, sentence)
