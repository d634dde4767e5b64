"""Words that look like an ask and want nothing done: "how are you?", "let me know if I can help", "I'll send it".

Labelled mails call many of them asks, so the fitted reader does too; for a balance of favours they are none. They count
for nothing only where the rest of the sentence imposes nothing either. Smoke-tested; no labelled set tells them apart.
"""

from __future__ import annotations

from goodterms.asks.reading.cue_words import Row
from goodterms.asks.reading.cues import Cue, by_hand, found, said, standing, table

_ME = r"(?: (?:me|us|them|him|her|you|\w+))?"
_ON = r"(?:(?! (?:and|but|so|then) )[^.?!])*"
"""The rest of a courtesy: up to where another clause begins."""

_GLAD = r"(?:happy|glad|pleased|delighted|willing)"

COURTEOUS = 0.2
"""Chance of an ask, at most, in words that are a courtesy. Set by hand."""

VAGUE = 0.7
"""The same for a wish without a day: it may be an ask, and is never surely one."""

COURTESIES: tuple[Row, ...] = (
    ("how are you", COURTEOUS, "how what",
     r"\b(?:how(?:'s| is| are| have| has|'ve)? (?:you|things|it going|life|everything|everyone|everybody"
     r"|business|"
     r"the family|the kids|the weather|work|your \w+ (?:been|doing|going|keeping))(?: (?:been|doing|going|all"
     r"|both|keeping|these days|today|lately))*"
     r"|what(?:'s| is) (?:up|new|happening)|what (?:have you been|are you) up to(?: (?:these days|lately|now))?)\b"),
    ("offers help", COURTEOUS,
     "tell if help anything shall me us glad happy pleased delighted willing hand lift bring offer get give take "
     "drive pick",
     r"\btell me (?:what|how) (?:i|we) can\b"
     r"|\b(?:let|leave) me know if (?:there(?:'s| is) anything|(?:i|we) (?:can|could|may)|you need (?:anything"
     rf"|any|help|some))\b{_ON}"
     rf"|\bif there(?:'s| is) anything (?:else )?(?:that )?(?:i|we|you need)\b{_ON}|\bif (?:i|we) can (?:help"
     rf"|be of|do)\b{_ON}"
     rf"|\b{_GLAD} to (?:help|answer|assist|share|send|show|explain|introduce|oblige|talk|chat)\b{_ON}"
     r"|\b(?:can|may|could|shall|should) i (?:help|bring|get you|offer|do anything|give you|take you|drive you"
     rf"|pick you)\b{_ON}"
     rf"|\b(?:do|would) you (?:want|like|need)(?: \w+)? (?:me|us|help|a hand|a lift|a ride)\b{_ON}|^\W*(?:want"
     rf"|need) (?:me to|help|a hand|any help|a lift)\b{_ON}\?"
     rf"|\b(?:here|around) if you need\b{_ON}"),
    ("if you have questions", COURTEOUS, "questions question hesitate free concerns comments",
     r"\b(?:please )?(?:let|leave) (?:me|us) know if you (?:have|need|want)\b[^.?!]*\b(?:questions?|concerns?"
     r"|comments?)\b[^.?!]*"
     r"|\bif (?:you have|there are) (?:any )?(?:\w+ )?(?:questions?|concerns?|comments?)\b[^.?!]*"
     r"|^\W*any questions?\b[^.?!]*"
     r"|\b(?:please )?(?:do not|don't|never) hesitate\b[^.?!]*|\b(?:please )?feel free\b[^.?!]*"),
    ("please find", COURTEOUS, "please",
     r"\bplease (?:find|see (?:the )?(?:attach|below|enclosed)\w*|note|accept|excuse|forgive|be (?:advised"
     r"|aware|informed|assured)"
     rf"|disregard|ignore|know)\b{_ON}"),
    ("go ahead", COURTEOUS, "ahead please in yourself down seat guest",
     r"\b(?:please )?(?:go (?:right )?ahead(?! and)|be my guest|help yourself|make yourself at home"
     r"|come (?:right )?in|have a seat|take a seat|sit down)\b"
     r"|^\W*(?:yes|okay|sure) (?:, )?please(?: do)?\W*$|^\W*please do(?: (?:so|that))?\W*$"),
    ("greets others", COURTEOUS, "love regards best greetings hello hi wishes",
     r"\b(?:please )?(?:give|send|pass(?: on)?|say|convey)"
     rf"{_ME} (?:my|our|all my)? ?(?:very )?(?:love|best|regards|greetings|hello|hi|wishes|best wishes)\b{_ON}"),
    ("goes well", COURTEOUS,
     "care touch day weekend evening time trip week night one holiday christmas fun safe safely well healthy "
     "luck worry mind keep hang enjoy see talk speak catch",
     r"^\W*(?:(?:do )?(?:take care|keep in touch|stay (?:safe|well|in touch|healthy)|drive safely|get well"
     r"|good luck|enjoy|keep up the|never mind"
     r"|don't worry|hang in there|have (?:a|an|some) (?:\w+ )?(?:day|weekend|evening|time|trip|week|night|one"
     rf"|holiday|christmas|fun))\b{_ON}"
     rf"|(?:see|talk to|speak to|catch) you (?:soon|later|then|on|in|at|there|tomorrow|next)\b{_ON})"),
    ("told by others", COURTEOUS, "told asked said reminded",
     r"^(?:(?:and|but|so|then|yes|no|well) ,? ?)?(?:i|we|he|she|they) (?:have |had |already |also |just )*"
     r"(?:told|asked|said|reminded)\b[^.?!]*"),
    ("promises", COURTEOUS, "i we",
     r"^(?:[\w']+ [,!:-] )?(?:(?:and|but|so|then|yes|no|okay|sure|thanks|well|also) (?:, )?)?(?:i|we)(?:'ll"
     r"| will| shall| promise| am going to|'m going to)"
     r"(?! (?:need|want|appreciate|require|expect|be (?:grateful|glad if|needing|looking|in touch"
     r"|asking)))\b(?: \w+)?"),
    ("some time", VAGUE, "sometime time day days someday",
     r"^[^?]*\b(?:meet|see (?:you|each other)|catch up|get together|visit|talk|speak|have (?:a )?(?:coffee"
     r"|lunch|dinner|drink))"
     r"\b[^?]*\b(?:some ?time(?! (?:this|next|on|<day>|today|tomorrow|in the next|between))|some ?day|one day"
     r"|one of these days)\b[^?]*$"),
    ("does it", COURTEOUS, "let leave",
     r"^(?:[\w']+ [,!:-] )?(?:(?:and|but|so|then|yes|no|okay|sure|well) (?:, )?)?let me (?!know|have|off|in\b"
     r"|see (?:if|when|what|how) you|use|borrow)\w+"
     r"|^(?:[\w']+ [,!:-] )?(?:just )?leave (?:it|that|this|them|the [^.?!]{1,40}|everything) (?:to|with) (?:me|us)\b"),
    ("could introduce you", COURTEOUS, "introduce connect",
     r"\b(?:i|we)(?:'d| would|'ll| will| can| could)(?: \w+)? (?:introduce|connect) you\b[^.?!]*"),
)  # fmt: skip
"""Name, the chance at most, words it needs, and a pattern that covers all that is courtesy; as in `cue_words`."""

TABLE = table(COURTESIES)

IMPOSES = 0.4
"""Chance by the cues alone from which words impose something."""

_PROMISES = frozenset({"promises", "does it"})
_PLANS = "talk of both"
"""A promise to meet or to call is a wish to."""


def at_most(words: list[str]) -> float:
    """The chance of an ask that the `grams.tokens` of a sentence can have at most: 1 unless all is courtesy."""
    line = said(words)
    kept = (cue.weight for cue in standing(TABLE, words) if _is_all(words, cue, cue.pattern.sub(" ", line)))
    return min(kept, default=1.0)


def _is_all(words: list[str], courtesy: Cue, rest: str) -> bool:
    if courtesy.name in _PROMISES and _PLANS in found(words):
        return False
    return by_hand(found(rest.split())) < IMPOSES
