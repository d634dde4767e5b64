"""Whether a message says of itself that it went to many."""

from __future__ import annotations

from goodterms.asks.reading.signs import found, sign, span
from goodterms.words import Span

_MANY = r"(?:all|everyone|everybody|friends|folks|colleagues|connections|contacts|network|team|list|subscribers?)"
_TIME_OF_DAY = r"(?:good )?(?:morning|afternoon|evening)"
_WRITING = r"(?:sending|writing|e-?mailing|forwarding)"

TO_MANY = (
    sign(
        """hi hello hey dear greetings morning afternoon evening|all everyone everybody friends folks colleagues
        connections contacts network team list subscriber subscribers""",
        rf"^[ \t]*(?:hi|hello|hey|dear|greetings|{_TIME_OF_DAY}),?(?: to)?(?: my| our)? {_MANY}\b",
    ),
    sign(
        "all everyone everybody|my|connections contacts network list clients",
        r"""\b(?:all|everyone|everybody) (?:of |in |on |among )?
        (?<=\s)my (?:\w+ )?(?:connections|contacts|network|list|clients)\b""",
    ),
    sign(
        "all everyone everybody|my|friends",
        r"""\b(?:to|asking|telling|writing|inviting|reaching|e-?mailing|contacting) (?:all|everyone|everybody)
        \s(?:of |in |on |among )?my friends\b""",
    ),
    sign("my|entire whole", r"\bmy (?:entire|whole) (?:network|list|address book)\b"),
    sign(
        "sorry apologies forgive excuse|boilerplate mass group bulk generic impersonal round",
        r"""\b(?:sorry|apologies|forgive|excuse)\b[^\n.!?]{0,40}\b(?:boilerplate|mass|group|bulk|generic|impersonal
        |round)\b""",
    ),
    sign("mass group bulk robin", r"\b(?:mass|group|bulk) (?:e-?mail|mail|message|mailing)\b|\bround[- ]robin\b"),
    sign(
        """out to asking contacting|all everyone everybody several few many some|of my the people|reaching writing
        asking contacting""",
        r"""\b(?:reaching out to|writing to|asking|contacting) (?:all|everyone
        |everybody|several|a few|many|some) (?:of )?(?:my|the|people)\b""",
    ),
    sign(
        "unsubscribe",
        r"""\b(?:to|can|may|could|click [^\n.!?]{0,20}|please) unsubscribe (?:here|at|by|from (?:this|these|our
        |future)(?! sub)|any|below|just|reply|click|with)|\bunsubscribe (?:here|link|from (?:these|our|future)
        |at any time|instantly)|(?:\A|\n)[ ]*\[?unsubscribe\]?[^\n\w]{0,3}(?=\n)
        |\bunsubscribe[^\n\w]{1,3}https?:""",
    ),
    sign(
        "sorry apologies apologise apologize excuse forgive|cross crossposting multiple duplicate duplicates",
        r"""\b(?:sorry|apologies|apologi[sz]e|excuse|forgive)\b[^\n.!?]{0,40}
        \b(?:cross-?posting|multiple (?:postings?|copies|mails|e-?mails)|duplicates?)\b""",
    ),
    sign(
        "if in|you|this it|twice more several multiple already before from",
        r"""\b(?:if|in case) you(?: have| might have| may have| should)? (?:already )?(?:get|got|gotten|receive
        |received)\s(?:this|it) (?:twice|more than once|several times|multiple times|already|before|from (?:several
        |others))\b""",
    ),
    sign(
        "please pls do|forward share pass circulate distribute|this it",
        r"""\b(?:please |pls |do )(?:feel free to )?(?:forward|share|pass|circulate|distribute) (?:this|it)(?: \w+)?
        \s(?:on |along )?(?:to|with|among|amongst|widely)\b[^\n.!?]{0,20}
        \b(?:any(?:one|body)|every(?:one|body)|all|your (?:network|friends|contacts|colleagues|list|students))\b""",
    ),
    sign(
        "sending writing emailing mailing forwarding|this the|to",
        rf"""\b(?:i'm|i am|we're|we are) {_WRITING} (?:this|the same)[^\n.!?]{{0,20}} to (?:all|everyone|everybody
        |several|many|a (?:few|number|bunch|lot|group) of|some (?:of|people|friends)|people|the whole|my (?:whole
        |entire))\b""",
    ),
    sign(
        "bcc bcc'd bcced blind undisclosed form blanket broadcast blast impersonal",
        r"""\b(?:bcc(?:'d|ed)|blind[- ]copied|undisclosed recipients|(?:this is a|forgive the|pardon the
        |sorry for the|excuse the) (?:form (?:letter|mail|e-?mail)|blanket|broadcast|blast|impersonal))\b""",
    ),
    sign(
        "dear whom",
        r"""\bto whom it may concern\b|^[ \t]*dear (?:sirs?(?: or madam|/madam)?|sir/madam|valued (?:customer|client
        |member|partner|friend)|friends? and (?:family|colleagues)|customer|member|subscriber|user)s?\b""",
    ),
)


def mass(text: str) -> Span | None:
    """The words by which a message tells that many get it, or None.

    Good: "Sorry for the mass mail", "Dear all,". Bad: "Please unsubscribe me", "All my friends liked it".
    """
    first = next(iter(found(TO_MANY, text)), None)
    return span(first) if first else None
