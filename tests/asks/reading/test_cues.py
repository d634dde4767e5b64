"""Cues are found where they stand, by a short cut that finds the same as looking for all of them."""

from __future__ import annotations

import pytest

from goodterms.asks.reading.courtesy import TABLE as COURTESIES
from goodterms.asks.reading.cues import CUES, Table, chance, found, said, standing
from goodterms.asks.reading.grams import tokens
from goodterms.asks.reading.hint import TABLE as HINTS
from goodterms.village.texts import SPLIT

SAMPLES = [
    "Could you please send me the plan by Friday?",
    "Would you mind if I came a little later?",
    "I was wondering whether you would be free for lunch.",
    "Why don't we get together some time?",
    "Is it okay to bring a friend?",
    "If you have a few minutes, give me a ring.",
    "Can I get you something to drink?",
    "Do you need help with the boxes?",
    "See you on Tuesday!",
    "So what, right?",
    "Don't forget to vote for the bridge.",
    "I could really do with a hand.",
    "How's Tuesday, would that suit you?",
]


@pytest.mark.parametrize("table", [CUES, HINTS, COURTESIES])
def test_needed_words_lose_no_cue(table: Table) -> None:
    """A cue is looked for only where a word that it needs is, and never missed for it."""
    texts = SAMPLES + [text for texts in SPLIT.values() for text in texts]
    for words in map(tokens, texts):
        every = {cue.name for cue in table.cues if cue.pattern.search(said(words))}
        assert {cue.name for cue in standing(table, words)} == every


@pytest.mark.parametrize("sentence", ["Lend me your ladder.", "So bring the boat, please.", "Never call me at night."])
def test_orders_are_found(sentence: str) -> None:
    """A clause that begins with the bare form of a verb tells somebody to do it."""
    assert any(name.startswith("order") for name in found(tokens(sentence)))


@pytest.mark.parametrize("sentence", ["The call was long.", "They lend books there.", "Do you see?"])
def test_verbs_elsewhere_are_no_orders(sentence: str) -> None:
    """A verb within a sentence tells nobody to do anything."""
    assert not any(name.startswith("order") for name in found(tokens(sentence)))


def test_rules_alone_tell_asks_from_questions() -> None:
    """By hand, a request is likely an ask, and a plain question is not."""
    assert chance("Could you please send me the plan?") > 0.9
    assert chance("Did the plan arrive?") < 0.4
