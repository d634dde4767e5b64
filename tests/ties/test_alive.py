"""The chance of contact: weights as they ship, from whatever is known of a tie."""

from __future__ import annotations

import math

import numpy as np
import pytest

from goodterms.ties import bgnbd
from goodterms.ties.alive import chance
from goodterms.ties.bgnbd import History
from goodterms.ties.columns import Columns
from goodterms.ties.features import VIEWS, WIDTH, Lines
from goodterms.ties.update import Fitted
from goodterms.ties.weights import HORIZONS, TARGETS, Target, shipped
from goodterms.words import DAY

NOW = 19_000 * DAY + 40_000
TIE = {
    "days": 12.0,
    "first": NOW - 900.0 * DAY,
    "last": NOW - 20.5 * DAY,
    "n_in": 9.0,
    "n_out": 15.0,
    "last_in": NOW - 33.0 * DAY,
    "last_out": NOW - 20.5 * DAY,
}


def row(**changed: float) -> Columns:
    """One tie."""
    return {name: [value] for name, value in (TIE | changed).items()}


def by_hand(tie: dict[str, float], horizon: int, target: Target) -> float:
    """The slow clear form."""
    first, last = tie["first"] // DAY, tie["last"] // DAY
    rec = max(NOW / DAY - last, 0.5)
    history = History(*(np.array([value]) for value in (tie["days"] - 1, last - first, last - first + rec)))
    p = float(bgnbd.chance(history, shipped().rates, horizon)[0])
    looked_at = [math.log(1 + rec), math.log(tie["days"]), math.log(p / (1 - p))]
    looked_at.append(math.log(1 + min((NOW - min(tie["last_in"], tie["last_out"])) / DAY, 3650)))
    rarer = min(tie["n_in"], tie["n_out"])
    looked_at += [2 * rarer / (tie["n_in"] + tie["n_out"]), math.log(1 + rarer)]
    looked_at.append(0.0 if rarer else math.log(tie["days"]))
    line = shipped().lines[horizon, target].tie
    if "quiet_since" in tie:
        looked_at.append(math.log(1 + min((NOW - tie["quiet_since"]) / DAY, 3650)))
        line = shipped().lines[horizon, target].person
    return 1 / (1 + math.exp(-line[0] - sum(w * x for w, x in zip(line[1:], looked_at, strict=True))))


@pytest.mark.parametrize("horizon", HORIZONS)
@pytest.mark.parametrize("target", TARGETS)
def test_agrees_with_the_slow_form(horizon: int, target: Target) -> None:
    """Every horizon and target agrees with the formula written out, with and without what is seen elsewhere."""
    seen = {"quiet_since": NOW - 77.0 * DAY}
    assert chance(row(), NOW, horizon, target)[0] == pytest.approx(by_hand(TIE, horizon, target))
    unanswered = {"n_in": 0.0, "last_in": NOW - 4000.0 * DAY}
    if target == "any":  # for a word from each of the two there is a bound on it, see below
        found = chance(row(n_in=0.0, last_in=math.nan), NOW, horizon)[0]
        assert found == pytest.approx(by_hand(TIE | unanswered, horizon, target), rel=1e-3)
    assert chance(row(**seen), NOW, horizon, target)[0] == pytest.approx(by_hand(TIE | seen, horizon, target))


def test_nobody_seen_elsewhere_is_not_never_seen() -> None:
    """NaN is "nobody can tell" and changes nothing; -inf is "silent to everyone" and counts against it."""
    alone = chance(row(), NOW)[0]
    assert chance(row(quiet_since=math.nan), NOW)[0] == alone
    assert chance(row(quiet_since=-math.inf), NOW)[0] < chance(row(quiet_since=NOW - DAY), NOW)[0]


def test_days_and_the_last_contact_are_enough() -> None:
    """A tie of which only that is known gets a chance from it."""
    line = shipped().lines[90, "any"].plain
    odds = line @ np.array([1, math.log1p(NOW / DAY - (NOW - 5 * DAY) // DAY), math.log(3)])
    found = chance({"days": [3], "last": [NOW - 5 * DAY]}, NOW)[0]
    assert found == pytest.approx(1 / (1 + math.exp(-odds)))


def test_no_contact_has_no_chance() -> None:
    """Without contact there is no number, and nothing warns."""
    assert math.isnan(chance({"days": [0], "last": [None]}, 1000)[0])


def test_later_and_rarer_is_less_likely() -> None:
    """Longer silence lowers the chance, more contact days raise it."""
    lower, middle, higher = chance({"days": [9, 9, 90], "last": [NOW - 400 * DAY, NOW - DAY, NOW - DAY]}, NOW)
    assert lower < middle < higher


def test_a_longer_horizon_is_more_likely() -> None:
    """Between the horizons fitted the chance rises with the days; beyond them it stays the nearest's, or more."""
    found = [float(chance(row(), NOW, days)[0]) for days in (7, 20, 30, 60, 90, 200, 365)]
    assert found == sorted(found)
    assert 0 <= float(chance(row(), NOW, 0.01)[0]) <= found[0]


@pytest.mark.parametrize("horizon", [0, -1, math.inf, math.nan])
def test_no_horizon_is_refused(horizon: float) -> None:
    """A horizon that is no number of days is a mistake."""
    with pytest.raises(ValueError, match="above 0"):
        chance(row(), NOW, horizon)


def test_one_or_many_are_the_same() -> None:
    """A tie has the same chance alone and among others."""
    many = {name: np.array([value, value / 2, value]) for name, value in TIE.items()}
    assert chance(many, NOW)[0] == chance(row(), NOW)[0] == chance(many, NOW)[2]


def test_who_never_answered_is_not_promised_to() -> None:
    """Seven hundred days of one side's words alone: contact is near sure, a word from both is not."""
    end = 700 * DAY
    alone = {
        "days": [700.0],
        "first": [0.0],
        "last": [end - 60.0],
        "n_in": [0.0],
        "n_out": [1e6],
        "last_out": [end - 60.0],
    }
    for horizon in (30, 90):
        assert chance(alone, end, horizon)[0] > 0.9
        assert chance(alone, end, horizon, "two_way")[0] < 0.05


def test_a_ties_own_record_counts_whatever_is_usual() -> None:
    """Who was in touch on every day of two years will be again, though of all others that tells nothing."""
    end = 701 * DAY
    daily = {"days": [701.0], "first": [0.0], "last": [end - 60.0], "n_in": [701.0], "n_out": [701.0]}
    nothing = Lines(*(np.array([-1.2, *[0.0] * WIDTH[view]]) for view in VIEWS))
    flat = Fitted(shipped().rates, dict.fromkeys(shipped().lines, nothing), 9, {})
    for horizon, least in ((7, 0.95), (30, 0.9), (90, 0.75)):
        assert chance(daily, end, horizon, "any", flat)[0] > least
    assert chance(daily, end + 300 * DAY, 30, "any", flat)[0] < 0.3  # long silent: no longer
    once = {name: [1.0] if name == "days" else values for name, values in daily.items()}
    assert chance(once | {"first": [end - 60.0]}, end, 30, "any", flat)[0] < 0.3
