"""A sentence as the trained reader sees it: words in one spelling, and runs of up to three of them.

Chat and mail are brought to one form ("pls", "plz" and "please"; "u" and "you"; "do n ' t" and "don't"), and what
says nothing about asking is put into classes: numbers, weekdays, months, addresses and links.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from itertools import pairwise

LONGEST = 120
"""Words of a sentence that are looked at; what it wants is said in fewer."""

_APART = re.compile(r"\s*['\u2019`\u00b4]\s*(s|ve|re|m|ll|d|t)\b")
_NAME = re.compile(r"\[ ?NAME ?\]|<person>")
_LINK = re.compile(r"\$link\b|<url>|https?://\S+|www\.\S+")
_MAIL = re.compile(r"[^\s@]{1,80}@[^\s@]{1,200}")
_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d[\d.,:%/-]*|[?!]+|\.\.+|[.,;:()$\u2026]|<[a-z]{1,8}>")
_LONG_WORD = 40
"""No word is longer; what is longer is no word."""

_SPELLED = {
    "u": ("you",), "ya": ("you",), "yall": ("you",), "ur": ("your",), "r": ("are",), "n": ("and",),
    "pls": ("please",), "plz": ("please",), "plse": ("please",), "pleas": ("please",),
    "thx": ("thanks",), "thnx": ("thanks",), "tks": ("thanks",), "ty": ("thanks",),
    "wanna": ("want", "to"), "gonna": ("going", "to"), "gotta": ("got", "to"), "lemme": ("let", "me"),
    "gimme": ("give", "me"), "lets": ("let", "'s"), "im": ("i", "'m"), "ive": ("i", "'ve"), "whats": ("what", "'s"),
    "hows": ("how", "'s"), "dont": ("do", "n't"), "cant": ("can", "n't"), "wont": ("will", "n't"),
    "didnt": ("did", "n't"), "doesnt": ("does", "n't"), "isnt": ("is", "n't"), "cud": ("could",), "wud": ("would",),
    "ok": ("okay",), "tmrw": ("tomorrow",), "tmr": ("tomorrow",), "tommorrow": ("tomorrow",), "tonite": ("tonight",),
    "msg": ("message",), "txt": ("text",), "cal": ("call",),
}  # fmt: skip
_DAYS = "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun"
_MONTHS = """january february march april june july august september october november december jan feb apr jun jul aug
sep sept oct nov dec"""
_CLASS = dict.fromkeys(_DAYS.split(), ("<day>",)) | dict.fromkeys(_MONTHS.split(), ("<month>",)) | _SPELLED
_ENDINGS = frozenset({"s", "ve", "re", "m", "ll", "d"})
OPENS = frozenset([",", ";", ":", ".", "-", "and", "but", "so", "or", "then", "please", "<name>"])
"""After one of these a new clause may begin."""


def tokens(sentence: str) -> list[str]:
    """The words and marks of a sentence, in their order and in one spelling; at most `LONGEST`."""
    if "<" in sentence or "[" in sentence:
        sentence = _NAME.sub(" <name> ", sentence)
    low = " ".join(sentence.lower().split())
    if "@" in low:
        low = _MAIL.sub(" <mail> ", low)
    if "/" in low or "$" in low or "<" in low or "www" in low:
        low = _LINK.sub(" <link> ", low)
    if "'" in low or "`" in low or not low.isascii():
        low = _APART.sub(r"'\1", low)
    return [part for token in _TOKEN.findall(low)[:LONGEST] for part in _spelled(token)][:LONGEST]


@lru_cache(maxsize=16_384)
def _spelled(token: str) -> tuple[str, ...]:
    if token in _CLASS:
        return _CLASS[token]
    return (token[:_LONG_WORD],) if token.isalpha() else _marked(token)


def grams(words: list[str]) -> set[str]:
    """Runs of one to three words, the ends of the sentence among them, and the word that each clause begins with."""
    framed = ["<s>", *words, "</s>"]
    pairs = [f"{a} {b}" for a, b in pairwise(framed)]
    found = set(framed)
    found.update(pairs)
    found.update([f"{pair} {c}" for pair, c in zip(pairs, framed[2:], strict=False)])
    found.update([f"^{b}" for a, b in pairwise(words) if a in OPENS])
    return found


def _marked(token: str) -> tuple[str, ...]:
    """A token that is no bare word: a number, a mark, or a word with an apostrophe."""
    if token[0].isdigit():
        return ("<num>",)
    if token[0] in "?!":
        return ("?",) if "?" in token else ("!",)
    if "'" not in token:
        return (token,)
    if token.endswith("n't"):
        stem = token[:-3]
        return ({"ca": "can", "wo": "will"}.get(stem, stem)[:_LONG_WORD], "n't")
    stem, ending = token.split("'", 1)
    return (stem[:_LONG_WORD], f"'{ending}") if ending in _ENDINGS else (stem[:_LONG_WORD],)


def room(words: list[str]) -> float:
    """What the runs of a sentence share: the root of how many there can be, so that long sentences do not shout."""
    return math.sqrt(3 * len(words) + 3)
