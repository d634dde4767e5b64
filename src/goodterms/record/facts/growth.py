"""What has come together of a tie up to each touch, so that its newest touch before a moment tells all of it.

Counts, sums and middles are carried from touch to touch; counting a tie is then reading one row. Looks back only,
but for ``next_ts``, which says until when a touch is its tie's newest: with it `as_of` stays a plain filter.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodterms.record.facts.kinds import MEETING
from goodterms.record.facts.lookback import starts
from goodterms.words import DAY

Columns = dict[str, NDArray[Any]]
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

HALF_LIVES = (7, 30, 180)
"""Days after which a touch weighs half, one decayed sum a direction each: a week, a month, half a year.

A choice of this project: rhythms of a week, a month and half a year."""

WAYS = ((0, "in"), (1, "out"))
"""The two directions: the value of ``out``, and how columns are named for it."""

NEVER = 2**63 - 1
"""``next_ts`` of a tie's newest touch of all."""

NOT_YET = -(2**62)
"""Stands for NULL in the times: a second of nobody's history."""

TIMES = ("last_in", "last_out", "last_two_way", "first_occasion", "last_occasion")
"""Those that a tie may not have yet."""

SUMS = tuple(f"{kind}_{way}" for kind in ("sum_weight", *(f"d{days}" for days in HALF_LIVES)) for _, way in WAYS)
"""The sums of weights that are carried: plain ones, then decayed."""

RATES = np.repeat([0.0, *(np.log(2) / (days * DAY) for days in HALF_LIVES)], len(WAYS))
"""How fast the weights in each of `SUMS` fade, per second."""

STRETCH = 900 * HALF_LIVES[0] * DAY
"""Seconds in which weights are grown from one beginning, about 17 years: float64 holds 2^1023."""


def grown(columns: Mapping[str, NDArray[Any]]) -> Columns:
    """What has come together up to each touch, that touch included: the columns of `definition.TOUCH`
    after ``ts``, (n,) each.

    Counts and times are int64, `NOT_YET` for times that a tie does not have yet. Sums are float64, the decayed ones as
    of the touch: of ``weight * 2^(-age / half-life)`` over the tie's touches of one direction so far. ``gap_spread`` is
    the sum of squares of the gaps about their mean, in seconds squared; ``median_gap`` the median of days between
    contact days, NaN for none.

    Args:
        columns: ``person``, ``ts``, ``out``, ``weight``, ``kind`` and the look-back columns of whole ties, (n,) each,
            in the order of ties, then time.

    Raises:
        KeyError: a column is missing.
        ValueError: the rows are not in the order of ties, then time.
    """
    person, ts, out, weight = (columns[name] for name in ("person", "ts", "out", "weight"))
    _refuse_disorder(person, ts)
    start = starts(person)
    sums = _sums(ts, out, np.asarray(weight, np.float64), start)
    medians = {"median_gap": _medians(columns["day_gap"], start)}
    return _times(columns, start) | _counts(columns, start) | sums | medians


def _refuse_disorder(person: Ints, ts: Ints) -> None:
    step = np.diff(person)
    if (step < 0).any() or (np.diff(ts)[step == 0] < 0).any():
        raise ValueError("touches must come in the order of ties, then time")


def _times(columns: Mapping[str, NDArray[Any]], start: Ints) -> Columns:
    """When something was first and last so, and when the tie goes on."""
    ts, out = columns["ts"], columns["out"]
    following = np.append(ts[1:], NEVER)[: len(ts)]
    following[:-1][start[1:] == np.arange(1, len(ts))] = NEVER
    return {
        "next_ts": following,
        "first": ts[start],
        **{f"last_{way}": _latest(out == side, ts, start) for side, way in WAYS},
        "last_two_way": _latest(columns["answers"] == 1, ts, start),
        "first_occasion": _earliest(columns["occasion"] == 1, ts, start),
        "last_occasion": _latest(columns["occasion"] == 1, ts, start),
    }


def _counts(columns: Mapping[str, NDArray[Any]], start: Ints) -> Columns:
    out, opens = columns["out"] == 1, columns["opens"] == 1
    flags = {
        "n_in": ~out,
        "n_out": out,
        "days": columns["first_of_day"] == 1,
        "two_way": columns["answers"] == 1,
        "two_way_days": columns["two_way_day"] == 1,
        "occasions": columns["occasion"] == 1,
        "turns": columns["turn"] == 1,
        "opens_in": opens & ~out,
        "opens_out": opens & out,
        "meetings": columns["kind"] == MEETING,
        "one_to_one": out & (columns["weight"] == 1),
    }
    return {name: _running(flag, start) for name, flag in flags.items()}


