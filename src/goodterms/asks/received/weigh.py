"""One message that came in: the findings, and what they come to."""

from __future__ import annotations

import inspect

from goodterms.asks.received import (
    balance,
    invited,
    knowing,
    last_exchange,
    many,
    noticed,
    programme,
    straight,
    trade,
    vouched,
)
from goodterms.asks.received.received import Received, unlifted
from goodterms.asks.standards import DEFAULTS, Standards
from goodterms.words import Depth, Finding, Kind, Verdict, Word

SHELF = (trade, last_exchange, many, programme, knowing, straight, noticed, vouched, balance, invited)
"""In the order in which sentences of equal weight are shown."""

RECEIVED = tuple(file.__name__.rpartition(".")[2] for file in SHELF)
"""The names of the findings."""

ANSWERS = {Word.GO: "answer", Word.HELLO_FIRST: "know_them_better", Word.DONT: "let_it_go"}
"""What the gate's words mean for something received."""

COUNTED = frozenset({"straight", "balance"})
"""What is not held against somebody whose ask is fine between the two of you."""


def weigh(received: Received, standards: Standards = DEFAULTS) -> Verdict:
    """The verdict on one message that came in: the worst finding's word, all findings worst first.

    Invited or asked of a relationship that bears it, it gets the facts and no complaint.
    """
    case = received.case
    if not unlifted(received):
        return Verdict(case.to, case.person, Word.GO, case.tie, (_nothing(case.reading.kind),))
    found = [finding for file in SHELF if (finding := file.find(received, standards)) is not None]
    findings = sorted(found, key=lambda finding: -finding.verdict.rank)
    word = findings[0].verdict
    if word is Word.GO and case.tie.depth is Depth.RELATIONSHIP:
        findings = [finding for finding in findings if finding.rule not in COUNTED]
    return Verdict(case.to, case.person, word, case.tie, tuple(findings))


def explain(name: str) -> str:
    """What a finding of this name is, with a bad and a good example and its source. Raises KeyError."""
    return inspect.cleandoc(dict(zip(RECEIVED, SHELF, strict=True))[name].__doc__ or "")


def _nothing(kind: Kind) -> Finding:
    says = "I see no ask in this; a hello is answered or not, as you like."
    if kind is Kind.QUESTION:
        says = "This is a plain question, and no ask beyond it."
    return Finding("last_exchange", Word.GO, says)
