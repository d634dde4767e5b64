"""Your last word to them was a no, and nothing was said since. Now you want something yourself.

A no is fine. But where all that went between you two lately is their wish and your no, an ask of yours comes as a
surprise; a word that asks for nothing comes first. Only a plain no counts: one that offers another day or asks
something back is a talk that goes on. Between friends it is nothing. A courtesy: it can be switched off.

Bad:    In May: "I would rather not, I hope you understand." In June: "Could you look over my two pages?"
Good:   "I had to say no in May. How did the sale go without me?"
Source: A choice of ours; smoke-tested cues.
"""

from __future__ import annotations

from goodterms.asks.bears import SAID_NO
from goodterms.asks.burden import burden
from goodterms.asks.history import FEW, SELLING, evidence, gist, quote, spoken
from goodterms.asks.once import once
from goodterms.asks.outcome import BELONGS, HELPING, REFUSING
from goodterms.asks.read_before import want
from goodterms.asks.reading.matching import plain, word
from goodterms.asks.seen import as_far_as
from goodterms.asks.sending import Sending
from goodterms.asks.standards import Standards
from goodterms.asks.wording import ago, name
from goodterms.words import DAY, Case, Finding, Said, Word, day

GOES_ON = word(r"\?|\bbut\b|\binstead\b|\bhowever\b|\b(?:another|next|some other) (?:time|day|week|month)\b")
"""Signs that a no is not the end of the matter. Smoke-tested."""


def find(case: Sending, standards: Standards) -> Finding | None:
    """Speak when the owner turned them down last."""
    weight = burden(case, standards)
    if not standards.you_said_no or weight == 0:
        return None
    verdict = SAID_NO[case.tie.depth][weight]
    said = None if verdict is Word.GO else last_no(case, standards)
    if said is None:
        return None
    words = gist(said.text) or quote(said.text)
    says = f"Your last word to {name(case)} was a no, on {ago(case, said.ts)}: “{words}”{as_far_as(case)}."
    step = f"Say hello first, and ask how it went after {day(said.ts)}; ask for something when they have answered."
    return Finding("you_said_no", verdict, says, (evidence(said, words),), step)


@once
def last_no(case: Case, standards: Standards) -> Said | None:
    """The owner's newest message, if it is a plain no to theirs, and since then they at most tried to sell again."""
    pieces = spoken(case)
    for place, said in enumerate(pieces):
        if said.kind != "message" or (not said.out and want(said, standards).kind not in SELLING):
            return None
        if said.out:
            return said if _answers(said, pieces[place + 1 :]) and _refuses(said) else None
    return None


def _answers(said: Said, before: tuple[Said, ...]) -> bool:
    """Whether it came soon after a message of theirs, to few."""
    heard = next((one for one in before if not one.out), None)
    return heard is not None and said.ts - heard.ts <= BELONGS * DAY and said.recipients <= FEW


def _refuses(said: Said) -> bool:
    words = plain(said.text)
    return bool(REFUSING.search(words)) and not (HELPING.search(words) or GOES_ON.search(words))
