"""Reading one message: what it wants, how surely, and the words that say so."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from goodterms.asks.reading import cues, kind, model
from goodterms.asks.reading.courtesy import COURTEOUS, IMPOSES, at_most
from goodterms.asks.reading.gap import owns_gap
from goodterms.asks.reading.gives import gives
from goodterms.asks.reading.grams import tokens
from goodterms.asks.reading.greeting import greeting
from goodterms.asks.reading.hint import hints
from goodterms.asks.reading.language import is_english
from goodterms.asks.reading.mass import mass
from goodterms.asks.reading.opt_out import opt_out
from goodterms.asks.reading.said import said
from goodterms.asks.reading.slips import slips
from goodterms.asks.reading.wares import sells
from goodterms.asks.standards import DEFAULTS, Standards
from goodterms.asks.weights import WEIGHTS
from goodterms.words import Kind, Reading, Span

PRIOR = 0.3
"""Chance given to a text in a language that is not read. A guess of ours; nothing was measured."""

SELLS = 0.86
"""Chance of an ask, at least, where the words of a pitch or of recruiting stand. Set by hand, not calibrated."""

HINTED = 0.82
"""The same where a hint asks ("I'm desperate for clients")."""

QUESTION_SHARE = 0.35
"""Of plain questions that people called asks, about so many wanted something done: 18 of 47 of the training file, read
by hand. The others want to know something, which weighs nothing; so a plain question alone never reaches `maybe_at`."""

LONGEST = 20_000
"""Characters looked at: longer texts are documents, and what they ask for stands near their beginning."""


SHORT = 60
"""Characters up to which a sentence is remembered."""


class Asked(NamedTuple):
    """One sentence with its chance of wanting something done, and the kind of it."""

    p: float
    kind: Kind
    span: Span


OF_ANY_KIND = frozenset({Kind.UNSURE, Kind.MEETING})
"""Kinds of ask that are a pitch where something is for sale: "would you like to join?", "when can we talk?"."""

NOTHING = Asked(0.0, Kind.NONE, Span(0, 0, ""))


def read(text: str, declared: Kind | None = None, standards: Standards = DEFAULTS) -> Reading:
    """Read the own text of one message (quotes and signatures off); only its first `LONGEST` characters.

    Message = the surest of its sentences; kind = the heaviest of those as sure as an ask. ``declared``: the sender's
    own word for the kind, which wins: it makes the band "ask", or "none" for `Kind.NONE`. ``p``: the chance that it
    imposes something, calibrated by sentences of mails; a plain question is of its own kind, and imposes nothing.
    """
    reading = _read(text[:LONGEST], standards.ask_at, standards.maybe_at)
    if declared is None:
        return reading
    band = "none" if declared is Kind.NONE else "ask"
    return replace(reading, kind=declared, p=float(band == "ask"), band=band, declared=True)


def wanted(text: str, standards: Standards = DEFAULTS) -> Asked:
    """Only what a message wants, in a third of the time of `read`; nothing when it is not in English."""
    text = text[:LONGEST]
    return _wanted(text, standards.ask_at, standards.maybe_at) if is_english(text) else NOTHING


def asks(text: str) -> float:
    """Chance that a message asks for anything at all, plain questions among it: what the labelled sets call an ask.

    `PRIOR` when it is not in English.
    """
    if not is_english(text):
        return PRIOR
    return max((model.chance(one.words) for one in said(text[:LONGEST])), default=0.0)


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
    asked = [Asked(*_weighed(sentence.words, maybe_at), sentence) for sentence in said(text)]
    sure = [one for one in asked if one.p >= ask_at]
    if sure:
        heaviest = max(sure, key=lambda one: (WEIGHTS[one.kind], one.p))
        return heaviest._replace(kind=Kind.PITCH) if heaviest.kind in OF_ANY_KIND and sells(text) else heaviest
    surest = max(asked, key=lambda one: one.p, default=NOTHING)
    if surest.p >= maybe_at:
        return surest
    question = next((one for one in asked if one.kind is Kind.QUESTION), None)
    return (question or surest)._replace(p=surest.p)


def _weighed(sentence: str, maybe_at: float) -> tuple[float, Kind]:
    """Chance and kind of one sentence; short ones are remembered, for everybody closes alike."""
    return _short(sentence, maybe_at) if len(sentence) <= SHORT else _each(sentence, maybe_at)


def _each(sentence: str, maybe_at: float) -> tuple[float, Kind]:
    words = tokens(sentence)
    names = cues.found(words)
    p = model.sigmoid(model.odds(words, names))
    sold = kind.selling(sentence, words)
    if sold is not None:
        return max(p, SELLS), sold
    if hints(words):
        return max(p, HINTED), kind.asking(sentence)
    if p > COURTEOUS:
        p = min(p, at_most(words))
    if p >= maybe_at and (wish := opt_out(sentence)) is not None and wish.firm:  # to be let alone is no favour
        return 0.0, Kind.NONE
    imposes = cues.by_hand(names) >= IMPOSES
    if not imposes and kind.tells(sentence):
        return p * QUESTION_SHARE, Kind.NONE
    if kind.only_asks_to_know(sentence) or (kind.is_question(sentence) and not imposes):
        return p * QUESTION_SHARE, Kind.QUESTION
    return p, kind.asking(sentence) if p >= maybe_at else Kind.NONE


_short = lru_cache(maxsize=16_384)(_each)
