"""The sample that a fit learns from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from goodterms.record.score import sample
from goodterms.record.score.duck import engine
from goodterms.record.score.steps import BUCKETS, DRAWN, drawn

Rows = list[tuple[int, int, int]]


def rows(seed: int, people: int = 12, events: int = 300) -> Rows:
    """Who wrote to whom, and when; many at the same moment."""
    draw = np.random.default_rng(seed)
    found = [tuple(row) for row in draw.integers(0, (people, people, 90), (events, 3)).tolist()]
    return sorted(((a, b, ts) for a, b, ts in found if a != b), key=lambda row: (row[0], row[2]))


def plainly(log: Rows, one: int, other: int, moment: int) -> float:
    """When the quieter of the two last sent anything to anybody else, by looking at everything."""
    latest = [
        max((ts for a, b, ts in log if a == who and b != whom and ts < moment), default=-np.inf)
        for who, whom in ((one, other), (other, one))
    ]
    return float(min(latest))


@pytest.mark.parametrize("seed", range(4))
def test_quiet_since_is_what_looking_at_everything_gives(seed: int) -> None:
    """For every pair and several moments, before the first piece and after the last one too."""
    log = rows(seed)
    a, b, ts = np.array(log, np.int64).T.copy()
    sent = sample.sent({"a": a, "b": b, "ts": ts})
    pairs = [(one, other) for one in range(13) for other in range(one)]
    for moment in (0, 1, 30, 89, 90, 1_000):
        found = sample.quiet_since(sent, np.array(pairs), moment).tolist()
        assert found == [plainly(log, one, other, moment) for one, other in pairs]


def test_nobody_sent_anything() -> None:
    """Of nothing, everybody is quiet since ever."""
    none = np.zeros(0, np.int64)
    sent = sample.sent({"a": none, "b": none, "ts": none})
    assert sample.quiet_since(sent, np.array([[1, 2]]), 5).tolist() == [-np.inf]


def test_sql_and_numpy_draw_the_same_people(tmp_path: Path) -> None:
    """Small numbers and the largest, negative ones too; and about as many as were asked for."""
    who = np.concatenate((np.arange(-5_000, 20_000), [2**63 - 1, -(2**63), 2**31 - 1]))
    with engine(tmp_path) as connection:
        connection.register("people", {"who": who})
        sql = f"SELECT {DRAWN.format(who='who', cut=250_000)} AS drawn FROM people"
        by_sql = connection.execute(sql).fetchnumpy()["drawn"]
    assert drawn(who, 250_000).tolist() == by_sql.tolist()
    assert 0.23 < drawn(who, 250_000).mean() < 0.27
    assert drawn(who, BUCKETS).all()


def test_a_small_log_is_taken_whole() -> None:
    """Nothing is drawn where everything can be looked at; else as many as give the ties, within the pieces."""
    assert sample.cut(sample.TIES, 10**6) == BUCKETS
    assert sample.cut(sample.TIES * 4, 10**6) == BUCKETS // 2
    assert sample.cut(10, sample.MOST_SENT * 10) == BUCKETS // 10
    assert sample.cut(10**15, 10**15) == 1
