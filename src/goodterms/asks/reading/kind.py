"""What kind of ask it is. High-precision cues only; an ask that none of them fits is of unsure kind.

No labelled messages of these kinds exist in public, so the cues are smoke-tested on invented ones, nothing more.
The sender may declare the kind, and that wins.
"""

from __future__ import annotations

import re

from goodterms.asks.reading.matching import plain, word
from goodterms.words import Kind

_WE = r"(?:our|my) (?:new |latest |own |innovative |award-winning )*"
_WARES = (
    r"(?:product|platform|solution|service|software|tool|app|offering|course|coaching"
    r"|programme?|package|webinar|line)s?\b"
)

SELLING: tuple[tuple[Kind, tuple[re.Pattern[str], ...]], ...] = (
    (
        Kind.RECRUIT,
        (
            word(
                r"\b(?:your (?:profile|background|experience|cv|résumé|resume)"
                r"|you)\b[^.!?\n]{0,60}\b(?:perfect|great|good|ideal|excellent|strong) (?:fit|match"
                r"|candidate)\b"
            ),
            word(
                r"\b(?:open to|considering|interested in) (?:a |an |any )?(?:new |exciting "
                r"|career )*(?:opportunit\w+|roles?|positions?|challenges?|job)\b"
            ),
            word(
                r"\b(?:join (?:my|our) (?:team|company|downline|business|firm|startup)|we(?:'re"
                r"| are) hiring|i(?:'m| am) (?:hiring|recruiting))\b"
            ),
        ),
    ),
    (
        Kind.PITCH,
        (
            word(
                r"\b(?:we|i) (?:help|enable|empower|assist) (?:companies|businesses|teams|clients|people"
                r"|firms|organi[sz]ations|professionals|founders|leaders)\b"
            ),
            word(
                rf"\b{_WE}{_WARES}[^.!?\n]{{0,40}}\b(?:helps?|offers?|saves?|gives?|lets?"
                r"|(?:can|will|would|could) (?:help|save|give|bring|cut|make|solve))\b"
            ),
            word(
                r"\b(?:book|schedule|see|offer you|give you|request) (?:a |you a )?(?:quick |short |free "
                r"|live |personal )*(?:demo|trial|consultation|sales call)\b|\bfree (?:trial|demo"
                r"|consultation)\b"
            ),
            word(
                r"\b(?:special|exclusive|limited[- ]time|introductory) (?:offer|discount|price|deal)\b"
                r"|\b(?:offer|give) you (?:\w+ ){0,3}\d+ ?%"
            ),
            word(r"\b(?:sign up|subscribe|enrol|order|buy) (?:now|today|here|this (?:month|quarter))\b"),
            word(
                rf"\b(?:launched|launching|introducing|announcing|announce|rolling out) (?:a |our |my |the )"
                rf"(?:brand[- ]new |all[- ]new |new |exciting )+(?:\w+ )?{_WARES}"
            ),
            word(rf"\bjoin {_WE}{_WARES}|\b(?:first|one) (?:week|month|year) (?:is |comes )?free\b"),
            word(
                r"\b(?:increase|boost|grow|double|skyrocket) your (?:sales|revenue|traffic|business"
                r"|profits?|conversions?)\b"
            ),
            word(
                r"\b(?:like|love|want|wanted|happy|pleased|excited) to (?:show|tell|present|introduce"
                rf"|offer|pitch|sell)(?: you)?(?: to)?(?: about)? {_WE}\w+"
            ),
            word(
                rf"\binterested in (?:{_WE}\w+|buying|investing|trying|signing up"
                r"|a (?:great )?business opportunity)\b|\bbusiness opportunity\b"
            ),
            word(
                r"\b(?:i|we) (?:now |currently |just )?(?:sell|represent|distribute|launched"
                r"|started selling|specialise in|specialize in)\b[^.!?\n]{0,80}\b(?:you|your)\b"
            ),
        ),
    ),
)
"""Kinds that sell: these words alone make the ask, whatever its grammar."""

