"""Invented messages that came in, on the people of `asks.cases`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from asks.cases import case, facts_of
from goodterms.asks.received.received import Earlier, Received
from goodterms.asks.received.weigh import weigh
from goodterms.words import Depth, Finding, Kind, Said, Verdict


def came(
    text: str,
    depth: Depth = Depth.RELATIONSHIP,
    recent: Sequence[Said] = (),
    *,
    last: str = "2023-01-20",
    recipients: int = 1,
    kind: Kind | None = None,
    **more: Any,
) -> Received:
    """A message from Ada, on the last day of January 2023; the last exchange was on ``last``."""
    counted = facts_of(depth, "2015-01-01", last)
    return Received(case(text, counted, recent, recipients=recipients, kind=kind), text, **more)


def verdict(text: str, depth: Depth = Depth.RELATIONSHIP, recent: Sequence[Said] = (), **more: Any) -> Verdict:
    """The verdict on it."""
    return weigh(came(text, depth, recent, **more))


def finding(found: Verdict, rule: str) -> Finding | None:
    """What one file said."""
    return next((one for one in found.findings if one.rule == rule), None)


def pitched(said: Said) -> Earlier:
    """An earlier pitch of theirs."""
    return Earlier(said, Kind.PITCH, said.text)
