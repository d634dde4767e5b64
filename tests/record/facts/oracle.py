"""The facts once more, slowly and plainly, from the words alone: nothing is shared with the fast form but the names."""

from __future__ import annotations

import math
import statistics
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

FORTNIGHT = 14 * 86_400
MONTH = 30 * 86_400


class Touch(NamedTuple):
    """One touch as `record/place` makes it, in the order that ties are sorted by."""

    person: int
    ts: int
    id: int
    out: int
    weight: float
    thread: int
    kind: int


class Seen(NamedTuple):
    """A touch with what its order gives; None where there is no previous one."""

    touch: Touch
    gap: int | None
    turn: bool
    opens: bool
    answers: bool
    first_of_day: bool
    day_gap: int | None
    two_way_day: bool
    continues: bool
    occasion: bool


def look_back(log: Iterable[Touch]) -> list[Seen]:
    """Every touch with its look-back columns, by (person, ts, id, out)."""
    ties: dict[int, list[Seen]] = defaultdict(list)
    for touch in sorted(log, key=lambda t: (t.person, t.ts, t.id, t.out)):
        ties[touch.person].append(_seen(touch, ties[touch.person]))
    return [seen for person in sorted(ties) for seen in ties[person]]


def _seen(touch: Touch, before: list[Seen]) -> Seen:
    previous = before[-1].touch if before else None
    answers = touch.kind in (1, 2) or any(_answers(touch, earlier.touch) for earlier in before)
    answered = [earlier for earlier in before if earlier.answers]
    day, week = touch.ts // 86_400, touch.ts // 604_800
    goes_on = bool(before) and touch.ts - before[0].touch.ts <= MONTH and _goes_on(touch, answered)
    return Seen(
        touch,
        gap=touch.ts - previous.ts if previous else None,
        turn=previous is not None and previous.out != touch.out,
        opens=previous is None or (touch.ts - previous.ts > FORTNIGHT and not answers),
        answers=answers,
        first_of_day=all(earlier.touch.ts // 86_400 != day for earlier in before),
        day_gap=day - previous.ts // 86_400 if previous and previous.ts // 86_400 != day else None,
        two_way_day=answers and all(earlier.touch.ts // 86_400 != day for earlier in answered),
        continues=goes_on,
        occasion=answers
        and not goes_on
        and all(earlier.touch.ts // 604_800 != week for earlier in answered if not earlier.continues),
    )


def _answers(touch: Touch, earlier: Touch) -> bool:
    same_thread = touch.thread > 0 and touch.thread == earlier.thread
    return earlier.out != touch.out and (same_thread or touch.ts - earlier.ts <= FORTNIGHT)


def _goes_on(touch: Touch, answered: list[Seen]) -> bool:
    return touch.thread != 0 and any(
        earlier.touch.thread == touch.thread and touch.ts - earlier.touch.ts <= FORTNIGHT for earlier in answered
    )


def facts(log: Iterable[Touch], as_of: int) -> dict[int, dict[str, float | None]]:
    """The facts of every person with a touch before ``as_of``, counted from a log that ends there."""
    ties: dict[int, list[Seen]] = defaultdict(list)
    for seen in look_back(touch for touch in log if touch.ts < as_of):
        ties[seen.touch.person].append(seen)
    return {person: _tie(person, seen) for person, seen in ties.items()}


def _tie(person: int, tie: list[Seen]) -> dict[str, float | None]:
    gaps = [seen.gap / 86_400 for seen in tie if seen.gap is not None]
    day_gaps = [seen.day_gap for seen in tie if seen.day_gap is not None]
    answered = [seen.touch.ts for seen in tie if seen.answers]
    occasions = [seen.touch.ts for seen in tie if seen.occasion]
    last = tie[-1].touch.ts
    row: dict[str, float | None] = {
        "person": person,
        "days": len({seen.touch.ts // 86_400 for seen in tie}),
        "first": tie[0].touch.ts,
        "last": last,
        "two_way": len(answered),
        "two_way_days": len({ts // 86_400 for ts in answered}),
        "last_two_way": max(answered, default=None),
        "occasions": len(occasions),
        "first_occasion": min(occasions, default=None),
        "last_occasion": max(occasions, default=None),
        "turns": sum(seen.turn for seen in tie),
        "meetings": sum(seen.touch.kind == 2 for seen in tie),
        "one_to_one": sum(seen.touch.out == 1 and seen.touch.weight == 1 for seen in tie),
        "reciprocity": 2 * min(sides := [sum(seen.touch.out == out for seen in tie) for out in (0, 1)]) / sum(sides),
        "gap_n": len(gaps),
        "gap_mean": math.fsum(gaps) / len(gaps) if gaps else None,
        "gap_var": statistics.variance(gaps) if len(gaps) > 1 else None,
        "median_gap": statistics.median(day_gaps) if day_gaps else None,
    }
    for out, way in ((0, "in"), (1, "out")):
        row |= _way([seen for seen in tie if seen.touch.out == out], way, last)
    return row


def _way(side: list[Seen], way: str, last: int) -> dict[str, float | None]:
    row: dict[str, float | None] = {
        f"n_{way}": len(side),
        f"last_{way}": max((seen.touch.ts for seen in side), default=None),
        f"opens_{way}": sum(seen.opens for seen in side),
        f"sum_weight_{way}": math.fsum(seen.touch.weight for seen in side),
    }
    for days in (7, 30, 180):
        parts = (seen.touch.weight * 2.0 ** (-(last - seen.touch.ts) / (days * 86_400)) for seen in side)
        row[f"d{days}_{way}"] = math.fsum(parts)
    return row
