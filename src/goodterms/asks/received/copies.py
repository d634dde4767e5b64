"""Which messages are nearly the same as one that somebody else had sent before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from goodterms.text.near import NEAR, likeness, shingles
from goodterms.words import DAY

LEAST = 12
"""Three-word runs below which two texts may be alike by chance ("could you call me back, please")."""

SKETCH = 16
"""Runs by which a text is found: the smallest numbers among its own. Two texts that share half of all their runs share
none of those with a chance below 1 in 1,000."""

WITHIN = 90 * DAY
"""Seconds within which the same words make one round; ours. Years apart they are a turn of phrase."""

LOOKED_AT = 16
"""Newest of those that share a run which are compared: a phrase that everybody uses must not cost more than that."""

MOST = 3
"""Copies named of one text."""


class Text(NamedTuple):
    """One message: when it came, from whom, and its words."""

    ts: int
    person: int
    words: str


def copies(texts: Sequence[Text]) -> list[list[int]]:
    """For each text the places of those that other people had sent before it and that are nearly the same, newest
    first.
    """
    found: list[list[int]] = [[] for _ in texts]
    runs = [shingles(text.words) for text in texts]
    seen: dict[int, list[int]] = {}
    for place in sorted(range(len(texts)), key=lambda one: texts[one].ts):
        if len(runs[place]) < LEAST:
            continue
        sketch = sorted(runs[place])[:SKETCH]
        near = {other for run in sketch for other in seen.get(run, [])[-LOOKED_AT:]}
        like = [other for other in near if _copy(texts, runs, place, other)]
        found[place] = sorted(like, key=lambda other: -texts[other].ts)[:MOST]
        for run in sketch:
            seen.setdefault(run, []).append(place)
    return found


def _copy(texts: Sequence[Text], runs: Sequence[frozenset[int]], place: int, other: int) -> bool:
    near = texts[place].ts - texts[other].ts <= WITHIN and texts[place].person != texts[other].person
    return near and likeness(runs[place], runs[other]) >= NEAR
