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
            word(
                r"\b(?:this|here) (?:is|'s) your (?:chance|opportunity|invitation) to\b"
                r"|\bbe among the first (?:to|with)\b"
                r"|\bdon't miss (?:out on )?(?:this|our|your) (?:chance|offer|opportunity|deal|sale)\b"
            ),
            word(
                r"\b(?:earn|take|make|get|save) (?:up to )?(?:[\w-]+ ){0,3}(?:percent|per cent|%"
                r"|commission) (?:of|on|off|for)\b"
                r"|\b(?:our|all) affiliates?\b|\byou (?:won't|will not) regret it\b"
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

_MAY_SELL = word(
    r"(?:\b|(?=%))(?:our|my|fit|match|candidate|opportunit|roles?\b|positions?\b|challenges?\b|job\b|join|hiring|recruiting|help"
    r"|enable|empower|assist|demo|trial|consultation|sales|offer|discount|price|deal|give you|sign|subscribe"
    r"|enrol|order"
    r"|buy|launch|introducing|announc|rolling|free|increase|boost|grow|double|skyrocket|interested|sell|represent"
    r"|distribute|started|speciali|chance|invitation|among|percent|per cent|%|commission|affiliate|regret)"
)
"""One of these is in every sentence that sells."""

ASKING: tuple[tuple[Kind, tuple[re.Pattern[str], ...]], ...] = (
    (
        Kind.MONEY,
        (
            word(
                r"\b(?:lend|loan|wire|transfer|borrow|owe)\b[^.!?\n]{0,30}(?:\b(?:money|cash|dollars|euros|pounds|bucks"
                r"|quid|grand)\b|[$€£] ?\d|\b\d+ ?(?:€|£|eur|usd|gbp))"
            ),
            word(
                r"\b(?:donate|donations?|chip in|sponsor (?:me|us|my|our)|crowdfunding|fund-?rais(?:er|ing)"
                r"|raising (?:\w+ )?(?:money|funds)|invest in (?:my|our)|investors?)\b"
            ),
        ),
    ),
    (
        Kind.REFERRAL,
        (
            word(r"\breferrals?\b|\brefer (?:me|us|my|our|people|clients?|business|someone|anyone)\b"),
            word(
                r"\b(?:know|knows|think of) (?:of )?(?:any(?:one|body)|some(?:one|body)|any (?:people"
                r"|companies|businesses|firms|openings?))\b[^.!?\n]{0,40}\b(?:who|that|need|needs|looking|could"
                r"|might|in|hiring|with)\b"
            ),
            word(
                r"\b(?:business|clients?|customers?|people|work|leads?|any(?:one|body)|them|some(?:one|body))"
                r" (?:[\w']+ ){0,6}(?:my|our) way\b"
                r"|\bgood word\b|\brecommend (?:me|us|my)\b"
            ),
            word(
                r"\b(?:desperate for|desperately need|in (?:dire )?need of|(?:could|can) (?:really )?(?:use|do with)"
                r"|looking for) (?:\w+ ){0,2}(?:clients|customers|referrals|business)\b"
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
                r"\bfavou?r\b|\bhelp (?:me|us)\b"
                r"|\b(?:need|use|appreciate|for) (?:[\w']+ ){0,2}(?:help|hand|lift|ride|support)\b"
                r"|(?:\b(?:you|someone|anyone|please|pls|plz|kindly|and|just|also|then|to)|^\W*|[,;:] )"
                r"(?: please| kindly| just| also| maybe| possibly)? ?"
                r"(?:review|proofread|look (?:over|at|after)|check|read|sign|fill (?:in|out)|complete|vote|endorse"
                r"|share|write|forward|send|lend|give|spare|help|bring|pick (?:\w+ )?up|drop|repost|subscribe|support"
                r"|answer|take (?:part|over|care)|participate|confirm|arrange|prepare|provide|update|print|add|call"
                r"|phone|text|e-?mail|fax|buy|get|fix|watch|cover|remind|return|translate|test|try|post|submit"
                r"|move|change|remove)\b"
            ),
        ),
    ),
)
"""Kinds told within a sentence that asks, heaviest first."""


def selling(sentence: str) -> Kind | None:
    """Pitch or recruit, when the words of a sentence say so by themselves; else None."""
    words = plain(sentence)
    return _which(SELLING, words) if _MAY_SELL.search(words) else None


def asking(sentence: str) -> Kind:
    """The kind of a sentence that asks, `Kind.UNSURE` when no cue fits."""
    return _which(ASKING, plain(sentence)) or Kind.UNSURE


def is_question(sentence: str) -> bool:
    """Whether a sentence is a plain question: it ends so, and is no pleasantry such as "how are you?"."""
    return sentence.rstrip("\"'”\u2019) ").endswith("?") and not _PLEASANTRY.search(plain(sentence))


def only_asks_to_know(sentence: str) -> bool:
    """Whether a question wants nothing but to be told something: "could you tell me how you keep the invoices?"."""
    return bool(_TO_KNOW.search(plain(sentence)))


_TO_KNOW = word(
    r"^\W*(?:(?:hi|hello|hey|dear|so|and)\b[^,]{0,30}, ?)?(?:could|can|would|will) you"
    r" (?:please |perhaps |maybe |just )?(?:tell me|explain(?: to me)?|let me know|say)"
    r" (?:how|what|when|where|why|which|whether|if (?:it|the|that|there))\b"
)

_PLEASANTRY = word(
    r"\b(?:how (?:are|have) (?:you|things|y'all)\b|how(?:'s| is) (?:it|life|everything|business)\b"
    r"|what's up\b|what(?:'s| is) new\b|remember me\b)[^?]{0,30}\?|\b(?:isn't it|don't you think|you know) ?\?"
)


def _which(table: tuple[tuple[Kind, tuple[re.Pattern[str], ...]], ...], words: str) -> Kind | None:
    return next((kind for kind, patterns in table if any(pattern.search(words) for pattern in patterns)), None)
