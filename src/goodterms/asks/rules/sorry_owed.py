"""They waited for you, or you did not come, and no word of regret is to be seen. It is owed before an ask.

Told from their own words ("we waited for you until six"). Any later word of regret settles it, here or in this message;
so does a call or a meeting since. A courtesy: it can be switched off.

Bad:    "Could you lend me your van?", the week after she stood in the rain for you.
Good:   "I am sorry that you waited on Monday; the train stood for two hours. May I make it good at lunch?"
Source: A choice of ours; smoke-tested cues.
"""

from __future__ import annotations

from goodterms.asks.bears import OWED
from goodterms.asks.burden import burden
from goodterms.asks.history import FEW, evidence, quote, spoken
from goodterms.asks.once import once
from goodterms.asks.reading.matching import plain, word
from goodterms.asks.seen import as_far_as
from goodterms.asks.sending import Sending
from goodterms.asks.standards import Standards
from goodterms.asks.wording import ago, name
from goodterms.text.sentences import sentences
from goodterms.words import DAY, Case, Finding, Said, Word, day

WAITED = word(
    r"\b(?:i|we) (?:waited|was waiting|were waiting|stood waiting) for you\b"
    r"|\byou (?:did not|didn't|never) (?:come|show up|turn up|appear|call|make it)\b"
    r"|\b(?:where were you|what happened to you|you stood (?:me|us) up|you missed our)\b"
    r"|\bwe missed you (?:at|on|yesterday|last|this)\b"
)
"""Words of somebody who waited in vain. Smoke-tested."""

REGRET = word(r"\b(?:sorry|apolog\w+|forgive me|regret|my fault|my bad|make (?:it|up) (?:up|for it|good))\b")


def find(case: Sending, standards: Standards) -> Finding | None:
    """Speak when they waited in vain, nothing was said since, and an ask comes."""
    weight = burden(case, standards)
    if not standards.sorry_owed or weight == 0 or OWED[case.tie.depth][weight] is Word.GO:
        return None
    found = waited(case, standards)
    if found is None or REGRET.search(plain(case.text)):
        return None
    said, words = found
    says = f"{name(case)} wrote on {ago(case, said.ts)}: “{words}”. I can see no word of yours on it{as_far_as(case)}."
    step = f"Say first that you are sorry about {day(said.ts)}, and what happened; then ask."
    return Finding("sorry_owed", OWED[case.tie.depth][weight], says, (evidence(said, words),), step)


@once
def waited(case: Case, standards: Standards) -> tuple[Said, str] | None:
    """Their newest words on having waited in vain that met no regret; or None."""
    for said in spoken(case):
        if said.kind in {"call", "meeting"} or case.as_of - said.ts > standards.sorry_days * DAY:
            return None
        if said.out and REGRET.search(plain(said.text)):
            return None
        if not said.out and said.recipients <= FEW and WAITED.search(plain(said.text)):
            words = next((one.words for one in sentences(said.text) if WAITED.search(plain(one.words))), "")
            if words:
                return said, quote(words)
    return None
