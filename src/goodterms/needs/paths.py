"""Who could introduce two: whoever knows the one well and was seen with the other."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from goodterms.needs.order import KNOWN, PUT_OFF, REGARD, UNNAMED, worth
from goodterms.words import DAY, Tie

OFTEN: Final = 4.0
"""Pieces after which two were seen together often: a link is ``1 - exp(-times / OFTEN)`` strong. Our choice."""

FADING: Final = 3 * 365 * DAY
"""Seconds after which a link that was not seen again counts half."""

COLLEAGUES: Final = 0.2
"""What one employer counts: colleagues of a small firm know each other, those of a large one may not."""

DISCUSSED: Final = 0.5
"""What a discussion on a list counts beside a mail or meeting with both: they know each other's name."""

INTRODUCED: Final = 1.0
"""Whoever introduced somebody to the owner knows them."""


@dataclass(frozen=True, slots=True)
class Link:
    """What shows that two know each other. ``how``: together, discussed, colleagues, introduced. ``times``: pieces."""

    between: int
    target: int
    how: str
    times: int = 0
    meetings: int = 0
    first: int | None = None
    last: int | None = None
    channel: str = ""
    words: str = ""

    def strength(self, as_of: int) -> float:
        """0 to 1; older links count half."""
        if self.how == "colleagues":
            return COLLEAGUES
        if self.how == "introduced":
            return INTRODUCED
        base = 1 - math.exp(-(self.times + 2 * self.meetings) / OFTEN)
        if self.how == "discussed":
            base *= DISCUSSED
        return base / 2 if self.last is not None and as_of - self.last > FADING else base


@dataclass(frozen=True, slots=True)
class Path:
    """One who could introduce: the tie to the owner, and the links to the one who is sought, the strongest first."""

    between: int
    target: int
    tie: Tie
    links: tuple[Link, ...]
    regards: frozenset[str]

    def strength(self, as_of: int) -> float:
        """As strong as both of its sides together."""
        apart = math.prod(1 - min(link.strength(as_of), 0.95) for link in self.links)
        return worth(self.tie) * (1 - apart)


def paths(
    links: Iterable[Link],
    ties: Mapping[int, Tie],
    regards: Mapping[int, frozenset[str]],
    flags: Mapping[int, frozenset[str]],
    as_of: int,
) -> list[Path]:
    """Who could introduce, the strongest path first; nobody one never had a word with, nobody one was put off by."""
    by_pair: dict[tuple[int, int], list[Link]] = {}
    for link in links:
        by_pair.setdefault((link.between, link.target), []).append(link)
    found = [
        Path(between, target, ties[between], tuple(sorted(each, key=lambda one: -one.strength(as_of))), said)
        for (between, target), each in by_pair.items()
        for said in [regards.get(between, frozenset())]
        if between in ties
        and ties[between].depth.rank >= KNOWN.rank
        and PUT_OFF not in said
        and not UNNAMED & flags.get(between, frozenset())
    ]
    return sorted(found, key=lambda path: (-path.strength(as_of) * _liked(path.regards), path.between))


def _liked(regards: frozenset[str]) -> float:
    """Somebody trusted or liked is asked rather."""
    return 1.0 + 0.25 * sum(REGARD.get(word, 0) for word in regards)
