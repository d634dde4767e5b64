"""What a piece says, by what it was read to do before where that is kept, else read now."""

from __future__ import annotations

from goodterms.asks.reading.opt_out import OptOut, opt_out
from goodterms.asks.reading.promises import Promise, promises
from goodterms.asks.reading.read import NOTHING, Asked, wanted
from goodterms.asks.standards import DEFAULTS, Standards
from goodterms.words import Act, Kind, Said, Span

ASK = "ask:"


def want(said: Said, standards: Standards) -> Asked:
    """What it wants, as `wanted` reads it; where the owner said that it asks for nothing, nothing."""
    usual = (standards.ask_at, standards.maybe_at) == (DEFAULTS.ask_at, DEFAULTS.maybe_at)
    if said.acts is None or not usual:
        return wanted(said.text, standards)
    for act, one in said.acts.items():
        if act.startswith(ASK):
            return Asked(one.p, Kind(act.removeprefix(ASK)), _span(said, one))
        if act == "question":
            return Asked(0.0, Kind.QUESTION, _span(said, one))
    return NOTHING


def wishes_to_be_spared(said: Said) -> OptOut | None:
    """The wish to be written to no more, as `opt_out` reads it."""
    return None if said.acts is not None and "opt_out" not in said.acts else opt_out(said.text)


def promised(said: Said) -> tuple[Promise, ...]:
    """What it promises, as `promises` reads it."""
    return () if said.acts is not None and "promise" not in said.acts else promises(said.text, said.ts)


def _span(said: Said, act: Act) -> Span:
    start, end = act.start or 0, act.end or 0
    return Span(start, end, said.text[start:end])
