"""A log counted as of a moment agrees with counting it by hand, and with the facts of the record."""

from __future__ import annotations

import math

import numpy as np
import pytest

from drawn_log import START, drawn
from goodterms.record.facts.count import count
from goodterms.record.facts.lookback import look_back
from goodterms.ties.edges import as_of, edges, keyed, past
from goodterms.words import DAY

Contact = tuple[int, int, int]


def newest(times: list[int], otherwise: float) -> float:
    """The latest of them."""
    return float(max(times, default=otherwise))


def by_hand(contacts: list[Contact], pair: tuple[int, int]) -> dict[str, float]:
    """The slow clear form, for one tie."""
    one, other = pair
    mine = [contact for contact in contacts if {contact[0], contact[1]} == {one, other}]
    sent = {who: [ts for source, _, ts in mine if source == who] for who in pair}
    elsewhere = [
        newest([ts for source, target, ts in contacts if source == who and target not in {other_one, who}], -math.inf)
        for who, other_one in ((one, other), (other, one))
    ]
    return {
        "days": float(len({ts // DAY for *_, ts in mine})),
        "first": float(min(ts for *_, ts in mine)),
        "last": newest([ts for *_, ts in mine], math.nan),
        "n_in": float(len(sent[one])),
        "n_out": float(len(sent[other])),
        "last_in": newest(sent[one], math.nan),
        "last_out": newest(sent[other], math.nan),
        "quiet_since": min(elsewhere),
    }


@pytest.mark.parametrize("seed", range(5))
def test_agrees_with_the_slow_form(seed: int) -> None:
    """Every column of every tie, at a moment in the middle."""
    source, target, ts = drawn(7, 80, 60, seed)
    moment = START + 30 * DAY
    log = edges(source, target, ts)
    counted = as_of(log, moment)
    before = [row for row in zip(source.tolist(), target.tolist(), ts.tolist(), strict=True) if row[2] < moment]
    for row, pair in enumerate(map(tuple, log.people.tolist())):
        if counted["days"][row] == 0:
            assert not [one for one in before if {one[0], one[1]} == set(pair)]
        else:
            found = {name: float(values[row]) for name, values in counted.items()}
            assert found == pytest.approx(by_hand(before, pair), nan_ok=True)


def test_one_mailbox_agrees_with_the_facts_of_the_record() -> None:
    """What both count of the owner's touches is the same."""
    _, person, ts = drawn(9, 300, 200, 4)
    person, out = person + 1, np.arange(300) % 2
    order = np.lexsort((ts, person))
    person, ts, out = person[order], ts[order], out[order]
    none, order = np.zeros(300, dtype=np.int64), np.arange(300)
    touches = {"person": person, "ts": ts, "id": order, "out": out, "thread": none, "kind": none}
    touches |= look_back(*touches.values())._asdict() | {"weight": np.ones(300)}
    moment = START + 100 * DAY
    facts = count(touches, as_of=moment)
    owner = np.zeros(300, dtype=np.int64)
    log = edges(np.where(out == 1, owner, person), np.where(out == 1, person, owner), ts)
    counted = as_of(log, moment, elsewhere=False)
    met = counted["days"] > 0
    assert log.people[met, 1].tolist() == facts["person"].tolist()
    for ours, theirs in (("days", "days"), ("first", "first"), ("last", "last"), ("n_out", "n_in"), ("n_in", "n_out")):
        assert counted[ours][met].tolist() == facts[theirs].tolist()
    for ours, theirs in (("last_out", "last_in"), ("last_in", "last_out")):
        np.testing.assert_array_equal(counted[ours][met], np.asarray(facts[theirs], dtype=np.float64))
    assert np.isnan(counted["quiet_since"]).all()


def test_order_of_the_log_does_not_matter() -> None:
    """The same contacts in another order give the same columns."""
    source, target, ts = drawn(6, 100, 50)
    mixed = np.random.default_rng(2).permutation(100)
    one, other = (
        as_of(edges(*log), START + 25 * DAY)
        for log in ((source, target, ts), (source[mixed], target[mixed], ts[mixed]))
    )
    for name, values in one.items():
        np.testing.assert_array_equal(values, other[name])


def test_nobody_has_a_tie_with_themselves() -> None:
    """Contacts of somebody with themselves are left out."""
    one = np.array([3, 3])
    assert len(edges(one, np.array([3, 4]), np.array([START, START])).people) == 1


def test_an_empty_log_has_no_ties_and_no_past() -> None:
    """Nothing in, nothing out."""
    none = np.zeros(0, dtype=np.int64)
    log = edges(none, none, none)
    assert len(keyed(log, START)["days"]) == 0
    assert past(log, START) == []


def test_windows_end_by_the_moment() -> None:
    """Up to four windows a horizon, each with half a horizon of history before it, none after the moment."""
    log = edges(*drawn(8, 400, 300))
    moment = START + 200 * DAY
    windows = past(log, moment)
    assert max(window.as_of + window.horizon * DAY for window in windows) == moment
    found = {days: sum(window.horizon == days for window in windows) for days in (7, 30, 90, 365)}
    assert found == {7: 4, 30: 4, 90: 1, 365: 0}
