"""Chance is the same everywhere and has the shapes it should."""

from __future__ import annotations

import math
import statistics

from goodterms.village.draws import Wheel, awake, mix, some, spread, stream, turns, waiting


def test_streams_are_pinned() -> None:
    """A stream depends on its seed and name only: these numbers are the same on every machine."""
    first, second = stream(1, "tie", 7).random(), stream(1, "tie", 8).random()
    assert (round(first, 12), round(second, 12)) == (0.938493215779, 0.137626168415)
    assert mix(1, 2, 3) == 29_821_636_953_800_334


def test_waits_have_the_mean_asked_for_and_burst() -> None:
    """Whatever its shape, a wait's mean is what was asked for; a small shape spreads wider than chance."""
    draw = stream(3, "waits")
    waits = [waiting(draw, 100.0, 0.6) for _ in range(40_000)]
    assert math.isclose(statistics.fmean(waits), 100.0, rel_tol=0.05)
    assert statistics.pstdev(waits) > 140


def test_a_spread_has_its_median() -> None:
    """Half of a log-normal spread lies under its median."""
    draw = stream(4, "spread")
    assert math.isclose(statistics.median(spread(draw, 5.0, 1.3) for _ in range(20_000)), 5.0, rel_tol=0.06)


def test_turns_have_their_mean() -> None:
    """Conversations are at least one turn and as long as said on average."""
    draw = stream(5, "turns")
    drawn = [turns(draw, 4.0) for _ in range(20_000)]
    assert min(drawn) == 1
    assert math.isclose(statistics.fmean(drawn), 4.0, rel_tol=0.05)


def test_a_wheel_spins_in_proportion() -> None:
    """What weighs three times as much comes three times as often."""
    draw, wheel = stream(6, "wheel"), Wheel({"a": 3.0, "b": 1.0})
    share = sum(wheel.spin(draw) == "a" for _ in range(20_000)) / 20_000
    assert math.isclose(share, 0.75, abs_tol=0.02)


def test_some_are_different_and_in_order() -> None:
    """Of a few all are taken, of many as many as asked, none twice."""
    draw = stream(7, "some")
    assert some(draw, (1, 2, 3), 9) == [1, 2, 3]
    taken = some(draw, range(100), 10)
    assert len(taken) == 10
    assert taken == sorted(set(taken))


def test_nobody_writes_letters_in_the_night() -> None:
    """Whoever would have acted at three in the morning acts by day."""
    draw = stream(8, "awake")
    night = 1_600_000_000 // 86_400 * 86_400 + 3 * 3_600
    hours = [awake(night, "Europe/London", draw) % 86_400 / 3_600 for _ in range(200)]
    assert min(hours) >= 8
    assert max(hours) <= 12
