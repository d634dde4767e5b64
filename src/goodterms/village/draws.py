"""Chance, the same on every machine: streams named after the part that draws from them, and the shapes drawn.

Only `random.Random` seeded with whole numbers and its ``random()`` are used, whose sequence Python guarantees.
"""

from __future__ import annotations

import math
from bisect import bisect
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

from goodterms.words import DAY

T = TypeVar("T")

YEAR = 31_557_600
"""Seconds in a mean year of 365.25 days."""

HOUR = 3_600
MINUTE = 60
WORKDAY = (8.2, 18.4)
"""Local hours between which most mail is written; chats run on into the evening."""
EVENING = 22.5

EAST = {
    "Europe/London": 0,
    "Europe/Berlin": 1,
    "Europe/Madrid": 1,
    "Europe/Warsaw": 1,
    "Africa/Lagos": 1,
    "Asia/Kolkata": 5,
    "Asia/Tokyo": 9,
    "America/New_York": -5,
    "America/Chicago": -6,
}
"""Hours east of Greenwich, roughly: when people sleep need not know of summer time."""


def stream(seed: int, *part: object) -> Random:
    """A stream of chance for one part of the village, independent of every other part's."""
    name = "/".join(str(word) for word in (seed, *part))
    return Random(int.from_bytes(blake2b(name.encode(), digest_size=16).digest(), "big"))  # noqa: S311 - no secret


def mix(*numbers: int) -> int:
    """A 64-bit number that depends on all of these and looks like chance; for decisions that need no stream."""
    state = 0x9E3779B97F4A7C15
    for number in numbers:
        state = ((state ^ number) * 0xBF58476D1CE4E5B9 + 0x94D049BB133111EB) & 0xFFFFFFFFFFFFFFFF
        state ^= state >> 29
    return (state * 0x94D049BB133111EB & 0xFFFFFFFFFFFFFFFF) >> 8


class Wheel(Generic[T]):
    """Things with weights, drawn in proportion."""

    __slots__ = ("_edges", "_things")

    def __init__(self, weights: Mapping[T, float]) -> None:
        self._things = tuple(weights)
        self._edges = tuple(accumulate(weights.values()))

    def spin(self, draw: Random) -> T:
        """One of them."""
        return self._things[min(bisect(self._edges, draw.random() * self._edges[-1]), len(self._things) - 1)]


def pick(draw: Random, things: Sequence[T]) -> T:
    """Any of these, all alike."""
    return things[int(draw.random() * len(things))]


def some(draw: Random, things: Sequence[T], count: int) -> list[T]:
    """Up to ``count`` different ones, in their own order."""
    left = min(count, len(things))
    taken: list[T] = []
    for position, thing in enumerate(things):
        if left and draw.random() * (len(things) - position) < left:
            taken.append(thing)
            left -= 1
    return taken


def normal(draw: Random) -> float:
    """A standard normal number (Box and Muller)."""
    radius = math.sqrt(-2.0 * math.log(1.0 - draw.random()))
    return radius * math.cos(2.0 * math.pi * draw.random())


def spread(draw: Random, median: float, sigma: float) -> float:
    """A log-normal number with this median; ``sigma`` is the deviation of its logarithm."""
    return median * math.exp(sigma * normal(draw))


def waiting(draw: Random, mean: float, shape: float) -> float:
    """A Weibull wait with this mean; a shape under 1 is bursty, 1 is a coin tossed every moment."""
    scale = mean / math.gamma(1.0 + 1.0 / shape)
    return scale * math.pow(-math.log(1.0 - draw.random()), 1.0 / shape)


def turns(draw: Random, mean: float, most: int = 60) -> int:
    """A geometric number of at least 1 with this mean."""
    if mean <= 1.0:
        return 1
    return min(most, 1 + int(math.log(1.0 - draw.random()) / math.log(1.0 - 1.0 / mean)))


def awake(ts: int, zone: str, draw: Random, *, chat: bool = False) -> int:
    """The moment at which somebody who would have acted at ``ts`` does: by day, mail mostly on workdays."""
    local = ts + EAST.get(zone, 0) * HOUR
    hour = local % DAY / HOUR
    late = EVENING if chat else WORKDAY[1]
    if hour < WORKDAY[0]:
        ts += int((WORKDAY[0] - hour + 3 * draw.random()) * HOUR)
    elif hour > late and draw.random() < 0.85:
        ts += int((24 - hour + WORKDAY[0] + 4 * draw.random()) * HOUR)
    weekday = ((ts + EAST.get(zone, 0) * HOUR) // DAY + 3) % 7
    if weekday >= 5 and not chat and draw.random() < 0.8:
        ts += (7 - weekday) * DAY
    return ts
