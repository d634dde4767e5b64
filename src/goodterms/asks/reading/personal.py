"""A personal hello: asks after the reader, best by naming something of theirs.

"Hi" and "hope you are well" are none.
"""

from __future__ import annotations

from dataclasses import dataclass

from goodterms.asks.reading.language import is_english
from goodterms.asks.reading.signs import either, found, sign, span
from goodterms.words import Span

_LIFE = r"""(?:(?:new |old |own |little |big |poor |lovely |dear |whole )*(?:family|kids?|children|child|boys?
        |girls?|twins|baby|babies|wife|husband|partner|fianc\w+|girlfriend|boyfriend|sons?|daughters?|mum|mom|mother
        |dad|father|parents|brother|sister|siblings|grand\w+|aunt|uncle|cousins?|nieces?|nephews?|in-laws|dogs?
        |puppy|cats?|kitten|horses?|bees|chickens|garden|allotment|house|home|flat|apartment|cottage|farm|boat|place
        |job|school|studies|thesis|dissertation|phd|degree|exams?|course|book|novel|album|band|choir|knee|back|leg
        |foot|ankle|hip|shoulder|arm|hand|eyes?|heart|health|recovery|operation|surgery|treatment|chemo|pregnancy
        |wedding|honeymoon|engagement|marriage|move|retirement|sabbatical|maternity leave|paternity leave|marathon
        |race|holidays?|vacation|trip|travels|weekend|summer|winter|christmas|easter|new year|birthday|thanksgiving
        |big day|life|running|painting|gardening|sailing|restaurant|caf\u00e9|cafe|bakery|startup|shop|cold|flu
        |interview|party|reunion|graduation|concert|funeral|birth|defen[cs]e|moving))"""
"""What people have outside their work, and a few things of work that are theirs alone."""

_EVENT = r"""(?:move|wedding|honeymoon|trip|holidays?|vacation|interview|exams?|race|marathon|operation|surgery
        |party|concert|birth|big day|defen[cs]e|reunion|graduation|funeral|birthday|christmas|weekend|summer
        |move to \w+|journey|flight|visit|scan|treatment|performance|recital|exhibition|viva|first (?:day|week|month
        |term|year))"""
_REST = r"[^\n.!?;]{0,50}"
_NEWS = r"""(?:moved|moving|got (?:married|engaged|promoted|a new|the)|getting married|had a (?:baby|son|daughter
        |little|boy|girl)|expecting|retired|retiring|started (?:a|at|your|as)|joined|became|published|won|finished
        |graduated|living in|back (?:in|from)|ill|been ill|in hospital|broke|ran|passed|left)"""

