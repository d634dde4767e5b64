"""What kind of ask it is. High-precision cues only; an ask that none of them fits is of unsure kind.

No labelled messages of these kinds exist in public, so the cues are smoke-tested on invented ones, nothing more.
The sender may declare the kind, and that wins.
"""

from __future__ import annotations

from goodterms.asks.reading.imperative import VERBS
from goodterms.asks.reading.matching import Pattern, plain, word
from goodterms.asks.reading.selling import SELLING, selling
from goodterms.words import Kind

__all__ = ["ASKING", "SELLING", "asking", "is_question", "only_asks_to_know", "selling", "tells"]

_ANOTHER = """
let see hear listen guess trust forgive relax wait think tell explain say mention meet come join visit work stay start
state like hang lead learn leave wake hurry accept endorse donate introduce refer recommend advise suggest discuss talk
chat speak schedule reschedule be have know believe imagine get make hope manage keep feel agree
"""
_NOT_DONE = frozenset(_ANOTHER.split())
"""Verbs that another kind speaks of, or that nobody is asked a favour with."""

_MORE = frozenset(["translate", "proofread", "spare", "cover", "quote", "mend", "repair"])
_DO = rf"(?:{'|'.join(sorted((VERBS | _MORE) - _NOT_DONE | {'get', 'make', 'keep'}))})\b(?! (?:it|sense|sure you)\b)"
_ANY = (
    rf"(?!(?:{'|'.join(sorted(_NOT_DONE))})\b)[a-z-]{{2,}} (?:the|this|it|that|these|those|a|an|my|our|your|his|her"
    r"|their|all|some|any|another|up|out|with|for|me|us|him|them)\b"
)
"""Any other verb with its object."""

