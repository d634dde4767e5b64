"""One tie and many ties are judged by the same lines."""

from __future__ import annotations

from dataclasses import astuple, fields

from hypothesis import given
from hypothesis import strategies as st

from goodterms.asks.standards import DEFAULTS
from goodterms.ties.tie import tie, ties
from goodterms.words import DAY, Depth, Facts, Tie

AS_OF = 19_000 * DAY
moments = st.integers(0, AS_OF - 1)
maybe_moments = st.none() | moments
counts = st.integers(0, 40)
some_facts = st.builds(
    Facts,
    person=st.just(1),
    n_in=counts,
    n_out=counts,
    days=st.integers(1, 400),
    first=moments,
    last=moments,
    last_in=maybe_moments,
    last_out=maybe_moments,
    two_way=counts,
    two_way_days=counts,
    last_two_way=maybe_moments,
    occasions=counts,
    first_occasion=maybe_moments,
    last_occasion=maybe_moments,
    median_gap=st.none() | st.floats(0, 900),
)


def test_nobody_is_unknown() -> None:
    """No facts, no list, no sighting: unknown, stateless, chanceless."""
    assert tie(None, as_of=AS_OF, standards=DEFAULTS) == Tie(Depth.UNKNOWN, None)


def test_listed_is_a_name() -> None:
    """A connection without a word is a name."""
    assert tie(None, as_of=AS_OF, standards=DEFAULTS, listed=True).depth == Depth.NAME


@given(st.lists(some_facts, min_size=1, max_size=8))
def test_one_and_many_agree(several: list[Facts]) -> None:
    """Judging a batch gives what judging one by one gives."""
    names = [field.name for field in fields(Facts)]
    columns = {name: list(values) for name, values in zip(names, zip(*map(astuple, several), strict=True), strict=True)}
    judged = ties(columns, as_of=AS_OF, standards=DEFAULTS)
    together = [judged.names(row) for row in range(len(several))]
    alone = [tie(one, as_of=AS_OF, standards=DEFAULTS) for one in several]
    assert together == [(one.depth, one.state, one.chance_90) for one in alone]
