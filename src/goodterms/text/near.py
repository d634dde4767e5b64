"""How nearly two texts are the same: the share of three-word runs they have in common."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from zlib import crc32

RUN = 3
"""Words in a shingle; the size that `NEAR` and `PERHAPS_NEAR` were measured with."""

NEAR = 0.5
"""Likeness from which a text is a copy. Measured on own sent mail: finds 90 % of lightly edited copies, and takes 7
of 79,800 unrelated pairs for one."""

PERHAPS_NEAR = 0.3
"""Likeness from which a text may be a copy: finds 99 %, and takes 32 of 79,800 unrelated pairs for one (as `NEAR`)."""

_WORD = re.compile(r"\w+")


def shingles(text: str) -> frozenset[int]:
    """Every run of `RUN` words as a 32-bit number, case and punctuation aside. The numbers are the same on every
    machine.

    A text of fewer words is one shingle; a text without words has none.
    """
    words = _WORD.findall(text.casefold())
    if not words:
        return frozenset()
    runs = zip(*(words[k:] for k in range(RUN)), strict=False) if len(words) >= RUN else [tuple(words)]
    return frozenset(crc32(" ".join(run).encode("utf-8", "surrogatepass")) for run in runs)


def likeness(a: frozenset[int], b: frozenset[int]) -> float:
    """Shared shingles over all shingles (Jaccard), 0 to 1; 0 when either has none.

    Good: a mail merge that changes a first name and one line stays above `NEAR`. Bad: two notes of "Thanks a lot"
    are 1.0, so callers look at the length first.
    """
    shared = len(a & b)
    return shared / (len(a) + len(b) - shared) if shared else 0.0


SKETCH = 12
"""Smallest shingles by which texts find each other; two of likeness `NEAR` share one of them but for 1 in 4,000."""

SAYS_SOMETHING = 5
"""Shingles that a text must have to be a copy of another: short notes are alike by themselves."""


def copies(texts: Sequence[str]) -> list[int]:
    """For each text the place of the first text that it is a copy of (likeness `NEAR` or more), its own when of none.

    A text of fewer than `SAYS_SOMETHING` shingles is a copy of what says the very same only. Linear but for texts that
    share many sketches.
    """
    held = [shingles(text) for text in texts]
    by_sketch: defaultdict[int, list[int]] = defaultdict(list)
    first: list[int] = []
    for place, runs in enumerate(held):
        sketch = sorted(runs)[:SKETCH]
        others = sorted({other for run in sketch for other in by_sketch[run]})
        found = next((other for other in others if _copy(held[other], runs)), place)
        first.append(found)
        if found == place:
            for run in sketch:
                by_sketch[run].append(place)
    return first


def _copy(one: frozenset[int], other: frozenset[int]) -> bool:
    if min(len(one), len(other)) < SAYS_SOMETHING:
        return one == other
    return likeness(one, other) >= NEAR
