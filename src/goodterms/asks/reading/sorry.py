"""Sorry for something missed: a meeting, a call, a visit, that the writer did not come to. It pays an open debt."""

from __future__ import annotations

from dataclasses import dataclass

from goodterms.asks.reading.language import is_english
from goodterms.asks.reading.signs import found, sign, span
from goodterms.words import Span

_SORRY = r"""\b(?:sorry|apologi[sz]e|apologies|forgive me|(?:i|we) (?:do |deeply |really |very much )?regret
    |feel (?:so |really |very )?(?:bad|awful|terrible|guilty))"""
_MEETING = r"""(?:meeting|call|lunch|dinner|coffee|breakfast|drinks?|appointment|party|wedding|birthday|funeral
        |visit|date|talk|concert|session|interview|catch-?up|chat|class|lesson|reunion|get-?together|ceremony|game
        |match|show|presentation|event|evening|opening|exhibition|play|graduation|christening|practice|rehearsal
        |lecture|seminar|workshop|conference)"""
_TIME = r"""(?:yesterday|today|tonight|earlier|this (?:morning|afternoon)|last (?:night|week|month|time|\w+day)
        |on \w+day|when|at the|in \w+)"""
_ONE = rf"""(?:our|your|the|that|this|yesterday's|today's|last \w+'s|\w+day's|his|her|their
        |such a) (?:\w+ ){{0,3}}?{_MEETING}\b"""
_REST = r"[^\n.!?;:(),]{0,50}"
_JOIN = r"""(?: (?:again|so much|that|for|about|if|to|i|we|am|are|have|had|having|but|really|completely|totally|very|so)
    |,|'m|'re|'ve)*"""

MISSING = (
    sign(
        "sorry apologise apologize apologies forgive regret bad awful terrible guilty|miss missed missing",
        rf"""{_SORRY}{_JOIN} miss(?:ed|ing)? (?P<what>(?:{_ONE}|you(?= ?(?:[.!,;\n]|\Z)| (?:{_TIME}|by)\b)
        |it {_TIME}){_REST})""",
    ),
    sign(
        """sorry apologise apologize apologies forgive regret bad awful terrible guilty|it up attend attended to
        there you""",
        rf"""{_SORRY}{_JOIN} (?:could(?:n't| not)|was(?:n't| not)(?: able to)?|were(?:n't| not)(?: able to)?|did
        (?:n't| not)|not (?:being able to|having been able to|being|having|to have)|unable to)\s(?P<what>(?:make it
        |made it|show up|turn(?:ed)? up|attend(?:ed)?|come to|be there|been there|get there|join(?:ed)? you|meet you
        |be with you)\b(?! work)[^\n.!?;:(),]{{0,50}})""",
    ),
    sign(
        """sorry apologise apologize apologies forgive regret bad awful terrible guilty|to you forgot forgotten
        forgetting cancelled canceled cancelling canceling bailed bailing skipped skipping slept sleeping not the""",
        rf"""{_SORRY}{_JOIN} (?P<what>(?:to have (?:cancel(?:l)?ed|bailed|postponed)|stood you up|standing you up
        |forg(?:ot|otten|etting) (?:about )?{_ONE}|cancel(?:l?ed|l?ing)(?: on you| our| the last| at the last)
        |bail(?:ed|ing) on you|skipp(?:ed|ing) {_ONE}|sle(?:pt|eping) through|(?:left|leaving|kept|keeping) you waiting
        |not showing up|the no-?show)\b{_REST})""",
    ),
    sign(
        "sorry apologise apologize apologies forgive fault bad|i|missed forgot slept overslept",
        rf"""\bi (?:completely |totally |clean |just )?(?:missed|forgot|slept through|overslept and missed)
        \s(?P<what>{_ONE}{_REST})[^\n]{{0,40}}\b(?:sorry|apologi[sz]e|apologies|forgive me|my fault|my bad)\b""",
    ),
)


@dataclass(frozen=True, slots=True)
class Missed:
    """``span``: the words of regret. ``what``: what was missed, as written."""

    span: Span
    what: str


def sorry_for_missing(text: str) -> Missed | None:
    """The first regret for something that the writer missed, or None. English only.

    Good: "So sorry I missed our lunch." Bad: "Sorry you missed it", "Sorry I missed your mail", "Sorry, I can't come on
    Friday": that one is told in time.
    """
    first = next(iter(found(MISSING, text)), None)
    if first is None or not is_english(text):
        return None
    return Missed(span(first), " ".join(first["what"].split()))
