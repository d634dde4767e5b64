"""Puts a piece into words as its channel has them: letters with a greeting and a name below, chats without."""

from __future__ import annotations

import re
from collections.abc import Mapping
from random import Random

from goodterms.village.grammar import Grammar

SENTENCE = re.compile(r"(^|[.!?]\s+|\n\n)([a-zà-ž])")
FOREIGN = ("ask_", "blast_", "merge_slip", "newsletter", "receipt", "spam", "inmail", "bounce", "auto_reply")
"""Acts whose words stand alone: nothing about the weather is put beside them."""

LETTER_TYPOS = 0.035
CHAT_TYPOS = 0.08
"""Share of texts with a slip of the finger: guesses."""

LONG_LETTERS = 0.08
"""Share of letters that tell a lot besides."""


def letter(grammar: Grammar, act: str, slots: Mapping[str, str], draw: Random) -> str:
    """A mail's own words: greeting, perhaps a word of small talk, the matter, perhaps a reason, and a name below."""
    body = grammar.say(act, slots, draw)
    before, after = _around(grammar, act, slots, draw)
    parts = [grammar.say("mail_greeting", slots, draw) if draw.random() < 0.86 else ""]
    chance = draw.random()
    parts.append((" " if chance < 0.7 else "\n\n").join(part for part in (before, body, after) if part))
    parts.append(grammar.say("mail_closing", slots, draw) if draw.random() < 0.8 else "")
    text = "\n\n".join(part for part in parts if part)
    return slipped(SENTENCE.sub(lambda found: found[1] + found[2].upper(), text), LETTER_TYPOS, draw)


def note(grammar: Grammar, act: str, slots: Mapping[str, str], draw: Random) -> str:
    """A message in a network or a chat: short, seldom greeted, often without a capital or a full stop."""
    text = grammar.say(act, slots, draw)
    if draw.random() < 0.12 or (act.startswith(("ask_", "hello")) and draw.random() < 0.45):
        text = f"{grammar.say('chat_greeting', slots, draw)}{', ' if draw.random() < 0.6 else chr(10)}{text}"
    if act.startswith("ask_") and draw.random() < 0.2:
        text = f"{text} {grammar.say('because', slots, draw)}"
    small = draw.random() < 0.4
    text = (text[:1].lower() if small else text[:1].upper()) + text[1:]
    if text.endswith(".") and draw.random() < 0.55:
        text = text[:-1]
    return slipped(text, CHAT_TYPOS, draw)


def bare(grammar: Grammar, act: str, slots: Mapping[str, str], draw: Random) -> str:
    """Words as they are: machines, round letters, subjects."""
    text = grammar.say(act, slots, draw)
    return SENTENCE.sub(lambda found: found[1] + found[2].upper(), text)


def slipped(text: str, chance: float, draw: Random) -> str:
    """The text, at this chance with two letters of a longer word swapped, doubled or one left out."""
    if draw.random() >= chance:
        return text
    spots = [found.start() for found in re.finditer(r"(?<=[a-z])[a-z]{2}(?=[a-z])", text)]
    if not spots:
        return text
    spot = spots[int(draw.random() * len(spots))]
    first, second = text[spot], text[spot + 1]
    put = (second + first, first, first + first + second)[int(draw.random() * 3)]
    return text[:spot] + put + text[spot + 2 :]


def _around(grammar: Grammar, act: str, slots: Mapping[str, str], draw: Random) -> tuple[str, str]:
    """What stands before and after the matter."""
    chance = draw.random()
    if act.startswith("ask_"):
        before = ("hello", "smalltalk", "news")[int(draw.random() * 3)] if chance < 0.4 else ""
        after = ("because", "because", "offer_back")[int(draw.random() * 3)] if draw.random() < 0.4 else ""
    elif act.startswith(FOREIGN):
        return "", ""
    else:
        before = "smalltalk" if chance < 0.08 else ""
        after = ("smalltalk", "news", "smalltalk", "hello")[int(draw.random() * 4)] if chance < 0.35 else ""
    first = grammar.say(before, slots, draw) if before else ""
    last = grammar.say(after, slots, draw) if after else ""
    if draw.random() < LONG_LETTERS:
        last = " ".join([last, *(grammar.say("news", slots, draw) for _ in range(2 + int(draw.random() * 6)))]).strip()
    return first, last
