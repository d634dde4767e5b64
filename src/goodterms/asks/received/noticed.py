"""Whether they noticed: that you had been away, or that it has been a long time between you two.

Bad:    To somebody who has been away for nearly three years: "Double commission this quarter!"
Good:   "You have been away for so long; how are you? No need to answer."
Source: One of the two stories this was made for: the contact had not noticed that she was gone. Said only where your
        own absence can be seen: nothing sent to anybody for 90 days or more.
"""

from __future__ import annotations

from goodterms.asks.durations import lasting
from goodterms.asks.received.received import Away, Received, silent
from goodterms.asks.seen import as_far_as
from goodterms.asks.standards import Standards
from goodterms.words import DAY, Finding, Word, day


def find(received: Received, standards: Standards) -> Finding | None:
    """Speak when you had been away, or when they own a long silence."""
    owned = received.case.reading.owns_gap
    if received.away is not None:
        return Finding("noticed", Word.GO, f"{_absence(received, received.away)} {_noticed(received)}")
    if owned and silent(received, standards):
        return Finding("noticed", Word.GO, f"They say that it has been a while: “{owned.words.strip()}”.")
    return None


def _absence(received: Received, away: Away) -> str:
    seen = as_far_as(received.case)
    if away.until is None:
        long = lasting((received.case.as_of - away.since) / DAY)
        return f"You had written to nobody since {day(away.since)}, for {long}{seen}."
    long = lasting((away.until - away.since) / DAY)
    return f"You had written to nobody from {day(away.since)} to {day(away.until)}, for {long}{seen}."


def _noticed(received: Received) -> str:
    if received.case.reading.band == "unread":
        return "I cannot read whether they noticed."
    owned = received.case.reading.owns_gap
    return f"They noticed: “{owned.words.strip()}”." if owned else "Nothing in this shows that they noticed."
