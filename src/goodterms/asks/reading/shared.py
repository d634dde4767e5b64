"""Shared history: "when we met at the fair", "as you told me last week". Words that only a real tie can write."""

from __future__ import annotations

from goodterms.asks.reading.language import is_english
from goodterms.asks.reading.signs import either, found, sign, span
from goodterms.words import Span

_TALKED = r"""(?:spoke|talked|chatted|discussed|said|agreed|corresponded|met|bumped into|ran into|crossed paths
        |saw each other|had (?:lunch|dinner|coffee|a (?:drink|chat|call|beer|meal)|drinks)|caught up|were in touch
        |e-?mailed)"""
_LIVED = r"""(?:worked|studied|lived|travel+ed|played|taught|went to (?:school|university|college)|were (?:at|in|on)
    (?: school| university| college| the same| (?-i:[A-Z])\w+)|shared (?:a|an|the)|grew up|sang|rowed|hiked|flew|danced
    |started out|organi[sz]ed|built)"""
_WHERE = r"""(?:last|yesterday|the other|earlier|on|in|at|before|back|over|during|this morning|this week|two|three
        |a (?:few|couple|while|year|month|week)|some (?:time|years|months)|years|ages|many|through|briefly|when
        |while|by|once|via|about)"""
_PLACE = r"""at the (?:\w+ )?(?:fair|party|wedding|conference|meeting|meetup|dinner|lunch|reunion|workshop|show|club
        |office|pub|game|match|concert|event|summit|festival|funeral|course|seminar|airport|station|school)"""
_TIME = rf"""(?:last (?:time|week|month|year|night|summer|winter|autumn|fall|spring|\w+day|(?-i:[A-Z])\w+)|yesterday
        |the other (?:day|night|week)|a (?:few|couple of) (?:days|weeks|months|years) ago|a (?:week|month|year
        |while) ago|in (?:\d{{4}}|the (?:spring|summer|autumn))|on \w+day|earlier (?:this|today)|{_PLACE}|(?:in
        |at) (?-i:[A-Z])\w+|back in)"""
_TARGETS = r"""(?! (?:the|our|your|all|these|those|every) (?:\w+ )?(?:deadline|target|requirement|criteri|goal
        |standard|need|expectation|budget|condition|demand))"""
_REST = r"[^\n.!?;]{0,60}"
_MEETINGS = r"""(?:chat|conversation|call|talk|lunch|dinner|coffee|breakfast|meeting|walk|trip|drinks?|meal
        |correspondence|discussion|visit|evening)s?"""