NAMING = (
    sign("how|did", rf"""\bhow did (?:your |the |that )?(?:\w+ )?{_EVENT}\b{_REST}"""),
    sign(
        """how|are is|finding enjoying liking settling getting doing coping feeling""",
        r"""\bhow (?:are|is) (?:you
        |he|she|they|everyone|everybody) (?:finding|enjoying|liking|settling|getting on (?:in|with|at)|doing (?:in
        |with|at|after)|coping|feeling (?:after|now))\b[^\n.!?;]{0,50}""",
    ),
    sign(
        "how how's how're|is how's are how're was were has have",
        rf"""\bhow(?:'s| is|'re| are| was| were| has| have)
        (?: (?:your|the|little) (?:{_LIFE}|(?:\w+ )?{_EVENT})| life (?:in|with|as|at))\b{_REST}""",
    ),
    sign("how|do|you", rf"\bhow do you (?:like|find) (?:your|the new|life|living|being|it (?:in|at))\b{_REST}"),
    sign("how|old big tall|is are", r"\bhow (?:old|big|tall) (?:is|are) (?:your|little) [^\n.!?;]{2,40}"),
    sign(
        "hope hoping|your the little",
        rf"""\b(?:i |we )?(?:do |really |so |very much )?hop(?:e|ing) (?:that )?
        (?:your|the|little) {_LIFE}\b(?! (?:is|are) (?:available|open))[^\n.!?;]{{3,60}}""",
    ),
    sign(
        "hope hoping|you you've you're",
        rf"""\b(?:i |we )?(?:do |really |so )?hop(?:e|ing) (?:that )?(?:you(?:'ve
        | have|'re| are| had)?|both of you)(?: all| both)? (?:settl\w+|recover\w+|enjoy\w+ (?:your|the|life|being)
        |getting (?:better|some rest)|feel\w* (?:a (?:bit|little|lot) )?better|(?:a|had a|having a|have a
        |have had a) (?:good|great|nice|lovely|wonderful|restful|relaxing|safe|fun|fantastic) {_EVENT})\b{_REST}""",
    ),
    sign(
        """you you've you're|saw heard read see hear noticed learned learnt|i we i've we've""",
        rf"""\b(?:i|we)
        (?:'ve| have)? (?:just |recently )?(?:saw|heard|read|see|hear|noticed|learned|learnt)(?: from \w+| on \w+)?
        (?: that)? you(?:'ve|'re| have| are)?(?: just| recently| now| both)* {_NEWS}\b{_REST}""",
    ),
    sign(
        """to|your the|hello love regards best wishes hug hugs greetings""",
        rf"""\b(?:say hello|my (?:love|regards
        |best)|give my (?:love|regards|best)|best wishes|love|hugs?|greetings|regards) to (?:your|the) {_LIFE}\b""",
    ),
    sign(
        """your|is are has have|better well ok okay enjoying settled growing walking talking healed still""",
        rf"""\b(?:is|are|has|have) your {_LIFE} (?:\w+ )?(?:better|well|ok|okay
        |enjoying|settled|growing|walking|talking|healed|still)\b{_REST}""",
    ),
    sign(
        "you|have are|settled settling recovered feeling",
        r"""\b(?:have|are) you (?:all |both )?(?:settled in
        |settling in|recovered|feeling (?:any )?better)\b[^\n.!?;]{0,40}""",
    ),
)
ASKING = (
    sign(
        "how how're|are how're",
        r"""\bhow(?:'re| are) (?:you|u|ya|y'all|things|both of you|you both|you two
        |you all|you guys|your folks)(?: both| all| two| guys)?(?: (?:doing|keeping|getting on|getting along|feeling
        |holding up|faring|going|with you|these days|today|at your end|on your end|over there|otherwise|now
        |lately))*(?=[ ,]*(?:[?.!,\n\u2013-]|\Z|my |dear|old friend|mate))""",
    ),
    sign(
        "how how've|been",
        r"""\bhow(?:'ve| have) (?:you|things|y'all) (?:guys |both |all )?been\b(?! (?:able|using
        |working|doing (?:it|this|that)|getting))(?: (?:doing|keeping|feeling|holding up|lately))*""",
    ),
    sign(
        "how's hows how|is how's hows",
        r"""\bhow(?:'s|s| is) (?:it going|life|everything(?: (?:going|with you))?
        |everybody|everyone|your (?:day|week|year)|things|the world)(?=[ ,]*(?:[?.!,\n]|\Z|with you|at your
        |over there|there|these days|going|treating|been))""",
    ),
    sign(
        "how how's what what's",
        r"""\bhow goes it\b
        |\bhow do you do\b|\bhow(?:'s| is) (?:tricks|yourself)\b|\bwhat have you been (?:up to|doing)\b
        |\bwhat(?:'s| is) new with you\b|\bwhat are you up to (?:these days|now|lately)\b""",
    ),
    sign("are|you|well alright right ok okay", r"\bare you (?:well|keeping well|all right|alright|ok|okay)(?= ?\?)"),
    sign(
        "hear know tell been",
        r"""\bi(?:'d| would) love to (?:hear|know) (?:how you|what you(?:'re| are| have
        |'ve) )[^\n.!?;]{0,40}|\btell me (?:how you are|all your news|your news|about yourself)|\bi(?:'ve
        | have) been (?:thinking of|thinking about|wondering how) you\b[^\n.!?;]{0,40}""",
    ),
)
_SPOKEN = either(
    r"""\b(?:know|knows|see|tell|ask|asked|asks|asking|wonder|matter|care|say|said|about|on|idea|of|remember|that's
        |exactly|understand|show|learn)\s+\Z"""
)
"""Before "how are you": it is spoken of, not asked."""

BEFORE = 20
"""Characters before the words in which that is looked for."""


@dataclass(frozen=True, slots=True)
class PersonalHello:
    """``span``: the words. ``named``: they name something of the reader's life, not only "you"."""

    span: Span
    named: bool


def personal_hello(text: str) -> PersonalHello | None:
    """The words by which a message asks after its reader, those that name something first; or None. English only.

    Good: "How did the move to Leeds go?" (named), "How are you?". Bad: "Hi Ada, I hope this finds you well."
    """
    for signs, named in ((NAMING, True), (ASKING, False)):
        places = (m for m in found(signs, text) if not _SPOKEN.search(text, max(0, m.start() - BEFORE), m.start()))
        first = next(places, None)
        if first and is_english(text):
            return PersonalHello(span(first), named)
    return None
