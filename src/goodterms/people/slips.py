"""How far two spellings lie apart, in slips of the pen."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=131_072)
def slips(one: str, other: str, most: int = 2) -> int:
    """Letters added, lost, changed or swapped with their neighbour between two words; ``most + 1`` when more.

    The optimal string alignment distance, worked out only as far as ``most``.
    """
    if one == other:
        return 0
    if abs(len(one) - len(other)) > most:
        return most + 1
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    if not one or not other:
        return min(most + 1, len(one) + len(other))
    return _aligned(one[:64], other[:64], most)


def _aligned(one: str, other: str, most: int) -> int:
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, b in enumerate(other, 1):
            best = min(before[j] + 1, row[-1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                best = min(best, last[j - 2] + 1)
            row.append(best)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def is_slip(one: str, other: str) -> bool:
    """Whether two words may be one, mistyped: one slip from four letters on, two from eight on."""
    length = min(len(one), len(other))
    allowed = 0 if length < 3 else 1 if length < 8 else 2
    return within(one, other, allowed)


def within(one: str, other: str, most: int) -> bool:
    """Whether two words lie at most so many slips apart; a slip changes two letters of the two sets at most."""
    if one == other:
        return True
    return len(set(one) ^ set(other)) <= 2 * most and slips(one, other, most) <= most
