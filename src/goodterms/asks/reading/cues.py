"""Cues that a sentence asks for something, and how much each tells by hand.

An ask is told from its function words ("could you", "would you mind"), not from its subject. The cues serve three:
the fitted reader (`model`), which starts from their weights; the rules alone, which it is measured against; and the
difference between a plain question and one that wants something done.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from goodterms.asks.reading.cue_words import DENYING, IMPOSING, ORDERING, QUESTIONING, Row
from goodterms.asks.reading.grams import tokens
from goodterms.asks.reading.imperative import imperatives
from goodterms.asks.reading.matching import Pattern

START = -2.0
"""Log-odds of an ask in a sentence without any cue: about one in eight."""


class Cue(NamedTuple):
    """What to look for and what it tells, in log-odds. ``needs``: words of which one is in every sentence that fits."""

    name: str
    weight: float
    needs: frozenset[str]
    pattern: Pattern


class Table(NamedTuple):
    """Cues that are looked for together. ``by_word``: the places of the cues that a word may belong to."""

    cues: tuple[Cue, ...]
    by_word: dict[str, tuple[int, ...]]


def table(rows: Sequence[Row]) -> Table:
    """Cues from rows as `cue_words` writes them."""
    parts = ((name, weight, frozenset(needs.split()), Pattern(pattern)) for name, weight, needs, pattern in rows)
    cues = tuple(Cue(*one) for one in parts)
    keen = sorted({word for cue in cues for word in cue.needs})
    places = {word: tuple(place for place, cue in enumerate(cues) if word in cue.needs) for word in keen}
    return Table(cues, places)


CUES = table(IMPOSING + QUESTIONING + DENYING)
BY_HAND = {cue.name: cue.weight for cue in CUES.cues} | ORDERING
"""Name of a cue -> its weight by hand."""

_NO_IMPOSITION = frozenset(row[0] for row in QUESTIONING)


def said(words: list[str]) -> str:
    """The `grams.tokens` of a sentence in one line, as the patterns want it."""
    return " ".join(words).replace(" n't", "n't").replace(" '", "'")


def standing(cues: Table, words: list[str]) -> list[Cue]:
    """The cues of a table that stand in the `grams.tokens` of a sentence."""
    likely: set[int] = set()
    for word in cues.by_word.keys() & words:
        likely.update(cues.by_word[word])
    if not likely:
        return []
    line = said(words)
    return [cue for cue in map(cues.cues.__getitem__, likely) if cue.pattern.search(line)]


def found(words: list[str]) -> set[str]:
    """Names of the cues that stand in the `grams.tokens` of a sentence."""
    return {cue.name for cue in standing(CUES, words)}.union(imperatives(words))


def by_hand(names: set[str]) -> float:
    """Chance from 0 to 1 that a sentence with these cues imposes something, by the weights set by hand alone.

    Not calibrated. What makes a plain question does not count.
    """
    return 1 / (1 + math.exp(-START - sum(BY_HAND[name] for name in names - _NO_IMPOSITION)))


def chance(sentence: str) -> float:
    """`by_hand` of a sentence."""
    return by_hand(found(tokens(sentence)))
