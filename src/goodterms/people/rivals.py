"""Who else somebody may be: where two of one name are known to be two, the name does not say which is meant."""

from __future__ import annotations

import math
from collections import defaultdict

from goodterms.people.compare import Said
from goodterms.people.decide import JOIN, Weighed
from goodterms.people.frequency import digits_share
from goodterms.people.groups import Groups
from goodterms.people.likeness import AGREE

MARGIN = math.log2(JOIN / (1 - JOIN))
"""Bits by which one must fit better than another who is known to be somebody else: as sure as any join has to be."""


TWO = "There are two people of that name, and either may be meant."

TELLING = frozenset({"organisation", "birthday", "address", "number", "signature", "answered_for", "came_for"})
"""Comparisons that tell two namesakes apart. An account name that comes of the name does not; nor do two addresses at
one host, where each is one person's; nor those whom the owner knows, whom both may know.
"""


def _tells(said: Said) -> bool:
    """Whether a piece of evidence tells which of two namesakes it is; an account name does by its number alone."""
    numbered = said.level == "same" and said.comparison in {"account", "namesakes"} and digits_share(said.what[0]) < 0.1
    return said.bits > 0 and (said.comparison in TELLING or numbered)


def _name(each: Weighed) -> frozenset[str]:
    """The name that both of a pair have, as words; empty when they have none in common."""
    for said in each.said:
        if said.comparison == "name" and said.level in AGREE:
            return frozenset(" ".join(said.what).casefold().split())
    return frozenset()


class Rivals:
    """All pairs that were weighed, by either side."""

    def __init__(self, groups: Groups) -> None:
        self.groups = groups
        self.fits: dict[int, dict[int, float]] = defaultdict(dict)
        self.contested: set[frozenset[str]] = set()

    def take(self, weighed: list[Weighed]) -> None:
        """Remembers how well these fit, and the names that two have, or seem to have."""
        for each in weighed:
            if (each.why_not or each.doubt) and (name := _name(each)):
                self.contested.add(name)
            for one, other in ((each.one, each.other), (each.other, each.one)):
                known = self.fits[one]
                known[other] = max(each.bits, known.get(other, each.bits))

    def doubt(self, each: Weighed, cores: tuple[list[int], list[int]]) -> str:
        """Why it is not told which of two namesakes one of them is; "" when it is. ``cores``: of either group."""
        if _name(each) in self.contested and not any(map(_tells, each.said)):
            return TWO
        one, other = self.groups.root(each.one), self.groups.root(each.other)
        for mine, theirs, members in ((one, other, cores[0]), (other, one, cores[1])):
            for rival, bits in self._others(members, mine):
                if rival != theirs and bits > each.bits - MARGIN and self.groups.why_not(rival, theirs):
                    return TWO
        return ""

    def _others(self, members: list[int], own: int) -> list[tuple[int, float]]:
        """Everybody whom one of a group may be, each with how well that fits."""
        best: dict[int, float] = {}
        for core in members:
            for other, bits in self.fits.get(core, {}).items():
                root = self.groups.root(other)
                if root != own:
                    best[root] = max(bits, best.get(root, bits))
        return list(best.items())
