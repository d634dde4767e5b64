"""Whether the ask was invited: what they asked for is no ask out of the blue."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from goodterms.asks.history import FEW, evidence, last_heard, quote, spoken
from goodterms.asks.once import once
from goodterms.asks.reading.matching import Pattern, plain, word
from goodterms.asks.standards import Standards
from goodterms.text.sentences import sentences
from goodterms.words import DAY, Case, Evidence, Kind, Said

_ANY = frozenset(Kind)
_TALK = frozenset({Kind.MEETING, Kind.QUESTION, Kind.ADVICE})
_HELP = frozenset({Kind.QUESTION, Kind.ADVICE, Kind.FAVOUR, Kind.MEETING, Kind.UNSURE})
_SALE = frozenset({Kind.PITCH, Kind.RECRUIT, Kind.MEETING, Kind.UNSURE})
_NAMES = frozenset({Kind.INTRODUCTION, Kind.REFERRAL})

INVITING: tuple[tuple[Pattern, frozenset[Kind]], ...] = (
    (
        word(
            r"\b(?:send|show|give|e-?mail|forward|make) (?:me|us) (?:\w+ ){0,3}(?:offer|proposal|quote"
            r"|details|brochure|deck|prices?"
            r"|price list|info\w*|link|cv|resume|pitch)\b|\btell (?:me|us) (?:more|about (?:it|your|the))\b"
            r"|\b(?:i'd|i would|we'd|we would) (?:like|love) to (?:hear|know|see|learn) (?:more|about|what|your)\b"
        ),
        _SALE,
    ),
    (
        word(
            r"\blet's (?:talk|meet|speak|chat|catch up|find a time|set up|schedule|have)\b"
            r"|\bwhen (?:are you free|can we (?:meet|talk))\b"
        ),
        _TALK,
    ),
    (
        word(
            r"\b(?:happy|glad|pleased) to (?:help|talk|chat|answer|advise|look|review|share)\b"
            r"|\b(?:just|feel free to|please) ask\b"
            r"|\blet me know (?:if|how|what) (?:i can|you need|you want|there)\b|\b(?:how"
            r"|what) can i (?:help|do)\b|\bwhat do you need\b"
        ),
        _HELP,
    ),
    (
        word(
            r"\b(?:can|could|will|would|'ll|happy to|glad to) (?:gladly |happily )?(?:introduce"
            r"|connect|refer|recommend|put) you\b|\bwho (?:do you want|would you like"
            r"|should) \w+ (?:meet|talk|introduc)\w*"
        ),
        _NAMES,
    ),
    (
        word(
            r"\bwhat can i do for you\b|\banything (?:you need|i can do)\b|\bask me anything\b"
            r"|\bany(?:thing| favou?r) you like\b"
        ),
        _ANY - {Kind.RECRUIT, Kind.MONEY},
    ),
)
"""Words that invite -> the kinds of ask they invite. Smoke-tested; precision matters more than recall."""

REFUSING = word(
    r"\b(?:not interested|no,? thank(?:s| you)|(?:do not|don't|please stop|stop"
    r"|no need to) (?:send|call|contact|writ|ask|forward)\w*|unsubscribe|rather not"
    r"|leave me)\b"
)

FROM_BOTH = 2
"""Messages that each side must have in a thread for it to be a live talk."""

LIGHT = frozenset({Kind.QUESTION, Kind.ADVICE, Kind.FAVOUR, Kind.MEETING, Kind.UNSURE})


class Invitation(NamedTuple):
    """What lifts an ask: the weight it keeps, the piece that invites, and its words (none for a live talk)."""

    weight: int
    said: Said
    words: str

    @property
    def evidence(self) -> Evidence:
        """The inviting piece as evidence."""
        return evidence(self.said, self.words)


@once
def invitation(case: Case, standards: Standards) -> Invitation | None:
    """What invited this ask within the last ``invited_days``, or None.

    Their newest message asks for what is now sent, or offers it: nothing weighs. A live thread, two messages from each
    side: a light ask weighs 1. A heavy one (introduction and above) needs words that invite it: an answered hello is no
    licence to pitch.
    """
    said = last_heard(case)
    if said is None or case.as_of - said.ts > standards.invited_days * DAY or said.recipients > FEW:
        return None
    inviting = next((words for kinds, words in invites(said.text) if case.reading.kind in kinds), "")
    if inviting:
        return Invitation(0, said, quote(inviting))
    return Invitation(1, said, "") if case.reading.kind in LIGHT and _live(case, said) else None


@lru_cache(maxsize=4096)
def invites(text: str) -> tuple[tuple[frozenset[Kind], str], ...]:
    """The kinds of ask that a message invites, each with the sentence that does; nothing from a message that
    refuses.
    """
    if REFUSING.search(plain(text)):
        return ()
    spoken_of = ((one.words, plain(one.words)) for one in sentences(text))
    return tuple((kinds, words) for words, said in spoken_of for pattern, kinds in INVITING if pattern.search(said))


def _live(case: Case, said: Said) -> bool:
    thread = [one for one in spoken(case) if one.thread == said.thread and one.kind == "message"] if said.thread else []
    lately = [one.out for one in thread if said.ts - one.ts <= 30 * DAY]
    return (
        lately.count(True) >= FROM_BOTH and lately.count(False) >= FROM_BOTH and not REFUSING.search(plain(said.text))
    )
