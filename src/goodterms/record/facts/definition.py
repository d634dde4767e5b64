"""The one definition of what can be counted of a tie, in Ibis. `compile` turns it into the checked-in SQL.

Ibis is a development tool: it is imported here inside the function only, and nothing at run time calls it.
"""

from __future__ import annotations

from functools import reduce
from typing import Any

from goodterms.record.facts.growth import ERA, HALF_LIVES, LN_2, rate
from goodterms.record.facts.lookback import MEETING
from goodterms.words import DAY

FORGOTTEN = 1000
"""Half-lives after which a touch weighs no less: 2^-1000 is nothing, but PostgreSQL raises at 2^-1075."""

GROWN = tuple(f"grown_{days}" for days in HALF_LIVES)

TOUCH = {
    "person": "int64",
    "ts": "int64",
    "out": "int16",
    "weight": "float64",
    "kind": "int16",
    "gap": "int64",
    "turn": "int16",
    "opens": "int16",
    "answers": "int16",
    "day_gap": "int64",
    "two_way_day": "int16",
    "occasion": "int16",
    "era": "int64",
    **dict.fromkeys(GROWN, "float64"),
}
"""The columns of `touch` that are counted from; ``gap`` and ``day_gap`` are NULL where there is no previous one.
``era`` and the grown ones are what `growth.grown` makes of ``ts`` and ``weight``."""

COLUMNS = (
    *("person", "n_in", "n_out", "days", "first", "last", "last_in", "last_out", "two_way", "two_way_days"),
    *("last_two_way", "occasions", "first_occasion", "last_occasion", "turns", "opens_in", "opens_out"),
    *("meetings", "one_to_one", "reciprocity"),
    *("gap_n", "gap_mean", "gap_var", "median_gap", "sum_weight_in", "sum_weight_out"),
    *(f"d{days}_{way}" for days in HALF_LIVES for way in ("in", "out")),
)
"""The columns of the answer, in order."""

WAYS = ((0, "in"), (1, "out"))
"""The two directions: the value of ``out``, and how columns are named for it."""

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
    tie = _tie(touch.filter(touch.ts < moment))
    # The same filter in other words: one that is used twice becomes a common table, and DuckDB would write it all down.
    ways = _ways(_sides(touch.filter(moment > touch.ts)), tie)
    parts = [ways, _last_answer(touch, moment), _occasions(touch, moment)]
    whole = reduce(lambda left, right: left.left_join(right, left.person == right[right.columns[0]]), parts, tie)
    return _answer(whole).order_by("person")


def _tie(seen: Expression) -> Expression:
    """One row a person: what does not ask for the direction."""
    return seen.group_by("person").agg(
        n=seen.count(),
        days=seen.day_gap.count() + 1,
        first=seen.ts.min(),
        last=seen.ts.max(),
        two_way=seen.answers.sum(),
        two_way_days=seen.two_way_day.sum(),
        occasions=seen.occasion.sum(),
        turns=seen.turn.sum(),
        meetings=(seen.kind == MEETING).cast("int16").sum(),
        gap_var=seen.gap.cast("float64").var(how="sample") / float(DAY * DAY),
        median_gap=seen.day_gap.median(),
    )


def _sides(seen: Expression) -> Expression:
    """One row a person, direction and era, from which `_ways` makes sums: cheaper than asking each for its side."""
    return seen.group_by("person", "out", "era").agg(
        n=seen.count(),
        newest=seen.ts.max(),
        opens=seen.opens.sum(),
        alone=(seen.weight == 1).cast("int16").sum(),
        weight=seen.weight.sum(),
        **{name: seen[name].sum() for name in GROWN},
    )


def _ways(sides: Expression, tie: Expression) -> Expression:
    """One row a person: what is asked of each direction."""
    side = sides.join(tie.select("person", "last"), "person")
    side = side.mutate(early=((side.era * ERA + ERA // 2) - side.last).cast("float64"))
    side = side.mutate(**{f"d{days}": _brought_down(side, days) for days in HALF_LIVES})
    sums = {
        f"{name}_{way}": side[column].sum(where=side.out == out)
        for name, column in (("n", "n"), ("opens", "opens"), ("alone", "alone"), ("sum_weight", "weight"))
        for out, way in WAYS
    }
    decayed = {
        f"d{days}_{way}": side[f"d{days}"].sum(where=side.out == out) for days in HALF_LIVES for out, way in WAYS
    }
    lasts = {f"last_{way}": side.newest.max(where=side.out == out) for out, way in WAYS}
    return side.group_by(person_way=side.person).agg(**sums, **decayed, **lasts)


def _brought_down(side: Expression, days: int) -> Expression:
    """The sum of an era as of the tie's last touch. By its logarithm, as the two factors may not fit into float64."""
    import ibis

    grown = side[f"grown_{days}"].nullif(0.0).ln() + side.early * rate(days)
    return ibis.greatest(grown, -LN_2 * FORGOTTEN).exp()


def _last_answer(touch: Expression, moment: Expression) -> Expression:
    """One row a person ever answered. Reading the few rows by themselves is cheaper than a condition on each."""
    answered = touch.filter((touch.ts < moment) & (touch.answers == 1))
    return answered.group_by(person_answered=answered.person).agg(last_two_way=answered.ts.max())


def _occasions(touch: Expression, moment: Expression) -> Expression:
    met = touch.filter((touch.ts < moment) & (touch.occasion == 1))
    return met.group_by(person_met=met.person).agg(first_occasion=met.ts.min(), last_occasion=met.ts.max())


def _answer(whole: Expression) -> Expression:
    """`COLUMNS` of the joined parts: a side that never touched counts 0. A tie's gaps add up to its length."""
    import ibis

    sums = [
        name for name in COLUMNS if name.startswith(("n_", "opens_", "sum_weight_", *(f"d{d}_" for d in HALF_LIVES)))
    ]
    filled = {name: whole[name].fill_null(0) for name in sums}
    gap_n = whole.n - 1
    length = (whole.last - whole.first).cast("float64")
    rarer = ibis.least(filled["n_in"], filled["n_out"]).cast("float64")
    answer = whole.mutate(
        gap_n=gap_n,
        gap_mean=length / gap_n.nullif(0).cast("float64") / float(DAY),
        one_to_one=whole.alone_out.fill_null(0),
        reciprocity=rarer * 2.0 / whole.n.cast("float64"),
        **filled,
    )
    return answer.select(*COLUMNS)
