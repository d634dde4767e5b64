"""Which open questions to ask first, and how many."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from goodterms.people.who import Open, Resolved

PER_THOUSAND = 42
"""Questions for each thousand people at most: more than fifty nobody answers, and `people_about` counts somebody twice
wherever a join is still to be made.
"""


def people_about(resolved: Resolved) -> int:
    """How many people there are, the open questions each counted by its chance."""
    return max(1, round(len(resolved.groups) - sum(each.p for each in resolved.open)))


def questions(found: Iterable[Open], people: int, weight: Callable[[int], float] | None = None) -> list[Open]:
    """The questions worth asking, first those whose answer would change most, at most `PER_THOUSAND` (one at least).

    ``weight``: what hangs on one key (today's list, a verdict at the gate); 1 for each unless given. See `change`.
    """
    weigh = weight or (lambda _: 1.0)
    ranked = sorted(found, key=lambda each: (-change(each, weigh), each.one, each.other))
    return ranked[: max(1, people * PER_THOUSAND // 1000)]


def change(each: Open, weight: Callable[[int], float]) -> float:
    """What a question is expected to change: the chance of a yes times the weight of both sides, for a yes shows what
    hangs on either in another light. Not their product: two large groups that are unlikely to be one would come first.
    """
    return each.p * (sum(map(weight, each.ones)) + sum(map(weight, each.others)))
