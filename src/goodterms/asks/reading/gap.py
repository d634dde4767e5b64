"""Whether a message owns up to the time that has passed: "it has been far too long"."""

from __future__ import annotations

from goodterms.asks.reading.signs import found, sign, span
from goodterms.words import Span

_MANY = r"""(?:(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|\d{1,2}
    |several|many|a few|a couple of|some|so many|too many|how many|all these|a good few)
    (?:[ -](?:or|to) (?:two|three|four|five|six|\d{1,2}))?)"""
_ABOUT = r"""(?:(?:about|almost|nearly|over|more than|at least|well over|what|probably|now|around|close to|like|maybe
    |easily|already|quite|such|just|only|way|far|much|really|simply|literally|good|something like),? )*"""
_LONG = rf"""{_ABOUT}(?:a (?:very |really |good |little |long )?(?:long )?(?:while|time)|ages|forever|too long|so long
    |some time|(?:very )?long|an age|an eternity
    |{_MANY} (?:long |whole |full |and a half )*(?:weeks?|months?|years?|decades?))"""
_WROTE = r"(?:wr[io]t|saw|see|spoke|talk|heard|was in|been in|e-?mail|contact|reach|got in|visit)"
_AFTER = rf"""(?= ?(?:,|[.!;:)?\n\u2013\u2014-]|\Z|since ?(?:\Z|[.!]|(?:we|you|our|your last|my last (?:e-?mail|mail
        |letter|message|note|visit|call)|i(?:'ve| have)? (?:last )?{_WROTE}|us\b))|now,|i know|but i (?:hope|wanted
        |thought)|and i (?:hope|wanted|thought)|without|for us|between us|hasn't|has it))"""
_SORRY = r"(?:sorry|apologies|apologi[sz]e|forgive|excuse)"
_SO = r"(?:very |terribly |rather |extremely |long |much |so |incredibly |hugely |embarrassingly )*"
_START = r"(?:^|(?<=[.!?,]\s))"
_THAT_LONG = r"after (?:all (?:this time|these years)|so (?:long|many years)|such a long time)\b"

