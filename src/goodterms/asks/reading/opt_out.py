"""Whether a message asks not to be written to: "please don't send me these", "take me off your list"."""

from __future__ import annotations

from dataclasses import dataclass

from goodterms.asks.reading.language import is_english
from goodterms.asks.reading.signs import either, found, sign
from goodterms.words import Span

_DONT = r"(?:do not|don't|dont)"
_WRITE = r"""(?:send|forward|e-?mail|mail|write|message|text|contact|call|phone|ring|spam|pester|bother|approach|disturb
    |pitch)"""
_WRITING = r"""(?:sending|forwarding|e-?mailing|mailing|writing|messaging|texting|contacting|calling|phoning|spamming
    |pestering|bothering|pitching|harassing)"""
_THESE = r"""(?:(?:any |your )?(?:more |further )?(?:of )?(?:these|this (?:kind|sort|type|stuff)|such|those
        |unsolicited|mass|chain|promotional|marketing|advert\w*|spam|newsletters?|offers|pitches|circulars|forwards
        |jokes|invitations?|referral requests?|requests? like)\b|any ?more\b|any longer\b|ever again\b|again(?=[ ,]*
        (?:[.!\n]|\Z|please|thank|or|about))|further\b)"""
_END = r"(?=[ ,]*(?:[.!\n]|\Z|please\b|thank|or\b))"
_AFTER = r"""(?= ?(?:[.,;!)\n]|\Z)| (?:at|about|with|please|every|all|these|this|those|your|such|any|unsolicited
        |spam|and|or|so|now|for)\b)"""
_MY_ADDRESS = r"(?:me|us|my (?:name|address|e-?mail|e-?mail address|number|details|account)|this (?:address|e-?mail))"

STOPPING = (
    sign(
        """don't do dont never stop cease|me us|these this such those unsolicited mass chain promotional marketing
        spam newsletter newsletters offers pitches circulars forwards jokes invitation invitations referral request
        requests more anymore longer again further advertising advertisement advertisements adverts advert""",
        rf"\b(?:{_DONT}|never|stop|cease) {_WRITE}(?:ing)? (?:to )?(?:me|us)(?: \w+){{0,3}}? {_THESE}",
    ),
    sign(
        "please kindly|don't do dont|me us",
        rf"""\b(?:please|kindly),? {_DONT} (?:contact|write to|bother|pester|spam|e-?mail|message|approach)
        \s(?:me|us){_END}""",
    ),
    sign(
        "don't do dont|me us|in about with",
        rf"""\b{_DONT} (?:contact|write to|e-?mail|message) (?:me|us) (?:in future|in the future|about this
        |with this)\b""",
    ),
    sign(
        "don't do dont|me us|more anymore these this such",
        rf"""\b{_DONT} {_WRITE} (?:any ?more|these|this (?:kind|sort)|such)\b[^\n.!?]{{0,40}}\bto (?:me|us)\b""",
    ),
    sign(
        "stop quit cease|me us these those such your",
        rf"""\b(?:stop|quit|cease) {_WRITING} (?:to )?(?:me|us)\b{_AFTER}
        |\b(?:stop|quit) sending (?:these|those|such|your)\b""",
    ),
    sign("unsubscribe", rf"\bunsubscribe {_MY_ADDRESS}\b"),
    sign(
        "unsubscribe remove stop opt optout",
        r"""(?:\A|\n)[ >]*(?:please |pls )?(?:unsubscribe|remove|stop|opt[- ]out|remove me
        |unsubscribe me)[ .!]*(?:please|thanks|thank you)?[ .!]*\Z""",
    ),
    sign(
        "remove take drop delete strike opt|me us my this|off out from",
        rf"""\b(?:remove|take|drop|delete|strike|opt) {_MY_ADDRESS}
        \s(?:off|out|from)(?: of)? (?:your|this|the|these|all|any|future)\b[^\n.!?]{{0,40}}""",
    ),
    sign("off|me|take remove", r"\b(?:take|remove) me off\b(?= ?[.!,\n]|\Z)"),
    sign(
        "i we|don't do no would wouldn't|to|want wish care like need",
        r"""\b(?:i|we)
        (?: (?:do not|don't|no longer|would not|wouldn't))+ (?:want|wish|care|like|need) to
        \s(?:receive|be sent|hear from you|be contacted|be e-?mailed|be on (?:this|your|the)
        |get (?:these|any|your|more|such|e-?mails?|mails?|messages|calls))\b[^\n.!?]{0,60}""",
    ),
    sign(
        "i'd i we'd we|rather prefer",
        r"""\b(?:i'd|i would|we'd|we would) (?:rather|prefer)(?: that)?(?: if)?
        \s(?:you did(?:n't| not) (?:write|send|contact|e-?mail|message)
        |not (?:to )?(?:be (?:contacted|e-?mailed|on)|receive|get (?:these|any|such)))\b[^\n.!?]{0,40}""",
    ),
    sign("leave|alone", r"\bleave me alone\b"),
    sign(
        "no|more|please thank", r"\bno more (?:of these|such|e-?mails|mails|messages|spam|pitches)[ ,]*(?:please|thank)"
    ),
)
DECLINING = (
    sign(
        "not|interested",
        r"""(?:\A|[\n.!?,] ?|\b(?:i'm|i am|we're|we are|i'm afraid i'm|sorry,?|but) ?)
        (?:really |just |simply |definitely )?not interested(?: ?[.!,\n]|\Z| (?:in (?:this|your|the|that|any|such|buying
        |selling|changing|a new|new|moving|switching|participating)\b[^\n.!?]{0,40}|at (?:this|the) (?:time|moment)
        |right now|but thank|thank|so please))""",
    ),
    sign(
        "interest|no",
        r"""\b(?:i|we)(?: have|'ve) no interest in (?:this|your|the (?:offer|product|service|position
        |role)|buying|receiving)\b[^\n.!?]{0,40}""",
    ),
)
_IF = either(
    r"""\b(?:if|unless|whether|should you|anyone who|those who|did you|are you|you(?:'re| are)|he(?:'s| is)|she(?:'s
        | is)|they(?:'re| are)|why|to)\b[^\n.!?]*\Z|\b(?:don't|do not|never)\s*\Z"""
)
"""Earlier in the sentence: a footer's offer, a question, somebody else."""

BEFORE = 160
"""Characters before the words in which such a condition is looked for."""


@dataclass(frozen=True, slots=True)
class OptOut:
    """``span``: the words. ``firm``: they want no more letters; else they only have no interest in what was offered."""

    span: Span
    firm: bool


def opt_out(text: str) -> OptOut | None:
    """The first wish not to be written to; else that what was offered does not interest; or None. English only.

    Good: "Please don't send me these any more." Bad: "Please don't send me the file yet", "If you don't want these
    mails, tell me", "To unsubscribe, click here".
    """
    for signs, firm in ((STOPPING, True), (DECLINING, False)):
        for m in found(signs, text):
            if not _IF.search(text, max(0, m.start() - BEFORE), m.start()) and is_english(text):
                start = m.end() - len(m[0].lstrip(" \n\t.,!?>"))
                return OptOut(Span(start, m.end(), text[start : m.end()]), firm)
    return None
