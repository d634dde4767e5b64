"""Pieces of sentences that several rules share: who, what, how long ago."""

from __future__ import annotations

from goodterms.asks.durations import lasting
from goodterms.asks.history import evidence, last_topic, open_question, recalled
from goodterms.asks.once import once
from goodterms.asks.standards import Standards
from goodterms.asks.weights import CALLED
from goodterms.words import DAY, Case, Evidence, day


def name(case: Case) -> str:
    """How a sentence calls the recipient: by name, else as typed."""
    return (case.person.name if case.person else "") or case.to


def ask(case: Case) -> str:
    """How a sentence calls what is asked: ``a pitch``."""
    return CALLED[case.reading.kind]


def ago(case: Case, ts: int) -> str:
    """``4 March 2020, nearly three years ago``."""
    return f"{day(ts)}, {lasting((case.as_of - ts) / DAY)} ago"


@once
def take_up(case: Case, standards: Standards) -> tuple[str, tuple[Evidence, ...]]:
    """What a hello could truly take up: ``take up what they wrote on 3 May 2019: “…”``, with its evidence.

    Their open question comes first, then the newest thing said that can be quoted; empty when there is none.
    """
    found = open_question(case, standards)
    if found is not None:
        return f"answer what they asked on {day(found[0].ts)}: “{found[1]}”", (evidence(*found),)
    topic = last_topic(case)
    return ("", ()) if topic is None else (f"take up {recalled(*topic)}", (evidence(*topic),))


def step(begin: str, topic: str) -> str:
    """A first step as a sentence, with what it can take up when there is something."""
    if not topic:
        return f"{begin}."
    return f"{begin}, and {topic}{'' if topic.endswith(('?”', '!”', '…”')) else '.'}"