RECALLING = (
    sign(
        """we i|when since after where how that time day night year evening|spoke talked chatted discussed said
        agreed corresponded met bumped ran crossed saw had caught were mailed emailed worked studied lived traveled
        travelled played taught went shared grew sang rowed hiked flew danced started organised organized built""",
        rf"""\b(?:when|since|after|where|how|that|the (?:day|time|night|year|evening)(?: that)?|ever since)
        (?: you and i| we)(?: first| last| both| all| had)* (?:{_TALKED}|{_LIVED})\b{_TARGETS}{_REST}""",
    ),
    sign(
        "we i|met spoke talked chatted corresponded bumped ran crossed",
        rf"""\b(?:you and i|we) (?:first |last |also |once |briefly |actually |only )*(?:met|spoke|talked|chatted
        |corresponded|bumped into each other|ran into each other|crossed paths) (?={_WHERE}\b){_REST}""",
    ),
    sign(
        "as|we i|said discussed agreed talked spoke mentioned arranged planned",
        r"""\bas (?:we|you and i) (?:\w+ )?(?:said|discussed|agreed|talked about|spoke about|mentioned|arranged
        |planned)\b(?! (?:above|below|in (?:section|chapter|the (?:paper|report|article|post))))[^\n.!?;,]{0,60}""",
    ),
    sign(
        "together|we i",
        rf"""\b(?:you and i|we) (?:\w+ )?(?:worked|studied|lived|travel+ed|taught|grew up|sang|rowed
        |played) together\b(?! to\b){_REST}""",
    ),
    sign(
        "used|we",
        rf"""\bwe (?:both |all )?used to (?:work|meet|talk|sit|live|share|hang out|study|drink
        |sing)\b{_REST}""",
    ),
    sign(
        "remember recall think|you our we that i",
        r"""\b(?:do you (?:still )?remember(?= (?:when we|our|the|that|how we|us|me)\b)
        |remember(?= (?:when we|our|that time we|the time we|how we|the day we|the night we)\b)
        |i (?:still |often |always |fondly |well )*(?:remember|think of|think back to|recall)(?= (?:our|when we|how we
        |the time we|the day we|that (?:evening|night|day|trip|summer) (?:we|in|at|with you)|you (?:telling|saying|from)
        |your (?:talk|stories|advice|kind))\b)) [^\n.!?;]{3,70}""",
    ),
    sign(
        """our|chat chats conversation conversations call calls talk talks lunch lunches dinner dinners coffee
        coffees breakfast meeting meetings walk walks trip trips drink drinks meal meals correspondence discussion
        discussions visit visits evening evenings""",
        rf"""\bour (?:last |long |little |first |phone
        \s|lovely )?{_MEETINGS} (?:we had )?(?:{_TIME}|about|over (?:lunch|dinner|coffee))\b{_REST}""",
    ),
    sign(
        "you|me|told said explained mentioned showed recommended asked",
        rf"""\b(?:as|like|that|what|which|the \w+) you (?:once |kindly |also |already )?(?:told me|said to me
        |explained to me|mentioned to me|showed me|recommended to me|asked me about)\b(?! to\b){_REST}""",
    ),
    sign(
        "you|me|told showed taught lent gave introduced",
        rf"\byou (?:once |kindly |also )?(?:told|showed|taught|lent|gave|introduced) me\b[^\n.!?;]{{0,40}} {_TIME}",
    ),
    sign("you|mentioned", rf"\byou mentioned\b[^\n.!?;]{{0,50}} {_TIME}\b"),
    sign(
        """good great nice lovely wonderful pleasure fun delightful fantastic enjoyed loved|see meet catch talk
        speak chat have run bump seeing meeting catching talking speaking chatting""",
        rf"""\b(?:good|great|nice|lovely|wonderful|pleasure|fun|delightful|fantastic|enjoyed|loved)(?: to (?:see
        |meet|catch up|talk|speak|chat|have lunch|have dinner|run into|bump into)| seeing| meeting| catching up
        | talking| speaking| chatting)(?: with| to)?(?: you)?(?: both| all| again| too)*,? (?={_TIME}
        |over\b){_REST}""",
    ),
    sign(
        "time|last first|we i you",
        rf"""\b(?:last|the last|the first) time (?:that )?(?:we (?:met|spoke|talked|saw each other|had|wrote)|i saw you
        |you (?:visited|came|were here|wrote))\b{_REST}""",
    ),
    sign(
        "our|time days years summer semester months",
        rf"""\b(?:all )?our (?:time|days|years|summer|semester|months) (?:together|as (?:colleagues|students|neighbou?rs
        |flatmates|roommates)|(?:at|in) (?-i:[A-Z])\w+){_REST}""",
    ),
)
_AHEAD = either(
    r"""\b(?:if|will|shall|should|can|could|would|may|might|hope|let's|until|next time|maybe|wish
        |unless|not sure|don't know|no idea|wonder|forgot|forget)\b[^\n.!?]{0,25}\Z"""
)
"""Before it: a meeting that is wanted, not one that was."""

BEFORE = 50
"""Characters before the words in which that is looked for."""


def shared(text: str) -> tuple[Span, ...]:
    """All places where a message recalls what the two share, in order, none within another. English only.

    Good: "When we met at the kite fair you told me of your book." Bad: "When we meet", "We met the deadline".
    """
    places = found(RECALLING, text)
    if not places or not is_english(text):
        return ()
    kept: list[Span] = []
    for m in places:
        if (not kept or m.start() >= kept[-1].end) and not _AHEAD.search(text, max(0, m.start() - BEFORE), m.start()):
            kept.append(span(m))
    return tuple(kept)
