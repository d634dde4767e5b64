"""First words in a contact log: every message that begins something, with what its sender could count just before it,
and whether an answer came.

Every person is an owner in turn. A message begins something when nothing passed between the two for `QUIET` days; it is
answered when the other writes to the owner within 14 days. What went to more than ten is no contact, as in the record,
and no first word either.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from contact_logs import ContactLog
from goodterms.record.facts.lookback import ANSWER_WITHIN, look_back
from goodterms.ties.columns import Floats
from goodterms.ties.edges import Whole
from goodterms.words import DAY

QUIET = 7
"""Days without a word from either side, after which a message is no reply and no reminder: a choice of ours."""

MANY = 10
"""Recipients up to which a message is contact."""


class Openers(NamedTuple):
    """First words, oldest first. ``owner``, ``other``: who wrote to whom. ``columns``: facts just before, as in
    `words.Facts`, NaN where nothing had happened. ``answered``: 1 when an answer came within 14 days.
    """

    owner: Whole
    other: Whole
    ts: Whole
    reached: Whole
    columns: Mapping[str, Floats]
    answered: Floats

    def some(self, rows: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Openers:
        """Those of some rows."""
        columns = {name: column[rows] for name, column in self.columns.items()}
        return Openers(
            self.owner[rows], self.other[rows], self.ts[rows], self.reached[rows], columns, self.answered[rows]
        )


def openers(log: ContactLog) -> Openers:
    """The first words of a log whose fortnight lies within it."""
    a, b, ts = (log.contacts[:, place] for place in range(3))
    reached = _reached(a, ts)
    kept = (reached <= MANY) & (a != b)
    a, b, ts, reached = a[kept], b[kept], ts[kept], reached[kept]
    owner, other = np.concatenate((a, b)), np.concatenate((b, a))
    when, ids = np.concatenate((ts, ts)), np.tile(np.arange(len(ts)), 2)
    out = np.repeat(np.array([1, 0]), len(ts))
    both = np.concatenate((reached, reached))
    tie = owner * (int(max(a.max(initial=0), b.max(initial=0))) + 1) + other
    order = np.lexsort((out, ids, when, tie))
    owner, other, when, out, both, tie, ids = (column[order] for column in (owner, other, when, out, both, tie, ids))
    nothing = np.zeros_like(tie)
    back = look_back(tie, when, ids, out, nothing, nothing)
    begins = (out == 1) & ((back.gap < 0) | (back.gap > QUIET * DAY)) & (when <= when.max() - ANSWER_WITHIN)
    columns = _before(tie, when, out, back._asdict())
    found = Openers(
        owner[begins],
        other[begins],
        when[begins],
        both[begins],
        {name: column[begins] for name, column in columns.items()},
        _answered(tie, when, out)[begins].astype(np.float64),
    )
    return _sorted(found)


def _sorted(found: Openers) -> Openers:
    order = np.argsort(found.ts, kind="stable")
    columns = {name: column[order] for name, column in found.columns.items()}
    owner, other, ts, reached = (column[order] for column in (found.owner, found.other, found.ts, found.reached))
    return Openers(owner, other, ts, reached, columns, found.answered[order])


def _reached(sender: Whole, ts: Whole) -> Whole:
    """To how many each message went: rows of one sender and second are one message."""
    _, which, counts = np.unique(np.column_stack((sender, ts)), axis=0, return_inverse=True, return_counts=True)
    return np.asarray(counts[which.ravel()], dtype=np.int64)


def _answered(tie: Whole, ts: Whole, out: Whole) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Whether the other side touched within 14 days after each row of its tie."""
    later = np.full(len(tie), np.iinfo(np.int64).max)
    place = np.where(out == 0, np.arange(len(tie)), len(tie))
    following = np.minimum.accumulate(place[::-1])[::-1]  # the next row, from here on, that the other side wrote
    there = following < len(tie)
    same = np.zeros(len(tie), dtype=bool)
    same[there] = tie[following[there]] == tie[there.nonzero()[0]]
    later[same] = ts[following[same]]
    return later - ts <= ANSWER_WITHIN


def _before(tie: Whole, ts: Whole, out: Whole, back: Mapping[str, Whole]) -> dict[str, Floats]:
    """What could be counted of each tie before each row."""
    start = np.maximum.accumulate(np.where(np.r_[True, tie[1:] != tie[:-1]], np.arange(len(tie)), 0))

    def count(marks: Whole) -> Floats:
        summed = np.cumsum(marks) - marks
        return (summed - summed[start]).astype(np.float64)

    def last(marks: Whole) -> Floats:
        place = np.maximum.accumulate(np.where(marks > 0, np.arange(len(tie)), -1))
        place = np.r_[-1, place[:-1]]
        return np.where(place >= start, ts[np.maximum(place, 0)].astype(np.float64), np.nan)

    def first(marks: Whole) -> Floats:
        seen = count(marks) > 0
        rows = np.where(marks > 0, np.arange(len(tie)), len(tie))
        found = np.minimum.reduceat(rows, np.unique(start))[np.searchsorted(np.unique(start), start)]
        return np.where(seen, ts[np.minimum(found, len(tie) - 1)].astype(np.float64), np.nan)

    anything = np.ones_like(tie)
    return {
        "n_in": count(1 - out),
        "n_out": count(out),
        "days": count(back["first_of_day"]),
        "first": first(anything),
        "last": last(anything),
        "last_in": last(1 - out),
        "last_out": last(out),
        "two_way": count(back["answers"]),
        "two_way_days": count(back["two_way_day"]),
        "last_two_way": last(back["answers"]),
        "occasions": count(back["occasion"]),
        "first_occasion": first(back["occasion"]),
        "last_occasion": last(back["occasion"]),
        "median_gap": _median_gap(start, back["day_gap"]),
    }


def _median_gap(start: Whole, gaps: Whole) -> Floats:
    """The median gap in days between contact days before each row, NaN without any."""
    from bisect import insort

    found = np.full(len(gaps), np.nan)
    known: list[int] = []
    for place, (begin, gap) in enumerate(zip(start.tolist(), gaps.tolist(), strict=True)):
        if place == begin:
            known = []
        if known:
            found[place] = (known[len(known) // 2] + known[(len(known) - 1) // 2]) / 2
        if gap >= 0:
            insort(known, gap)
    return found
