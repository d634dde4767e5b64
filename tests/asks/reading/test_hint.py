"""Asks that only hint."""

from __future__ import annotations

import pytest

from goodterms.asks.reading.grams import tokens
from goodterms.asks.reading.hint import HINTS, TABLE
from goodterms.asks.reading.read import read
from goodterms.words import Kind

EXAMPLES = {
    "desperate for": "We desperately need rain barrels.",
    "looking for referrals": "I am hoping for a few referrals.",
    "who do you know": "Who do you know in the brewing trade?",
    "could use": "We could really use some volunteers.",
    "my way": "Send the old crates our way.",
    "need a favour": "Need a lift?",
    "any chance": "Any chance of borrowing the tent?",
    "for me": "Fetch me when it opens.",
    "sorry to ask": "I hate to trouble you.",
    "know of anyone": "Do you know of anyone looking for a shed?",
    "who comes to mind": "Does anybody come to mind?",
    "raising money": "We are raising funds.",
    "so kind as to": "Would you be kind enough to hold the ladder?",
    "favour to ask": "I have another favour to ask.",
    "would love your view": "Would love your thoughts on the shed.",
    "glad if you came": "We would be delighted if you opened the fair.",
    "tell your friends": "Ask your neighbours as well.",
    "minutes of yours": "Do you have ten minutes?",
    "nudges": "Just bumping this.",
    "may I drop by": "May we swing by on Sunday?",
    "know a good one": "Do you know a reliable plumber?",
    "would mean a lot": "It would truly mean a lot if you came.",
}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I'm desperate for a flat in Leeds.", Kind.UNSURE),
        ("We desperately need new customers.", Kind.REFERRAL),
        ("I could really use a hand on Saturday.", Kind.FAVOUR),
        ("Send anybody who needs a gardener my way.", Kind.REFERRAL),
        ("If you know anyone who is hiring, tell me.", Kind.REFERRAL),
        ("send me the pics", Kind.FAVOUR),
        ("Lend me your drill.", Kind.FAVOUR),
        ("Any chance of a lift tomorrow?", Kind.UNSURE),
        ("Sorry to bother you, but my car broke down.", Kind.UNSURE),
        ("I hate to ask, but the rent is due.", Kind.UNSURE),
        ("I am raising money for the lifeboat.", Kind.MONEY),
        ("It would mean the world to me if you came.", Kind.UNSURE),
        ("Desperately seeking a flat in Leeds!", Kind.UNSURE),
        ("We are in dire need of volunteers.", Kind.UNSURE),
        ("I am looking for an introduction to the brewers.", Kind.INTRODUCTION),
        ("Who do you know that needs a gardener?", Kind.REFERRAL),
        ("Point a few customers our way.", Kind.REFERRAL),
        ("Can I ask you a favour?", Kind.FAVOUR),
        ("Remind me on Friday.", Kind.FAVOUR),
        ("Call me back tonight.", Kind.UNSURE),
        ("We live from word of mouth.", Kind.REFERRAL),
        ("Please donate for the lifeboat.", Kind.MONEY),
        ("Would you be so kind as to proofread my thesis?", Kind.FAVOUR),
        ("I have a small favor to ask.", Kind.FAVOUR),
        ("Here is my new website, would love your feedback!", Kind.ADVICE),
        ("My book is out on Monday, and I would be thrilled if you bought a copy.", Kind.UNSURE),
        ("Do you know a good carpenter?", Kind.ADVICE),
        ("Bumping this to the top of your inbox.", Kind.UNSURE),
    ],
)
def test_hints_ask(text: str, kind: Kind) -> None:
    """A need said aloud, or a bare order for oneself, is an ask; its kind only where the words tell."""
    assert (read(text).band, read(text).kind) == ("ask", kind)


@pytest.mark.parametrize(
    "text",
    [
        "He was desperate by then.",
        "She could use the car on Sunday.",
        "It blew me away, by the way.",
        "There was no chance of rain.",
        "Sorry to hear that.",
        "The prize money was small.",
        "Don't get me wrong.",
        "Show me that you care!",
        "I have had a favour to return for years.",
        "I would be happy if you like the pictures.",
        "Tell your friends I said hello.",
        "Just following up on our talk last week, here are the slides.",
        "Do you know a man called Smith?",
    ],
)
def test_the_same_words_otherwise(text: str) -> None:
    """The words of a hint in another sense are no ask."""
    assert read(text).band != "ask"


@pytest.mark.parametrize("name", [row[0] for row in HINTS])
def test_every_hint_is_tried(name: str) -> None:
    """Each row finds an example of its own, and nothing in a text without the words it needs."""
    (one,) = [cue for cue in TABLE.cues if cue.name == name]
    assert one.pattern.search(" ".join(tokens(EXAMPLES[name])))
    assert not one.needs & set(tokens("It rained on the hill all morning."))
