"""Promises: "I'll send you the slides on Monday": what, and by when.

A promise is a first person's plain "will" with a deed for somebody, not a wish, a question, a condition or a plan of
one's own ("I'll have the soup"). What was promised can be looked for later; by when is a day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, tzinfo
from re import Match

from goodterms.asks.reading.due import FIRST, WHEN, due
from goodterms.asks.reading.language import is_english
from goodterms.asks.reading.said import said
from goodterms.asks.reading.signs import either, words
from goodterms.words import Span

LONGEST = 20_000
"""Characters of a text that are looked at."""

MOST = 5
"""Promises kept of one text; a text with more is a plan or a contract."""

SIGNS = frozenset({"i'll", "we'll", "you'll", "will", "shall", "going", "promise", "let"})
"""One of these is in every text that promises."""

_WILL = r"""(?:(?:i|we)(?:'ll| will| shall)|(?:i am|i'm|we are|we're) (?:definitely |certainly )?going to|i promise
        (?: you)?(?: that)?(?: to| (?:i|we)(?:'ll| will))|i(?:'ll| will) not forget to)"""
_SURELY = r"""(?: (?:definitely|certainly|gladly|happily|also|then|just|always|personally|surely|soon|be sure to
        |be happy to|be glad to|make sure to|quickly|still|of course|absolutely|immediately|both|now|first
        |go ahead and|go and|come and))*"""
_YOU = r"""(?:you|him|her|them|everyone|everybody|both|(?-i:[^\W\d_a-z])\w+|my \w+|your \w+|the (?:others|team|office
        |landlord|waiter|kids|boss))"""
_IT = r"""(?:it|that|this|these|those|them|one|some|everything|something|all|both|the|a|an|my|your|our|his|her|two
        |copies|more|any)"""
_DEED = (
    rf"""(?:(?:be )?(?:send|sending|forward|share|e-?mail|text|mail|fax|post|ship|return|refund|deliver|bring|lend
        |hand|upload|submit|attach)(?! (?:away|the favou?r|out for|me|myself)\b)\b"""
    rf"""|(?:finish|complete|prepare|draft|review|arrange|organi[sz]e|book|reserve|order|confirm|update|fix|repair
        |sign|pay|cancel|translate|correct|print|type up|write up|proof-?read) (?:{_IT}|for|with|by|on)\b"""
    rf"""|(?:check|look into|look at|look over|find out|look up|see to|take care of|deal with|sort out|follow up
        |think it over|get it|read)\b(?! (?:out|in|myself)\b)"""
    rf"""|(?:call|phone|ring) (?:you(?= ?(?:[.,;!?)]|\Z)| (?:back|on|at|in|tomorrow|today|tonight|later|soon|again
        |this|next|when|as|right|from|and|by|before|after|once|to|up|if|about)\b)|(?!you\b){_YOU}|back|up|again)"""
    rf"""|(?:ask|tell|speak to|talk to|speak with|talk with|remind|warn|contact|consult)(?! you(?: (?:something|one
        |a|what|this|why|how|later)\b|\?)) (?:{_YOU}|around|back|up|again|about)\b"""
    rf"""|(?:write|reply|answer|respond|report back|get back|come back) (?:to )?(?:{_YOU}|as soon|by|on|in|with
        |tomorrow|tonight|today|shortly|soon|it|a|the)\b"""
    rf"""|let {_YOU} (?:know\b|have (?:it|them|this|that|the|my|our)\b)"""
    rf"""|see (?:to it )?that you (?:get|have)\b|dig (?:{_IT}|out|up)\b"""
    rf"""|(?:put|pop|drop) (?:it|this|that|them|(?:the|my|our|your|a) \w+(?: \w+){{0,3}}) in the (?:post|mail)\b"""
    rf"""|keep {_YOU} (?:posted|informed|updated|in the loop|company)\b|(?:put|get) {_YOU} in (?:touch|contact)\b"""
    rf"""|(?:introduce|connect) {_YOU}\b|pass (?:it|this|that|them|your|the|on
        |along)\b"""
    rf"""|(?:give|show|buy|pay|get|fetch|find|make|cook|bake|order|pick) {_YOU} (?:{_IT}|up|there|back)\b
        (?! break\b)|give {_IT} (?:back )?to\b|make (?:sure|it up to you|time|the arrangements|a (?:copy|reservation
        |note|list|booking|start))\b"""
    rf"""|(?:pick|drop) (?:{_YOU}|{_IT})(?: \w+)? (?:up|off)\b|drop (?:you|him|her|them) (?:a line|off)\b
        |help {_YOU}\b|help (?:with|out)\b|(?:set|put) (?:it|that|this|something|up) (?:up|together|a)\b"""
    rf"""|have (?:it|that|them|this|everything|the \w+|someone|somebody|my \w+) (?:ready|done|sent|call|send
        |finished|delivered|fixed|checked|for you|back|by|before|on|this week|tomorrow)\b
        |get (?:my|our|your|a) \w+(?: \w+){{0,3}} to you\b
        |get (?:it|that|this|them|the \w+(?: \w+){{0,3}}) (?:to you|done|ready|back|for you|over|finished|fixed
        |started)\b"""
    r"""|(?:be|come|get) (?:there|over|by|along|round)\b(?! now)|(?:meet|join|visit|pick up|drive|take|accompany
        |walk) you\b(?! for (?:granted|a fool|an))|do (?:it|that|this|so)\b|keep (?:my (?:word|promise)|it (?:safe
        |secret|for you|to myself))\b)"""
)
_PROMISE = either(rf"(?<!\w)(?P<will>{_WILL}){_SURELY} (?P<what>{_DEED}(?P<rest>[^\n]*(?:\n(?!\s*\n)[^\n]*)*))")
_TO_YOU = r"""(?:(?:send|forward|e-?mail|mail|bring|text) (?:it|them|you|this|that)|let you know
        |(?:get|come|report) back to you|(?:call|ring|phone|tell|write to) you|pass it on)\b"""
_THEN = either(
    rf"""(?<!\w)(?P<will>{_WILL}) (?:[^\s.,;:!?]+ ){{1,8}}(?:and|then)(?: then)?(?: (?:i|we)(?:'ll| will))?"""
    rf""" (?P<what>{_TO_YOU}(?P<rest>[^\n]*))"""
)
"""Something done first: "I'm going to look for the key and send it to you"."""
_BARE = either(rf"""\W*(?P<will>will){_SURELY} (?P<what>{_DEED}(?P<rest>[^\n]*))""")
"""Without the "I", as many write: "Will send it on Monday"."""
_WHOLE = r"""(?:it|them|(?:the|my|our) (?!time\b|chance\b|opportunity\b|option\b|right\b|best\b)\w+(?: \w+){0,3}
        |an? (?:answer|reply|copy|draft))"""
_SOON = r"""(?:from (?:me|us)|by|on|before|tomorrow|tonight|today|this|next|within|in (?:a|an|one|two|the))\b"""
_YOU_GET = either(
    rf"""(?<!\w)(?P<will>you(?:'ll| will))"""
    rf""" (?P<what>(?:hear from (?:me|us)\b|(?:have|get) {_WHOLE},? {_SOON})(?P<rest>[^\n]*))"""
)
"""Put to the one who gets it: "You'll have the drawings by Friday"."""
_LET_ME = either(
    r"""(?<!\w)(?P<will>let me) (?P<what>(?:get back to you|come back to you|send you|forward you|look into (?:it
        |that|this)|find out and|check and (?:get|come|let))\b(?P<rest>[^\n]*))"""
)

_MAYBE = either(
    r"\b(?:i|we)(?:'ll| will| shall)\b|\bgoing to\b|\bpromise\b|\blet me (?:get|come|send|forward|look|find|check)\b"
    r"|\byou(?:'ll| will) (?:have|get|hear)\b|\b(?-i:Will) \w"
)
_CONDITION = either(
    r"""(?:^|[,;:\u2013\u2014-] ?|\b(?:and|but|so|or) )(?:if|unless|should you|in case|provided|assuming|as long as
        |whenever|once you|when you|suppose|had i)\b"""
    r"""|\b(?:if|unless|provided|in case|as long as|assuming) (?:i|you|we|he|she|they|it|there|that|the|my|your|not
        |possible|necessary|need|anyone|anything|nothing|only)\b|\bor (?:else )?(?:i|we)(?:'ll| will)\b"""
)
_ASKS_IF = either(r"\b(?:know|see|check|find out|out|ask(?: \w+)?|tell \w+|hear|sure) \Z")
"""Before an "if" that is the matter and no condition: "I'll let you know if it came"."""
_DOUBTED = either(
    r"""\b(?:think|guess|suppose|hope|hoping|maybe|perhaps|probably|might|wish|doubt|not sure|said|say|says|saying
        |told|(?:tell|ask|remind) (?:him|her|them|\w+)|let (?:him|her|them|\w+) know|sentence|thought|wonder
        |wondering|whether|when|where|what|how|why|who|which|before|until|that|than|because|everything|all|if
        |nothing|words) \Z"""
)
"""Before it: a guess, a report, a question. "I think I'll send it" binds nobody."""
_END = either(
    r"""[,;:!.\u2013\u2014()]| - |\b(?:but|because|so (?:that|you|we)|and (?:i|we|you|then|he|she|they|let|please)
        |when|while|as soon|once|after|before|if|whether|or)\b"""
)
_EDGE = " \t\r\n,;:.!\u2013\u2014-)("
_LONGEST_WHAT = 100


@dataclass(frozen=True, slots=True)
class Promise:
    """``span``: the words. ``what``: the deed, as written. ``by``: the last second of the day it is due, UTC seconds,
    None when no day is said. ``when``: the words that name it, empty when none.
    """

    span: Span
    what: str
    by: int | None
    when: str


def promises(text: str, written: int, zone: tzinfo = UTC) -> tuple[Promise, ...]:
    """The promises in a text, in order, `MOST` at most. English only.

    ``written``: when the text was written, UTC seconds; "Monday" is told from it, in ``zone``.

    Good: "I'll send you the slides on Monday." Bad: "I'll have the soup", "Shall I send it?", "If you like, I'll send
    it".
    """
    if words(text).isdisjoint(SIGNS):
        return ()
    likely = [m.start() for m in _MAYBE.finditer(text, 0, LONGEST)]
    if not likely or not is_english(text):
        return ()
    found: list[Promise] = []
    for sentence in _with(likely, said(text[:LONGEST])):
        if len(found) >= MOST:
            break
        found.extend(_promised(text, sentence, written, zone))
    return tuple(found[:MOST])


def _with(places: list[int], some: tuple[Span, ...]) -> Iterator[Span]:
    """The sentences in which one of these places lies; both are in order."""
    waiting = iter(places)
    place = next(waiting)
    for sentence in some:
        while place < sentence.start:
            place = next(waiting, LONGEST)
        if place < sentence.end:
            yield sentence


def _promised(text: str, sentence: Span, written: int, zone: tzinfo) -> Iterator[Promise]:
    """The promise of one sentence, if it has one."""
    spoken = sentence.words
    if spoken.rstrip(" \"')").endswith("?"):
        return
    m = _search(spoken)
    if m is None or _conditional(spoken) or _DOUBTED.search(spoken, 0, m.start()):
        return
    end = _end(spoken, m.start("what"), m.end())
    when = WHEN.search(spoken, m.start("what"), end) or FIRST.match(spoken)
    start = sentence.start + m.start()
    yield Promise(
        Span(start, sentence.start + end, text[start : sentence.start + end]),
        _what(spoken, m.start("what"), m.end()),
        due(when[0], written, zone) if when else None,
        " ".join(when[0].split()) if when else "",
    )


def _search(spoken: str) -> Match[str] | None:
    for pattern in (_PROMISE, _LET_ME, _THEN, _YOU_GET):
        m = pattern.search(spoken)
        if m is not None:
            return m
    return _BARE.match(spoken)


def _conditional(said: str) -> bool:
    return any(not _ASKS_IF.search(said, 0, m.start()) for m in _CONDITION.finditer(said))


def _end(said: str, start: int, end: int) -> int:
    """Where the clause of the promise ends, its day included."""
    stop = _END.search(said, start + 4, end)
    if stop is None:
        return len(said[:end].rstrip(_EDGE))
    day = WHEN.match(said, stop.end() if stop[0] in ",(" else stop.start()) or WHEN.match(said, stop.end() + 1)
    return day.end() if day else len(said[: stop.start()].rstrip(_EDGE))


def _what(said: str, start: int, end: int) -> str:
    stop = _END.search(said, start + 4, end)
    last = stop.start() if stop else end
    when = WHEN.search(said, start, last)
    deed = said[start : when.start()] + said[when.end() : last] if when else said[start:last]
    return " ".join(deed.split()).strip(_EDGE)[:_LONGEST_WHAT].rstrip()
