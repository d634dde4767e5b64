"""The chance of an answer is a band, and nothing is said where too little is known."""

from __future__ import annotations

from time import process_time
from typing import Any

import pytest

from goodterms.asks.answers.chance import AS_LONG, ENOUGH, WIDEST, Chance, band, chance
from goodterms.asks.answers.own import Own, Past, learnt
from goodterms.asks.answers.usual import Cell, cell, odds
from goodterms.words import DAY, Depth, Facts

NOW = 1_700_000_000


def facts(n_in: int, n_out: int, *, silent: int = 10 * DAY) -> Facts:
    """So many words each way, the last so many seconds ago."""
    last = NOW - silent
    return Facts(1, n_in, n_out, 5, last - DAY, last, last, last, 1, 1, last, 1, last, last, 3.0)


def own(cell: Cell, n: int, answered: int) -> Own:
    """So many asks of one kind, of which so many were answered."""
    return learnt((Past(number, cell, odds(0, 0), number < answered) for number in range(n)), NOW)


def told(known: Own, **how: Any) -> Chance | None:
    """A favour to one contact who had written five times, unless said otherwise."""
    case: dict[str, Any] = {"weight": 2, "depth": Depth.CONTACT, "facts": facts(5, 5), "reached": 1, "as_of": NOW}
    return chance(known, **(case | how))


def test_ends_at_twentieths_outwards() -> None:
    """No hundredth is claimed, and the band holds what it stands for."""
    assert band(0.0, 0.0) == (0.5, 0.5)
    assert band(0.1, 0.0) == (0.5, 0.55)
    assert band(-9.0, 1.0)[0] == 0.0


def test_many_own_asks_make_it_narrow() -> None:
    """Two hundred favours, half of them answered: a narrow band that holds a half, with what it rests on."""
    where = cell(2, Depth.CONTACT, 1)
    found = chance(own(where, 200, 100), weight=2, depth=Depth.CONTACT, facts=None, reached=1, as_of=NOW)
    assert found is not None
    assert found.low <= 0.5 <= found.high
    assert (found.high - found.low <= 0.2, found.n) == (True, 200)


@pytest.mark.parametrize(
    "how",
    [
        {"weight": 0},
        {"depth": Depth.UNKNOWN},
        {"weight": 3},
        {"weight": 4},
        {"reached": 11},
        {"facts": facts(50, 5, silent=AS_LONG + DAY)},
    ],
)
def test_nothing_is_said_where_nothing_fits(how: dict[str, object]) -> None:
    """No ask, nobody known, pitches, rounds, silences of years: the shipped rates do not speak of them."""
    assert told(Own(), **how) is None


def test_own_asks_speak_where_the_usual_does_not() -> None:
    """Pitches have a band as soon as there are enough of the owner's own, and not with one less."""
    pitch = cell(3, Depth.NAME, 1)
    case: dict[str, Any] = {"weight": 3, "depth": Depth.NAME, "facts": None}
    assert told(own(pitch, ENOUGH - 1, 0), **case) is None
    found = told(own(pitch, ENOUGH, 0), **case)
    assert found is not None
    assert (found.n, found.high < 0.3) == (ENOUGH, True)


def test_never_wider_than_it_is_worth() -> None:
    """A band that would hold nearly everything is not said."""
    found = [told(Own(), facts=facts(n_in, 3)) for n_in in range(200)]
    said = [one for one in found if one is not None]
    assert said
    assert len(said) < len(found)
    assert all(one.high - one.low <= WIDEST + 0.026 for one in said)


def test_well_under_a_millisecond() -> None:
    """One recipient costs next to nothing."""
    known = own(cell(2, Depth.CONTACT, 1), 50, 20)
    began = process_time()
    for _ in range(1_000):
        told(known)
    assert process_time() - began < 0.5
