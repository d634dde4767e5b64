"""Whether a promised thing went out: "I'll send you the price list", and later "the price list is attached".

Only things that are promised to be sent are looked for, and only a sentence that both says it brings something and names
the thing counts. A promised call is seen by itself; what else was promised to be done (a question to somebody) leaves no such trace, and
gets no state.
"""

from __future__ import annotations

import re

from goodterms.asks.reading.promises import Promise
from goodterms.asks.reading.signs import either, words
from goodterms.text.sentences import sentences
from goodterms.words import Span

_SENDS = either(
    r"""\A(?:be )?(?:send|sending|forward|share|e-?mail|mail|post|ship|return|deliver|upload|submit|attach|(?:get|give)
        you (?:the|a|an|my|our|your|that|those|some))\b"""
)
_CALLS = either(r"\A(?:call|phone|ring) you\b|\Agive you a (?:call|ring|shout|buzz)\b")
_BRINGS = either(
    r"""\battached\b|\b(?:i|we)(?:'m| am|'ve| have|'re| are)? (?:attach|enclos)\w*|\benclosed\b|\bhere(?:'s| is| are
        | comes?)\b|\bas promised\b|\b(?:find|see) (?:the )?attach\w*"""
)
_YET = either(r"\b(?:not|isn't|aren't|wasn't|haven't|hasn't|forgot|cannot|can't|will|i'll|without|should have)\b|\?")
"""What makes "attached" a matter of talk: "I forgot what I should have attached"."""

_THING = re.compile(
    r"\b(?:the|a|an|my|our|your|that|this|these|those|some|both|two|all)\s+((?:[^\W\d_][\w'\u2019-]*\s*){1,4})",
    re.IGNORECASE,
)
_ENDS = frozenset(
    [
        "about",
        "after",
        "again",
        "and",
        "as",
        "at",
        "before",
        "by",
        "for",
        "from",
        "if",
        "in",
        "into",
        "next",
        "of",
        "on",
        "once",
        "or",
        "over",
        "so",
        "soon",
        "that",
        "then",
        "to",
        "today",
        "tomorrow",
        "tonight",
        "too",
        "until",
        "via",
        "week",
        "well",
        "when",
        "which",
        "while",
        "with",
        "within",
        "you",
    ]
)
_VAGUE = frozenset(
    [
        "bit",
        "copy",
        "copies",
        "couple",
        "detail",
        "details",
        "draft",
        "few",
        "file",
        "files",
        "info",
        "information",
        "item",
        "items",
        "latest",
        "link",
        "lot",
        "message",
        "more",
        "new",
        "note",
        "one",
        "ones",
        "other",
        "others",
        "pair",
        "part",
        "rest",
        "same",
        "some",
        "stuff",
        "thing",
        "things",
        "version",
        "week",
        "day",
        "month",
        "time",
        "mail",
        "email",
        "first",
        "last",
    ]
)
"""Words that name too much: two notes by one person may well be two different ones."""

SHORTEST = 4
"""Letters of a word that names a thing."""


def calls(promise: Promise) -> bool:
    """Whether a promise is to call its reader: "I'll call you on Monday"."""
    return bool(_CALLS.match(promise.what))


def things(promise: Promise) -> frozenset[str]:
    """The words that name what is to be sent, without plural endings; empty when it is nothing that is sent or named.

    Good: "send you the price list" (price, list). Bad: "send it over", "call you", "send you the details".
    """
    if not _SENDS.match(promise.what):
        return frozenset()
    return frozenset(name for m in _THING.finditer(promise.what) for name in _names(m[1]))


def _names(said: str) -> list[str]:
    found = []
    for word in said.lower().split():
        if word in _ENDS:
            break
        if len(word) >= SHORTEST and word not in _VAGUE:
            found.append(_one(word))
    return found


def _one(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def goes_out(text: str, named: frozenset[str]) -> Span | None:
    """The first sentence that brings something and names every word of the thing; None when there is none."""
    if not named or not named <= {_one(word) for word in words(text)}:
        return None
    for sentence in sentences(text):
        said = sentence.words
        if _BRINGS.search(said) and not _YET.search(said) and named <= {_one(word) for word in words(said)}:
            return sentence
    return None
