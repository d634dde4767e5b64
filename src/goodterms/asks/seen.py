"""What we can see, said beside every silence: never claim one that cannot be seen."""

from __future__ import annotations

from goodterms.asks.standards import Standards
from goodterms.words import DAY, Case, Coverage, seen_until
from goodterms.words import as_far_as as clause


def as_far_as(case: Case) -> str:
    """A clause such as ``, as far as mail and LinkedIn up to 3 November 2019 show``; empty when no history is known."""
    return clause(case.coverage)


def seen(case: Case) -> str:
    """The same as a sentence: ``I can see mail and LinkedIn up to 3 November 2019.``; empty when nothing is known."""
    until = seen_until(case.coverage)
    return f"I can see {until}." if until else ""


def would_show(case: Case, standards: Standards) -> bool:
    """Whether the history we can see would have shown this recipient, had you two ever spoken.

    Asks for a channel of the handle's kind, at least ``coverage_days`` of it, reaching to within ``silence_days`` of
    now.
    """
    channel = "mail" if "@" in case.to else "linkedin" if "linkedin.com/" in case.to else ""
    return any(_reaches(seen, case.as_of, standards) for seen in case.coverage if seen.channel == channel)


def _reaches(seen: Coverage, as_of: int, standards: Standards) -> bool:
    long_enough = seen.last - seen.first >= standards.coverage_days * DAY
    return long_enough and as_of - seen.last <= standards.silence_days * DAY
