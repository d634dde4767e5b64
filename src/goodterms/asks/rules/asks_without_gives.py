"""You asked them again and again, and nothing went the other way that can be seen.

Counted are your last asks in a row, of a favour and above, with no help, thanks, advice or news of use from you between
them. Never said of a relationship: friends do not count. A courtesy: it can be switched off.

Bad:    A fourth favour in a year from somebody for whom you have done nothing yet.
Good:   "Your plans saved us a week. I know a glazier for your hall, if you still look for one. May I ask once more?"
Source: A choice of ours. In favours asked in public, offers to give back were met .302 of the time against .235, thanks
        .287 against .221 (4,040 requests).
"""

from __future__ import annotations

from itertools import takewhile

from goodterms.asks.bears import COURTEOUS
from goodterms.asks.burden import burden
from goodterms.asks.earlier import Earlier, earlier
from goodterms.asks.history import evidence, spoken
from goodterms.asks.reading.gives import gives
from goodterms.asks.seen import as_far_as
from goodterms.asks.sending import Sending
from goodterms.asks.standards import Standards
from goodterms.asks.wording import counted, name
from goodterms.words import Depth, Finding, Word, day


def find(case: Sending, standards: Standards) -> Finding | None:
    """Speak when so many asks in a row met nothing given."""
    weight = burden(case, standards)
    if not standards.asks_without_gives or weight == 0 or case.tie.depth is Depth.RELATIONSHIP or case.reading.gives:
        return None
    word = COURTEOUS[case.tie.depth][weight]
    if word is Word.GO:
        return None
    asks = _in_a_row(case, standards)
    if len(asks) < max(standards.asks_in_a_row, 1):
        return None
    since = f"since {day(asks[-1].said.ts)}, last on {day(asks[0].said.ts)}"
    says = (
        f"You have asked {name(case)} for {counted(len(asks), 'thing')} {since}, and I can see nothing that went the "
        f"other way{as_far_as(case)}."
    )
    shown = tuple(evidence(one.said, one.words) for one in asks[:3])
    return Finding("asks_without_gives", word, says, shown, _step(asks))


def _in_a_row(case: Sending, standards: Standards) -> list[Earlier]:
    """The newest asks after the last thing given."""
    asks = earlier(case, standards)
    if len(asks) < standards.asks_in_a_row:  # whatever was given since, it is no row
        return []
    gave = max((said.ts for said in spoken(case) if said.out and gives(said.text)), default=0)
    return list(takewhile(lambda one: one.said.ts > gave, asks))


def _step(asks: list[Earlier]) -> str:
    return f"Tell them first what came of “{asks[0].words}”, or do something for them; then ask."
