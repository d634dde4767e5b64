"""The owner's time: days on which the owner was away from everything are no days of silence.

Who was ill for half a year has not lost everybody. So an absence of the owner's is cut out of time before a silence is
measured, and silences that we cannot see (the end of the history, the end of one channel) are cut off.
"""

from __future__ import annotations

from collections import deque
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from goodterms.ties.columns import Columns, Floats, column
from goodterms.words import DAY, UNUSUAL

LONG = 30
"""Days without any act of the owner's that may be an absence: ours. A fortnight's holiday changes no chance by much."""

HABIT = 10
"""Pauses between days with an act, without which nobody can tell what is usual with the owner: ours."""

LATELY = 100
"""Pauses that tell what is usual; the sparse beginnings of a record do not count for ever: ours."""

BEHIND = 183 * DAY
"""A channel may be so far behind the others, in seconds, before its silence counts as one: ours. Exports are made at
different times, but who has not taken one for half a year may have left the channel."""

ELSEWHERE = 30.0
"""Days of silence at most, or the usual gap where that is shorter, where the owner says that the two talk elsewhere."""


class OwnTime(NamedTuple):
    """The owner's absences: ``start`` and ``end`` (k,) in UTC seconds, whole days, in order and apart."""

    start: Floats
    end: Floats

    def at(self, ts: Floats) -> Floats:
        """Moments (n,) in the owner's time, which stands still in absences; NaN and infinities stay."""
        if not len(self.start):
            return ts
        moments = np.column_stack((self.start, self.end)).reshape(-1)
        lost = np.repeat(np.cumsum(self.end - self.start), 2)
        lost[::2] -= self.end - self.start
        return np.asarray(ts - np.interp(ts, moments, lost), dtype=np.float64)


UNBROKEN = OwnTime(np.zeros(0), np.zeros(0))
"""The time of somebody who was never away."""


def absences(days: np.ndarray[tuple[int], np.dtype[np.int64]], until: int) -> OwnTime:
    """The absences before ``until`` (UTC seconds) of an owner who acted on these ``days`` (``ts // 86400``, ascending).

    An absence is a pause of `LONG` days or more and `UNUSUAL` times the longest ordinary one `LATELY`, so that what
    comes later never makes one; an owner of whom we often see nothing for as long is never called away. One that still
    goes on ends at ``until``.
    """
    seen = [int(day) for day in days if day * DAY < until]
    usual, found = deque[int](maxlen=LATELY), []
    for day, following in pairwise([*seen, until // DAY]):
        pause, longest = following - day, max(usual, default=LONG)
        if len(usual) >= HABIT and longest < LONG <= pause >= UNUSUAL * longest:
            found.append((float((day + 1) * DAY), float(following * DAY)))
        else:
            usual.append(pause)
    return OwnTime(*np.array(found).reshape(-1, 2).T.copy())


def in_own_time(columns: Columns, as_of: int, own: OwnTime) -> tuple[dict[str, Floats], int]:
    """The times of every tie (n,) that a chance looks at, and the moment of judging, in the owner's time.

    The moment is not beyond ``seen_until``; a tie whose channel can be seen to an earlier moment only (``behind``,
    seconds) is moved up by as much, as is one of which the owner says that they talk elsewhere (``elsewhere``, 0/1).
    """
    until = column(columns, "seen_until")
    end = as_of if not until.size or np.isnan(until).all() else min(as_of, int(np.nanmax(until)))
    moment = int(own.at(np.array([float(end)]))[0])
    last = own.at(column(columns, "last"))
    behind = np.nan_to_num(np.minimum(column(columns, "behind"), BEHIND))
    usual = np.fmin(column(columns, "median_gap"), ELSEWHERE) * DAY
    unseen = np.where(column(columns, "elsewhere") > 0, np.fmax(moment - last - usual, 0), 0)
    later = np.nan_to_num(np.clip(np.fmax(behind, unseen), 0, np.fmax(moment - last, 0)))
    names = ("first", "last", "last_in", "last_out")
    times = {name: own.at(column(columns, name)) + later for name in names if name in columns}
    if "quiet_since" in columns:
        times["quiet_since"] = own.at(column(columns, "quiet_since"))
    kept = ("days", "n_in", "n_out")
    return {**{name: column(columns, name) for name in kept if name in columns}, **times}, moment