def _running(flags: NDArray[np.bool_], start: Ints) -> Ints:
    """How many are flagged within the tie, up to each touch."""
    total = np.cumsum(flags)
    first = np.flatnonzero(start == np.arange(len(start)))
    return total - np.repeat(total[first] - flags[first], np.diff(first, append=len(flags)))


def _latest(flags: NDArray[np.bool_], ts: Ints, start: Ints) -> Ints:
    """When the tie's last flagged touch was, up to each touch; `NOT_YET` before."""
    place = np.maximum.accumulate(np.where(flags, np.arange(len(ts)), -1))
    return np.where(place >= start, ts[place], NOT_YET)


def _earliest(flags: NDArray[np.bool_], ts: Ints, start: Ints) -> Ints:
    """When the tie's first flagged touch was, up to each touch; `NOT_YET` before."""
    nth = _running(flags, start)
    return _latest(flags & (nth == 1), ts, start)


def _sums(ts: Ints, out: Ints, weight: Floats, start: Ints) -> Columns:
    """`SUMS` up to each touch.

    Weights grow with time from the start of the tie's stretch, are summed, and then brought down to each touch: every
    addend is positive, so nothing cancels. A stretch starts with what is left of the one before.
    """
    begins = _stretches(ts, start)
    age = (ts - ts[begins]).astype(np.float64)
    grew = [np.exp(age * rate) for rate in RATES[:: len(WAYS)]]
    sums = np.empty((len(SUMS) + 1, len(ts)))
    sums[-1] = _spreading(ts, start)
    for place, scale in enumerate(grew):
        both = weight * scale
        sums[2 * place + 1] = both * out
        sums[2 * place] = both - sums[2 * place + 1]
    first = np.flatnonzero(begins == np.arange(len(ts)))
    end = np.append(first[1:], len(ts))
    several = (end - first > 1) | (first != start[first])
    rates = np.append(RATES, 0.0)
    for begin, stop in zip(first[several].tolist(), end[several].tolist(), strict=True):
        part = sums[:, begin:stop]
        if start[begin] != begin:
            part[:, 0] += sums[:, begin - 1] * np.exp(-rates * float(ts[begin] - ts[begins[begin - 1]]))
        np.add.accumulate(part, axis=1, out=part)
    for place, scale in enumerate(grew[1:], 1):
        sums[2 * place : 2 * place + 2] /= scale
    return dict(zip((*SUMS, "gap_spread"), sums, strict=True))


def _spreading(ts: Ints, start: Ints) -> Floats:
    """By how much each gap adds to the squares about the mean: Welford 1962, where the means are known beforehand."""
    nth = np.arange(len(ts)) - start
    since = (ts - ts[start]).astype(np.float64)
    gap, mean = np.diff(since, prepend=0.0), since / np.maximum(nth, 1)
    adds = (gap - mean) * (gap - np.append(0.0, mean[:-1])[: len(ts)])
    return np.where(nth > 1, adds, 0.0)


def _medians(day_gap: Ints, start: Ints) -> Floats:
    """The median of the tie's day gaps up to each touch. A tie has no more of them than days."""
    rows = np.flatnonzero(day_gap >= 0)
    found = []
    sorted_gaps: list[int] = []
    tie = -1
    for begin, gap in zip(start[rows].tolist(), day_gap[rows].tolist(), strict=True):
        if begin != tie:
            tie, sorted_gaps = begin, []
        insort(sorted_gaps, gap)
        half, odd = divmod(len(sorted_gaps), 2)
        found.append(float(sorted_gaps[half]) if odd else (sorted_gaps[half - 1] + sorted_gaps[half]) / 2)
    medians = np.full(len(start) + 1, np.nan)
    medians[rows] = found
    place = np.maximum.accumulate(np.where(day_gap >= 0, np.arange(len(start)), -1))
    return medians[np.where(place >= start, place, -1)]


def _stretches(ts: Ints, start: Ints) -> Ints:
    """For each row where its stretch of `STRETCH` seconds, counted from the tie's first touch, starts."""
    nth = (ts - ts[start]) // STRETCH
    return starts(start * (int(nth.max(initial=0)) + 1) + nth)
