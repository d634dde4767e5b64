"""Cues that a sentence asks for something, and how much each tells.

An ask is told from its function words ("could you", "would you mind"), not from its subject. Every cue carries a
weight in log-odds, set by hand; a sentence's chance is the sigmoid of their sum from a start of ``START``. Not
calibrated: a fitted reader takes its place under the same names.
"""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from goodterms.asks.reading.matching import plain, word

START = -2.0
"""Log-odds of an ask in a sentence without any cue: about one in eight."""


class Cue(NamedTuple):
    """What to look for and what it tells, in log-odds."""

    pattern: re.Pattern[str]
    weight: float


_DO = (
    r"(?:send|call|give|get|tell|help|forward|check|review|look|take|make|put|add|set"
    r"|write|e-?mail|mail|phone|ring|ask"
    r"|share|join|meet|come|bring|provide|confirm|arrange|schedule|introduce|connect|refer"
    r"|recommend|reply|respond|contact"
    r"|advise|print|copy|sign|fill|complete|update|prepare|submit|return|post|pass|explain|show|read|keep|spare"
    r"|find out|follow up|handle|fix|lend|vote|endorse|support|consider|discuss|remove|delete"
    r"|change|visit|drop|do me|do this)"
)

CUES = (
    # Put to the other side: could you, would you mind, do you think you could.
    Cue(
        word(
            r"\b(?:could|would|will) (?:you|u|ya|someone|somebody|anyone|one of you"
            r"|either of you)\b(?! (?:be |believe|imagine|see |hear |like|say|rather|prefer))"
        ),
        3.5,
    ),
    Cue(
        word(
            r"\bcan (?:you|u|ya|someone|somebody|anyone|one of you)(?: guys)? (?:please |kindly |also "
            rf"|just |maybe |possibly )?{_DO}\b"
        ),
        3.7,
    ),
    Cue(word(r"\bcan (?:you|u|ya|someone|somebody|anyone)\b"), 1.8),
    Cue(word(r"\b(?:can|could|will|would) you (?:please|kindly|possibly|maybe|perhaps|also|just)\b"), 1.5),
    Cue(word(r"\b(?:would|do) you mind\b|\bif you (?:don't|wouldn't|would not) mind\b"), 4.0),
    Cue(
        word(
            r"\b(?:was|am|were|'m|are) (?:just )?wondering (?:if|whether)\b|\bwonder(?:ed)? (?:if"
            r"|whether) you\b"
        ),
        4.0,
    ),
    Cue(
        word(
            r"\b(?:any|some) chance (?:you|of|that|we|i)\b|\bis it possible (?:for you|to|that you)\b"
            r"|\bwould it be possible\b"
        ),
        3.6,
    ),
    Cue(
        word(
            r"\bdo you (?:think|suppose) (?:you|we) (?:could|can|might)\b|\b(?:are"
            r"|would) you (?:be )?(?:able|willing|prepared) to\b"
        ),
        3.6,
    ),
    Cue(word(r"\bare you (?:open|up|available|free|interested)\b"), 2.9),
    Cue(word(r"\bwould you (?:be (?:open|up|available|free|interested)|have)\b"), 3.6),
    Cue(
        word(
            r"\b(?:can|could|may|might) (?:i|we) (?:please |just |also )?(?:ask|borrow|get|have|meet"
            r"|trouble|pick|come|call|take|use|see you)\b"
        ),
        3.0,
    ),
    Cue(
        word(
            r"\bknow (?:of )?(?:any(?:one|body)|some(?:one|body)|any \w+) (?:who|that|in|looking"
            r"|needing|with)\b"
        ),
        1.6,
    ),
    # Wished aloud.
    Cue(
        word(
            r"\b(?:i|we)(?:'d| would|'ll| will)(?: \w+){0,2} (?:appreciate|be grateful|be thankful"
            r"|be obliged|be glad (?:of|for|if))\b|\bappreciate (?:it )?if\b"
        ),
        3.6,
    ),
    Cue(
        word(
            r"\b(?:would|will) be (?:much |greatly |really |very )?(?:appreciated|grateful|wonderful"
            r"|great|helpful) (?:if|to have|for)\b"
        ),
        2.8,
    ),
    Cue(word(r"\b(?:is|would be|'d be|are) (?:much|greatly|very much|highly|most) appreciated\b"), 3.0),
    Cue(
        word(
            r"\b(?:i|we)(?:'d| would)? (?:like|want|need|love|prefer)(?: for)? (?:you|you guys"
            r"|you all) to\b|\b(?:i|we)(?:'d| would)? (?:like|want|need|love) your\b"
        ),
        3.4,
    ),
    Cue(
        word(
            r"\b(?:i|we|am|'m|are|'re) (?:\w+ )?(?:need|want|seeking|looking for|hoping for"
            r"|asking (?:\w+ ){0,4}for|request(?:ing)?|in need of) (?:\w+ ){0,2}(?:help|advice|input"
            r"|support|assistance|feedback|opinion|referrals?|recommendations?|introductions?"
            r"|donations?|volunteers)\b"
        ),
        3.6,
    ),
    Cue(
        word(
            r"\b(?:ask|asking) (?:you )?(?:for )?(?:a|your|one) (?:small |big |quick |huge "
            r"|little )?(?:favou?r|help)\b|\bdo me a favou?r\b"
        ),
        4.0,
    ),
    Cue(
        word(
            r"\b(?:hope|hoping|hoped) (?:that )?(?:you|we|to) (?:can|could|might|would|will|meet|get"
            r"|have|catch)\b"
        ),
        1.9,
    ),
    Cue(
        word(
            r"\b(?:i|we)(?:'d| would) (?:like|love) to (?:meet|talk|chat|speak|discuss|schedule|set up"
            r"|invite|get together|have you|show|connect|introduce)\b"
        ),
        2.4,
    ),
    # Told, with or without please.
    Cue(
        word(
            r"\b(?:please|pls|plz|kindly),? (?:do not |don't |also |just |then |be sure to "
            r"|make sure to )?\w+\b"
        ),
        3.5,
    ),
    Cue(word(r"[,.]? please ?[.!?]*$"), 2.6),
    Cue(
        word(
            rf"^\W*(?:(?:and|so|then|also|but|or|just|pls|\w+,) )?{_DO} (?:me|us|it|them|him|her|the"
            r"|this|that|these|your|a|an|with|to|at|on|up|out|back|over|in|by)\b"
        ),
        2.9,
    ),
    Cue(
        word(
            r"\b(?:let|leave) (?:me|us) know\b|\bkeep (?:me|us) (?:posted|informed|updated)\b"
            r"|\bgive (?:me|us|him|her) a (?:call|ring|shout|buzz)\b|\bget back to (?:me|us)\b"
        ),
        3.4,
    ),
    Cue(
        word(
            r"\b(?:do not|don't) (?:hesitate|forget)\b|\bmake sure (?:that |to |you)\b|\bbe sure (?:to"
            r"|and)\b|\bremember to\b"
        ),
        2.4,
    ),
    Cue(
        word(
            r"\byou (?:need|have|ought|might want|may want|will need|are (?:asked|requested"
            r"|required)) to\b|\byou should (?:send|call|write|check|contact)\b"
        ),
        1.7,
    ),
    # Proposed.
    Cue(
        word(
            r"\b(?:let's|lets|let us|shall we|why don't (?:we|you)|how about|what about|what if we"
            r"|we should|can we|could we)\b"
        ),
        2.3,
    ),
    Cue(word(r"\b(?:want|wanna|care|like) (?:to )?(?:join|come|meet|grab|get together|catch up|go)\b[^.!]*\?"), 3.0),
    Cue(
        word(
            r"\b(?:do|would) you (?:have|know) (?:any(?:one|body)?|some(?:one|body)|time"
            r"|a (?:few )?(?:minutes?|moment|second)|people|of (?:any|some)\w*)\b(?! ideas?\b)"
        ),
        2.7,
    ),
    Cue(
        word(
            r"\bwhat (?:would|do) you (?:advise|suggest|recommend)\b|\bany (?:advice|suggestions"
            r"|recommendations|thoughts|tips)\b"
        ),
        3.4,
    ),
    Cue(
        word(
            r"\b(?:refer|recommend|introduce|connect|send) (?:\w+ ){1,4}(?:to me|my way|our way)\b"
            r"|\brefer(?:ring)? me\b|\bintroduce me\b|\bgood word\b"
        ),
        3.5,
    ),
    # Not asks, whatever else they look like.
    Cue(
        word(
            r"\bplease (?:find|see|note|accept|be (?:advised|aware|informed|assured)|disregard|ignore"
            r"|excuse|forgive|feel free|know)\b"
        ),
        -2.6,
    ),
    Cue(
        word(
            r"\b(?:hesitate|feel free) to\b|\bif you have (?:any )?(?:\w+ )?(?:questions|concerns"
            r"|comments)\b"
        ),
        -1.2,
    ),
    Cue(
        word(
            r"\b(?:(?:can|could|would|will) you|please|^) ?(?:please )?tell (?:me|us)\b"
            r"|\blet (?:me|us) know (?:your|what|who|whose|when|how|why|where|which|about|if you)\b"
        ),
        -1.6,
    ),
    Cue(
        word(
            r"\b(?:what|who|when|how|why|where|which)(?: [\w']+){0,2} (?:could|would|can|will) (?:you"
            r"|u)\b|\bif you (?:could|would|can|will)\b"
        ),
        -2.6,
    ),
    Cue(
        word(
            r"\bto please (?:every|just|even|any|all|the|fledgling|me|you)\w*\b|\bplease (?:do not"
            r"|don't) (?:reply|respond)\b"
        ),
        -2.2,
    ),
    Cue(word(r"\b(?:address book|safe senders?|white ?list|contacts list)\b"), -1.8),
    Cue(word(r"\bif you (?:have|need|want|would like|should|'d like|think|can't|cannot)\b"), -0.9),
    Cue(word(r"\bthank(?:s| you)\b"), -0.8),
    Cue(
        word(
            r"\b(?:click|unsubscribe|subscribe|download|free shipping|% off|view (?:it "
            r"|this )?(?:online|in))\b"
        ),
        -1.8,
    ),
    Cue(
        word(
            r"\b(?:asked|told|said|says|wanted|wants) (?:me|us|him|her|them|that|if)\b|\b(?:he|she"
            r"|they) (?:asked|said|told|wrote)\b"
        ),
        -1.2,
    ),
    Cue(
        word(
            r"\b(?:could|would|can|will) you (?:ever|really|honestly)\b|\b(?:can|could) you (?:manage"
            r"|believe|imagine|still)\b"
        ),
        -2.0,
    ),
    Cue(
        word(
            r"\b(?:let|leave) me know if (?:you (?:have|need)|there(?:'s| is) anything|i can|we can)\b"
            r"|\bif i can (?:help|do)\b|\b(?:can|may|could) i (?:help|do anything)\b|\b(?:do you"
            r"|if you) (?:need|want) (?:\w+ ){0,3}help\b|\bwant (?:me|to help)\b"
        ),
        -6.0,
    ),
)


def chance(sentence: str) -> float:
    """Chance from 0 to 1 that a sentence asks for anything; not calibrated."""
    plain_sentence = plain(sentence)
    odds = START + sum(weight for pattern, weight in CUES if pattern.search(plain_sentence))
    return 1 / (1 + math.exp(-odds))
