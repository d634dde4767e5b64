"""Congratulation of the one written to: on a new post, a birth, a success."""

from __future__ import annotations

from dataclasses import dataclass

from goodterms.asks.reading.language import is_english
from goodterms.asks.reading.signs import either, found, sign, span
from goodterms.words import Span

_TO = r"""(?! ?,? ?(?:to|for|goes? to|for the) (?:him|her|them|his|my|our|their|me|us|myself|the|that|this|whoever|those
    |all who|mr|mrs)\b| ?on (?:him|her|them|his|my|our|their|being)\b)"""
"""Not to, nor on, somebody else."""

_ON = r"(?:[ ,!]+(?:again|you two|you|guys|mate|man|dude|bro)?,? ?(?:on|for|about) (?P<on>[^\n.!?;:(),]{2,80}))?"

CONGRATULATING = (
    sign(
        "congratulations congrats congratz congratulation",
        rf"\b(?:huge |big |many |hearty |warm(?:est)? |my )*(?:congratulations?|congrats|congratz)\b{_TO}{_ON}",
    ),
    sign("congratulate|you", rf"\bcongratulate you(?: both| all)?{_ON}"),
    sign(
        "done|well",
        rf"""(?:(?<=[.!,\n]\s)|(?<![^\n]))(?:very |really )?well done\b(?=[ ,!.]*(?:$|[!,.\n]|you|on|for|with
        |mate)){_ON}""",
    ),
    sign(
        "for of|you|happy pleased thrilled delighted excited proud",
        rf"""(?:\b(?:so|very|really|incredibly|super|extremely) )*
        \b(?:proud of|happy for|pleased for|thrilled for|delighted for|excited for) you\b(?! to\b){_ON}""",
    ),
    sign(
        "happy|birthday anniversary",
        r"""\bhappy (?:belated )?(?:\d+(?:st|nd|rd|th) )?(?:birthday|anniversary|work anniversary)\b
        (?! (?:party|cake|card|song|gift|present|to (?:me|my|him|her|them)))""",
    ),
    sign(
        "about of that|news hear read learn see|your you",
        r"""\b(?:great|wonderful|fantastic|lovely|delighted|thrilled|so pleased|happy|excited)\s(?:news |to (?:hear
        |read|learn|see) )(?:about|of|that)\s(?P<on>(?:your (?:new|promotion|engagement|wedding|marriage|award|baby
        |degree|success|appointment|book|job|house)|you (?:got|had|made|passed|won|were|are getting|have been
        |landed))[^\n.!?;:(),]{0,60})""",
    ),
    sign("bravo kudos hats", r"\b(?:bravo|kudos|hats off)(?: to you\b|(?= ?[!,.\n]|\Z)(?! to))"),
)

_OTHERS = either(
    r"""(?<!\bi\s)(?<!\bwe\s)(?:\b(?:be|is|are|was|were|been|being)|(?:he|she|they|it)'s|they're)(?: so| very
        | really)* \Z|\b(?:tell|told|give|gave|wish|wished) (?:him|her|them|my \w+|\w+) \Z|\b(?:said|says|say|saying
        |sent|send|get|got|gets|getting|received|receive|no|gave|give|giving|accept|card|of|my|your|his|her|their
        |the|a|some)\s+\Z"""
)
"""Before it: congratulation is spoken of, not offered."""


@dataclass(frozen=True, slots=True)
class Congratulation:
    """``span``: the words. ``on``: on what, as written; empty when not said."""

    span: Span
    on: str


def congratulation(text: str) -> Congratulation | None:
    """The first congratulation of the reader, or None. English only.

    Good: "Congratulations on the new job!" Bad: "They sent congratulations to him."
    """
    places = found(CONGRATULATING, text)
    if not places or not is_english(text):
        return None
    first = next((m for m in places if not _OTHERS.search(text, max(0, m.start() - 20), m.start())), None)
    if first is None:
        return None
    return Congratulation(span(first), " ".join((first.groupdict().get("on") or "").split()))
