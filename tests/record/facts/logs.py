"""Random logs for the tests of the facts, and the columns they become."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from goodterms.record.facts.lookback import LookBack, look_back
from record.facts.oracle import Touch

Columns = dict[str, NDArray[Any]]

START = 1_262_304_000
"""1 January 2010, UTC."""


def columns(log: list[Touch]) -> Columns:
    """The log as columns of `touch`, sorted, look-back columns included."""
    rows = sorted(log, key=lambda touch: (touch.person, touch.ts, touch.id, touch.out))
    named = {
        name: np.array([getattr(row, name) for row in rows], dtype=np.float64 if name == "weight" else np.int64)
        for name in Touch._fields
    }
    return named | looked_back(named)._asdict()


def looked_back(named: Columns) -> LookBack:
    """The look-back columns of sorted columns."""
    return look_back(*(named[name] for name in ("person", "ts", "id", "out", "thread", "kind")))


def random_log(seed: int, ties: int = 40, touches: int = 60) -> list[Touch]:
    """Ties of very unequal length, bursts and long silences, threads that come and go; in no order."""
    draw = np.random.default_rng(seed)
    log: list[Touch] = []
    for person in range(1, ties + 1):
        ts = START + int(draw.integers(0, 10**8))
        for _ in range(int(draw.integers(1, touches))):
            ts += int(86_400 * np.exp(draw.normal(0.5, 2.5)))
            out = int(draw.integers(0, 2))
            weight = 1 / int(draw.integers(1, 11)) if out else 1.0
            thread, kind = int(draw.integers(-3, 6)), int(draw.choice([0, 0, 0, 0, 0, 0, 1, 2, 3]))
            log.append(Touch(person, ts, len(log), out, weight, thread, kind))
    return [log[place] for place in draw.permutation(len(log))]


def _moments() -> st.SearchStrategy[int]:
    """Moments near the edges that matter: days, weeks, fortnights and months apart, a second to either side."""
    edges = st.sampled_from([0, 1, 86_400, 604_800, 14 * 86_400, 30 * 86_400, 365 * 86_400, 20 * 365 * 86_400])
    return st.builds(lambda a, b, c: START + a + b + c, edges, edges, st.integers(-2, 2) | st.integers(0, 3_000_000))


def logs(max_size: int = 25) -> st.SearchStrategy[list[Touch]]:
    """Short logs of up to three people, dense in edge cases."""
    touch = st.builds(
        Touch,
        person=st.integers(1, 3),
        ts=_moments(),
        id=st.integers(0, 10**6),
        out=st.integers(0, 1),
        weight=st.sampled_from([1.0, 0.5, 1 / 3, 0.1]),
        thread=st.integers(-2, 3),
        kind=st.sampled_from([0, 0, 0, 1, 2, 3]),
    )
    return st.lists(touch, min_size=1, max_size=max_size)
