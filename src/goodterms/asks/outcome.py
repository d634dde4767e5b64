"""What came of an ask: helped, answered, refused, nothing yet, or nothing.

Told from what followed between the two, as far as words show it; a call or a meeting after it answers it, though nobody
can see what was said. Smoke-tested: whether a reply helps is read from cues, and what is missed counts as answered.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from goodterms.asks.reading.gives import answers, gives
from goodterms.asks.reading.matching import plain, word
from goodterms.asks.standards import Standards
from goodterms.words import DAY, Kind, Said


class Became(StrEnum):
    """How an ask ended."""

    HELPED = "helped"
    ANSWERED = "answered"
    REFUSED = "refused"
    WAITING = "waiting"
    SILENT = "silent"


class Outcome(NamedTuple):
    """How an ask ended, and the piece that shows it; None where nothing followed."""

    became: Became
    said: Said | None = None


HELPING = word(
    r"^(?:[^.!?]{0,30}[,!] )?(?:yes|yep|sure|of course|certainly|gladly|absolutely|no problem|done)\b[^?]*(?:[.!]|$)"
    r"|\bhere (?:is|are|you (?:go|are)|'s|comes?)\b|\b(?:is|are) attached\b|\battached\b|\bi(?:'ve| have) (?:sent|asked"
    r"|done|looked|written|told|read|talked|spoken|put|found|booked|forwarded)\b|\bhappy to\b|\bglad to\b"
    r"|\bi(?:'ll| will) (?:gladly|happily|bring|send|ask|look|read|help|do|be there|lend)\b"
)
"""Words by which a reply says yes, or shows that it was done."""

REFUSING = word(
    r"\b(?:not interested|no,? thank(?:s| you)|(?:do not|don't|please stop|stop|no need to) (?:send|call|contact|writ"
    r"|ask|forward)\w*|unsubscribe|rather not|leave me|not for me|i(?:'m| am) afraid(?: i)? (?:not|i (?:can|could|have"
    r"|don)\w*)|i (?:can't|cannot|can not|won't|will not) (?:help|do|make|lend|introduce|refer|join)"
    r"|(?:sorry|unfortunately),? (?:but )?(?:i|we) (?:can't|cannot|don't|have to (?:say no|pass|decline))"
    r"|i(?:'ll| will) (?:have to )?pass|have to decline)\b"
)
"""Words by which a reply says no."""

BELONGS = 45
"""Days within which a reply is read as one to the ask; later words only show that they wrote. A guess of ours."""

REPLY = 3
"""Messages of theirs, before the next word of the owner's, in which the answer may stand."""


def outcome(ask: Said, after: Sequence[Said], as_of: int, standards: Standards) -> Outcome:
    """What came of an ask by ``as_of``. ``after``: what followed it between the two, oldest first."""
    replies: list[Said] = []
    for said in after:
        if said.kind in {"call", "meeting"}:
            return Outcome(Became.ANSWERED, said)
        if said.out and replies:
            break
        if not said.out:
            replies.append(said)
    if replies and replies[0].ts - ask.ts > BELONGS * DAY:
        return Outcome(Became.ANSWERED, replies[0])
    if replies:
        return _read(replies[:REPLY])
    waits = as_of - ask.ts <= standards.answer_days * DAY
    return Outcome(Became.WAITING if waits else Became.SILENT)


def calls_for_thanks(kind: Kind, came: Outcome) -> bool:
    """Whether what came of an ask is something to thank for: a yes to a time to meet is answered by being there."""
    return came.became is Became.HELPED and came.said is not None and kind is not Kind.MEETING


def _read(replies: Sequence[Said]) -> Outcome:
    for said in replies:
        if REFUSING.search(plain(said.text)):
            return Outcome(Became.REFUSED, said)
    for said in replies:
        if HELPING.search(plain(said.text)) or any(not answers(given) for given in gives(said.text)):
            return Outcome(Became.HELPED, said)
    return Outcome(Became.ANSWERED, replies[0])
