"""A sample of people, with everything that they sent: what a fit to the log itself learns from.

People are drawn, not ties, so that of every tie between two of them all is known: also when each last wrote to others.
"""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from goodterms.record.score.duck import Columns
from goodterms.record.score.steps import BUCKETS

Whole = NDArray[np.int64]
Floats = NDArray[np.float64]

TIES = 12_000
"""Ties wanted between people of the sample: a fit looks at 8,000, and not every one has a past."""

MOST_SENT = 4_000_000
"""Pieces read of the sample at most, about: 40 bytes each."""


class Sent(NamedTuple):
    """Everything that some people sent, by sender, then time. (n,) each: ``who`` to ``whom``, ``ts`` in UTC seconds,
    and ``others``, when the sender last sent, before it, anything to anybody but its recipient (-inf never).
    """

    who: Whole
    whom: Whole
    ts: Whole
    others: Floats


def cut(pairs: int, events: int) -> int:
    """How many of a million people to draw for `TIES` ties between them: a tie is drawn when both its people are."""
    if pairs <= TIES and events <= MOST_SENT:
        return BUCKETS
    return max(1, round(BUCKETS * min(sqrt(TIES / pairs), MOST_SENT / events, 1.0)))


def sent(columns: Columns) -> Sent:
    """What some people sent, from the columns ``a``, ``b``, ``ts`` of it, by ``a``, then ``ts``."""
    who, whom, ts = columns["a"], columns["b"], columns["ts"]
    new = np.ones(len(who), np.bool_)
    new[1:] = (who[1:] != who[:-1]) | (whom[1:] != whom[:-1])
    before = np.maximum.accumulate(np.where(new, np.arange(len(who)), 0)) - 1  # the piece before a run to one recipient
    same = (before >= 0) & (who[before] == who)
    return Sent(who, whom, ts, np.where(same, ts[before].astype(np.float64), -np.inf))


def quiet_since(sent: Sent, people: Whole, moment: int) -> Floats:
    """When the quieter of two people (k, 2) last sent anything to anybody but the other before a moment; -inf never."""
    earlier = np.flatnonzero(sent.ts < moment)
    if not len(earlier):
        return np.full(len(people), -np.inf)
    one = _elsewhere(sent, earlier, people[:, 0], people[:, 1])
    return np.minimum(one, _elsewhere(sent, earlier, people[:, 1], people[:, 0]))


def _elsewhere(sent: Sent, earlier: Whole, who: Whole, other: Whole) -> Floats:
    """When each of ``who`` last sent anything among the pieces ``earlier`` to anybody but the ``other`` beside them."""
    at = np.searchsorted(sent.who[earlier], who, side="right") - 1
    place = earlier[np.maximum(at, 0)]
    latest = np.where(sent.whom[place] == other, sent.others[place], sent.ts[place])
    return np.where((at >= 0) & (sent.who[place] == who), latest, -np.inf)
