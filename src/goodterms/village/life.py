"""Lets a village live: what happens between the owner and everybody, in order of time, a little at a time."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from goodterms.village import crowd, days, gatherings, noise, rounds
from goodterms.village.grammar import Half
from goodterms.village.happened import Happened, Villager
from goodterms.village.ledger import Ledger
from goodterms.village.run import Run
from goodterms.village.village import Made, make

STILL, LIVELY = 0.55, 5.6
"""Interactions a year and person over 12 years, at no pace at all and for each unit of it; as counted:
about 7 for the latter in villages of 400 (seeds 1 to 4), about 5 in those of thousands (1 and 20261), whose lists and
groups are no busier."""

LONG = 12
"""Most of what two have to say they say early, so that shorter villages are livelier: as the years to the power .45."""


@dataclass(frozen=True, slots=True)
class Village:
    """A village and its pace (1: natural). Number 0 is the owner. What happened is told anew, the same, each time."""

    made: Made
    pace: float

    @property
    def villagers(self) -> tuple[Villager, ...]:
        """Everybody, by number: the owner, the people, then lists, shops and machines."""
        return self.made.villagers

    def happenings(self) -> Iterator[Happened]:
        """Everything that happened, in order of time; only what is under way is held in memory."""
        yield from lived(self)


def simulate(
    seed: int,
    people: int = 400,
    years: int = 12,
    end: int = 1_767_225_600,
    interactions: int | None = None,
    half: Half = Half.BOTH,
) -> Village:
    """A village of ``people`` besides the owner, over ``years`` up to ``end`` (UTC seconds).

    ``interactions``: about how many there shall be; at the natural pace when not given. ``half``: which alternatives of
    the grammars are used (`grammar.Half`). Same arguments, same village, on every machine.
    """
    return Village(make(seed, people, years, end, half), _pace(interactions, people, years) if interactions else 1.0)


def _pace(interactions: int, people: int, years: int) -> float:
    """The pace at which about so much happens."""
    lively = LIVELY * math.pow(LONG / years, 0.45)
    return max(0.05, round((interactions / (people * years) - STILL) / lively, 3))


def lived(village: Village, ledger: Ledger | None = None, *, words: bool = True) -> Iterator[Happened]:
    """One run. ``ledger``: where the truth is written down meanwhile. ``words``: put it into words."""
    run = Run(village.made, village.pace, ledger, words=words)
    for part in (days, crowd, gatherings, rounds, noise):
        part.begin(run)
    yield from run.go()
