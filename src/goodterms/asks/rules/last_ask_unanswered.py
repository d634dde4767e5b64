"""Earlier asks of yours lie without an answer. One may have been missed; two are an answer of a kind.

Counted are your asks of a favour and above to this person, 14 days old or older, with no word, call or meeting of
theirs after them. One of them is a line or a hello first, the thinner the tie the more; two hold the third back, and
among friends ask for a hello first.

Bad:    A third favour in half a year, as if the first two had not been.
Good:   "I wrote twice in autumn and wonder how you are. No need to answer on the pages."
Source: Company mail: 50 in 100 messages are answered where mostly one side writes, 21 where the other never wrote. Two
        and 14 days are choices of ours (``goodterms standards``).
"""

from __future__ import annotations

from goodterms.asks.bears import UNANSWERED
from goodterms.asks.burden import burden
from goodterms.asks.earlier import Earlier, unanswered
from goodterms.asks.history import evidence
from goodterms.asks.rules.long_silence import talks_elsewhere
from goodterms.asks.seen import as_far_as
from goodterms.asks.sending import Sending
from goodterms.asks.standards import Standards
from goodterms.asks.wording import ago, counted, name
from goodterms.words import Finding, Word, day


def find(case: Sending, standards: Standards) -> Finding | None:
    """Speak when asks of the owner's wait in vain and the next one comes."""
    weight = burden(case, standards)
    if weight == 0 or talks_elsewhere(case):
        return None
    waiting = unanswered(case, standards)
    if not waiting:
        return None
    enough = len(waiting) >= standards.unanswered_asks
    word = UNANSWERED[enough][case.tie.depth][weight]
    if word is Word.GO and not enough:
        return None
    shown = tuple(evidence(one.said, one.words) for one in waiting[:2])
    return Finding("last_ask_unanswered", word, f"{_so(case, waiting)}{as_far_as(case)}.", shown, _step(case, waiting))


def _so(case: Sending, waiting: tuple[Earlier, ...]) -> str:
    newest = waiting[0]
    if len(waiting) == 1:
        return f"You asked {name(case)} on {ago(case, newest.said.ts)}: “{newest.words}”, and no answer came"
    since = f"since {day(waiting[-1].said.ts)}, last on {ago(case, newest.said.ts)}: “{newest.words}”"
    return f"You have sent {name(case)} {counted(len(waiting), 'ask')} {since}; none was answered"


def _step(case: Sending, waiting: tuple[Earlier, ...]) -> str:
    if len(waiting) == 1:
        return "Ask how they are, and let the earlier ask rest."
    return f"Leave the ask. Write when you have something for {name(case)}, or wait for a word of theirs."