_YOU = r"(?:you|someone|somebody|anyone|anybody|one of you|any of you)(?: guys| both| all)?"
_KINDLY = (
    r"(?:,? (?:please|pls|kindly|also|just|maybe|perhaps|possibly|then|still|do|be able to"
    r"|be so kind as to|be willing to"
    r"|be kind enough to|consider|try to|try and|make sure to|be sure to|help|go and|quickly|again))*"
)
_WHEN = (
    r"(?:on|at|in|over|for|this|next|tomorrow|tonight|today|again|sometime|some time|before|after|with|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
_DAY = r"(?:tomorrow|tonight|next week|this week|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_MEAL = r"(?:coffee|lunch|dinner|breakfast|brunch|drinks?|beers?|supper|cup of tea)"

ASKING: tuple[tuple[Kind, tuple[Pattern, ...]], ...] = (
    (
        Kind.MONEY,
        (
            word(
                r"\b(?:lend|loan|wire|transfer|borrow|owe)\b[^.!?\n]{0,30}(?:\b(?:money|cash|dollars|euros|pounds|bucks"
                r"|quid|grand)\b|[$\u20ac\u00a3] ?\d|\b\d+ ?(?:\u20ac|\u00a3|eur|usd|gbp))"
            ),
            word(
                r"\b(?:donate|donations?|chip in|sponsor (?:me|us|my|our)|crowdfunding|fund-?rais(?:er|ing)"
                r"|raising (?:\w+ )?(?:money|funds)|invest (?:in (?:my|our)|with us)|investors?)\b"
            ),
        ),
    ),
    (
        Kind.REFERRAL,
        (
            word(
                r"\breferrals?\b|\brefer (?:me|us|my|our|people|clients?|business|someone|anyone)\b"
                r"|\bwho (?:else )?do you know (?:that|who|in|at|for|with|needs?)\b|\bword of mouth\b"
            ),
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
            word(
                r"\b(?:live|lives|depend|depends|rely|relies) (?:from|on|off) (?:recommendations|word of mouth)\b"
                r"|\b(?:any|some|one) of your (?:customers|clients|friends|colleagues|contacts|neighbou?rs|suppliers)\b"
                r"|\bpass (?:[\w']+ ){1,5}on to your (?:\w+ )?\w+"
            ),
        ),
    ),
    (
        Kind.INTRODUCTION,
        (
            word(
                r"\bintroduc(?:e|ing) (?:me|us)\b|\b(?:introduction|intro) to\b|\bput (?:me"
                r"|us) in (?:touch|contact) with\b|\bconnect (?:me|us) (?:with|to)\b|\bmake an intro\w*\b"
                r"|\b(?:right|best) person to (?:talk|speak|write|contact|ask)\b|\bhave (?:a |any )contacts? (?:at|in"
                r"|with)\b"
            ),
        ),
    ),
    (
        Kind.MEETING,
        (
            word(
                rf"\b(?:can|could|shall|should|may|might|would|will|let's|like to|love to|want to|happy to|able to"
                rf"|free to"
                rf"|time to|when|where|try to|hope to)\b(?: \w+){{0,4}} (?:meet|get together|catch up)\b(?! each other)"
                rf"|(?:^\W*|\bplease )meet (?:me|us)\b|\bmeet (?:up )?{_WHEN}\b"
                rf"|\b(?:schedule|arrange|set up|book|request|propose|organi[sz]e|hold|have) (?:\w+ ){{0,2}}meeting\b"
            ),
            word(
                rf"\b(?:have|grab|get|for|over|join (?:me|us) for|go for|do|up to)(?: (?:a|an|some|another|quick"
                rf"|spot of))*"
                rf" {_MEAL}\b|^\W*(?:a )?{_MEAL} (?:{_WHEN}\b|\?)"
                r"|\b(?:hop on|jump on|set up|schedule|arrange|have|do) (?:\w+ ){0,3}(?:call|chat|zoom)\b"
                r"|\b(?:find|set up|schedule|arrange) (?:\w+ ){0,3}time (?:to (?:meet|talk|chat|speak|discuss|call)"
                r"|for a)"
            ),
            word(
                r"\b\d+ ?(?:-| )?minutes? (?:of your time|to (?:talk|chat|speak|discuss)|on the phone|call|chat)\b"
                r"|\b(?:a|quick|short) (?:\w+ )?(?:call|chat) (?:with|about|to|on|this|next|tomorrow|today)\b"
                rf"|\b(?:are|be) you (?:still )?(?:free|available|around|in town)\b(?: {_WHEN}\b| ?\?)"
                r"|\byour (?:calendar|availability)\b"
            ),
            word(
                rf"\b(?:would|does|is|how about|what about) (?:{_DAY}|\d)[^.!]*\b(?:suit|work for|good for|okay for"
                rf"|fine for)"
                rf" ?(?:you)?\b|\b(?:can|could|would|will|shall|may) (?:you|i|we)(?: both| all)? (?:come|join us"
                rf"|drop by"
                rf"|come by|come over|visit|stop by|see me|see you)\b(?! (?:back|up with|to you|from|as))"
            ),
        ),
    ),
    (
        Kind.ADVICE,
        (
            word(
                r"\b(?:your|for|get|have|hear) (?:\w+ )?(?:advice|opinions?|thoughts?|view|feedback|insights?"
                r"|perspective"
                r"|recommendations?)\b|\bany (?:\w+ )?(?:advice|suggestions?|recommendations?|thoughts|ideas?|tips"
                r"|pointers"
                r"|hints?|guidance|feedback|comments|insights?)\b(?! (?:is|are) welcome to)|\bpick your brain\b"
                r"|\bsecond opinion\b"
            ),
            word(
                r"\bwhat (?:would|do) you (?:all |guys )?(?:think|advise|suggest|recommend|reckon)\b|\bhow would you\b"
                r"|\bshould i\b|\badvise (?:me|us)\b|\bplease advise\b|\b(?:ask|asking|need|seeking"
                r"|looking for) (?:for )?(?:your |some |a bit of )?(?:advice|guidance)\b"
                r"|\b(?:can|could|would) you (?:recommend|suggest|advise)\b"
                r"|\bknow (?:of )?(?:a|an|any|another) (?:good|decent|reliable|trustworthy|honest|nice|great|cheap"
                r"|better) \w+\b"
                r"|\blet me know (?:what you think|your (?:thoughts|opinion|view)|if (?:this|that|it|these"
                r"|those) (?:all )?"
                r"(?:makes? sense|looks?|sounds?|seems?|is (?:wrong|right|correct|okay)))"
                r"|\b(?:please )?correct me\b|\bdo you (?:think|reckon|feel) (?:that )?(?:i|we|it|this|that"
                r"|there) (?:should|could"
                r"|would|is|might|makes)\b|\bcomment (?:on|about)\b|\bam i (?:missing|wrong|right)\b"
            ),
        ),
    ),
    (
        Kind.FAVOUR,
        (
            word(
                rf"\b(?:can|could|would|will|might) {_YOU}{_KINDLY} (?:{_DO}|{_ANY})"
                rf"|\b(?:please|pls|plz|kindly){_KINDLY} (?:{_DO}|{_ANY})|\bplease consider \w+ing\b"
            ),
            word(
                rf"\b(?:possible|chance|nice|great|kind|good|helpful|perfect|appreciate|appreciate it|grateful|glad"
                rf"|mind|want"
                rf"|need|like|love|prefer|ask|asking|request|trouble|remind|hope|wondering|wonder)(?: (?:for|if"
                rf"|whether|that))*"
                rf" you (?:to|could|can|would|might|all to){_KINDLY} {_DO}"
                r"|\b(?:would|do) you mind \w+ing\b|\b(?:can|could|may) i (?:ask|trouble|bother) you (?:to|for)\b"
            ),
            word(
                r"\bfavou?r\b|\bhelp (?:me|us)\b|\b(?:can|could|may) (?:i|we) (?:please )?borrow\b"
                r"|\b(?:need|use|appreciate|for|any) (?:[\w']+ ){0,2}(?:help|hand|lift|ride|support|assistance)\b"
                r"|(?:^\W*|[,;:] |\b(?:and|just|also|then) )"
                r"(?:review|proofread|look (?:over|at|after)|check|sign|fill (?:in|out)|vote|endorse"
                r"|send|lend|give|spare|bring|pick (?:\w+ )?up|repost|subscribe"
                r"|forward|print|remove|remind|return|translate|phone|text|fax|buy|fix|resend|confirm|update)"
                r" (?:me|us|my|our|it|the|this|that|these|those|your|for|back|a|an)\b"
            ),
        ),
    ),
)
"""Kinds told within a sentence that asks, heaviest first. A favour is to do something for the writer that is named."""


def asking(sentence: str) -> Kind:
    """The kind of a sentence that asks, `Kind.UNSURE` when no cue fits."""
    return _which(ASKING, plain(sentence)) or Kind.UNSURE


def is_question(sentence: str) -> bool:
    """Whether a sentence is a plain question: it ends so, and is no pleasantry such as "how are you?"."""
    return sentence.rstrip("\"'”\u2019) ").endswith("?") and not _PLEASANTRY.search(plain(sentence))


def tells(sentence: str) -> bool:
    """Whether a sentence tells news in the form of a question, to which no answer is owed: "did I tell you that we have
    moved?", "have you heard that Ann is leaving?", "can you believe it?".
    """
    return bool(_TELLS.search(plain(sentence)))


def only_asks_to_know(sentence: str) -> bool:
    """Whether a question wants nothing but to be told something: "could you tell me how you keep the invoices?"."""
    return bool(_TO_KNOW.search(plain(sentence)))


_TO_KNOW = word(
    r"^\W*(?:(?:(?:hi|hello|hey|dear|so|and|but|also)\b[^,?!.]{0,30},? )?(?:could|can|would|will) you"
    r" (?:please |perhaps |maybe |just )?(?:tell me|explain(?: to me)?|let me know|say)"
    r" (?:how|what|when|where|why|which|whether|if (?:it|the|that|there))\b"
    r"|(?:do|did) you (?:happen to )?know (?:how|what|when|where|why|which|whether|if|the (?:reason"
    r"|answer|date|name))\b"
    r"|is there (?:a|any) (?:\w+ )?reason\b|any (?:word|news|updates?) (?:on|about|from)\b[^.!]*\?)"
)

_CLAUSE = (
    r"(?:that )?(?:(?:i|we|they|he|she|it|there|i'm|i've|we're|we've|they're|they've|he's|she's|it's|there's)\b"
    r"|(?:(?:my|our|the|his|her|their) )?\w+(?: \w+){0,3} (?:is|are|was|were|has|have|had|will|got|can)\b)"
)
"""How a whole sentence begins behind an opening; "did you know Ann?" and "have you heard from Ann?" have none."""

_NOT_ASKED = (
    r"(?!(?:that )?(?:from|of|about|back|anything|something|any|how|what|where|when|who|whom|why|which|whether|if)\b)"
)
_ALSO = (
    r"(?![^?]*(?:[,;]|\band\b|\bbut\b|\bso\b|\bor\b)(?: (?:and|but|so|or))? (?:where|what|when|who|why|which|how"
    r"|can|could|will|would|do|does|did|are|is|have|has|shall|should|may)\b)"
)
"""No question of its own behind the news."""

_TELLS = word(
    r"^(?:(?:hi|hello|hey|oh|so|and|but|by the way|btw|ps|p\.s\.)\b[^?!.]{0,30}[,:]? )?(?:"
    r"(?:did|have|had) i (?:ever |already |even )?(?:tell|told|mention(?:ed)?|say|said)\b"
    r"(?: (?:you|anyone|them|him|her)\b)?(?! (?:you\b|anything|something wrong|too much|the wrong|no\b|yes\b))"
    rf"|(?:did you (?:already )?know|have you (?:already |also |perhaps )?heard|did you hear) {_NOT_ASKED}{_CLAUSE}"
    r"|(?:can|could|would) you (?:just )?(?:believe|imagine)\b(?! \w+ing\b)"
    rf"|(?:can|would) you guess\b|guess (?:what|who|where)\b|do you know what \?){_ALSO}"
)
"""Tells something and wants no answer. What is told stands in the owner's words, so nobody has to reply to it."""

_PLEASANTRY = word(
    r"\b(?:how (?:are|have) (?:you|things|y'all)\b|how(?:'s| is) (?:it|life|everything|business)\b"
    r"|what's up\b|what(?:'s| is) new\b|remember me\b)[^?]{0,30}\?|\b(?:isn't it|don't you think|you know) ?\?"
)


def _which(table: tuple[tuple[Kind, tuple[Pattern, ...]], ...], words: str) -> Kind | None:
    return next((kind for kind, patterns in table if any(pattern.search(words) for pattern in patterns)), None)
