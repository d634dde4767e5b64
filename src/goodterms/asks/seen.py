"""What we can see, said beside every silence: never claim one that cannot be seen."""

from __future__ import annotations

from goodterms.asks.standards import Standards
from goodterms.words import DAY, WEEK, Case, Coverage, day

CHANNELS = {"mail": "mail", "linkedin": "LinkedIn", "ics": "your calendar", "calendar": "your calendar"}
"""How a sentence names a channel; any other is written with a capital."""

FEW = 3
"""Up to so many channels each gets its own date."""


def as_far_as(case: Case) -> str:
    """A clause such as ``, as far as mail and LinkedIn up to 3 November 2019 show``; empty when no history is known."""
    channels = sorted(_newest(case.coverage).items(), key=lambda pair: -pair[1])
    if not channels:
        return ""
    earliest = channels[-1][1]
    if len(channels) > FEW or channels[0][1] - earliest <= WEEK:
        names = _listed([name for name, _ in channels])
        return f", as far as {names} up to {day(earliest)} {'show' if len(channels) > 1 else 'shows'}"
    return f", as far as {_listed([f'{name} up to {day(last)}' for name, last in channels])} show"


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


def _newest(coverage: tuple[Coverage, ...]) -> dict[str, int]:
    newest: dict[str, int] = {}
    for seen in coverage:
        name = CHANNELS.get(seen.channel, seen.channel.capitalize())
        newest[name] = max(newest.get(name, seen.last), seen.last)
    return newest


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
