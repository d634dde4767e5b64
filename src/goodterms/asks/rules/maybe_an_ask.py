"""The text may ask for something, or is in a language that is not read yet. One quiet line, never a stop.

Reading errs to silence: only a text that surely asks, or a kind that you declare, is weighed.

Bad:    Stopping "It would be lovely to see you some time" as a request to meet.
Good:   Saying so in one line, when the two of you have hardly spoken.
Source: "Ask" from a chance of .8, "none" below .4; at .8 fewer than 3 in 100 sentences of everyday talk are taken
        for asks.
"""

from __future__ import annotations

from goodterms.asks.burden import borne
from goodterms.asks.history import quote
from goodterms.asks.standards import Standards
from goodterms.asks.weights import WEIGHTS
from goodterms.asks.wording import name
from goodterms.words import Case, Finding, Kind, Word

UNSURE = frozenset({Kind.NONE, Kind.QUESTION})


def find(case: Case, standards: Standards) -> Finding | None:
    """Speak when the reading is unsure and the tie would not bear what it may be."""
    if case.reading.band not in {"maybe", "unread"}:
        return None
    kind = Kind.UNSURE if case.reading.kind in UNSURE else case.reading.kind
    word = borne(case, WEIGHTS[kind], standards)
    if word is Word.GO:
        return None
    says = f"{_what(case)}; if it does, {_then(word)} with {name(case)}."
    return Finding("maybe_an_ask", Word.GO, says, instead="If it asks for something, say what kind, and it is weighed.")


def _what(case: Case) -> str:
    if case.reading.band == "unread":
        return "I cannot read this language, so I do not know whether it asks for something"
    words = quote(case.reading.span.words) if case.reading.span else ""
    return f"“{words}” may ask for something" if words else "This may ask for something"


def _then(word: Word) -> str:
    return "a hello comes first" if word is Word.HELLO_FIRST else "it is better left"
