"""The owner was away: who comes first now, and what was missed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from goodterms.words import Depth, Tie

A_DAY: Final = 5
"""People written to in one day at most: each gets words of their own. Ours."""


class Came(IntEnum):
    """What somebody wrote meanwhile, in the order in which they come now."""

    ASKED_AFTER = 0
    """They asked how one is, or where one is."""
    WAITS = 1
    """They asked something that waits for an answer."""
    WROTE = 2
    """They wrote something else, to the owner alone."""
    ASKED_ONLY = 3
    """Nothing but pitches and asks that the tie does not bear, or notes to many: counted, nothing owed."""


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """Somebody who wrote while the owner was away. ``ts``: their newest; ``words``: what it rests on."""

    person: int
    came: Came
    tie: Tie
    ts: int
    words: str
    interaction: int
    channel: str


def in_order(found: list[Meanwhile]) -> list[tuple[int, Meanwhile]]:
    """Who comes first, with the day on which (1 for the first), `A_DAY` people a day.

    Who asked after one goes first, close or not; then who waits for an answer; then close people who wrote.
    """
    answered = [one for one in found if one.came is not Came.ASKED_ONLY and worth_a_word(one)]
    answered.sort(key=lambda one: (one.came, -one.tie.depth.rank, one.ts, one.person))
    return [(1 + place // A_DAY, one) for place, one in enumerate(answered)]


def worth_a_word(one: Meanwhile) -> bool:
    """Whoever asked after one is owed a word; others when there is a tie."""
    return one.came is Came.ASKED_AFTER or one.tie.depth.rank >= Depth.CONTACT.rank
