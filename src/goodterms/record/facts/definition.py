"""The one definition of what can be counted of a tie, in Ibis. `compile` turns it into the checked-in SQL.

What comes together over time is carried beside each touch (`lookback`, `growth`), so a tie is read off the newest one
before the moment, without a look at the others. Ibis is a development tool: it is imported inside the functions, and
nothing at run time calls it.
"""

from __future__ import annotations

from typing import Any

from goodterms.record.facts.growth import HALF_LIVES, SUMS, TIMES
from goodterms.words import DAY

COUNTS = (
    *("n_in", "n_out", "days", "two_way", "two_way_days", "occasions", "turns", "opens_in", "opens_out"),
    *("meetings", "one_to_one"),
)
"""What `growth.grown` counts up to each touch."""

TOUCH = {
    "person": "int64",
    "ts": "int64",
    "next_ts": "int64",
    "first": "int64",
    **dict.fromkeys((*TIMES, *COUNTS), "int64"),
    **dict.fromkeys((*SUMS, "gap_spread", "median_gap"), "float64"),
}
"""The columns of ``touch`` that are counted from, those after ``ts`` as `growth.grown` makes them. NULL: times where
there was none yet, ``median_gap`` where there is no gap."""

COLUMNS = (
    *("person", "n_in", "n_out", "days", "first", "last", "last_in", "last_out", "two_way", "two_way_days"),
    *("last_two_way", "occasions", "first_occasion", "last_occasion", "turns", "opens_in", "opens_out"),
    *("meetings", "one_to_one", "reciprocity"),
    *("gap_n", "gap_mean", "gap_var", "median_gap", "sum_weight_in", "sum_weight_out"),
    *(f"d{days}_{way}" for days in HALF_LIVES for way in ("in", "out")),
)
"""The columns of the answer, in order."""

Expression = Any
"""An Ibis expression; its types come with Ibis, which is not there at run time."""


def facts(as_of: int) -> Expression:
    """The facts of every person of an unbound table ``touch`` (columns `TOUCH`), in the order of person.

    Only touches before ``as_of`` (UTC seconds) exist for it: that filter is the first step. Times are UTC seconds and
    NULL where nothing happened; gaps are days. ``gap_var`` is the sample variance (days squared), NULL below two gaps.
    ``opens_in``: openings by the person. ``one_to_one``: what the owner sent to them alone. ``reciprocity``: twice the
    rarer direction's share, 0 (one of the two never touched) to 1. The decayed sum ``d30_in`` is the sum of
    ``weight * 2^(-age / 30 days)`` over touches by the person, where age runs back from the tie's own last touch before
    ``as_of``, never from today.

    Asks and gives of a side are read from texts, not counted from touches: `label` has them, once it is filled.
    """
    import ibis

    touch = ibis.table(TOUCH, name="touch")
    moment = ibis.literal(as_of, "int64")
    return _answer(touch.filter(touch.ts < moment, touch.next_ts >= moment)).order_by("person")


def _answer(newest: Expression) -> Expression:
    """`COLUMNS` of the newest touch of each tie, whose gaps add up to its length."""
    import ibis

    n = newest.n_in + newest.n_out
    length = (newest.ts - newest["first"]).cast("float64")
    answer = newest.mutate(
        last=newest.ts,
        gap_n=n - 1,
        gap_var=newest.gap_spread / ibis.greatest(n - 2, 0).nullif(0).cast("float64") / float(DAY * DAY),
        gap_mean=length / (n - 1).nullif(0).cast("float64") / float(DAY),
        reciprocity=ibis.least(newest.n_in, newest.n_out).cast("float64") * 2.0 / n.cast("float64"),
    )
    return answer.select(*COLUMNS)
