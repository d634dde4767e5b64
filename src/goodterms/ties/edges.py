"""A log of who wrote to whom, counted as of a moment: the few columns that the chance of contact takes.

For whole logs (a firm, a list), where a tie is an unordered pair of people. One mailbox is the log of its owner's
touches. Agrees with `record/facts` where both count the same; a test compares.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from goodterms.ties.columns import Floats
from goodterms.ties.update import Window, labelled
from goodterms.ties.weights import HORIZONS
from goodterms.words import DAY

Whole = npt.NDArray[np.int64]

MOST_WINDOWS = 4
"""Windows of the past that labels are taken from, one horizon apart: eight half as far apart did no better."""

LEAST_BEFORE = 0.5
"""A window has so many horizons of history before it, or there is nothing to see in it."""

PRIME = 2_147_483_629
"""Makes one number of two people; two ties of one number would only be drawn together."""


class Edges(NamedTuple):
    """Contacts in the order of tie, then time. Per contact (m,): ``ts`` UTC seconds; running within the tie up to it:
    ``days`` contact days, ``sent`` and ``latest`` (m, 2) how many and when last by each of the two (NaN never). Per tie
    (k,): ``start`` of its contacts and its two ``people`` (k, 2), the lower number first. ``tie`` (m,): which tie.
    """

    ts: Whole
    days: Whole
    sent: Whole
    latest: Floats
    start: Whole
    people: Whole
    tie: Whole


def edges(source: Whole, target: Whole, ts: Whole) -> Edges:
    """The contacts (m,) ``source`` to ``target`` at ``ts`` in whatever order. Nobody has a tie with themselves."""
    apart = source != target
    source, target, ts = source[apart], target[apart], ts[apart]
    people, tie = np.unique(
        np.column_stack((np.minimum(source, target), np.maximum(source, target))), axis=0, return_inverse=True
    )
    order = np.lexsort((ts, tie))
    source, ts, tie = source[order], ts[order], tie.reshape(-1)[order]
    start = np.searchsorted(tie, np.arange(len(people)))
    first = np.zeros(len(ts), dtype=bool)
    first[start] = True
    by = np.column_stack((source == people[tie, 0], source != people[tie, 0]))
    return Edges(
        ts=ts,
        days=_running(first | (ts // DAY != np.roll(ts // DAY, 1)), start, tie),
        sent=np.column_stack([_running(side, start, tie) for side in by.T]).reshape(-1, 2),
        latest=np.column_stack([_latest(side, ts, start, tie) for side in by.T]).reshape(-1, 2),
        start=start,
        people=people,
        tie=tie,
    )


def as_of(log: Edges, moment: int, *, elsewhere: bool = True) -> dict[str, Floats]:
    """Columns of every tie (k,) of the log before ``moment`` (UTC seconds); ties that were not yet have 0 ``days``.

    ``days``, ``first``, ``last``, ``n_in``, ``n_out``, ``last_in``, ``last_out`` as in `words.Facts` (in: by the one
    with the lower number); ``quiet_since``: when the quieter of the two last sent anything to anybody else (-inf:
    never). ``elsewhere``: whether the log shows what people send to others; in one mailbox it does not, and
    ``quiet_since`` is NaN.
    """
    count = np.bincount(log.tie[log.ts < moment], minlength=len(log.start))
    met = count > 0
    place = log.start + np.maximum(count, 1) - 1
    known = {"days": np.where(met, log.days[place], 0).astype(np.float64)}
    known |= {"first": _where(met, log.ts[log.start]), "last": _where(met, log.ts[place])}
    for side, way in enumerate(("in", "out")):
        known[f"n_{way}"] = np.where(met, log.sent[place, side], 0).astype(np.float64)
        known[f"last_{way}"] = _where(met, log.latest[place, side])
    quiet = _quiet_since(log.people, known) if elsewhere else np.full(len(place), np.nan)
    return known | {"quiet_since": np.where(met, quiet, np.nan)}


def keyed(log: Edges, moment: int, *, elsewhere: bool = True) -> dict[str, npt.NDArray[np.generic]]:
    """`as_of` with ``tie``, a number that stays the tie's whatever else is in the log, as `update.fit` takes it."""
    return {**as_of(log, moment, elsewhere=elsewhere), "tie": log.people[:, 0] * PRIME + log.people[:, 1]}


def past(log: Edges, moment: int, *, horizons: tuple[int, ...] = HORIZONS, elsewhere: bool = True) -> list[Window]:
    """Windows of the log that ended by ``moment`` (UTC seconds), for `update.fit`; nothing from then on counts."""
    seen = log.ts[log.ts < moment]
    if not len(seen):
        return []
    starts = [
        (moment - turn * horizon * DAY, horizon)
        for horizon in horizons
        for turn in range(1, MOST_WINDOWS + 1)
        if moment - turn * horizon * DAY - int(seen.min()) >= LEAST_BEFORE * horizon * DAY
    ]
    return [
        labelled(keyed(log, at, elsewhere=elsewhere), as_of(log, at + horizon * DAY, elsewhere=False), at, horizon)
        for at, horizon in starts
    ]


def _quiet_since(people: Whole, known: dict[str, Floats]) -> Floats:
    """When the quieter of the two of each tie last sent anything to anybody but the other; -inf for never."""
    who, to = people.T.reshape(-1), people[:, ::-1].T.reshape(-1)
    sends = np.concatenate((known["last_in"], known["last_out"]))
    order = np.lexsort((sends, who))
    order = order[~np.isnan(sends[order])]
    who, to, sends = who[order], to[order], sends[order]
    newest = np.flatnonzero(np.append(who[1:] != who[:-1], True)[: len(who)])
    again = (newest > 0) & (who[newest - 1] == who[newest])
    last = _Last(who[newest], to[newest], sends[newest], np.where(again, sends[newest - 1], -np.inf))
    return np.minimum(_elsewhere(last, people[:, 0], people[:, 1]), _elsewhere(last, people[:, 1], people[:, 0]))


class _Last(NamedTuple):
    """Everybody who ever sent: whom they sent to last, when, and when last to anybody but that one."""

    who: Whole
    to: Whole
    newest: Floats
    before: Floats


def _elsewhere(last: _Last, one: Whole, other: Whole) -> Floats:
    """When each of ``one`` last sent to anybody but the ``other`` beside them."""
    if not len(last.who):
        return np.full(len(one), -np.inf)
    at = np.minimum(np.searchsorted(last.who, one), len(last.who) - 1)
    latest = np.where(last.to[at] == other, last.before[at], last.newest[at])
    return np.where(last.who[at] == one, latest, -np.inf)


def _running(counts: npt.NDArray[np.bool_], start: Whole, tie: Whole) -> Whole:
    """How many of ``counts`` within each tie up to each contact."""
    total = np.cumsum(counts)
    return total - (total[start] - counts[start])[tie]


def _latest(sent: npt.NDArray[np.bool_], ts: Whole, start: Whole, tie: Whole) -> Floats:
    """When the side last sent within each tie, up to each contact; NaN for not yet."""
    place = np.maximum.accumulate(np.where(sent, np.arange(len(ts)), -1)) if len(ts) else ts
    return np.where(place >= start[tie], ts[np.maximum(place, 0)], np.nan)


def _where(met: npt.NDArray[np.bool_], values: npt.NDArray[np.generic]) -> Floats:
    return np.where(met, values.astype(np.float64), np.nan)
