"""Thanks *for* a thing: "thank you for the loan of the drill". A bare "thanks" closes a mail and thanks for nothing.

Counted as thanks, business closings were right 3 times in 100 against human labels; so a message thanks only where it
says what for, and not for what mails are thanked for by custom (time, attention, a prompt reply) or in advance.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from goodterms.asks.reading.language import is_english
from goodterms.asks.reading.signs import either, found, sign, span
from goodterms.words import Span

_ROUTINE = r"""(?!(?:all )?(?:of )?(?:your|the|this|any|all|ur|a|taking the|taking) ?(?:valued|valuable|precious
        |kind|quick|prompt|fast|swift|speedy|early|continued|further|very|recent|last|full)? ?(?:time|attention
        |understanding|consideration|patience|business|interest|order|purchase|payment|reading|custom|inquiry
        |enquiry|application|e-?mail|mail|message|note|reply|response|answer|cooperation|co-operation|visit|call
        |letter)\b)(?!(?:reading|considering|contacting|writing|choosing|visiting|calling|listening|getting back
        |responding|replying|reaching out|your time|being patient|understanding|subscribing|shopping|using
        |signing up|joining|applying|downloading|nothing|any|anything|not|wasting|ruining)\b)"""
"""What is thanked for by custom, and what is no thanks at all."""

_WORDS = r"[^\n.!?;:(),]"
_THING = (
    rf"(?P<thing>{_WORDS}{{2,90}}(?:\n(?!\n){_WORDS}{{1,60}})?(?:, and {_WORDS}{{1,60}})?)(?:,[^\n.!?;:()]{{1,50}})?"
)
_VERY = r"""(?: (?:so much|so very much|very much|a lot|a million|a bunch|a ton|again|kindly|loads|heaps
        |ever so much|all|both|guys|man|mate|buddy|dear|sir|everyone|everybody))*"""

THANKING = (
    sign(
        "thanks thank thankyou thx|for",
        rf"\b(?:thanks|thank you|thank u|thankyou|thx|many thanks|big thanks){_VERY},? for {_ROUTINE}{_THING}",
    ),
    sign(
        "grateful thankful indebted|for",
        rf"""\b(?:i'm|i am|we're|we are|am|so|very|most|really|deeply|forever|eternally) (?:\w+ )?
        (?:grateful|thankful|indebted)(?: to you)?(?: both| all)? for {_ROUTINE}{_THING}""",
    ),
    sign(
        "appreciate appreciated",
        rf"""\b(?:i|we)(?: (?:really|truly|greatly|deeply|so|very much|do|sincerely|also
        |still))* appreciated? {_ROUTINE}(?P<thing>(?:your|all your|the|everything|all|that you|how you
        |what you) {_WORDS}{{3,80}})""",
    ),
    sign("enough|thank", rf"\bcan(?:'t|not) thank you enough(?: for {_THING})?"),
)

_NOT = either(r"\bin advance\b|\bthanks? (?:god|goodness|heaven)|\bno thanks\b")
_CLOSING = either(
    r"""for (?:your|the|any|all the|all your|ur)? ?(?:\w+ )?(?:help|assistance|effort|efforts|support|advice
        |suggestions?|input|feedback)\s*\Z"""
)
_ASKED = either(
    r"""\?|\b(?:please|help me|could you|would you|can you|can any|any (?:help|idea|suggestion|hint|pointer)
        |let me know)\b"""
)
"""Help asked for above and thanked for at the end has not been given yet."""

NEAR_END = 120
"""Characters from the end within which such thanks close a message."""

_WOULD = either(
    r"""(?:\b(?:would|could|should|will|to|might|may|don't|didn't|doesn't|not|never|no)|'d|'ll)(?: \w+){0,2}\s*\Z"""
)
"""Before the thanks: what would be welcome is not there yet, and "I forgot to thank" is about somebody else."""


@dataclass(frozen=True, slots=True)
class Thanks:
    """``span``: the words of thanks. ``thing``: what for, as written."""

    span: Span
    thing: str


def thanks(text: str) -> tuple[Thanks, ...]:
    """All places where a text thanks for a thing, in order. English only.

    Good: "Thank you for the loan of the drill." Bad: "Thanks for your time!", "Thanks in advance for your help."
    """
    places = found(THANKING, text)
    if not places or not is_english(text):
        return ()
    return tuple(Thanks(span(m), " ".join((m["thing"] or "").split())) for m in places if _meant(text, m))


def _meant(text: str, m: re.Match[str]) -> bool:
    if _NOT.search(m[0]) or _WOULD.search(text, max(0, m.start() - 30), m.start()):
        return False
    closes = len(text) - m.end() < NEAR_END and _CLOSING.search(text, m.start(), max(m.start(), m.end("thing")))
    return not (closes and _ASKED.search(text, 0, m.start()))
