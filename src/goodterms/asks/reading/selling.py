"""Words that sell: a pitch or recruiting, which make the ask by themselves, whatever its grammar.

No labelled messages of these kinds exist in public, so they are smoke-tested on invented ones, nothing more.
"""

from __future__ import annotations

from collections.abc import Sequence

from goodterms.asks.reading.grams import tokens
from goodterms.asks.reading.matching import plain, word
from goodterms.asks.reading.signs import Sign, likely_among
from goodterms.words import Kind


def _row(needs: str, pattern: str) -> Sign:
    return Sign(tuple(frozenset(group.split()) for group in needs.split("|")), word(pattern))


_WE = r"(?:our|my) (?:new |latest |own |innovative |award-winning )*"
_OUR = r"(?:our|my) (?:[\w-]+ ){0,4}"
"""With whatever praise."""

_WARES = (
    r"(?:product|platform|solution|service|software|tool|app|offering|course|coaching"
    r"|programme?|package|webinar|line)s?\b"
)

_OUR_WARES = (
    "our my|product products platform platforms solution solutions service services software softwares "
    "tool tools app apps offering offerings course courses coaching package packages program programme "
    "programs programmes webinar webinars line lines"
)

SELLING: tuple[tuple[Kind, tuple[Sign, ...]], ...] = (
    (
        Kind.RECRUIT,
        (
            _row(
                "your you|fit match candidate",
                r"\b(?:your (?:profile|background|experience|cv|r\u00e9sum\u00e9|resume)"
                r"|you)\b[^.!?\n]{0,60}\b(?:perfect|great|good|ideal|excellent|strong) (?:fit|match"
                r"|candidate)\b",
            ),
            _row(
                "open considering interested|opportunity opportunities role roles position positions challenge"
                " challenges job",
                r"\b(?:open to|considering|interested in) (?:a |an |any )?(?:new |exciting "
                r"|career )*(?:opportunit(?:y|ies)|roles?|positions?|challenges?|job)\b",
            ),
            _row(
                "join hiring recruiting",
                r"\b(?:join (?:my|our) (?:team|company|downline|business|firm|startup)|we(?:'re"
                r"| are) hiring|i(?:'m| am) (?:hiring|recruiting))\b",
            ),
        ),
    ),
    (
        Kind.PITCH,
        (
            _row(
                "help enable empower assist|we i",
                r"\b(?:we|i) (?:help|enable|empower|assist) (?:companies|businesses|teams|clients|people"
                r"|firms|organi[sz]ations|professionals|founders|leaders)\b",
            ),
            _row(
                _OUR_WARES,
                rf"\b{_OUR}{_WARES}[^.!?\n]{{0,40}}\b(?:helps?|offers?|saves?|gives?|lets?"
                r"|(?:can|will|would|could) (?:help|save|give|bring|cut|make|solve))\b"
                r"(?! (?:me|us|my|our|him|her|a lot)\b)",
            ),
            _row(
                "demo trial consultation sales",
                r"\b(?:book|schedule|see|offer you|give you|request) (?:a |you a )?(?:quick |short |free "
                r"|live |personal )*(?:demo|trial|consultation|sales call)\b|\bfree (?:trial|demo"
                r"|consultation)\b|\b(?:for|have|get|want|like|take) a (?:quick |short |live |personal )+"
                r"(?:demo|trial)\b",
            ),
            _row(
                "projects project gig gigs assignment assignments commission commissions mandate mandates contracts"
                " freelance|looking seeking open available taking",
                r"\b(?:i'm|i am|we're|we are|am|are) (?:currently |now |actively |always |also )*(?:looking for|seeking"
                r"|open (?:to|for) new|available for|taking on) (?:[\w-]+ ){0,2}(?:projects?|gigs?|assignments?"
                r"|commissions?|mandates?|contracts|freelance work)\b",
            ),
            _row(
                "supply cater quote bid supplier provider partner business order|love like happy delighted glad pleased"
                " keen hoping hope",
                r"\b(?:love|like|happy|delighted|glad|pleased|keen|hoping|hope) to (?:supply (?:you|your|the)\b"
                r"|cater for (?:you|your)\b|quote (?:you|for you|for your)\b|bid (?:for|on) your\b"
                r"|(?:become|be) (?:your|the) (?:\w+ )?(?:supplier|provider|partner of choice|caterer|printer)\b"
                r"|do business with you\b|win your (?:business|order)\b)",
            ),
            _row(
                "offer discount price deal give",
                r"\b(?:special|exclusive|limited[- ]time|introductory) (?:offer|discount|price|deal)\b"
                r"|\b(?:offer|give) you (?:\w+ ){0,3}\d+ ?%",
            ),
            _row(
                "chance opportunity invitation among offer deal sale",
                r"\b(?:this|here) (?:is|'s) your (?:chance|opportunity|invitation) to\b"
                r"|\bbe among the first (?:to|with)\b"
                r"|\bdon't miss (?:out on )?(?:this|our|your) (?:chance|offer|opportunity|deal|sale)\b",
            ),
            _row(
                "percent per % commission affiliate affiliates regret",
                r"\b(?:earn|take|make|get|save) (?:up to )?(?:[\w-]+ ){0,3}(?:percent|per cent|%"
                r"|commission) (?:of|on|off|for)\b"
                r"|\b(?:our|all) affiliates?\b|\byou (?:won't|will not) regret it\b",
            ),
            _row(
                "sign subscribe enrol order buy|now today here this",
                r"\b(?:sign up|subscribe|enrol|order|buy) (?:now|today|here|this (?:month|quarter))\b",
            ),
            _row(
                "launched launching introducing announcing announce rolling",
                rf"\b(?:launched|launching|introducing|announcing|announce|rolling out) (?:a |our |my |the )"
                rf"(?:brand[- ]new |all[- ]new |new |exciting )+(?:\w+ )?{_WARES}",
            ),
            _row(_OUR_WARES, rf"\bjoin {_WE}{_WARES}"),
            _row(
                "free|first one try week month trial",
                r"\b(?:first|one) (?:week|month|year) (?:is |comes )?free\b"
                r"|\btry (?:it|us|them|our \w+) (?:out )?(?:for )?free\b",
            ),
            _row(
                "increase boost grow double skyrocket|your",
                r"\b(?:increase|boost|grow|double|skyrocket) your (?:sales|revenue|traffic|business"
                r"|profits?|conversions?)\b",
            ),
            _row(
                "our my|show tell present introduce offer pitch sell",
                r"\b(?:like|love|want|wanted|happy|pleased|excited) to (?:show|tell|present|introduce"
                rf"|offer|pitch|sell)(?: you)?(?: to)?(?: about)? {_WE}\w+",
            ),
            _row(
                "interested opportunity",
                rf"\binterested in (?:{_WE}\w+|buying|investing|trying|signing up"
                r"|a (?:great )?business opportunity)\b|\bbusiness opportunity\b",
            ),
            _row(
                "you your|sell represent distribute launched started specialise specialize",
                r"\b(?:i|we) (?:now |currently |just )?(?:sell|represent|distribute|launched"
                r"|started selling|specialise in|specialize in)\b[^.!?\n]{0,80}\b(?:you|your)\b",
            ),
        ),
    ),
)
"""Kinds that sell: these words alone make the ask, whatever its grammar."""

_SELLING = tuple(one for _, rows in SELLING for one in rows)
_KINDS = tuple(kind for kind, rows in SELLING for _ in rows)


def selling(sentence: str, said: Sequence[str] | None = None) -> Kind | None:
    """Pitch or recruit, when the words of a sentence say so by themselves; else None. ``said``: its `grams.tokens`."""
    have = {"%", *(said or tokens(sentence))}
    likely = [place for place, one in likely_among(_SELLING, have)]
    if not likely:
        return None
    words = plain(sentence)
    return next((_KINDS[place] for place in likely if _SELLING[place].pattern.search(words)), None)
