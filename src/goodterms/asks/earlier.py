"""The owner's own earlier asks of a recipient, and what came of each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from goodterms.asks.history import FEW, quote, spoken
from goodterms.asks.once import once
from goodterms.asks.outcome import Became, Outcome, outcome
from goodterms.asks.read_before import want
from goodterms.asks.standards import Standards
from goodterms.asks.weights import WEIGHTS
from goodterms.words import DAY, Case, Kind, Said

ASKS = 2
"""Weight from which an earlier ask counts: questions are no impositions."""


class Earlier(NamedTuple):
    """One earlier ask, the words that ask, and what came of it."""

    said: Said
    kind: Kind
    words: str
    outcome: Outcome


@once
def earlier(case: Case, standards: Standards) -> tuple[Earlier, ...]:
    """The owner's asks of a favour and above among what was said lately, newest first; `ask_days` back."""
    pieces = spoken(case)
    return tuple(_asks(case, pieces, len(pieces), standards))


@once
def unanswered(case: Case, standards: Standards) -> tuple[Earlier, ...]:
    """The asks that lie without an answer, newest first: those after the newest word, call or meeting of theirs."""
    pieces = spoken(case)
    heard = next((place for place, said in enumerate(pieces) if not said.out or said.kind != "message"), len(pieces))
    return tuple(one for one in _asks(case, pieces, heard, standards) if one.outcome.became is Became.SILENT)


def _asks(case: Case, pieces: tuple[Said, ...], until: int, standards: Standards) -> Iterator[Earlier]:
    since = case.as_of - standards.ask_days * DAY
    for place, said in enumerate(pieces[:until]):
        if not said.out or said.kind != "message" or said.ts < since or said.recipients > FEW:
            continue
        wants = want(said, standards)
        if wants.p >= standards.ask_at and WEIGHTS[wants.kind] >= ASKS:
            became = outcome(said, tuple(reversed(pieces[:place])), case.as_of, standards)
            yield Earlier(said, wants.kind, quote(wants.span.words), became)