ASKING: tuple[tuple[Kind, tuple[re.Pattern[str], ...]], ...] = (
    (
        Kind.MONEY,
        (
            word(
                r"\b(?:lend|loan) (?:me|us)\b|\bborrow (?:\w+ ){0,3}(?:money|cash|dollars|euros|pounds"
                r"|[$€£]\d)|\b(?:lend|loan|borrow|wire|transfer)\b[^.!?\n]{0,20}[$€£] ?\d"
            ),
            word(
                r"\b(?:donate|donation|chip in|sponsor (?:me|us|my|our)|crowdfunding|fund-?raiser"
                r"|invest in (?:my|our))\b"
            ),
        ),
    ),
    (
        Kind.REFERRAL,
        (
            word(r"\breferrals?\b|\brefer (?:me|us|my|our|people|clients?|business|someone|anyone)\b"),
            word(
                r"\b(?:know|knows|think of) (?:of )?(?:any(?:one|body)|some(?:one|body)|any (?:people"
                r"|companies|businesses|firms|openings?))\b[^.!?\n]{0,40}\b(?:who|that|need|looking|could"
                r"|might|in|hiring|with)\b"
            ),
            word(
                r"\b(?:business|clients?|customers?|people|work|leads?) (?:\w+ )?(?:my|our) way\b"
                r"|\bgood word\b|\brecommend (?:me|us|my)\b"
            ),
        ),
    ),
    (
        Kind.INTRODUCTION,
        (
            word(
                r"\bintroduc(?:e|ing) (?:me|us)\b|\b(?:introduction|intro) to\b|\bput (?:me"
                r"|us) in (?:touch|contact) with\b|\bconnect (?:me|us) (?:with|to)\b|\bmake an intro\w*\b"
            ),
        ),
    ),
    (
        Kind.MEETING,
        (
            word(
                r"\b(?:meet(?: up| with)?|meeting|get together|coffee|lunch|dinner|breakfast|a drink"
                r"|a beer)\b|\b(?:catch up|hop on|jump on|set up|schedule|arrange) (?:\w+ ){0,3}(?:call"
                r"|chat|time|zoom|person)\b"
            ),
            word(
                r"\b\d+ ?(?:-| )?minutes?\b|\b(?:a|an|quick|short) (?:\w+ )?(?:call|chat)\b|\b(?:are"
                r"|be) you (?:free|available)\b|\byour (?:calendar|availability)\b"
            ),
        ),
    ),
    (
        Kind.ADVICE,
        (
            word(
                r"\byour (?:\w+ )?(?:advice|opinion|thoughts?|view|take|feedback|insights?|perspective"
                r"|recommendations?)\b|\bany (?:advice|suggestions|recommendations|thoughts|ideas|tips)\b"
                r"|\bpick your brain\b"
            ),
            word(
                r"\bwhat (?:would|do) you (?:think|advise|suggest|recommend)\b|\bhow would you\b"
                r"|\bshould i\b|\badvise (?:me|us)\b|\b(?:ask|asking|need|seeking"
                r"|looking for) (?:for )?(?:your |some |a bit of )?advice\b|\bcan you recommend\b"
            ),
        ),
    ),
    (
        Kind.FAVOUR,
        (
            word(
                r"\bfavou?r\b|\b(?:review|proofread|look over|look at|check|read|sign|fill (?:in|out)"
                r"|complete|vote|endorse|share|like|write|forward|send|lend|give|spare|help|bring|pick up"
                r"|drop|share|repost|subscribe|support|answer|take part|participate|confirm|arrange"
                r"|prepare|provide|update|print|add|call|e-?mail)\b"
            ),
        ),
    ),
)
"""Kinds told within a sentence that asks, heaviest first."""


def selling(sentence: str) -> Kind | None:
    """Pitch or recruit, when the words of a sentence say so by themselves; else None."""
    return _which(SELLING, sentence)


def asking(sentence: str) -> Kind:
    """The kind of a sentence that asks, `Kind.UNSURE` when no cue fits."""
    return _which(ASKING, sentence) or Kind.UNSURE


def is_question(sentence: str) -> bool:
    """Whether a sentence is a plain question: it ends so, and is no pleasantry such as "how are you?"."""
    return sentence.rstrip("\"'”\u2019) ").endswith("?") and not _PLEASANTRY.search(plain(sentence))


_PLEASANTRY = word(
    r"\b(?:how (?:are|have) (?:you|things|y'all)|how(?:'s| is) (?:it|life|everything|business)"
    r"|what's up|what(?:'s| is) new|remember me"
    r"|isn't it|don't you think|you know|right)\b[^?]{0,30}\?"
)


def _which(table: tuple[tuple[Kind, tuple[re.Pattern[str], ...]], ...], sentence: str) -> Kind | None:
    words = plain(sentence)
    return next((kind for kind, patterns in table if any(pattern.search(words) for pattern in patterns)), None)