OWNING = (
    sign("long|time|no", r"\blong time,? no (?:see|speak|talk|hear|chat)"),
    sign(
        """been|it's that's it that|while time ages forever long eternity age weeks week months month years year
        decades decade""",
        rf"""(?<!where\s)\b(?:it|that)(?:'s| has|'s really| has really| must have| seems like it's)
        (?: already| now| really| certainly)? been {_LONG}{_AFTER}""",
    ),
    sign(
        "been|while time ages forever long eternity age weeks week months month years year decades decade",
        rf"{_START}been {_LONG}{_AFTER}",
    ),
    sign("been|has|it|we you", rf"\bhas it (?:really )?been {_LONG}(?= ?(?:\?|since we|since you))"),
    sign(
        "been|since|we you i our my your",
        rf"\bbeen {_LONG} since (?:we|you and i|i (?:last |'ve )?{_WROTE}|our|my last (?:mail|letter)|your last)\b",
    ),
    sign(
        "touch|lost losing out",
        r"""\b(?:we|you and i|we've|have|having|i|i've|both) (?:have |had |all )?(?:lost|been out of|fell out of
        |fallen out of|been so out of|were out of) touch\b|\b(?:lost|losing) touch with you\b
        |\bsorry [^\n.!?]{0,40}\bout of touch\b""",
    ),
    sign(
        """spoken talked chatted corresponded touch contact met caught heard seen written mailed emailed called
        visited|haven't have hadn't had not never|in for since lately recently over""",
        r"""\b(?:haven't|have not|hadn't|had not|not|never) (?:really |actually |properly )?(?:(?:spoken|talked|chatted
        |corresponded|been in (?:touch|contact)|kept in touch|met|caught up)(?! (?:him|her|them|any|the)\b)
        |(?:heard|seen|written|e-?mailed|called|visited) (?:from |to )?(?:you|me(?= for\b)|each other|one another))\b
        [^\n.!?]{0,30}\b(?:in|for|since|lately|recently|over)\b""",
    ),
    sign(
        """sorry apologies apologise apologize forgive excuse|silence touch not quiet silent stranger disappeared
        vanished neglected dropped gone went fell taken took haven't""",
        rf"""\b{_SORRY} (?:for |about |that |my |the |me |it's |it has |i |i've |i have |this |i'm |i am\s
        |so |such |a )*(?:\w+ ){{0,3}}?(?:silence|out of touch
        |not (?:been in|writing|having (?:been|written|answered|replied)|keeping in|answering
        |replying)(?! (?:in (?:more|detail|full)|your question))|quiet|silent|a stranger
        |disappeared|vanished|neglected|dropped off|gone dark|went dark|fell off|taken (?:me )?so long
        |took (?:me )?so long|haven't (?:written|replied|answered|been in touch|called))\b""",
    ),
    sign(
        "sorry apologies apologise apologize forgive|late slow delayed tardy belated overdue",
        rf"""\b{_SORRY}(?: for| about)? (?:the |my |this |such a |a )*{_SO}(?:late|slow|delayed|tardy|belated|overdue)
        \s(?:reply|response|answer|note|message)\b""",
    ),
    sign(
        "sorry|never",
        r"\bsorry (?:that )?(?:i|we)(?:'ve| have)? never (?:wrote|written|answered|replied|got back|called|thanked)\b",
    ),
    sign("silence", r"\b(?:my|this|our|my long|this long|our long|my radio|the long) silence\b"),
    sign(
        "blue|out",
        rf"""\b(?:this|writ\w+|contact\w*|reach\w*|messag\w*|mail\w*|sorry|appear\w*|surpris\w*|hello)\b[^\n.!?]{{0,30}}
        \bout of the blue\b|{_START}(?:totally |completely |a bit )?out of the blue\b""",
    ),
    sign("since|we you", r"(?<!ever\s)\bsince (?:we|you and i) (?:last )?(?:spoke|talked|met|worked|saw|wrote|were)\b"),
    sign(
        "we|last haven't",
        r"""\bwe (?:last (?:spoke|talked|met|saw|worked|wrote|were)
        |haven't (?:spoken|talked|met|been in touch|seen (?:each|one)))\b(?! (?:him|her|them|it|any|the|a)\b)""",
    ),
    sign(
        "after|all so such|time years long",
        rf"""\b{_THAT_LONG}(?=[^\n.!?]*\b(?:you|write|writing|touch|again|contact|hear|hello|i'd|reach|mail)\b)
        |\b(?:you|write|writing|touch|contact|hear|hello|mail)\b[^\n.!?]{{0,40}} {_THAT_LONG}""",
    ),
    sign(
        "been back|you you've where welcome",
        rf"""\b(?:you(?:'ve| have)|you were) been (?:away|gone|quiet)\b|\bwhere have you been\b|{_START}
        (?:and )?welcome back\b""",
    ),
    sign(
        "i i've|should should've meant meaning ought",
        r"""\b(?:i should have|i should've|i meant to|i(?: have|'ve) been meaning to|i(?: have|'ve) long meant to
        |i ought to have|i had meant to) (?:written|write|call|called|be in touch|been in touch|get in touch
        |got in touch|reach out|reached out|replied|reply|answer|answered|thank|come back|got back|gotten back
        |get back|said hello|say hello)\b""",
    ),
    sign(
        "i'm i i've|terrible awful bad useless rubbish hopeless good great|at about with",
        r"""\bi(?:'m| am| have been|'ve been) (?:so |really |absolutely )?(?:terrible|awful|bad|useless|rubbish|hopeless
        |terribly bad|not good|not great) (?:at|about|with) (?:keeping in|staying in|replying|answering|writing|e-?mail
        |correspond)""",
    ),
    sign(
        "owe owed|you",
        r"""\bi(?:'ve| have)? (?:still )?owed? you (?:a|an) (?:long |proper )?(?:reply|answer|letter|mail|e-?mail
        |message|call|note|thank you|response)\b""",
    ),
    sign(
        "remember past|me from",
        r"""\b(?:you (?:may|might|probably) (?:not |don't |hardly |barely )?remember me
        |(?:do you|i hope you|not sure (?:if|whether) you|i don't know (?:if|whether) you|i wonder if you)(?: still)?
        remember me|(?:voice|ghost) from the past)\b""",
    ),
    sign("many|years months", r"\b(?:so|too|how) many (?:years|months) (?:have (?:passed|gone by)|since (?:we|our))\b"),
)


def owns_gap(text: str) -> Span | None:
    """The words by which a message owns the gap, or None.

    Good: "It's been three years since we spoke." Bad: "It's been three years since the last release."
    """
    first = next(iter(found(OWNING, text)), None)
    return span(first) if first else None
