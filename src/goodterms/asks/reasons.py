"""Two reasons for a hello: a birthday of these days, and a need of theirs that one may help with.

Only what is known is said: a day that a card has, and words in which they told what they look for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from goodterms.asks.history import FEW, is_personal, quote, spoken
from goodterms.asks.once import once
from goodterms.asks.reading.matching import plain, word
from goodterms.asks.standards import Standards
from goodterms.text.sentences import sentences
from goodterms.words import DAY, About, Case, Said, day

BIRTHDAY = "birthday"

LATE = 7
"""Days after it for which late wishes are still wishes; a choice of ours."""

_OF_A_YEAR = re.compile(r"(?:\d{4}|-)-?(\d\d)-?(\d\d)(?:T.*)?\Z")
"""``1980-05-03``, ``19800503``, ``--05-03`` and ``--0503``, as address books write a birthday."""

NEED = word(
    r"\b(?:i|we)(?: am|'m| are|'re| have been|'ve been) (?:still |now |also |currently |desperately )*"
    r"(?:looking|searching) for (?:an?|some|somebody|someone|new|work|help|our|my)\b"
    r"|\b(?:i|we) (?:still |also |really |now )*(?:need|could use) (?:an?|some|somebody|someone|new|help)\b"
    r"|\b(?:do not|don't) know where to find\b"
)
"""Words in which somebody tells what they look for. Smoke-tested."""


def birthday(abouts: Iterable[About], as_of: int, ahead: int) -> str:
    """``wish them well for their birthday on 3 May``, when it is at most so many days ahead; empty else."""
    today = as_of // DAY * DAY
    for about in abouts:
        found = _OF_A_YEAR.match(about.value.strip()) if about.topic == BIRTHDAY else None
        for ts in () if found is None else _near(int(found[1]), int(found[2]), today, ahead):
            verb = "send late wishes for their birthday of" if ts < today else "wish them well for their birthday on"
            return f"{verb} {day(ts)}"
    return ""


def _near(month: int, number: int, today: int, ahead: int) -> Iterable[int]:
    """The days of this month and number that are near; at most one."""
    for away in range(-LATE, ahead + 1):
        one = datetime.fromtimestamp(today, UTC) + timedelta(days=away)
        if (one.month, one.day) == (month, number):
            yield int(one.timestamp())


@once
def need(case: Case, standards: Standards) -> tuple[Said, str] | None:
    """What they told lately that they look for, in a personal word, and those words; or None.

    A call, a meeting or a word of the owner's since may have helped already: then it is not brought up.
    """
    for said in spoken(case):
        if said.out or said.kind != "message" or case.as_of - said.ts > standards.need_days * DAY:
            return None
        if said.recipients <= FEW:
            words = next((one.words for one in sentences(said.text[:2000]) if NEED.search(plain(one.words))), "")
            if words and not words.rstrip().endswith("?") and is_personal(said, standards):
                return said, quote(words)
    return None
