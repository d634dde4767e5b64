"""They did what you asked, and no thanks of yours are to be seen. Thanks come before the next ask.

Told from their reply to your last ask (yes, here it is, I have asked him); a yes to a time to meet is none. Any word
of thanks since settles it, here or in this message; so does a call or a meeting. Between friends it is one line. A
courtesy: it can be switched off.

Bad:    "Could you lend me your van?", after the plans that she sent last week and never heard of again.
Good:   "Your plans were just right, thank you. May I ask for your van on Monday?"
Source: Favours asked in public were granted .287 of the time with thanks in them, .221 without (4,040 requests); thanks
        cost their writer less and please the reader more than people expect (Kumar & Epley 2018).
"""

from __future__ import annotations

from goodterms.asks.bears import COURTEOUS
from goodterms.asks.burden import burden
from goodterms.asks.earlier import Earlier, earlier
from goodterms.asks.history import evidence, gist, quote, spoken
from goodterms.asks.once import once
from goodterms.asks.outcome import HELPING, calls_for_thanks
from goodterms.asks.reading.matching import plain, word
from goodterms.asks.seen import as_far_as
from goodterms.asks.sending import Sending
from goodterms.asks.standards import Standards
from goodterms.asks.wording import ago, name
from goodterms.text.sentences import sentences
from goodterms.words import DAY, Case, Finding, Said, day

THANKS = word(
    r"\b(?:thank|thanks|thx|ta\b|cheers|grateful|appreciate\w*|much obliged|you(?:'re| are) (?:a star|the best)"
    r"|kind of you|great help|saved (?:me|us|my|our))"
)
"""Words of thanks, however short."""

WILL = word(r"\bi(?: wi|')ll\b|\bi (?:shall|am going to)\b")
"""Words by which a yes says that it is still to be done."""


def find(case: Sending, standards: Standards) -> Finding | None:
    """Speak when the last thing they did was not thanked for and the next ask comes."""
    weight = burden(case, standards)
    if not standards.thanks_owed or weight == 0 or THANKS.search(plain(case.text)):
        return None
    found = helped(case, standards)
    if found is None:
        return None
    one, reply = found
    words = _yes(reply.text) or gist(reply.text) or quote(reply.text)
    says = (
        f"You asked {name(case)} on {day(one.said.ts)}: “{one.words}”; on {ago(case, reply.ts)}, they answered "
        f"“{words}”. I can see no thanks of yours{as_far_as(case)}."
    )
    step = f"Thank them first for {for_what(reply)}; then ask."
    return Finding("thanks_owed", COURTEOUS[case.tie.depth][weight], says, (evidence(reply, words),), step)


def for_what(reply: Said) -> str:
    """What to thank for: ``their yes of 3 May 2019`` while they only said that they will, else what they did."""
    if WILL.search(plain(_yes(reply.text))):
        return f"their yes of {day(reply.ts)}"
    return f"what they did on {day(reply.ts)}, and say what came of it"


def _yes(text: str) -> str:
    """The sentence that says yes, or that it was done; empty when none does by itself."""
    return quote(next((one.words for one in sentences(text) if HELPING.search(plain(one.words))), ""))


@once
def helped(case: Case, standards: Standards) -> tuple[Earlier, Said] | None:
    """The newest ask of the owner's, if it was met and not thanked for since; with the reply."""
    newest = next(iter(earlier(case, standards)), None)
    reply = None if newest is None else newest.outcome.said
    if newest is None or reply is None or not calls_for_thanks(newest.kind, newest.outcome):
        return None
    since = [said for said in spoken(case) if said.ts > reply.ts]
    thanked = any(said.kind in {"call", "meeting"} or (said.out and THANKS.search(plain(said.text))) for said in since)
    return None if thanked or case.as_of - reply.ts > standards.thanks_days * DAY else (newest, reply)
