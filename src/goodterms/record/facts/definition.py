"""The one definition of what can be counted of a tie, in Ibis. `compile` turns it into the checked-in SQL.

Ibis is a development tool: it is imported here inside the function only, and nothing at run time calls it.
"""

from __future__ import annotations

from functools import reduce
from typing import Any

from goodterms.words import DAY

HALF_LIVES = (7, 30, 180)
"""Days after which a touch weighs half, one decayed sum a direction each: a week, a month, half a year.

A choice of this project: rhythms of a week, a month and half a year."""

FORGOTTEN = 1000
"""Half-lives after which a touch weighs no less, where asked: 2^-1000 is nothing, but PostgreSQL raises at 2^-1075."""

LN_2 = 0.6931471805599453
"""Natural logarithm of 2: `exp` is half the price of `power` and the same on every engine."""

TOUCH = {
    "person": "int64",
    "ts": "int64",
    "out": "int16",
    "weight": "float64",
    "gap": "int64",
    "turn": "int16",
    "opens": "int16",
    "answers": "int16",
    "first_of_day": "int16",
    "day_gap": "int64",
    "two_way_day": "int16",
    "occasion": "int16",
}
"""The columns of `touch` that are counted from; ``gap`` and ``day_gap`` are NULL where there is no previous one."""

COLUMNS = (
    *("person", "n_in", "n_out", "days", "first", "last", "last_in", "last_out", "two_way", "two_way_days"),
    *("last_two_way", "occasions", "first_occasion", "last_occasion", "turns", "opens_in", "opens_out"),
    *("gap_n", "gap_mean", "gap_var", "median_gap", "sum_weight_in", "sum_weight_out"),
    *(f"d{days}_{way}" for days in HALF_LIVES for way in ("in", "out")),
)
"""The columns of the answer, in order."""

Expression = Any
"""An Ibis expression; its types come with Ibis, which is not there at run time."""


def facts(as_of: int, *, floored: bool = False) -> Expression:
    """The facts of every person of an unbound table ``touch`` (columns `TOUCH`), in the order of person.

    Only touches before ``as_of`` (UTC seconds) exist for it: that filter is the first step. Times are UTC seconds and
    NULL where nothing happened; gaps are days. ``gap_var`` is the sample variance (days squared), NULL below two gaps.
    ``opens_in``: openings by the person. The decayed sum ``d30_in`` is the sum of ``weight * 2^(-age / 30 days)`` over
    touches by the person, where age runs back from the tie's own last touch before ``as_of``, never from today.
    ``floored``: for an engine that raises where a power underflows, see `FORGOTTEN`.
    """
    import ibis

    touch = ibis.table(TOUCH, name="touch")
    seen = touch.filter(touch.ts < ibis.literal(as_of, "int64"))
    tie = _tie(seen)
    ways = [_way(seen.filter(seen.out == out), tie, way, floored=floored) for out, way in ((0, "in"), (1, "out"))]
    parts = [*ways, _last_answer(seen), _occasions(seen)]
    whole = reduce(lambda left, right: left.left_join(right, left.person == right[right.columns[0]]), parts, tie)
    return _answer(whole).order_by("person")


def _tie(seen: Expression) -> Expression:
    """One row a person: what does not ask for the direction."""
    return seen.group_by("person").agg(
        n=seen.count(),
        days=seen.first_of_day.sum(),
        first=seen.ts.min(),
        last=seen.ts.max(),
        two_way=seen.answers.sum(),
        two_way_days=seen.two_way_day.sum(),
        occasions=seen.occasion.sum(),
        turns=seen.turn.sum(),
        gap_var=seen.gap.cast("float64").var(how="sample") / float(DAY * DAY),
        median_gap=seen.day_gap.median(),
    )


def _way(side: Expression, tie: Expression, way: str, *, floored: bool) -> Expression:
    """One row a person with touches in a direction. Reading a side by itself is cheaper than asking each sum for it."""
    aged = side.join(tie.select("person", "last"), "person")
    aged = aged.mutate(age=(aged.last - aged.ts).cast("float64"))
    sums = {f"d{days}_{way}": (aged.weight * _halved(days, aged.age, floored=floored)).sum() for days in HALF_LIVES}
    named = {f"n_{way}": aged.count(), f"last_{way}": aged.ts.max(), f"opens_{way}": aged.opens.sum()}
    named |= {f"sum_weight_{way}": aged.weight.sum()} | sums
    return aged.group_by(**{f"person_{way}": aged.person}).agg(**named)


def _halved(days: int, age: Expression, *, floored: bool) -> Expression:
    """2^(-age / days) of an age in seconds."""
    import ibis

    exponent = age * (-LN_2 / (days * DAY))
    return (ibis.greatest(exponent, -LN_2 * FORGOTTEN) if floored else exponent).exp()


def _last_answer(seen: Expression) -> Expression:
    answered = seen.filter(seen.answers == 1)
    return answered.group_by(person_answered=answered.person).agg(last_two_way=answered.ts.max())


def _occasions(seen: Expression) -> Expression:
    met = seen.filter(seen.occasion == 1)
    return met.group_by(person_met=met.person).agg(first_occasion=met.ts.min(), last_occasion=met.ts.max())


def _answer(whole: Expression) -> Expression:
    """`COLUMNS` of the joined parts: a side that never touched counts 0. A tie's gaps add up to its length."""
    sums = [
        name for name in COLUMNS if name.startswith(("n_", "opens_", "sum_weight_", *(f"d{d}_" for d in HALF_LIVES)))
    ]
    filled = {name: whole[name].fill_null(0) for name in sums}
    gap_n = whole.n - 1
    length = (whole.last - whole.first).cast("float64")
    answer = whole.mutate(gap_n=gap_n, gap_mean=length / gap_n.nullif(0).cast("float64") / float(DAY), **filled)
    return answer.select(*COLUMNS)
